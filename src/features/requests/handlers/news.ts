import { timeOf } from '../../../calendar/time.js';
import type { NewSend } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { nextPoliteMoment } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest } from '../model/request.js';
import { hourRef, tell } from '../model/step.js';

/**
 * How a new request reaches its coordinator: by itself, as a line of the digest, or in one message with the others of that
 * hour, whose name (`gathered`) the request then keeps. Doubt about safety waits for nothing.
 */
export function newsOf(
  school: School,
  id: string,
  { coordinatorId, words }: CareRequest,
  now: Epoch,
): { send: NewSend; gathered?: string } {
  const coordinator = school.people.get(coordinatorId);
  if (words.safety === 'doubt') return { send: tell('request.new', coordinatorId, id, now, 'now') };
  const wanted = coordinator?.newRequests ?? 'each';
  if (coordinator === undefined || wanted !== 'hourly') {
    const manner = wanted === 'digest' ? 'digest' : 'addressed';
    return { send: tell('request.new', coordinatorId, id, now, manner) };
  }
  // Known already when it may be said: what comes in the evening is one message in the morning.
  const dueAt = nextPoliteMoment(school, coordinator, nextFullHour(now));
  const gathered = `${coordinatorId}.${dueAt}`;
  const send = tell('request.new-hourly', coordinatorId, id, now, 'addressed', {
    dueAt,
    id: `hourly:${gathered}`,
  });
  return { send: { ...send, ref: hourRef(gathered) }, gathered };
}

const nextFullHour = (now: Epoch): Epoch =>
  now + (60 - Number(timeOf(now).slice(3))) * 60_000 - (now % 60_000);
