import { z } from 'zod';
import {
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredText,
  toggle,
} from '../../../kernel/input.js';
import { CORE_VALUE_LIMITS } from '../../school/model/core-values.js';
import { VISION_LIMITS } from './care-vision.js';

const once = z.string().max(80).optional();
/** "sure": they looked at what seems to be about somebody. */
const which = optionalChoice(['sure']);

export const nothing = z.object({});
export const listInput = z.object({ after: optionalText(80) });
export const onPart = z.object({ id: recordId, once });

export const textInput = z.object({
  once,
  which,
  text: optionalText(VISION_LIMITS.text),
  from: optionalText(12),
});
export type TextInput = z.infer<typeof textInput>;

export const valueInput = z.object({
  id: recordId,
  once,
  which,
  name: requiredText(CORE_VALUE_LIMITS.name),
  emoji: optionalText(CORE_VALUE_LIMITS.emoji),
  about: optionalText(CORE_VALUE_LIMITS.about),
  first: toggle,
});
export type ValueInput = z.infer<typeof valueInput>;

export const agreementInput = z.object({
  id: recordId,
  once,
  which,
  title: requiredText(VISION_LIMITS.title),
  text: optionalText(VISION_LIMITS.agreement),
  since: optionalDay,
});
export type AgreementInput = z.infer<typeof agreementInput>;

export const PARTS = ['value', 'agreement'] as const;
export type Part = (typeof PARTS)[number];
export const removeInput = z.object({ id: recordId, once, which: optionalChoice(PARTS) });
