import type { Day } from '../../../kernel/values.js';

/**
 * Belgian and Flemish numbers that are the same for every school, in the order in which staff are served best: a school's
 * own people, its CLB and the Vertrouwenscentrum Kindermishandeling stand between 112 and the rest, because 1712 is first of
 * all for citizens. No opening hours: they change. Look at them again every school year and change the date.
 */
export const HELP_LINES_CHECKED_ON: Day = '2026-09-01';
export const EMERGENCY_NUMBER = '112';
export const HELP_LINES: readonly { id: 'suicide' | 'children' | 'violence'; phone: string }[] = [
  { id: 'suicide', phone: '1813' },
  { id: 'children', phone: '102' },
  { id: 'violence', phone: '1712' },
];
