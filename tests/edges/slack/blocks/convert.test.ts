import { describe, expect, it } from '@jest/globals';
import { toHome, toMessage, toModal } from '../../../../src/edges/slack/blocks/convert.js';
import { LIMITS, type Limit, maxOf } from '../../../../src/edges/slack/blocks/limits.js';
import { validate } from '../../../support/slack/validate.js';
import { card, context, execute, messageOf, modalOf, said } from './draw.js';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const section = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const heading = (text: string) => ({ type: 'TextBlock', style: 'heading', text, wrap: true });
const soft = (text: string, more: object = {}) => ({
  type: 'TextBlock',
  text,
  isSubtle: true,
  size: 'Small',
  ...more,
});
const buttons = (...actions: object[]) => ({ type: 'ActionSet', actions });
const column = (...items: object[]) => ({ type: 'Column', items });
const columns = (...all: object[]) => ({ type: 'ColumnSet', columns: all });

describe('words', () => {
  it('become rich text with the look of each run, neighbours alike as one', () => {
    const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
    const inlines = [
      ...[run('Nieuwe '), run('vraag '), run('vuurtoren', { weight: 'Bolder' })],
      ...[run(' schuin', { italic: true }), run(' weg', { strikethrough: true, weight: 'Bolder' })],
    ];
    expect(messageOf({ type: 'RichTextBlock', inlines })).toEqual([
      section(
        words('Nieuwe vraag '),
        words('vuurtoren', { bold: true }),
        words(' schuin', { italic: true }),
        words(' weg', { bold: true, strike: true }),
      ),
    ]);
  });

  it('that follow closely are one block, others stand apart', () => {
    expect(messageOf(said('een'), said('twee', { spacing: 'None' }), said('drie'))).toEqual([
      section(words('een\ntwee')),
      section(words('drie')),
    ]);
  });

  it('are headings, and bold words where they are too long for one', () => {
    const large = { size: 'Medium', weight: 'Bolder' };
    const run = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Dag An', ...large }] };
    const long = 'a'.repeat(151);
    expect(messageOf(heading('Wie?'), run, heading(long))).toEqual([
      { type: 'header', text: plain('Wie?') },
      { type: 'header', text: plain('Dag An') },
      section(words(long, { bold: true })),
    ]);
  });

  it('that are soft are context, lines that follow closely in one', () => {
    expect(messageOf(soft('een'), soft('twee', { spacing: 'Small' }), soft('drie'))).toEqual([
      { type: 'context', elements: [plain('een\ntwee')] },
      { type: 'context', elements: [plain('drie')] },
    ]);
    const long = 'a'.repeat(3001);
    expect(messageOf(soft(long))).toEqual([section(words(long))]);
  });

  it('get a sign where a colour warns and a bar where a container stands out', () => {
    const container = (style: string, ...items: object[]) => ({ type: 'Container', style, items });
    expect(messageOf(container('attention', said('Bel 112'), said('Nu')))).toEqual([
      section(words('⚠️ Bel 112')),
      section(words('Nu')),
    ]);
    expect(messageOf(container('emphasis', said('een'), said('twee', { spacing: 'Small' })))).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [words('een\ntwee')] }] },
    ]);
    expect(messageOf(container('default', said('een')))).toEqual([section(words('een'))]);
    const red = {
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: 'Vandaag', color: 'Attention' }],
    };
    expect(messageOf(red)).toEqual([section(words('⚠️ Vandaag'))]);
  });

  it('are parted by a line where the card says so, but not twice and not at the top', () => {
    const apart = { separator: true };
    expect(messageOf(said('een', apart), said('twee', apart), buttons()).map(({ type }) => type)).toEqual([
      'rich_text',
      'divider',
      'rich_text',
    ]);
  });

  it('that are white space only leave nothing, since Slack refuses them', () => {
    expect(messageOf(said('  '), soft('\t'), heading(' '), said('een'))).toEqual([section(words('een'))]);
  });
});

describe('columns', () => {
  it('with one button are a section with it at the right', () => {
    const read = execute('Lezen', 'a.read', { data: { id: 'r1' } });
    expect(
      messageOf(columns(column(said('vuurtoren'), soft('sinds vrijdag')), column(buttons(read)))),
    ).toEqual([
      {
        type: 'section',
        text: plain('vuurtoren\nsinds vrijdag'),
        accessory: {
          type: 'button',
          text: plain('Lezen'),
          action_id: 'a.read',
          value: '{"d":{"id":"r1"},"s":"baken"}',
        },
      },
    ]);
  });

  it('with a picture have it at the right, with more buttons a row below', () => {
    const image = {
      type: 'Image',
      url: 'https://baken.example/a.png',
      altText: 'Een vuurtoren',
      size: 'Small',
    };
    const drawn = { type: 'image', image_url: image.url, alt_text: image.altText };
    expect(messageOf(columns(column(said('een')), column(image)))[0].accessory).toEqual(drawn);
    expect(messageOf(image)).toEqual([drawn]);
    const two = buttons(execute('A', 'a.a'), execute('B', 'a.b'));
    expect(messageOf(columns(column(said('een')), column(two))).map(({ type }) => type)).toEqual([
      'rich_text',
      'actions',
    ]);
    expect(() => messageOf({ ...image, url: 'http://baken.example/a.png' })).toThrow('not https');
  });

  it('of words beside words are fields, up to ten in a section', () => {
    const pair = (n: number) => columns(column(soft(`Vraag ${n}`)), column(said(`${n}`)));
    const blocks = messageOf(...[1, 2, 3, 4, 5, 6].map(pair));
    expect(blocks.map(({ fields }) => fields.length)).toEqual([10, 2]);
    expect(blocks[0].fields.slice(0, 2)).toEqual([plain('Vraag 1'), plain('1')]);
  });

  it('with words too long for a section keep all of them', () => {
    const long = 'a'.repeat(3001);
    const blocks = messageOf(columns(column(said(long)), column(buttons(execute('A', 'a.a')))));
    expect(blocks[0]).toEqual(section(words(long)));
    expect(blocks[1].type).toBe('actions');
    expect(messageOf(columns(column(said(long)), column(said('kort'))))).toHaveLength(2);
  });
});

describe('buttons', () => {
  const row = (count: number, data: object = {}) =>
    messageOf(buttons(...Array.from({ length: count }, (_, n) => execute(`${n}`, 'a.do', { data }))));

  it('have their look, their own name and what they carry', () => {
    const [{ elements }] = messageOf(
      buttons(
        execute('A', 'a.a', { style: 'positive', data: { id: 'r1' } }),
        execute('B', 'a.a', { style: 'destructive' }),
        execute('C', 'a.c', { style: 'default' }),
        { type: 'Action.OpenUrl', title: 'D', url: 'https://x.example/' },
      ),
    );
    expect(elements.map(({ action_id }: any) => action_id)).toEqual(['a.a', 'a.a#2', 'a.c', 'link']);
    expect(elements.map(({ style }: any) => style)).toEqual(['primary', 'danger', undefined, undefined]);
    expect(JSON.parse(elements[0].value)).toEqual({ d: { id: 'r1' }, s: 'baken' });
    expect(elements[3].url).toBe('https://x.example/');
  });

  it('beyond five are in a menu, and never one alone', () => {
    const shape = (count: number) =>
      row(count).map(({ elements }) =>
        elements.map((one: any) => (one.type === 'overflow' ? one.options.length : 'b')).join(''),
      );
    expect(shape(0)).toEqual([]);
    expect(shape(5)).toEqual(['bbbbb']);
    expect(shape(6)).toEqual(['bbbb2']);
    expect(shape(7)).toEqual(['bbbbb2']);
    expect(shape(10)).toEqual(['bbbbb5']);
    expect(shape(12)).toEqual(['bbbbb5', 'bb']);
  });

  it('are a further row when what they carry is too much for a menu', () => {
    const rows = row(7, { id: 'x'.repeat(150) });
    expect(rows.map(({ elements }) => elements.length)).toEqual([5, 2]);
  });
});

describe('surfaces', () => {
  it('a message has its buttons below and its summary beside it, escaped', () => {
    const message = toMessage(
      { ...card([said('een')], [execute('Lezen', 'a.read')]), fallbackText: 'A & B <@U1>' },
      context,
    );
    expect(message.text).toBe('A &amp; B &lt;@U1&gt;');
    expect(message.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
  });

  it('a modal submits with its first action, the others are buttons in it', () => {
    const actions = [execute('Bewaren', 'a.save', { data: { id: 'r1' } }), execute('Meer', 'a.more')];
    const { blocks, ...frame } = modalOf([said('een')], actions);
    expect(frame).toEqual({
      type: 'modal',
      callback_id: 'a.save',
      title: plain('Titel'),
      submit: plain('Bewaren'),
      close: plain('Annuleren'),
      private_metadata: '{"d":{"id":"r1"},"s":"baken"}',
    });
    expect(blocks[1].elements.map(({ action_id }: any) => action_id)).toEqual(['a.more']);
  });

  it('a modal without actions closes only, and may hold no inputs', () => {
    const none = toModal(card([said('een')]), 'Titel', context);
    expect(none).toMatchObject({ callback_id: 'none', private_metadata: '{"d":{},"s":"baken"}' });
    expect(none.submit).toBeUndefined();
    const input = { type: 'Input.Date', id: 'day', label: 'Dag' };
    expect(() => modalOf([input], [])).toThrow('nothing to submit');
  });

  it('a home has no frame', () => {
    expect(toHome(card([said('een')]), context)).toEqual({ type: 'home', blocks: [section(words('een'))] });
  });

  it('with many lines stays within what Slack takes, and loses none of them', () => {
    const lines = Array.from({ length: 300 }, (_, n) => `regel ${n}.`);
    const timeline = lines.map((line) => soft(line, { spacing: 'Small' }));
    const answers = lines.map((line) => said(`${line} ${'woord '.repeat(100)}`));
    const view = modalOf([...answers, heading('Wat er al gebeurde'), ...timeline]);
    expect(validate('modal', view)).toEqual([]);
    expect(view.blocks.length).toBeLessThan(30);
    const json = JSON.stringify(view);
    expect(json.length).toBeLessThan(maxOf('JSON of a view'));
    for (const line of lines) expect(json.split(line)).toHaveLength(3);
  });
});

describe('what does not fit', () => {
  it('throws on an element or property that nobody knows', () => {
    expect(() => messageOf({ type: 'FactSet', facts: [] })).toThrow(
      "card 'example/card': no element 'FactSet'",
    );
    expect(() => messageOf(said('een', { isVisible: false }))).toThrow('no RichTextBlock.isVisible');
    expect(() => messageOf(buttons(execute('A', 'a.a', { tooltip: 'x' })))).toThrow(
      'no Action.Execute.tooltip',
    );
    expect(() => messageOf({ type: 'constructor' })).toThrow("no element 'constructor'");
    expect(() => toMessage({ ...card([]), lang: 'nl' } as never, context)).toThrow('no AdaptiveCard.lang');
  });

  it('throws with card, field, limit and lengths, never with the words', () => {
    const secret = 'geheim'.repeat(20);
    const over = (run: () => unknown, what: string) => {
      expect(run).toThrow(what);
      expect(run).not.toThrow('geheim');
    };
    over(() => modalOf([said('x')], [execute(secret, 'a.a')]), 'submit of a modal is 120, Slack takes 24');
    over(() => toModal(card([said('x')]), secret, context), 'title of a modal is 120, Slack takes 24');
    const data = { id: secret.repeat(30) };
    over(() => messageOf(buttons(execute('A', 'a.a', { data }))), 'button value is 3627, Slack takes 2000');
    over(() => modalOf([said('x')], [execute('A', 'a.a', { data })]), 'private metadata is 3627');
    const apart = Array.from({ length: 60 }, () => said('geheim', { separator: true }));
    over(() => messageOf(...apart), 'blocks of a message is 119, Slack takes 50');
  });

  it('shortens a title that holds a name, and shows that it did', () => {
    const [{ elements }] = messageOf(buttons(execute(`${'a'.repeat(73)}😀${'b'.repeat(9)}`, 'a.a')));
    expect(elements[0].text.text).toBe(`${'a'.repeat(73)}…`);
    const long = Array.from({ length: 6 }, () => execute('x'.repeat(80), 'a.a'));
    expect(messageOf(buttons(...long))[0].elements[4].options[0].text.text).toBe(`${'x'.repeat(74)}…`);
  });

  it('every limit has its source', () => {
    for (const limit of Object.keys(LIMITS) as Limit[]) expect(LIMITS[limit].source).toMatch(/^https:\/\//);
  });
});
