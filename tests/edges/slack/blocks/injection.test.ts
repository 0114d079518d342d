// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what somebody might type.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRenderer } from '../../../../src/render/card.js';
import { drawForSlack } from '../../../../src/tools/gallery.js';
import { loadSamples, type Sample } from '../../../../src/tools/samples.js';
import { validate } from '../../../support/slack/validate.js';
import { nodesIn } from './draw.js';

const cardsDir = new URL('../../../../cards', import.meta.url).pathname;
const renderer = createRenderer({ cardsDir });

const MARKUP = [
  ...['<@U012ABC>', '<!channel>', '<!here>', '<!everyone>', '<!subteam^S1>', '<#C01|algemeen>', '@channel'],
  ...['<https://kwaad.example|klik>', 'https://kwaad.example', '<mailto:a@b.be|x>', '<!date^1^{date}|x>'],
  ...['*vet*', '_schuin_', '~weg~', '`code`', '```', '> citaat', '**vet**', ':fire:', '&lt;', '&', '<', '>'],
  ...['${roepnaam}', '{roepnaam}', '"}', '\\', '\n', '\n\n', ' ', 'een', 'é'],
];
const typed = fc
  .array(fc.constantFrom(...MARKUP), { minLength: 1, maxLength: 4 })
  .map((parts) => `x${parts.join('')}x`)
  .filter((words) => words.length <= 55);

/** Elements in which Slack makes more of words than words. */
const ALIVE = new Set([
  'mrkdwn',
  'markdown',
  'link',
  'user',
  'usergroup',
  'channel',
  'broadcast',
  'emoji',
  'date',
]);

type Path = (string | number)[];
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  // A reference names a text or a day; what stands in it is somebody's.
  return Object.entries(value).flatMap(([key, one]) => (key === 't' ? [] : leaves(one, [...path, key])));
}
function planted(sample: Sample, path: Path, words: string): Sample {
  const copy = structuredClone(sample);
  let node: any = copy.ref;
  for (const step of path.slice(0, -1)) node = node[step];
  node[path.at(-1) as string] = words;
  return copy;
}

/** The words of a card or payload, line breaks aside. */
const wordsIn = (value: unknown): string =>
  [...nodesIn(value)].map(({ text }) => (typeof text === 'string' ? text : '')).join('');

describe('what people type stays words, in every field of every sample', () => {
  const samples = loadSamples(cardsDir).map((sample) => ({
    sample,
    paths: [...leaves(sample.ref.data, ['data']), ...leaves(sample.ref.parts, ['parts'])].filter(
      (path) => path.at(-1) !== 'card',
    ),
  }));
  const fields = samples.filter(({ paths }) => paths.length > 0);
  const drawn = new Set<string>();

  it.each(fields.map((field) => [`${field.sample.ref.card} · ${field.sample.name}`, field] as const))(
    '%s',
    (name, { sample, paths }) => {
      fc.assert(
        fc.property(typed, fc.constantFrom(...paths), (words, path) => {
          const evil = planted(sample, path, words);
          let card: ReturnType<typeof renderer.render>;
          try {
            card = renderer.render(evil.ref, { language: 'nl' }, 'slack');
          } catch {
            return; // A day, an address, a word that our own text chooses by: never somebody's words.
          }
          drawn.add(`${name} ${path}`);
          const { kind, payload } = drawForSlack(renderer, evil, 'nl');
          const nodes = [...nodesIn(payload)];
          expect(nodes.filter(({ type }) => ALIVE.has(type))).toEqual([]);
          expect(nodes.filter(({ type, emoji }) => type === 'plain_text' && emoji !== false)).toEqual([]);
          expect(validate(kind, payload)).toEqual([]);
          // Read as Slack reads it: what is left of markup after its own escapes.
          if ('text' in payload) expect(payload.text.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
          const line = words.split(/\n+/).find((part) => part.trim() !== '') as string;
          if (wordsIn(card.body).includes(line)) expect(wordsIn(payload)).toContain(line);
        }),
        { numRuns: Math.min(paths.length * 2, 40) },
      );
    },
  );

  it('most fields could be drawn with such words', () => {
    const all = fields.reduce((sum, { paths }) => sum + paths.length, 0);
    expect(drawn.size).toBeGreaterThan(all / 3);
  });
});
