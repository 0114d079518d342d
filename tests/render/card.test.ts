// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of card templates look like this.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CardData, CardRef } from '../../src/kernel/card.js';
import { day, list, moment, text } from '../../src/kernel/text.js';
import { createRenderer } from '../../src/render/card.js';

const renderer = createRenderer({ cardsDir: new URL('../fixtures/cards', import.meta.url).pathname });
const nl = { language: 'nl' } as const;

const message = (data: CardData = {}): CardRef => ({
  card: 'example/message',
  data: {
    id: 'r1',
    roepnaam: 'vuurtoren',
    classCode: 'L3B',
    from: 'An Peeters',
    when: moment(Date.UTC(2026, 10, 24, 13, 5)),
    answers: [],
    ...data,
  },
});
const line = (data: CardData = {}): CardRef => ({
  card: 'example/line',
  data: { n: 2, line: text('example.covers', { what: 'L3B' }), url: 'https://example.be/x', ...data },
});
const textsOf = (nodes: unknown): string =>
  JSON.stringify(nodes, (key, value) => (key === 'verb' || key === 'data' ? undefined : value));

describe('render', () => {
  it('expands a message in the language of its reader', () => {
    const card = renderer.render(message({ why: text('example.covers', { what: 'L3B' }) }), nl, 'sandbox');
    expect(card).toEqual({
      type: 'AdaptiveCard',
      version: '1.5',
      speak: 'vuurtoren: een nieuwe vraag',
      fallbackText: 'vuurtoren: een nieuwe vraag',
      body: [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: 'Nieuwe vraag ' },
            { type: 'TextRun', text: 'vuurtoren', weight: 'Bolder' },
            { type: 'TextRun', text: ' · L3B · van An Peeters · di 24/11 om 14:05' },
          ],
        },
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Bij jou, want jij volgt L3B.' }] },
      ],
      actions: [
        {
          type: 'Action.Execute',
          title: 'Lezen',
          verb: 'example.read',
          data: { id: 'r1' },
          style: 'positive',
        },
      ],
    });
    expect(renderer.render(message(), { language: 'fr' }, 'sandbox').speak).toBe(
      'vuurtoren : une nouvelle question',
    );
  });

  it('puts the title of a dialog on the card for the sandbox, beside it for the other surfaces', () => {
    const ref = {
      card: 'example/dialog',
      data: {
        roepnaam: 'x',
        classCode: 'L3B',
        see: '',
        once: 'o',
        classes: [{ name: 'L3B *', code: 'L3B' }],
      },
    };
    const sandbox = renderer.render(ref, nl, 'sandbox');
    expect(sandbox.title).toBe('Nieuwe vraag');
    expect(sandbox.body[0]).toMatchObject({ text: 'Wat zie je in L3B?', wrap: true });
    expect(renderer.render(ref, nl, 'teams')).not.toHaveProperty('title');
    expect(renderer.title(ref, nl)).toBe('Nieuwe vraag');
    expect(renderer.title(message(), nl)).toBeUndefined();
    expect(sandbox.body[1]).not.toHaveProperty('value');
    expect(sandbox.body[2]).toMatchObject({ type: 'Input.ChoiceSet', wrap: true });
    expect(sandbox.body[2]).toMatchObject({ choices: [{ title: 'L3B *', value: 'L3B' }], value: 'L3B' });
  });

  it('appends parts after a line, their actions as a row of buttons', () => {
    const card = renderer.render({ ...message(), parts: [line(), line({ n: 1 })] }, nl, 'sandbox');
    expect(card.body.map(({ type, separator }) => [type, separator])).toEqual([
      ['RichTextBlock', undefined],
      ['ColumnSet', true],
      ['ActionSet', undefined],
      ['ColumnSet', true],
      ['ActionSet', undefined],
    ]);
    expect(textsOf(card.body)).toContain('Eén vraag');
    expect(card.actions).toHaveLength(1);
    expect(() =>
      renderer.render({ ...message(), parts: [{ card: 'example/dialog', data: {} }] }, nl, 'sandbox'),
    ).toThrow('example/dialog');
  });

  it('gives each line of people’s words its own paragraph', () => {
    const card = renderer.render(
      message({ answers: [{ name: 'An', words: 'een\n\r\ntwee\n' }] }),
      nl,
      'sandbox',
    );
    expect(card.body[1]).toMatchObject({
      type: 'Container',
      items: [
        { inlines: [{ text: 'An schreef: ' }, { text: 'een', italic: true }] },
        { spacing: 'Medium', inlines: [{ text: 'twee', italic: true }] },
      ],
    });
  });

  it('throws on what is missing, and names no value', () => {
    expect(() => renderer.render({ card: 'example/none', data: {} }, nl, 'sandbox')).toThrow(
      "no card 'example/none'",
    );
    expect(() => renderer.render(message({ roepnaam: undefined }), nl, 'sandbox')).toThrow('{roepnaam}');
    expect(() => renderer.render(message({ id: null }), nl, 'sandbox')).toThrow("data has no 'id'");
    expect(() => renderer.render(message({ answers: [{ name: 'An' }] }), nl, 'sandbox')).toThrow("'words'");
    expect(() => renderer.render(line({ url: undefined }), nl, 'sandbox')).toThrow("data has no 'url'");
    expect(() => renderer.render(message({ answers: undefined }), nl, 'sandbox')).not.toThrow();
    expect(() => renderer.render(line({ line: null }), nl, 'sandbox')).toThrow('data has no');
    expect(() => renderer.render(line({ line: text('example.nothing') }), nl, 'sandbox')).toThrow(
      'example.nothing',
    );
    expect(() => renderer.render(line({ line: day('geheim') }), nl, 'sandbox')).not.toThrow('geheim');
  });

  it('lets links lead to https only', () => {
    for (const url of ['javascript:alert(1)', 'http://example.be/', 'tel:112', '//x', 'data:text/html,x']) {
      expect(() => renderer.render(line({ url }), nl, 'sandbox')).toThrow('https');
    }
    expect(renderer.render(line({ url: 'http://127.0.0.1:3978/file/x' }), nl, 'sandbox').body).toHaveLength(
      1,
    );
  });

  it('breaks a long row of buttons into rows of about the same length', () => {
    const answers = Array.from({ length: 7 }, (_, n) => ({ name: `${n}`, words: 'x' }));
    const rows = renderer.render({ card: 'example/buttons', data: { answers } }, nl, 'sandbox').body;
    expect(rows.map(({ actions }) => (actions as { title: string }[]).map(({ title }) => title))).toEqual([
      ['0', '1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(renderer.render({ card: 'example/buttons', data: { answers: [] } }, nl, 'sandbox').body).toEqual(
      [],
    );
  });

  it('leaves a long row to Slack, which has a menu for it', () => {
    const answers = Array.from({ length: 7 }, (_, n) => ({ name: `${n}`, words: 'x' }));
    const drawn = (of: { name: string }[]) =>
      renderer.render({ card: 'example/buttons', data: { answers: of as never } }, nl, 'slack').body;
    expect(drawn(answers).map(({ actions }) => (actions as unknown[]).length)).toEqual([7]);
    expect(drawn([])).toEqual([]);
  });

  it('keeps renderers in one process apart', () => {
    const other = createRenderer({ cardsDir: new URL('../fixtures/cards', import.meta.url).pathname });
    expect(other.render(line(), { language: 'en' }, 'sandbox')).toEqual(
      renderer.render(line(), { language: 'en' }, 'sandbox'),
    );
    expect(renderer.summary(line({ n: 1 }), nl)).toBe('Eén vraag');
  });

  it('leaves the data it was given alone', () => {
    const ref = message({ why: list('a', 'b'), answers: [{ name: 'An', words: 'een\ntwee' }] });
    const before = structuredClone(ref);
    renderer.render(ref, nl, 'sandbox');
    renderer.render(ref, nl, 'sandbox');
    expect(ref).toEqual(before);
  });
});

describe('people’s words', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      '${roepnaam}',
      "${t('example.read')}",
      '**vet** _schuin_ [link](http://e)',
      '{roepnaam}',
      '<b>x</b> <@U1> <!channel> @everyone',
      "it's {n, plural, one {x} other {y}}",
      '\uFDD0x\uFDD1',
      '`code` # kop\t- punt',
      '$root',
      '\\*',
    ),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '{', '}', '$', '`', "'", 'a', '<', '\uFDD0'),
    }),
  );
  const runsOf = (nodes: unknown): string[] => {
    const found: string[] = [];
    JSON.stringify(nodes, (_key, value) => {
      if (value?.type === 'TextRun') found.push(value.text);
      return value;
    });
    return found;
  };
  const clean = (words: string) => words.replaceAll(/[\uFDD0\uFDD1]/g, '');

  it('stay what they are, whatever they contain', () => {
    fc.assert(
      fc.property(nasty, nasty, (name, typed) => {
        const card = renderer.render(message({ from: name, answers: [{ name, words: typed }] }), nl, 'teams');
        const lines = clean(typed)
          .split(/\r\n|[\n\r\u2028\u2029]/)
          .filter((one) => one.trim() !== '');
        const runs = runsOf(card.body);
        for (const one of lines) expect(runs).toContain(one);
        const sentence = `Nieuwe vraag vuurtoren · L3B · van ${clean(name)} · `;
        expect(runs.join('\n').replaceAll('\n', '')).toContain(
          sentence.replaceAll(/[\n\r\u2028\u2029]/g, ''),
        );
        expect(JSON.stringify(card)).not.toMatch(/[\uFDD0\uFDD1]/);
        const bold = JSON.stringify(card).match(/"weight":"Bolder"/g) ?? [];
        expect(bold).toHaveLength(1);
      }),
    );
  });

  it('cannot become Markdown in a heading on Teams', () => {
    const ref = (classCode: string): CardRef => ({
      card: 'example/dialog',
      data: { roepnaam: 'x', classCode, see: '', once: 'o', classes: [] },
    });
    const headingOn = (surface: 'teams' | 'sandbox', classCode: string) =>
      renderer.render(ref(classCode), nl, surface).body[0]?.text;
    expect(headingOn('sandbox', '**x**')).toBe('Wat zie je in **x**?');
    expect(headingOn('teams', '[a](http://e) *b*')).toBe('Wat zie je in \\[a\\](http://e) \\*b\\*?');
    fc.assert(
      fc.property(nasty, (classCode) => {
        const text = String(headingOn('teams', classCode));
        expect(text.replaceAll(/\\./g, '')).not.toMatch(/[*_[\]`<>~]/);
      }),
    );
  });
});
