import type { CardData } from '../../../kernel/card.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { Move } from './dates.js';
import type { SmallIntervention } from './step-kind.js';

/** The head of every dialog about a step; its owner is a person or a team. */
export const headOf = (school: School, id: string, step: SmallIntervention): CardData => ({
  id,
  roepnaam: step.roepnaam,
  reference: step.reference,
  place: placeName(step),
  owner: ownerName(school, step),
});

/** Its class; what belongs to no class is somebody's own approach, or the team's. */
export const placeName = ({ classCode, scope }: SmallIntervention): string | TextRef =>
  classCode ?? text(scope === 'practice' ? 'step.ownPractice' : `step.scope.${scope}`);

export const ownerName = (school: School, { ownerId }: SmallIntervention): string | TextRef =>
  ownerId === undefined ? text('step.owner.team') : nameOf(school, ownerId);

/** "vuurtoren (L3B)", or the roepnaam alone for what belongs to no class. */
export const calledOf = ({ roepnaam, classCode }: SmallIntervention): TextRef =>
  text('step.called', { roepnaam, where: classCode === undefined ? '' : ` (${classCode})` });

/** Where it stands, in one line without a word of content. */
export function stateLine(school: School, step: SmallIntervention, readerId: string): TextRef {
  const me = step.ownerId === undefined ? 'team' : step.ownerId === readerId ? 'owner' : 'other';
  return text(`step.state.${step.status}`, {
    owner: ownerName(school, step),
    me,
    since: day(step.startsOn),
    day: day(step.lookBackOn ?? step.backOn ?? step.startsOn),
    outcome: step.status === 'ENDED' ? endOf(step) : '',
  });
}

function endOf({ lookBacks, events }: SmallIntervention): TextRef | string {
  const last = lookBacks.at(-1);
  // A colleague may have said since that they saw the same.
  const end = events.findLast(({ what }) => what === 'lookedBack' || what === 'stopped');
  return last && end?.what === 'lookedBack' ? text(`step.outcome.${last.outcome}`) : text('step.ended');
}

/** Each move of a day with its reason, as the reader is told of it; `own`: it is the reader who looks back. */
export const moveLines = (moves: readonly Move[], own = false): TextRef[] =>
  moves.map(({ why, from, to, label }) =>
    text(`step.moved.${why}${own && (why === 'off' || why === 'away') ? '.you' : ''}`, {
      from: day(from),
      to: day(to),
      label: closedBy(label),
    }),
  );

/** Holidays are called as the reader calls them; a school's own free days as the school does. */
const HOLIDAYS: Record<string, string> = {
  herfstvakantie: 'autumn',
  wapenstilstand: 'armistice',
  kerstvakantie: 'christmas',
  krokusvakantie: 'carnival',
  paasvakantie: 'easter',
  paasmaandag: 'easterMonday',
  'dag van de arbeid': 'labour',
  'hemelvaart en brugdag': 'ascension',
  pinkstermaandag: 'whitMonday',
  zomervakantie: 'summer',
};
export const closedBy = (label = ''): string | TextRef => {
  const holiday = HOLIDAYS[label];
  return holiday === undefined ? label : text(`holiday.${holiday}`);
};
