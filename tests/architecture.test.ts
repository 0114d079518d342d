import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { CARD_RULES } from './architecture/card-rules.js';
import { CODE_RULES, PLANTED_FEATURE } from './architecture/code-rules.js';
import { FEATURE_RULES } from './architecture/feature-rules.js';
import { IMPORT_RULES } from './architecture/import-rules.js';
import { FEATURES } from './architecture/layers.js';
import type { Rule } from './architecture/rules.js';
import { factsOf, readTree, type Source } from './architecture/source.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const RULES = [...IMPORT_RULES, ...FEATURE_RULES, ...CODE_RULES, ...CARD_RULES];
const sources = readTree(root, ['src', 'tests', 'bench', 'cards']).filter(
  ({ path }) => !path.includes('/fixtures/'),
);
const house = sources.map(factsOf);
const planted = factsOf(PLANTED_FEATURE);

const breaks = (rule: Rule, source: Source): boolean =>
  rule.check(factsOf(source), [planted]).some(({ path }) => path === source.path);
const shown = ({ path, text }: Source): string => `${path}: ${text.trim().slice(0, 200)}`;

describe('the house', () => {
  it('is there to be read', () => {
    expect(house.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(20);
  });

  it.each(RULES)('$name', (rule) => {
    const found = house.flatMap((file) => rule.check(file, house));
    expect(found.map(({ path, line, what }) => `${path}:${line} ${what}`)).toEqual([]);
  });

  it('lists its features in the order in which they may know each other', () => {
    const index = house.find(({ path }) => path === 'src/features/index.ts');
    const listed: string[] =
      /FEATURES[^=]*=\s*\[([^\]]*)\]/.exec(index?.text ?? '')?.[1]?.match(/\w+/g) ?? [];
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toEqual(FEATURES.filter((feature) => listed.includes(feature)));
  });
});

describe.each(RULES)('still bites: $name', (rule) => {
  it('catches every planted violation', () => {
    expect(rule.plants.length).toBeGreaterThan(0);
    expect(rule.plants.filter((source) => !breaks(rule, source)).map(shown)).toEqual([]);
  });

  it('leaves alone what only looks alike', () => {
    expect(rule.fine.filter((source) => breaks(rule, source)).map(shown)).toEqual([]);
  });
});
