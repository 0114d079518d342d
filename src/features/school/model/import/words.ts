import type { Language } from '../../../../kernel/values.js';
import { loosely } from '../classes.js';
import type { ChoosablePhase } from '../phases.js';
import { DOMAINS, type Domain, type Level, ROLES, type Role } from '../school.js';

/** What people write in a roster file → our code; compared without case, accents, spaces and signs. */
const lookup = <T>(words: [T, string[]][]) => {
  const table = new Map(
    words.flatMap(([value, names]) => names.map((name) => [loosely(name), value] as const)),
  );
  return (typed: string): T | undefined => table.get(loosely(typed));
};

export const levelOf = lookup<Level>([
  ['nursery', ['kleuter', 'kleuters', 'kleuterschool', 'kleuteronderwijs', 'nursery']],
  ['primary', ['lager', 'lagere school', 'lager onderwijs', 'primary']],
  ['secondary', ['secundair', 'secundair onderwijs', 'middelbaar', 'secondary']],
]);

export const roleOf = lookup<Role>([
  ...ROLES.map((role): [Role, string[]] => [role, [role]]),
  [
    'TEACHER',
    ['leraar', 'leerkracht', 'klasleraar', 'klasleerkracht', 'klastitularis', 'juf', 'meester', 'teacher'],
  ],
  [
    'CARE_TEACHER',
    [
      'zorgleraar',
      'zorgleerkracht',
      'zorgondersteuner',
      'ses-leraar',
      'ses-leerkracht',
      'gok-leraar',
      'gok-leerkracht',
    ],
  ],
  ['CARE_COORDINATOR', ['zorgcoördinator', 'zorgco']],
  ['PUPIL_COUNSELLOR', ['leerlingenbegeleider']],
  ['GRADE_COORDINATOR', ['graadcoördinator']],
  ['HEAD', ['directie', 'directeur', 'directrice', 'head', 'principal']],
  ['POLICY_TEAM', ['beleidsteam', 'beleidsmedewerker']],
  ['TRUST_TEACHER', ['vertrouwensleerkracht', 'vertrouwensleraar']],
  ['EDUCATOR', ['opvoeder']],
  ['SECRETARY', ['secretariaat', 'secretaris', 'secretaresse', 'administratief medewerker']],
  ['ADMINISTRATOR', ['beheerder', 'ict', 'ict-coördinator', 'ict-verantwoordelijke', 'admin']],
]);

export const domainFrom = lookup<Domain>([
  ...DOMAINS.map((domain): [Domain, string[]] => [domain, [domain]]),
  ['EDUCATIONAL_CAREER', ['onderwijsloopbaan', 'loopbaan', 'educational career', 'career']],
  ['LEARNING_AND_STUDYING', ['leren en studeren', 'leren', 'learning and studying', 'learning']],
  [
    'PSYCHOLOGICAL_AND_SOCIAL',
    [
      'psychisch en sociaal functioneren',
      'psychisch en sociaal',
      'psychosociaal',
      'welbevinden',
      'psychological and social',
    ],
  ],
  ['PREVENTIVE_HEALTH', ['preventieve gezondheidszorg', 'gezondheid', 'preventive health', 'health']],
]);

export const phaseFrom = lookup<ChoosablePhase>([
  ['BROAD_BASIC_CARE', ['0', 'fase 0', 'brede basiszorg', 'phase 0', 'broad basic care']],
  ['INCREASED_CARE', ['1', 'fase 1', 'verhoogde zorg', 'phase 1', 'increased care']],
  ['EXTENDED_CARE', ['2', 'fase 2', 'uitbreiding van zorg', 'phase 2', 'extended care']],
]);

export const languageFrom = lookup<Language>([
  ['nl', ['nl', 'nederlands', 'dutch']],
  ['en', ['en', 'engels', 'english']],
  ['fr', ['fr', 'frans', 'français', 'french']],
]);

export const newRequestsFrom = lookup<'each' | 'hourly' | 'digest'>([
  ['each', ['each', 'apart', 'meteen']],
  ['hourly', ['hourly', 'per uur', 'elk uur']],
  ['digest', ['digest', 'ochtendbericht']],
]);

export const isEverything = (typed: string): boolean =>
  lookup([
    [true, ['fallback', 'school', 'alles', 'al de rest', 'de rest', 'rest', 'everything', 'the rest']],
  ])(typed) === true;
