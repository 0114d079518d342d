import { describe, expect, it } from '@jest/globals';
import {
  inputsIn,
  redrawn,
  sizeOf,
  TAKEN,
  titled,
  toDialogCard,
  wordsCard,
} from '../../../src/edges/teams/cards.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { type AdaptiveCard, createRenderer } from '../../../src/render/card.js';
import { drawForTeams } from '../../../src/tools/gallery.js';
import { loadSamples } from '../../../src/tools/samples.js';
import { complaints, nodesOf } from '../../support/card-nodes.js';
import { validateCard } from '../../support/teams/validate.js';

const cardsDir = new URL('../../../cards', import.meta.url).pathname;
const renderer = createRenderer({ cardsDir });
const samples = loadSamples(cardsDir);

type Node = Record<string, any>;

/** Of Adaptive Cards 1.5, and shown by Teams. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
const PROPERTIES: Record<string, string[]> = {
  AdaptiveCard: ['type', 'version', 'speak', 'fallbackText', 'body', 'actions'],
  TextBlock: ['text', 'style', 'size', 'weight', 'color', 'isSubtle', 'horizontalAlignment', 'wrap'],
  RichTextBlock: ['inlines', 'horizontalAlignment'],
  TextRun: ['text', 'size', 'weight', 'color', 'isSubtle', 'italic', 'strikethrough'],
  Container: ['items', 'style'],
  ColumnSet: ['columns'],
  Column: ['items', 'width'],
  ActionSet: ['actions'],
  Image: ['url', 'altText', 'size'],
  'Input.Text': ['label', 'maxLength', 'isMultiline', 'style', 'placeholder', 'value'],
  'Input.ChoiceSet': ['label', 'choices', 'style', 'isMultiSelect', 'placeholder', 'value', 'wrap'],
  'Input.Date': ['label', 'min', 'max', 'value'],
  'Input.Time': ['label', 'min', 'max', 'value'],
  'Input.Number': ['label', 'min', 'max', 'placeholder', 'value'],
  'Input.Toggle': ['label', 'title', 'valueOn', 'valueOff', 'value', 'wrap'],
  'Action.Execute': ['title', 'verb', 'data', 'style', 'associatedInputs'],
  'Action.Submit': ['title', 'data', 'style', 'associatedInputs'],
  'Action.OpenUrl': ['title', 'url', 'style'],
};
const EVERYWHERE = ['type', 'id', 'spacing', 'separator', 'isRequired', 'errorMessage'];

function unknownIn(card: AdaptiveCard): string[] {
  return nodesOf<Node>(card)
    .filter(({ type }) => typeof type === 'string' && type !== 'task/fetch')
    .flatMap((node) => {
      const known = PROPERTIES[node.type];
      if (!known) return [node.type];
      const odd = Object.keys(node).filter((key) => !known.includes(key) && !EVERYWHERE.includes(key));
      return odd.map((key) => `${node.type}.${key}`);
    });
}

function sound(card: AdaptiveCard, kind: 'message' | 'dialog'): void {
  expect(complaints(card)).toEqual([]);
  expect(unknownIn(card)).toEqual([]);
  expect(validateCard(card, kind)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(28 * 1024);
}

describe.each(LANGUAGES)('every sample as it stands in Teams, in %s', (language) => {
  it.each(samples.map((sample) => [`${sample.ref.card} · ${sample.name}`, sample] as const))(
    '%s',
    (_name, sample) => {
      const { kind, payload } = drawForTeams(renderer, sample, language);
      sound(payload, kind);
      const actions = nodesOf<Node>(payload).filter(({ type }) => String(type).startsWith('Action.'));
      for (const { type, data, verb } of actions) {
        if (type === 'Action.OpenUrl') continue;
        expect(Object.keys(data).sort()).toEqual(
          type === 'Action.Execute'
            ? ['d', 's']
            : kind === 'dialog'
              ? ['d', 's', 'verb']
              : ['d', 'msteams', 's', 'verb'],
        );
        if (kind === 'dialog') expect(type).toBe('Action.Submit');
        expect(verb ?? data.verb).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
      }
      // What stands in a field comes back beside these.
      for (const { id } of inputsIn(payload)) expect(TAKEN).not.toContain(id);
      const { height, width } = sizeOf(payload);
      expect(['small', 'medium', 'large']).toEqual(expect.arrayContaining([height, width]));
    },
  );
});

it.each(LANGUAGES)(
  'what a command brings into the chat at once is sound as a message too, in %s',
  (language) => {
    const shown = samples.filter(({ ref }) =>
      ['school/help', 'school/phones', 'school/who'].includes(ref.card),
    );
    expect(shown.length).toBeGreaterThan(2);
    for (const sample of shown) {
      const { payload } = drawForTeams(renderer, { ...sample, kind: 'message' }, language);
      sound(titled(payload, renderer.title(sample.ref, { language })!), 'message');
    }
  },
);

describe('a form that comes back', () => {
  const forms = samples
    .map((sample) => drawForTeams(renderer, sample, 'nl'))
    .filter(({ kind, payload }) => kind === 'dialog' && inputsIn(payload).length > 0);

  it('is sound with a sentence below every field, and with what was typed in each', () => {
    expect(forms.length).toBeGreaterThan(10);
    for (const { payload } of forms) {
      const ids = inputsIn(payload).map(({ id }) => String(id));
      const errors = Object.fromEntries(ids.map((id) => [id, `Over ${id}.`]));
      const typed = Object.fromEntries(
        inputsIn(payload).map((input: any) => [
          input.id,
          input.type === 'Input.ChoiceSet'
            ? input.choices.at(-1).value
            : input.type === 'Input.Date'
              ? '2026-10-12'
              : '1',
        ]),
      );
      const again = redrawn(payload, typed, { ...errors, elsewhere: 'Over iets anders.' }, ['Kijk na.']);
      sound(again, 'dialog');
      expect(inputsIn(again).map(({ id, value }) => [id, value])).toEqual(Object.entries(typed));
      const said = nodesOf<Node>(again).filter(
        ({ type, color }) => type === 'TextRun' && color === 'attention',
      );
      for (const words of [...Object.values(errors), 'Over iets anders.', 'Kijk na.'])
        expect(said.filter(({ text }) => text === words)).toHaveLength(1);
      // The form that is kept stays as it was.
      expect(JSON.stringify(payload)).not.toContain('Kijk na.');
    }
  });

  it('takes nothing that was typed for a field of its own, and empties what was emptied', () => {
    const card = forms[0]!.payload;
    const [first] = inputsIn(card);
    const again = redrawn(
      { ...card },
      { [String(first!.id)]: '', toString: 'x', __proto__: 'y' } as never,
      {},
      [],
    );
    expect(inputsIn(again)[0]).not.toHaveProperty('value');
    expect(inputsIn(again)).toHaveLength(inputsIn(card).length);
  });
});

it('a long list is searched by typing, where one is chosen', () => {
  const choices = Array.from({ length: 16 }, (_, nth) => ({ title: `L${nth}`, value: `l${nth}` }));
  const list = { type: 'Input.ChoiceSet', label: 'Wie?', wrap: true, choices };
  const body = [
    { ...list, id: 'one' },
    { ...list, id: 'several', isMultiSelect: true },
    { ...list, id: 'seen', style: 'expanded' },
    { ...list, id: 'few', choices: choices.slice(1) },
  ];
  const card = toDialogCard({ ...wordsCard(['x']), body }, { schoolId: 'baken' });
  sound(card, 'dialog');
  expect(inputsIn(card).map(({ style }) => style)).toEqual(['filtered', undefined, 'expanded', undefined]);
});

it('words of ours make a card too', () => {
  sound(wordsCard(['Een **zin**', 'en nog een']), 'dialog');
});
