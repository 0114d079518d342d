import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createRenderer } from '../../../src/render/card.js';
import { loadSamples } from '../../../src/tools/samples.js';
import { card, form } from './bare-bot.js';
import { text } from './client-card.js';
import { validateCard } from './validate.js';

const cardsDir = fileURLToPath(new URL('../../../cards/', import.meta.url));
const renderer = createRenderer({ cardsDir });
const samples = loadSamples(cardsDir);

/** What the edge sees to: buttons of a dialog submit, and their data stands apart from what is typed. */
const EDGES_OWN = [
  /Action\.Execute in a dialog$/,
  /is overwritten by an input$/,
  // Of samples only: their people are not all on their lists.
  /^body\S+ (?:personId|standInId): \S+ is chosen, and no choice$/,
];

describe("what Teams says of the product's cards", () => {
  it.each(['nl', 'en', 'fr'] as const)('is nothing, in %s', (language) => {
    const said: string[] = [];
    for (const { name, kind, ref } of samples) {
      const drawn = renderer.render(ref, { language }, 'teams', Date.parse('2026-10-12T07:00:00Z'));
      const problems = validateCard(drawn, kind === 'dialog' ? 'dialog' : 'message');
      const left = problems.filter((one) => !EDGES_OWN.some((reason) => reason.test(one)));
      said.push(...left.map((one) => `${ref.card}.${name}: ${one}`));
      expect(text({ kind: 'dialog', card: drawn, typed: {}, heading: '' })).not.toBe('');
    }
    expect(samples.length).toBeGreaterThan(60);
    expect(said).toEqual([]);
  });
});

describe('what Teams refuses', () => {
  const body = (...nodes: object[]) => card('x', { body: nodes, actions: [] });
  const choice = { type: 'Input.ChoiceSet', id: 'a', label: 'A' };
  const choices = [{ title: 'Ja', value: 'yes' }];
  it.each<[string, object, RegExp]>([
    ['another kind of card', { type: 'HeroCard' }, /type HeroCard/],
    ['an empty body', body(), /empty body/],
    [
      'an unknown element deep inside',
      body({ type: 'Container', items: [{ type: 'Chart' }] }),
      /unknown element Chart/,
    ],
    ['an unknown action', card('x', { actions: [{ type: 'Action.Http' }] }), /unknown action Action\.Http/],
    ['a block without text', body({ type: 'TextBlock', text: '' }), /without text/],
    ['an input without label', body({ type: 'Input.Text', id: 'a' }), /without label/],
    ['two inputs of one id', body({ ...choice, choices }, { ...choice, choices }), /a second a/],
    ['a choice of nothing', body(choice), /without choices/],
    ['a value that cannot be chosen', body({ ...choice, choices, value: 'no' }), /no is chosen/],
    ['two choices of one value', body({ ...choice, choices: [...choices, ...choices] }), /two choices/],
    [
      'what is required and says nothing',
      body({ ...choice, choices, isRequired: true }),
      /without errorMessage/,
    ],
    ['a refresh that does nothing', card('x', { refresh: { action: { type: 'Action.Submit' } } }), /refresh/],
    [
      'ids that are not of Teams',
      card('x', { refresh: { action: { type: 'Action.Execute', verb: 'a' }, userIds: ['x'] } }),
      /userIds with x/,
    ],
    ['an unknown property of its own', card('x', { msteams: { wide: true } }), /unknown wide/],
    [
      'data that an input overwrites',
      card('x', {
        body: [{ type: 'Input.Text', id: 'd', label: 'D' }],
        actions: [{ type: 'Action.Submit', title: 'x', data: { d: {} } }],
      }),
      /data\.d is overwritten/,
    ],
  ])('%s', (_name, content, reason) => {
    expect(validateCard(content, 'message').join('\n')).toMatch(reason);
  });

  it('in a dialog: Action.Execute, and what would open another dialog', () => {
    const said = validateCard(card('x'), 'dialog').join('\n');
    expect(said).toMatch(/Action\.Execute in a dialog/);
    expect(said).toMatch(/task\/fetch in a dialog/);
    expect(validateCard(card('x'), 'message')).toEqual([]);
    expect(validateCard(form(), 'dialog')).toEqual([]);
  });
});
