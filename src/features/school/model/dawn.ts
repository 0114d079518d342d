import { epochOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { School } from './school.js';

const BEFORE_DIGEST = 5 * 60_000;

/** When a morning is looked at, before anything is said in it: also where the digest goes out as soon as the quiet hours end. */
export const dawnOf = ({ settings }: Pick<School, 'settings'>, day: Day): Epoch =>
  Math.min(epochOf(day, settings.quietUntil), epochOf(day, settings.digestAt) - BEFORE_DIGEST);
