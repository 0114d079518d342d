import type { Doer } from '../../../kernel/decision.js';
import type { CareRequest } from './request.js';
import { type Step, tell } from './step.js';

/** Its requester is told, or was, that this very person takes the alarm up: following it up is no other news. */
const hearsOfAlarm = ({ alarm }: CareRequest, taker: string): boolean =>
  alarm !== undefined && (alarm.acknowledgedBy ?? taker) === taker;

/** "Ik volg dit op", or "samen bekijken": whose it is, and the message to its requester. */
export function takeStep(
  { person, now }: Doer,
  { id, data }: { id: string; data: CareRequest },
  together: boolean,
  verb: string,
): Step {
  const name = together ? 'request.together' : 'request.taken';
  const news = tell(name, data.requesterId, id, now, 'addressed');
  return {
    act: 'take',
    verb,
    what: together ? 'together' : 'taken',
    change: { takenBy: person.id, together },
    work: !together && hearsOfAlarm(data, person.id) ? [] : [news],
  };
}
