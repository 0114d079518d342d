import type { Doer } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import { stateAfter } from '../../requests/model/states.js';
import { type Step, tell } from '../../requests/model/step.js';
import { takeStep } from '../../requests/model/take.js';
import type { School } from '../../school/model/school.js';
import { speakingWork } from './speak.js';

/** What is wished for a request: that this person follows it up, looks at it together, speaks about it on a day. */
export interface Wish {
  together: boolean;
  day?: Day;
}
/** `same`: it is so already · `theirs`: a colleague follows it up · `over`: its state does not know this any more. */
export type Left = 'same' | 'theirs' | 'over';

/** The one step by which the wish comes true; its requester hears of it once, also when it is taken up and planned at once. */
export function wished(
  doer: Doer & { school: School },
  record: Stored<CareRequest>,
  { together, day }: Wish,
  verb: string,
): Step | Left {
  const { data } = record;
  if (data.takenBy && data.takenBy !== doer.person.id) return 'theirs';
  if (!stateAfter(data.status, day === undefined ? 'take' : 'plan')) return 'over';
  const mine = data.takenBy === doer.person.id;
  // What is looked at together stays so.
  const shared = together || (mine && data.together === true);
  if (mine && shared === (data.together ?? false) && (day === undefined || day === data.plannedFor))
    return 'same';
  if (day === undefined) return takeStep(doer, record, shared, verb);
  return planStep(doer, record, day, verb, { together: shared });
}

/** A day to speak with its requester, told once. */
export const planStep = (
  { school, person, now }: Doer & { school: School },
  { id, data }: Stored<CareRequest>,
  day: Day,
  verb: string,
  change: Partial<CareRequest> = {},
): Step => ({
  act: 'plan',
  verb,
  what: 'planned',
  change: { ...change, takenBy: person.id, plannedFor: day },
  work: [tell('triage.planned', data.requesterId, id, now, 'addressed'), ...speakingWork(school, id, day)],
});
