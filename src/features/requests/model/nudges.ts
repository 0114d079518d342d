import type { NewSend } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { askRef, askRow, nextAskDay } from '../../school/model/asking.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';

/** So many are remembered: the messages that show it are drawn again when it changes. */
const MOST = 4;

/** The messages in which it stood, as what nobody had taken up yet. */
export const nudgeRefs = ({ nudges = [] }: CareRequest) => nudges.map(({ to, day }) => askRef(to, day));

/** Asks somebody to take it up, in the one message of their next morning at work. undefined: there is nobody of that id. */
export function nudge(
  school: School,
  { nudges = [] }: CareRequest,
  to: string,
  now: Epoch,
): { change: Pick<CareRequest, 'nudges'>; work: NewSend[] } | undefined {
  const person = school.people.get(to);
  if (!person) return undefined;
  const day = nextAskDay(school, person, now);
  const before = nudges.filter((one) => one.to !== to || one.day !== day);
  return { change: { nudges: [...before, { to, day }].slice(-MOST) }, work: [askRow(school, to, day)] };
}
