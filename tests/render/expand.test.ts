import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import templating from 'adaptivecards-templating/lib/template-engine.js';
import fc from 'fast-check';
import type { CardRef } from '../../src/kernel/card.js';
import { compile } from '../../src/render/expand.js';
import { spaced } from '../../src/render/finish.js';
import { hole, registerFunctions } from '../../src/render/functions.js';
import { loadTexts, type Said } from '../../src/render/texts.js';
import { loadSamples } from '../../src/tools/samples.js';

registerFunctions();
templating.GlobalSettings.getUndefinedFieldValueSubstitutionString = hole;

const cardsDir = fileURLToPath(new URL('../../cards', import.meta.url));
const voice = loadTexts(`${cardsDir}/texts`).voice('nl');
const refs = loadSamples(cardsDir).flatMap(({ ref }): CardRef[] => [ref, ...(ref.parts ?? [])]);

const outcomeOf = (expand: () => unknown): unknown => {
  try {
    return expand();
  } catch (error) {
    return (error as Error).message;
  }
};

const both = new Map<string, ((data: Said) => unknown)[]>();
function waysOf(card: string): ((data: Said) => unknown)[] {
  const known = both.get(card);
  if (known) return known;
  const template = spaced(JSON.parse(readFileSync(`${cardsDir}/${card}.json`, 'utf8')));
  const ours = compile(template);
  const reference = new templating.Template(template);
  const ways = [
    (data: Said) => ours(data, { voice }),
    (data: Said) => reference.expand({ $root: data as object, $host: { voice } }),
  ];
  both.set(card, ways);
  return ways;
}

function same(card: string, data: () => Said): void {
  const [ours, reference] = waysOf(card).map((expand) => outcomeOf(() => expand(data())));
  expect(ours).toEqual(reference);
}

describe('a compiled template gives what adaptivecards-templating gives', () => {
  it.each([...new Set(refs.map(({ card }) => card))])('%s', (card) => {
    for (const ref of refs) if (ref.card === card) same(card, () => voice.words(ref.data));
  });

  it('also for data that lacks fields, or has others in their place', () => {
    const odd = fc.constantFrom<Said>(undefined, null, true, false, 0, '', 'words', [], [{}], ['a', 'b'], {});
    fc.assert(
      fc.property(
        fc.constantFrom(...refs),
        fc.infiniteStream(fc.nat(3)),
        odd,
        ({ card, data }, chances, value) => {
          const spoilt = new Set<string>();
          for (const field of Object.keys(data)) if (chances.next().value === 0) spoilt.add(field);
          same(card, () => {
            const words = voice.words(data);
            for (const field of spoilt) words[field] = value;
            return words;
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
