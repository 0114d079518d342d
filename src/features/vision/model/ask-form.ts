import { z } from 'zod';
import {
  choices,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredChoice,
} from '../../../kernel/input.js';
import { OPTIONAL_ASKS } from '../../school/model/optional-asks.js';
import { LIMITS } from '../../steps/model/step-kind.js';

const once = z.string().max(80).optional();

export const whichInput = z.object({ which: requiredChoice(OPTIONAL_ASKS) });
export const asksInput = z.object({ once, asks: choices(OPTIONAL_ASKS), until: optionalDay });

/** What becomes of what somebody told: an example for all, a thank-you to somebody, or nothing at all. */
export const USES = ['example', 'thanks', 'nothing'] as const;
const valueId = optionalText(80);
/** The core value that a message asked about; without one, that of the week. */
export const pulseOpenInput = z.object({ valueId });
export const pulseInput = z.object({
  once,
  valueId,
  which: optionalChoice(['sure']),
  text: optionalText(LIMITS.what),
  use: requiredChoice(USES),
});
export type PulseInput = z.infer<typeof pulseInput>;

export const buddyInput = z.object({ once, personId: optionalText(80) });
export const onBuddy = z.object({ once, id: recordId });
export const answerInput = onBuddy.extend({ outcome: requiredChoice(['yes', 'no']) });
