import type { NewSend, NewWork, RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest } from '../model/request.js';
import { refOf } from '../model/step.js';

/** What goes through the chain: an alarm about a care request, or a drill of one. */
export interface Chain {
  ref: RecordKey;
  /** The message, and the think row that looks whether somebody confirmed it. */
  alarm: string;
  check: string;
  /** Of the look: what sets it apart from an earlier one. */
  data?: WorkData;
  more: Pick<NewSend, 'always' | 'notAfter'>;
}

export const requestChain = (id: string, request: CareRequest): Chain => ({
  ref: refOf(id),
  alarm: 'request.alarm',
  check: 'request.alarm-check',
  data: { told: request.alarm?.told.length ?? 0 },
  more: { always: true },
});

export const lookAt = (school: School, from: Epoch): Epoch =>
  from + school.settings.safetyAcknowledgeMinutes * 60_000;

/** The message to these people at once, and the look whether somebody confirmed it. */
export function alarmWork(
  school: School,
  { ref, alarm, check, data, more }: Chain,
  people: readonly string[],
  now: Epoch,
): NewWork[] {
  return [
    ...people.map(
      (person): NewSend => ({
        type: 'send',
        name: alarm,
        ref,
        to: { person },
        manner: 'now',
        dueAt: now,
        ...more,
      }),
    ),
    { type: 'think', name: check, ref, dueAt: lookAt(school, now), ...(data ? { data } : {}) },
  ];
}
