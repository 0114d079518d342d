import { mayPark } from './park.js';
import { mayChoosePhase } from './phase.js';
import type { CareRequest } from './request.js';
import { type Act, stateAfter } from './states.js';

/** What whoever leads a request can do with it now; each is authorised again when it is done. */
export function ledActs(request: CareRequest, personId: string) {
  const can = (act: Act) => stateAfter(request.status, act) !== undefined;
  const mine = request.takenBy === personId;
  return {
    take: can('take') && !request.takenBy,
    together: can('take') && (!request.takenBy || (mine && !request.together)),
    ask: can('ask'),
    answer: can('answer'),
    handOver: can('handOver'),
    park: request.status !== 'PARKED' && mayPark(request),
    repark: request.status === 'PARKED',
    resume: can('resume'),
    phase: mayChoosePhase(request),
    clb: can('mark') && !request.clb,
    clbOut: can('mark') && request.clb === true,
    close: can('close'),
  };
}
