import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Beginnings } from '../../../src/features/requests/model/beginnings.js';
import { TIER_A, TIER_B } from '../../../src/features/requests/model/signal-words.js';

const PATTERNS = [TIER_A, TIER_B].flatMap((tiers) => Object.values(tiers).flat());
const WHOLE = PATTERNS.map((pattern) => new RegExp(`\\b(?:${pattern})\\b`, 'g'));
const labelled: { text: string }[] = JSON.parse(
  readFileSync(new URL('../../fixtures/signals.json', import.meta.url), 'utf8'),
);
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const WORDS = [...new Set(labelled.flatMap(({ text }) => plain(text).split(' ')))];

describe('the beginnings of words', () => {
  it('lets no word go at which a pattern finds something', () => {
    const beginnings = new Beginnings(PATTERNS);
    let found = 0;
    const look = (text: string) => {
      for (const pattern of WHOLE)
        for (const { index } of text.matchAll(pattern)) {
          found += 1;
          expect([beginnings.at(text, index), text.slice(index)]).toEqual([true, text.slice(index)]);
        }
    };
    for (const { text } of labelled) look(plain(text));
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((list) => list.join(' '));
    fc.assert(fc.property(text, look), { numRuns: 300, seed: 7 });
    expect(found).toBeGreaterThan(100);
  });

  it('lets most words of an ordinary text go', () => {
    const beginnings = new Beginnings(PATTERNS);
    const kept = WORDS.filter((word) => beginnings.at(word, 0));
    expect(kept.length).toBeLessThan(WORDS.length * 0.7);
    expect(['in', 'rekenen', 'keer', 'lukt'].filter((word) => beginnings.at(word, 0))).toEqual(['in']);
  });

  it.each([
    ['a short word, with what may follow', 'op|ik', ['op', 'opa', 'ik'], ['o', 'ook', 'i']],
    ['a letter that may be missing', 'abc?', ['ab', 'abc', 'abd'], ['a', 'acb']],
    ['a group', '(?:(?:een|drie) of|twee)', ['een', 'drie', 'twee'], ['vier', 'of']],
    ['what cannot be told', '\\w+ed', undefined, []],
    ['a group that may be missing', '(?:een )?twee', undefined, []],
  ])('knows %s', (_, pattern, yes, no) => {
    if (!yes) return expect(() => new Beginnings([pattern])).toThrow('cannot be told');
    const beginnings = new Beginnings([pattern]);
    expect(yes.filter((word) => !beginnings.at(word, 0))).toEqual([]);
    expect(no.filter((word) => beginnings.at(word, 0))).toEqual([]);
  });
});
