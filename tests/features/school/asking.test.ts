import { describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import { FULL_TIME, parsePattern } from '../../../src/calendar/working-pattern.js';
import { askRow, nextAskDay } from '../../../src/features/school/model/asking.js';
import { DEFAULT_SETTINGS } from '../../../src/features/school/model/settings.js';
import { person, schoolOf } from './support.js';

/** Tuesday 13 October 2026. */
const DAY = '2026-10-13';
const dueFor = (pattern: string, digestAt: string) => {
  const ada = person('ada', { pattern: parsePattern(pattern) ?? FULL_TIME });
  return askRow(schoolOf([ada], [], { settings: { ...DEFAULT_SETTINGS, digestAt } }), 'ada', DAY);
};

describe('the one message of a morning', () => {
  it('falls due in the morning, whatever hours somebody has by now: they may change them before it does', () => {
    for (const pattern of ['voltijds', 'di vm', 'di nm']) {
      const row = dueFor(pattern, '08:00');
      expect(row).toMatchObject({ id: `ask:ada:${DAY}`, dueAt: epochOf(DAY, '08:00'), manner: 'capped' });
      expect(row.notAfter).toBe(epochOf(DAY, '23:59'));
    }
  });

  it('falls due in their hours, where the morning of the school is past these', () => {
    const row = dueFor('di vm', '14:00');
    expect(row.dueAt).toBeLessThan(epochOf(DAY, '13:00'));
    expect(row.dueAt).toBeGreaterThan(epochOf(DAY, '07:00'));
  });

  it('is that of the next day at work, once its moment is past', () => {
    const ada = person('ada', { pattern: parsePattern('di do') ?? FULL_TIME });
    const school = schoolOf([ada]);
    expect(nextAskDay(school, ada, epochOf(DAY, '07:59'))).toBe(DAY);
    expect(nextAskDay(school, ada, epochOf(DAY, '08:00'))).toBe('2026-10-15');
    expect(nextAskDay(school, ada, epochOf('2026-10-30', '12:00'))).toBe('2026-11-10');
  });
});
