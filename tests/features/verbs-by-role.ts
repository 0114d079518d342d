import { ROLES, type Role } from '../../src/features/school/model/school.js';

/**
 * Every verb that is not about one care request (those: requests/authorisation.test.ts), by every role alone, against a
 * table from product.md. A verb that is not in it fails: somebody has to decide.
 */
const EVERYONE: readonly Role[] = ROLES;
export const FOLLOWERS: readonly Role[] = ['CARE_COORDINATOR', 'PUPIL_COUNSELLOR'];
/** Who can lead requests at all, be it as a stand-in; which ones is asked of each request. */
const HOLDERS: readonly Role[] = [...FOLLOWERS, 'CARE_TEACHER', 'HEAD', 'POLICY_TEAM'];
/** Who works with children; the office never starts anything about a pupil. */
const CARERS: readonly Role[] = ROLES.filter((role) => role !== 'SECRETARY' && role !== 'ADMINISTRATOR');
const all = (start: string, names: string, roles: readonly Role[]): Record<string, readonly Role[]> =>
  Object.fromEntries(names.split(' ').map((name) => [start + name, roles]));
export const BY_ROLE: Record<string, readonly Role[]> = {
  ...all('consult.', 'availability availability.save feed feed.make feed.stop form plan propose fix', CARERS),
  ...all('request.pause.', 'go staff numbers back', EVERYONE),
  ...all('step.', 'team-form team.create team.sure team.back', EVERYONE),
  ...all('vision.', 'page values agreements', EVERYONE),
  ...all('vision.', 'edit save value value.save agreement agreement.save agreement.checked remove removed', [
    ...FOLLOWERS,
    'HEAD',
  ]),
  ...all('thanks.', 'form look back send personal mine preference preference.save', EVERYONE),
  'care.off': [...FOLLOWERS, 'CARE_TEACHER'],
  'consult.counts': [...FOLLOWERS, 'HEAD'],
  'step.list': CARERS,
  'step.outside-list': [...FOLLOWERS, 'HEAD', 'POLICY_TEAM'],
  'example.list': CARERS,
  'step.form': CARERS,
  'step.create': CARERS,
  'step.create.outside': CARERS,
  // Which class, and which steps of it, is asked of each: tests/features/steps/class-card.test.ts.
  'step.class-card': CARERS,
  'step.class-card.print': CARERS,
  'request.form': EVERYONE,
  'request.submit': EVERYONE,
  'request.more': EVERYONE,
  'request.details': EVERYONE,
  'request.list': EVERYONE,
  'request.find': EVERYONE,
  'request.corridor': [...FOLLOWERS, 'CARE_TEACHER'],
  'request.corridor.save': [...FOLLOWERS, 'CARE_TEACHER'],
  'request.welcome.later': EVERYONE,
  'think.form': EVERYONE,
  'think.submit': EVERYONE,
  'drill.form': [...FOLLOWERS, 'HEAD'],
  'drill.start': [...FOLLOWERS, 'HEAD'],
  'triage.suggestions': [...FOLLOWERS, 'HEAD'],
  'triage.bulk': HOLDERS,
  'triage.bulk.together': HOLDERS,
  'triage.bulk.take': HOLDERS,
  'school.home': EVERYONE,
  'school.help': EVERYONE,
  'school.instruments': EVERYONE,
  'school.instrument.propose': EVERYONE,
  'school.instrument.propose.save': EVERYONE,
  'school.phones': EVERYONE,
  'school.who': EVERYONE,
  'school.absence': EVERYONE,
  'school.absence.save': EVERYONE,
  'school.absence.end': EVERYONE,
  'school.digest-pause': EVERYONE,
  'school.digest-pause.save': EVERYONE,
  'school.language': EVERYONE,
  'school.language.save': EVERYONE,
  'school.new-requests': FOLLOWERS,
  'school.new-requests.save': FOLLOWERS,
  'school.limit': FOLLOWERS,
  'school.limit.save': FOLLOWERS,
  'school.quiet': EVERYONE,
  'school.quiet.save': EVERYONE,
  'school.settings': [...FOLLOWERS, 'HEAD'],
  'school.settings.edit': [...FOLLOWERS, 'HEAD'],
  'school.settings.save': [...FOLLOWERS, 'HEAD'],
  'school.channel': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.channel.save': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.channel.unlink': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.groups': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.edit': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.save': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.who': EVERYONE,
  'school.classes': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.classes.away': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.classes.would': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'handover.form': [...FOLLOWERS, 'HEAD'],
  'handover.preview': [...FOLLOWERS, 'HEAD'],
  'school.team': ['SECRETARY', 'ADMINISTRATOR'],
  'school.team.add': ['ADMINISTRATOR'],
  'school.team.edit': ['SECRETARY', 'ADMINISTRATOR'],
  'school.team.save': ['SECRETARY', 'ADMINISTRATOR'],
};
