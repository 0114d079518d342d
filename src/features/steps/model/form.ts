import { z } from 'zod';
import {
  choices,
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { SPANS } from './dates.js';
import { LIMITS } from './step-kind.js';

/** Without a team: a team's own step has a form of its own. */
export const PERSONAL_SCOPES = ['pupil', 'group', 'class', 'practice'] as const;
export const PLACES = ['inClass', 'outside'] as const;
export const SPAN_CODES = SPANS.map(String) as ['5', '10', '15', '30'];
/** How long it lasts each time, in minutes. */
export const MINUTES = ['15', '25', '50', '100'] as const;

const common = {
  once,
  what: requiredText(LIMITS.what),
  notice: optionalText(LIMITS.notice),
  place: requiredChoice(PLACES),
  owner: requiredText(80),
  helpers: ids(10),
  start: optionalDay,
  span: optionalChoice(SPAN_CODES),
  /** A day of one's own instead. */
  day: optionalDay,
};

export const formInput = z.object({
  ...common,
  /** The care request it comes from. */
  from: optionalText(80),
  draft: optionalText(80),
  scope: requiredChoice(PERSONAL_SCOPES),
  classCode: optionalText(60),
  pupil: optionalText(LIMITS.pupil),
});
export type FormInput = z.infer<typeof formInput>;

/** Outside the class: why, for what, until when, and on which days. */
export const outsideInput = z.object({
  once,
  draft: requiredText(80),
  why: requiredText(LIMITS.why),
  goal: requiredText(LIMITS.why),
  until: optionalDay,
  days: choices(['mon', 'tue', 'wed', 'thu', 'fri'] as const),
  minutes: optionalChoice(MINUTES),
});
export type OutsideInput = z.infer<typeof outsideInput>;
