import { expect, it } from '@jest/globals';
import fc from 'fast-check';

it('draws the same in each run of what lands, and anew everywhere else', () => {
  const { CI, FAST_CHECK_SEED } = process.env;
  const { seed } = fc.readConfigureGlobal();
  if (FAST_CHECK_SEED !== undefined) expect(seed).toBe(Number(FAST_CHECK_SEED));
  else if (CI) expect(seed).toBe(20260901);
  else expect(seed).toBeUndefined();

  const drawn = () => fc.sample(fc.integer(), { numRuns: 3, ...(seed === undefined ? { seed: 7 } : {}) });
  expect(drawn()).toEqual(drawn());
});
