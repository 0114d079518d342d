import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochOf } from '../../../src/calendar/time.js';
import { firstMorning } from '../../../src/features/school/model/asking.js';
import { dawnOf } from '../../../src/features/school/model/dawn.js';
import { DEFAULT_SETTINGS } from '../../../src/features/school/model/settings.js';
import { schoolOf } from './support.js';

const time = fc
  .integer({ min: 6 * 60, max: 12 * 60 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

describe('the dawn of a school day', () => {
  it('comes before anything is said, also where the digest goes out as the quiet hours end', () => {
    fc.assert(
      fc.property(time, time, fc.constantFrom('2026-10-12', '2027-03-29'), (one, other, day) => {
        const [quietUntil, digestAt] = [one, other].sort();
        const school = schoolOf([], [], {
          settings: { ...DEFAULT_SETTINGS, quietUntil: quietUntil!, digestAt: digestAt! },
        });
        const dawn = dawnOf(school, day);
        expect(dawn).toBeLessThan(epochOf(day, digestAt!));
        expect(dawn).toBeLessThanOrEqual(epochOf(day, quietUntil!));
        // What is thought of at dawn is said the same morning.
        expect(firstMorning(school, dawn)).toBe(day);
      }),
      { examples: [['08:00', '08:00', '2026-10-12']] },
    );
  });
});
