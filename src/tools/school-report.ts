import { fileURLToPath } from 'node:url';
import type { Check, Finding } from '../features/school/model/check.js';
import type { Load } from '../features/school/model/choice.js';
import type { School } from '../features/school/model/school.js';
import type { Simulation } from '../features/school/model/simulate.js';
import { list } from '../kernel/text.js';
import { loadTexts } from '../render/texts.js';

/** What a store adds to the files: open work by person, in the order in which it is shown. */
export type Loads = ReadonlyMap<string, Load>;

const TEXTS = fileURLToPath(new URL('../../cards/texts/', import.meta.url));

/** A check as lines for people: every class with whom its requests reach and why, then what is worth a look. */
export function describeCheck(school: School, check: Check, loads?: Loads): string {
  const classes = classLines(school, check.classes);
  const count = (kind: Finding['kind']) => check.findings.filter((finding) => finding.kind === kind).length;
  return [
    `${school.name}: ${check.classes.length} classes, ${school.people.size} people`,
    ...classes,
    ...(loads && loads.size > 0 ? ['', 'open work', ...loadLines(school, loads)] : []),
    ...(check.findings.length > 0 ? ['', ...check.findings.map(line)] : []),
    '',
    `${count('gap')} gaps, ${count('overlap')} overlaps, ${count('hint')} hints`,
  ].join('\n');
}

const line = ({ kind, classCode, from, until, message }: Finding): string =>
  `${kind.padEnd(8)}${classCode === undefined ? '' : `${classCode}: `}${message} (${from} - ${until})`;

const nameIn = (school: School, id: string): string => school.people.get(id)?.name ?? id;
const widest = (texts: string[]): number => Math.max(0, ...texts.map((text) => text.length)) + 2;

/** Class, person, and why in the school's language, below each other. */
function classLines(
  school: School,
  classes: Pick<Check['classes'][0], 'classCode' | 'personId' | 'reasons'>[],
) {
  const voice = loadTexts(TEXTS).voice(school.language);
  const codes = widest(classes.map((one) => one.classCode));
  const names = widest(classes.map((one) => nameIn(school, one.personId)));
  return classes.map(({ classCode, personId, reasons }) => {
    const { why } = voice.words({ why: list(...reasons) });
    return `  ${classCode.padEnd(codes)}${nameIn(school, personId).padEnd(names)}${why}`;
  });
}

function loadLines(school: School, loads: Loads): string[] {
  const names = widest([...loads.keys()].map((id) => nameIn(school, id)));
  return [...loads].map(([id, { open, points, arrived = 0 }]) => {
    const { careHours, weeklyCap } = school.people.get(id) ?? {};
    const hours = careHours === undefined ? 'no hours given' : `for ${careHours} hours a week`;
    const limit = weeklyCap === undefined ? '' : ` of at most ${weeklyCap}`;
    return `  ${nameIn(school, id).padEnd(names)}${open} open (weight ${points}), ${hours}; ${arrived} new this week${limit}`;
  });
}

/** Who would get what on a day without this person. */
export function describeAbsence(school: School, { personId, standInId, classes }: Simulation): string {
  const gone = nameIn(school, personId);
  const alone = classes.filter((one) => one.absent).map((one) => one.classCode);
  return [
    `if ${gone} is not there today:`,
    ...classLines(school, classes),
    ...(classes.length === 0 ? ['  no class changes hands'] : []),
    standInId === undefined
      ? '  nobody looks after what lies with them already'
      : `  ${nameIn(school, standInId)} looks after what lies with them already`,
    ...(alone.length > 0 ? [`  nobody is there for ${alone.join(', ')}`] : []),
  ].join('\n');
}
