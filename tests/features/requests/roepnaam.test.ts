import { describe, expect, it } from '@jest/globals';
import { candidates, SINGLE_WORD_TRIES } from '../../../src/features/requests/model/roepnaam.js';
import { ROEPNAAM_WORDS } from '../../../src/features/requests/model/roepnaam-words.js';

function take(seed: string, count: number): string[] {
  const names: string[] = [];
  for (const name of candidates(seed)) {
    names.push(name);
    if (names.length === count) break;
  }
  return names;
}

describe('candidates for a roepnaam', () => {
  it('are the same for the same record, and others for another', () => {
    expect(take('req_01', 60)).toEqual(take('req_01', 60));
    expect(take('req_01', 60)).not.toEqual(take('req_02', 60));
  });

  it('begin with different single words, then join two different ones', () => {
    const names = take('req_01', 2_000);
    const singles = names.slice(0, SINGLE_WORD_TRIES);
    expect(new Set(singles).size).toBe(SINGLE_WORD_TRIES);
    expect(singles.every((name) => ROEPNAAM_WORDS.includes(name))).toBe(true);
    const pairs = names.slice(SINGLE_WORD_TRIES).map((name) => name.split(' '));
    expect(pairs.every((words) => words.length === 2 && words[0] !== words[1])).toBe(true);
    expect(pairs.flat().every((word) => ROEPNAAM_WORDS.includes(word))).toBe(true);
  });

  it('spread over the list, for ids that differ only at their end', () => {
    const first = new Set(Array.from({ length: 5_000 }, (_, i) => take(`r${i}`, 1)[0]));
    expect(first.size).toBeGreaterThan(ROEPNAAM_WORDS.length * 0.9);
  });

  it('name 5,000 requests of one school year uniquely after few tries, most of the first 1,500 with one word', () => {
    const taken = new Set<string>();
    let tries = 0;
    let worst = 0;
    let singles = 0;
    for (let i = 0; i < 5_000; i++) {
      let own = 0;
      for (const name of candidates(`2026-request-${i}`)) {
        own++;
        if (taken.has(name)) continue;
        taken.add(name);
        if (i < 1_500 && !name.includes(' ')) singles++;
        break;
      }
      tries += own;
      worst = Math.max(worst, own);
    }
    expect(taken.size).toBe(5_000);
    expect(worst).toBeLessThanOrEqual(SINGLE_WORD_TRIES + 3);
    expect(tries / 5_000).toBeLessThan(SINGLE_WORD_TRIES);
    expect(singles).toBeGreaterThan(1_490);
  });
});
