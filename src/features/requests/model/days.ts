import type { CareRequest } from './request.js';
import type { Status } from './states.js';

/** Where somebody still speaks with its requester: a day for that falls away with an answer, aside and at the end. */
const SPEAKS: readonly Status[] = ['TAKEN', 'WAITING'];

/** The days of a request after a step: when it comes back, and when its requester is spoken with. */
export function daysAfter(
  request: CareRequest,
  next: Status,
  change: Partial<CareRequest>,
  byItself: boolean,
): Pick<CareRequest, 'parked' | 'backOn' | 'plannedFor'> {
  const parked = next === 'PARKED' ? (change.parked ?? request.parked) : undefined;
  const plannedFor = 'plannedFor' in change ? change.plannedFor : request.plannedFor;
  return {
    parked,
    backOn: parked?.until ?? (byItself ? request.backOn : undefined),
    plannedFor: SPEAKS.includes(next) ? plannedFor : undefined,
  };
}
