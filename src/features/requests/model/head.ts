import { dayOf } from '../../../calendar/time.js';
import type { CardData } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { aspectsFor } from '../policy.js';
import type { CareRequest } from './request.js';
import { metBy } from './waiting.js';

/** The head of every dialog about a request. */
export const headOf = (school: School, id: string, request: CareRequest): CardData => ({
  id,
  roepnaam: request.roepnaam,
  reference: request.reference,
  classCode: request.classCode,
  requester: nameOf(school, request.requesterId),
});

/** Somebody has to speak or read today, and nobody follows it up yet. */
const presses = ({ status, words }: CareRequest) => status === 'NEW' && words.safety !== 'no';
/** That somebody took up is read like what is for today. */
export const isAlarm = (request: CareRequest): boolean =>
  request.words.safety === 'yes' && metBy(request) === undefined;

/** Says that it is for today, or that it still has to be followed up after an alarm, never why; null for who may not see the answer on safety, and for who asked. */
export function markOf(
  { person, school, now }: Pick<Scene<School>, 'school' | 'now'> & { person: Person },
  request: CareRequest,
): TextRef | null {
  if (!presses(request) || person.id === request.requesterId) return null;
  if (!aspectsFor(person, request, school, dayOf(now)).has('safety')) return null;
  if (metBy(request) !== undefined) return text('home.row.met');
  return text(isAlarm(request) ? 'home.row.now' : 'home.row.today');
}
