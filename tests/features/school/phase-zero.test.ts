import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Domain, ideaFor, PHASE_ZERO } from '../../../src/features/school/model/phase-zero.js';
import { LANGUAGES } from '../../../src/kernel/values.js';

const seeds = Array.from({ length: 2_000 }, (_, i) => `request-${i}`);

describe('the examples of everyday care', () => {
  it('are 40, in the four domains as in the source', () => {
    const counts: Partial<Record<Domain, number>> = {};
    for (const { domain } of PHASE_ZERO) counts[domain] = (counts[domain] ?? 0) + 1;
    expect(counts).toEqual({
      PSYCHOLOGICAL_AND_SOCIAL: 11,
      LEARNING_AND_STUDYING: 16,
      EDUCATIONAL_CAREER: 6,
      PREVENTIVE_HEALTH: 7,
    });
    expect(new Set(PHASE_ZERO.map((example) => example.id)).size).toBe(40);
  });

  it.each(LANGUAGES)('are short phrases that fit in a list or a sentence, in %s', (language) => {
    const texts: Record<string, string> = JSON.parse(
      readFileSync(new URL(`../../../cards/texts/${language}.json`, import.meta.url), 'utf8'),
    );
    const phrases = PHASE_ZERO.map((example) => texts[example.key]);
    expect(phrases.filter((phrase) => phrase === undefined || !/^\p{Ll}.{10,85}[^.]$/u.test(phrase))).toEqual(
      [],
    );
    expect(new Set(phrases).size).toBe(40);
  });
});

describe('an idea to start with', () => {
  it('is the same for the same request', () => {
    for (const seed of seeds) expect(ideaFor([], seed)).toBe(ideaFor([], seed));
  });

  it('comes from the given domains, each example in its turn', () => {
    const domains: Domain[] = ['EDUCATIONAL_CAREER', 'PREVENTIVE_HEALTH'];
    const given = new Set(seeds.map((seed) => ideaFor(domains, seed)));
    expect([...given].every((example) => domains.includes(example.domain))).toBe(true);
    expect(given.size).toBe(13);
  });

  it('comes from all when the domain is not known', () => {
    expect(new Set(seeds.map((seed) => ideaFor([], seed))).size).toBe(40);
  });
});
