import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { createRenderer } from '../../../src/render/card.js';
import { drawForTeams } from '../../../src/tools/gallery.js';
import { loadSamples } from '../../../src/tools/samples.js';

/**
 * Microsoft's schema of version 1.5 (http://adaptivecards.io/schemas/1.5.0/adaptive-card.json), which no package ships, and
 * which is not ours to hand on: `ADAPTIVE_CARD_SCHEMA` names a copy.
 */
const { ADAPTIVE_CARD_SCHEMA: file } = process.env;
const about = 'the cards as Teams gets them, by the official schema of Adaptive Cards 1.5';

const load = createRequire(import.meta.url);
const cardsDir = new URL('../../../cards', import.meta.url).pathname;

/** `choices.data`, the search in a long list, is of Teams and later versions; `msteams` its own too. */
function official(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(official);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([name]) => name !== 'msteams' && name !== 'choices.data');
  return Object.fromEntries(kept.map(([name, value]) => [name, official(value)]));
}

if (file === undefined)
  describe.skip(`${about} (set ADAPTIVE_CARD_SCHEMA to run)`, () => it.skip('fit', () => {}));
else
  describe(about, () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json'));
    const { id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    const fits = ajv.compile(schema);
    const renderer = createRenderer({ cardsDir });
    const drawn = LANGUAGES.flatMap((language) =>
      loadSamples(cardsDir).map((sample) => ({
        name: `${sample.ref.card} ${sample.name} ${language}`,
        card: official(drawForTeams(renderer, sample, language).payload),
      })),
    );

    it('fit', () => {
      expect(drawn.length).toBeGreaterThan(500);
      const wrong = drawn.filter(({ card }) => !fits(card)).map(({ name }) => name);
      expect(wrong).toEqual([]);
    });

    it('fit only while they are right', () => {
      const [first] = drawn as { card: any }[];
      const spoiled = [
        { body: [{ type: 'Balloon' }] },
        { body: [{ type: 'TextBlock', text: 'x', zork: 1 }] },
        { body: [{ type: 'Input.Text', label: 'x' }] },
        { actions: [{ type: 'Action.Execute', title: 'x', style: 'pink' }] },
      ];
      for (const part of spoiled) expect(fits({ ...first!.card, ...part })).toBe(false);
    });
  });
