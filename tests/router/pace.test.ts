import { expect, it } from '@jest/globals';
import { createPace } from '../../src/router/pace.js';

it('is busy while many turns begin at once, and no longer half a second after the last', () => {
  let now = 1_000_000;
  const pace = createPace(() => now);
  for (let i = 0; i < 39; i++) pace.turn();
  expect(pace.busy()).toBe(false);
  pace.turn();
  expect(pace.busy()).toBe(true);
  now += 250;
  expect(pace.busy()).toBe(true);
  now += 250;
  expect(pace.busy()).toBe(false);
});

it('is never busy with what a school does: five turns a second', () => {
  let now = 1_000_000;
  const pace = createPace(() => now);
  for (let i = 0; i < 100; i++) {
    pace.turn();
    expect(pace.busy()).toBe(false);
    now += 200;
  }
});
