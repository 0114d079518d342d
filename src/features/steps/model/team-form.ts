import { z } from 'zod';
import { optionalChoice, optionalDay, optionalText, requiredText, toggle } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { SPAN_CODES } from './form.js';
import { TRIAL_WEEKS } from './join.js';
import { LIMITS } from './step-kind.js';

/** A team's own step, without any pupil. */
export const teamInput = z.object({
  once,
  what: requiredText(LIMITS.what),
  teamId: requiredText(80),
  span: optionalChoice(SPAN_CODES),
  /** A day of one's own instead. */
  day: optionalDay,
  /** "Wie test mee?", and for how many weeks. */
  invite: toggle,
  weeks: optionalChoice(TRIAL_WEEKS),
});
export type TeamInput = z.infer<typeof teamInput>;

export const teamChangeInput = z.object({
  id: z.string().max(80),
  once,
  what: requiredText(LIMITS.what),
  teamId: requiredText(80),
});
export type TeamChangeInput = z.infer<typeof teamChangeInput>;

export const onTeamDraft = z.object({ once, draft: requiredText(80), id: optionalText(80) });
