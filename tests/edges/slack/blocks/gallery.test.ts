import { describe, expect, it } from '@jest/globals';
import { maxOf } from '../../../../src/edges/slack/blocks/limits.js';
import { LANGUAGES } from '../../../../src/kernel/values.js';
import { createRenderer } from '../../../../src/render/card.js';
import { drawForSlack } from '../../../../src/tools/gallery.js';
import { loadSamples } from '../../../../src/tools/samples.js';
import { validate } from '../../../support/slack/validate.js';
import { nodesIn } from './draw.js';

const cardsDir = new URL('../../../../cards', import.meta.url).pathname;
const renderer = createRenderer({ cardsDir });
const samples = loadSamples(cardsDir);

describe.each(LANGUAGES)('every sample as Slack is sent it, in %s', (language) => {
  it.each(samples.map((sample) => [`${sample.ref.card} · ${sample.name}`, sample] as const))(
    '%s',
    (_name, sample) => {
      const { kind, payload } = drawForSlack(renderer, sample, language);
      expect(validate(kind, payload)).toEqual([]);
      const size = JSON.stringify(payload).length;
      expect(size).toBeLessThan(maxOf(kind === 'message' ? 'JSON of a message' : 'JSON of a view'));
      expect(payload.blocks.length).toBeGreaterThan(0);
      // What we author is never shortened and never runs on into a second line.
      for (const { text, description } of nodesIn(payload)) {
        expect(description).toBeUndefined();
        if (typeof text === 'string' && text.length > 70) expect(text).not.toMatch(/^.{70,74}…$/);
      }
    },
  );
});
