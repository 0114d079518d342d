// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of card templates look like this.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkTemplate } from '../../src/render/elements.js';
import { registerFunctions } from '../../src/render/functions.js';

registerFunctions();
const keys = new Set(['a.b', 'a.c']);
const t = "${t('a.b')}";
const execute = {
  type: 'Action.Execute',
  title: t,
  verb: 'request.take',
  data: { id: '${id}', step: 2, go: true },
};
const input = { type: 'Input.Text', id: 'see', label: t, maxLength: 600 };
const card = (...body: unknown[]) => ({ type: 'AdaptiveCard', summary: t, body });
const check = (template: unknown) => {
  const checked = checkTemplate('cards/x/y.json', template, keys);
  if ('problem' in checked) throw new Error(checked.problem);
};

describe('the closed list', () => {
  it('takes the example cards', () => {
    const dir = new URL('../fixtures/cards/example/', import.meta.url);
    const texts = JSON.parse(readFileSync(new URL('../texts/nl.json', dir), 'utf8'));
    for (const file of readdirSync(dir)) {
      const source = JSON.parse(readFileSync(new URL(file, dir), 'utf8'));
      expect(checkTemplate(file, source, new Set(Object.keys(texts)))).toEqual({ template: source });
    }
  });

  it.each([
    [
      'a heading',
      { type: 'TextBlock', style: 'heading', text: "${t('a.b', $root)}", spacing: 'Large', separator: true },
    ],
    ['a text with some of the data', { type: 'TextBlock', text: "${t('a.b', row.name)}", $data: '${rows}' }],
    [
      'words of people',
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '${words}' }, '${said(x.y)}'] },
    ],
    [
      'a condition',
      {
        type: 'RichTextBlock',
        $when: "${exists(a) && (!b || count($root.c) >= 2) || d != 'x'}",
        inlines: "${runs('a.b')}",
      },
    ],
    [
      'rows with a button',
      {
        type: 'ColumnSet',
        columns: [{ type: 'Column', $data: '${rows}', items: [{ type: 'ActionSet', actions: [execute] }] }],
      },
    ],
    [
      'a frame with a form',
      {
        type: 'Container',
        style: 'attention',
        items: [input, { ...input, id: 'b', isRequired: true, errorMessage: t }],
      },
    ],
    [
      'choices from data',
      { type: 'Input.ChoiceSet', id: 'c', label: t, choices: '${classes}', isMultiSelect: true },
    ],
    [
      'written choices',
      {
        type: 'Input.ChoiceSet',
        id: 'c',
        label: t,
        style: 'expanded',
        choices: [
          { title: t, value: 'yes' },
          { $data: '${rows}', title: '${name}', value: '${code}' },
        ],
      },
    ],
    [
      'a date, a time, a number, a tick',
      {
        type: 'Container',
        items: [
          { type: 'Input.Date', id: 'd', label: t, min: '${from}' },
          { type: 'Input.Time', id: 't', label: t, min: '07:30' },
          { type: 'Input.Number', id: 'n', label: t, min: 1, max: 3 },
          { type: 'Input.Toggle', id: 'k', label: t, title: t, valueOn: 'yes' },
        ],
      },
    ],
  ])('takes %s', (_what, element) => {
    expect(() => check(card(element))).not.toThrow();
  });

  it.each([
    ['an element that is not in it', { type: 'FactSet', facts: [] }, 'body.0.type'],
    ['media', { type: 'Media', sources: [] }, 'body.0.type'],
    ['a property that is not in it', { type: 'TextBlock', text: t, selectAction: execute }, 'selectAction'],
    ['a sentence in a card', { type: 'TextBlock', text: 'Dag' }, 'body.0.text'],
    ['people’s words as Markdown', { type: 'TextBlock', text: '${words}' }, 'body.0.text'],
    ['words beside an expression', { type: 'TextBlock', text: "Dag ${t('a.b')}" }, 'body.0.text'],
    ['a key that is made up', { type: 'TextBlock', text: '${t(key)}' }, 'body.0.text'],
    [
      'a sentence in a run',
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Dag' }] },
      'body.0.inlines',
    ],
    ['another function', { type: 'TextBlock', text: t, $when: '${greater(utcNow(), 3)}' }, 'body.0.$when'],
    ['a sum', { type: 'TextBlock', text: t, $when: '${a + b == 3}' }, "'+' is not for cards"],
    ['a condition that is none', { type: 'TextBlock', text: t, $when: 'true' }, 'body.0.$when'],
    ['a broken condition', { type: 'TextBlock', text: t, $when: '${a ==}' }, 'body.0.$when'],
    ['a text that does not exist', { type: 'TextBlock', text: "${t('a.x')}" }, "no text 'a.x'"],
    ['an input without a label', { ...input, label: undefined }, 'body.0.label'],
    ['an input without a limit', { ...input, maxLength: undefined }, 'body.0.maxLength'],
    ['an input whose id is data', { ...input, id: '${id}' }, 'body.0.id'],
    ['required without saying so', { ...input, isRequired: true }, 'errorMessage'],
    [
      'required inside a frame',
      { type: 'Container', items: [{ ...input, isRequired: true }] },
      'errorMessage',
    ],
    [
      'a frame in a frame',
      { type: 'Container', items: [{ type: 'Container', items: [input] }] },
      'body.0.items.0',
    ],
    [
      'columns in a column',
      { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'ColumnSet', columns: [] }] }] },
      'body.0.columns.0.items.0',
    ],
    [
      'four columns',
      {
        type: 'ColumnSet',
        columns: Array(4).fill({ type: 'Column', items: [{ type: 'TextBlock', text: t }] }),
      },
      'body.0.columns',
    ],
    [
      'a button without a verb',
      { type: 'ActionSet', actions: [{ ...execute, verb: undefined }] },
      'actions.0.verb',
    ],
    [
      'a verb without a feature',
      { type: 'ActionSet', actions: [{ ...execute, verb: 'take' }] },
      'actions.0.verb',
    ],
    [
      'a card that unfolds',
      { type: 'ActionSet', actions: [{ type: 'Action.ShowCard', title: t }] },
      'actions.0.type',
    ],
    [
      'nested data',
      { type: 'ActionSet', actions: [{ ...execute, data: { a: { b: 1 } } }] },
      'actions.0.data',
    ],
    [
      'words in action data',
      { type: 'ActionSet', actions: [{ ...execute, data: { a: 'x ${y}' } }] },
      'actions.0.data',
    ],
  ])('throws on %s', (_what, element, message) => {
    expect(() => check(card(element))).toThrow(message);
    expect(() => check(card(element))).toThrow('cards/x/y.json');
  });

  it('wants a summary and a body', () => {
    expect(() => check({ type: 'AdaptiveCard', body: [input] })).toThrow('summary');
    expect(() => check({ type: 'AdaptiveCard', summary: t, body: [] })).toThrow('body');
    expect(() => check({ ...card(input), version: '1.5' })).toThrow('version');
    expect(() => check({ ...card(input), title: 'Dag' })).toThrow('title');
  });
});
