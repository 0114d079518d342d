import type { CardRef } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import { isHead } from '../model/people.js';
import type { Person, School } from '../model/school.js';
import { choosesNewRequests, editsCareSettings, opensTeam, seesClasses } from '../policy.js';

/** What can be typed, in the order in which it is listed: the key of its line, and what it opens. */
const LINES = {
  home: 'school.home',
  request: 'request.form',
  corridor: 'request.corridor',
  think: 'think.form',
  step: 'step.form',
  thanks: 'thanks.form',
  teamStep: 'step.team-form',
  classCard: 'step.class-card',
  steps: 'step.list',
  examples: 'example.list',
  careOff: 'care.off',
  consult: 'consult.form',
  round: 'consult.round.form',
  list: 'request.list',
  find: 'request.find',
  who: 'school.who',
  priorities: 'priority.list',
  instruments: 'school.instruments',
  vision: 'vision.page',
  survey: 'survey.list',
  buddy: 'buddy.open',
  absence: 'school.absence',
  availability: 'consult.availability',
  phones: 'school.phones',
  drill: 'drill.form',
  team: 'school.team',
  settings: 'school.settings',
  channel: 'school.channel',
  handover: 'handover.form',
  suggestions: 'triage.suggestions',
  classes: 'school.classes',
  limit: 'school.limit',
  pause: 'school.digest-pause',
  quiet: 'school.quiet',
  language: 'school.language',
  help: 'school.help',
} as const;

interface At {
  person: Person;
  school: School;
  opens(verb: string): boolean;
}

/** What this person can type here; what they may not open is not named. */
export function helpCard({ person, school, opens }: At): CardRef {
  return {
    card: 'school/help',
    data: {
      language: school.language,
      lines: Object.entries(LINES)
        .filter(([, verb]) => opens(verb))
        .map(([key]) => ({ line: text(`school.help.${key}`) })),
      coordinator: choosesNewRequests(person),
      drill: choosesNewRequests(person) || isHead(person),
      team: opensTeam(person),
      care: editsCareSettings(person),
      classes: seesClasses(person),
    },
  };
}
