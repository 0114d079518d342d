import { z } from 'zod';
import type { NewSend } from '../../../kernel/decision.js';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import type { Epoch } from '../../../kernel/values.js';
import { once } from '../../requests/model/form.js';
import { PLACES } from './form.js';
import { LIMITS, PARK_REASONS, type SmallIntervention, stepRef } from './step-kind.js';

/** What becomes of a step between its beginning and its end: other days, other hands, other words. */

/** "Andere dag": so many school days from today on. */
export const MOVE_SPANS = ['5', '10', '15', '30'] as const;
export const USUAL_MOVE = '5';
/** What lay aside for a while is looked back on so many school days after it is taken up again. */
export const AFTER_PARK = 10;
/** "Morgen": so often in a row; then a day of its own is more honest. */
export const MOST_SNOOZES = 3;
/** Longer than this is no putting aside any more. Calendar days. */
export const LONGEST_PARKED = 180;
/** So many earlier wordings are kept. */
export const MOST_FORMER = 10;

const id = { id: z.string().max(80), once };
export const moveInput = z.object({ ...id, span: optionalChoice(MOVE_SPANS), day: optionalDay });
export const delegateInput = z.object({ ...id, to: requiredText(80) });
export const parkInput = z.object({ ...id, why: requiredChoice(PARK_REASONS), until: optionalDay });
export const changeInput = z.object({
  ...id,
  what: requiredText(LIMITS.what),
  notice: optionalText(LIMITS.notice),
  pupil: optionalText(LIMITS.pupil),
  helpers: ids(10),
  place: requiredChoice(PLACES),
  /** Outside the class only, and needed there. */
  why: optionalText(LIMITS.why),
  goal: optionalText(LIMITS.why),
  until: optionalDay,
});
export type MoveInput = z.infer<typeof moveInput>;
export type DelegateInput = z.infer<typeof delegateInput>;
export type ParkInput = z.infer<typeof parkInput>;
export type ChangeInput = z.infer<typeof changeInput>;

/** How often in a row it was put off to the next morning. */
export function snoozesOf({ events }: SmallIntervention): number {
  const since = events.findLastIndex(({ what }) => what !== 'snoozed');
  return events.length - 1 - since;
}

/** What a colleague did with somebody's step stands in a line of their next digest; their own acts do not. */
export function tellOwner(
  { ownerId, offered }: SmallIntervention,
  id: string,
  { now, by, what, act }: { now: Epoch; by: string; what: string; act: string },
): NewSend[] {
  if (ownerId === undefined || ownerId === by || offered?.to === by) return [];
  return [
    {
      type: 'send',
      name: 'step.by-other',
      id: `step.by-other:${act}`,
      ref: stepRef(id),
      to: { person: ownerId },
      manner: 'digest',
      dueAt: now,
      data: { by, what },
    },
  ];
}

/** What a colleague addresses to another about a step. */
export const tell = (
  name: string,
  person: string,
  id: string,
  now: Epoch,
  data: NewSend['data'] = {},
): NewSend => ({
  type: 'send',
  name,
  ref: stepRef(id),
  to: { person },
  manner: 'addressed',
  dueAt: now,
  data,
});
