import { describe, expect, it } from '@jest/globals';

import {
  button,
  input,
  many,
  md,
  message,
  modal,
  opt,
  p,
  rich,
  section,
  select,
  typed,
  x,
} from './examples.js';
import { validate } from './validate.js';

describe('what Slack refuses', () => {
  const act = (...elements: object[]) => message({ type: 'actions', elements });
  const cases: [string, () => string[], RegExp][] = [
    ['a long header', () => message({ type: 'header', text: p(x(151)) }), /151 characters, at most 150/],
    ['a header in mrkdwn', () => message({ type: 'header', text: md('a') }), /must be plain_text/],
    ['a long section', () => message({ type: 'section', text: p(x(3001)) }), /at most 3000/],
    ['a section of nothing', () => message({ type: 'section' }), /text or fields/],
    ['an empty text', () => message({ type: 'section', text: p('') }), /at least 1/],
    [
      'eleven fields',
      () => message({ type: 'section', fields: many(11, () => p('a')) }),
      /11 items, at most 10/,
    ],
    ['no fields', () => message({ type: 'section', fields: [] }), /at least 1/],
    ['a long field', () => message({ type: 'section', fields: [p(x(2001))] }), /at most 2000/],
    [
      'an input beside a section',
      () => message({ type: 'section', text: p('a'), accessory: typed().element }),
      /no element here/,
    ],
    [
      'eleven elements in a context',
      () => message({ type: 'context', elements: many(11, () => p('a')) }),
      /at most 10/,
    ],
    [
      'a button in a context',
      () => message({ type: 'context', elements: [button()] }),
      /element of a context/,
    ],
    ['26 buttons', () => act(...many(26, (n) => button({ action_id: `a${n}` }))), /26 items, at most 25/],
    ['no buttons', () => act(), /at least 1/],
    ['a long button', () => act(button({ text: p(x(76)) })), /at most 75/],
    ['a button in mrkdwn', () => act(button({ text: md('a') })), /must be plain_text/],
    ['a long value', () => act(button({ value: x(2001) })), /at most 2000/],
    ['a made up style', () => act(button({ style: 'default' })), /primary or danger/],
    ['an address that is none', () => act(button({ url: 'javascript:alert(1)' })), /an address/],
    ['a long address', () => act(button({ url: `https://a.example/${x(3000)}` })), /at most 3000/],
    ['a long action_id', () => act(button({ action_id: x(256) })), /at most 255/],
    ['two equal action_ids in a block', () => act(button(), button()), /action_id stands twice: a/],
    ['a long block_id', () => message({ type: 'divider', block_id: x(256) }), /at most 255/],
    [
      'two equal block_ids',
      () => message({ type: 'divider', block_id: 'b' }, { type: 'divider', block_id: 'b' }),
      /block_id stands twice: b/,
    ],
    [
      'a property Slack does not know',
      () => act(button({ colour: 'red' })),
      /invalid additional property: colour/,
    ],
    ['a property left out', () => act({ type: 'button', action_id: 'a' }), /missing required field: text/],
    ['an unknown block', () => message({ type: 'table_of_mine' }), /no block for a message/],
    ['an unknown element', () => act({ type: 'slider' }), /'slider' is no element/],
    ['markdown in a modal', () => modal([{ type: 'markdown', text: 'a' }]), /no block for a modal/],
    [
      'six choices in an overflow',
      () => act({ type: 'overflow', options: many(6, opt) }),
      /6 items, at most 5/,
    ],
    ['one choice in an overflow', () => act({ type: 'overflow', options: many(1, opt) }), /at least 2/],
    ['101 options', () => act(select({ options: many(101, opt) })), /101 items, at most 100/],
    ['eleven radios', () => act({ type: 'radio_buttons', options: many(11, opt) }), /at most 10/],
    ['eleven checkboxes', () => act({ type: 'checkboxes', options: many(11, opt) }), /at most 10/],
    ['a long option', () => act(select({ options: [{ text: p(x(76)), value: 'v' }] })), /at most 75/],
    [
      'a long value of an option',
      () => act(select({ options: [{ text: p('a'), value: x(151) }] })),
      /at most 150/,
    ],
    [
      'a long description',
      () => act(select({ options: [{ ...opt(1), description: p(x(76)) }] })),
      /at most 75/,
    ],
    [
      'two options with one value',
      () => act(select({ options: [opt(1), opt(1)] })),
      /two options have one value/,
    ],
    [
      'a choice that is not there',
      () => act(select({ initial_option: opt(9) })),
      /not one of the options: v9/,
    ],
    [
      'a choice with another text',
      () => act(select({ initial_option: { text: p('anders'), value: 'v1' } })),
      /not one of/,
    ],
    [
      'ticks that are not there',
      () => act({ type: 'checkboxes', options: [opt(1)], initial_options: [opt(2)] }),
      /not one of/,
    ],
    [
      'options and groups',
      () => act(select({ option_groups: [{ label: p('a'), options: [opt(1)] }] })),
      /either options or/,
    ],
    ['a select of nothing', () => act({ type: 'static_select', action_id: 'a' }), /either options or/],
    ['a long placeholder', () => act(select({ placeholder: p(x(151)) })), /at most 150/],
    ['a long label', () => modal([{ ...typed(), label: p(x(2001)) }]), /at most 2000/],
    ['a long hint', () => modal([{ ...typed(), hint: p(x(2001)) }]), /at most 2000/],
    ['a button as input', () => modal([input(button())]), /'button' is no element here/],
    ['an input in actions', () => act(typed().element), /'plain_text_input' is no element here/],
    ['inputs without submit', () => modal([typed()], { submit: undefined }), /submit is required/],
    ['a long title', () => modal([typed()], { title: p(x(25)) }), /25 characters, at most 24/],
    ['no title', () => modal([typed()], { title: undefined }), /missing required field: title/],
    ['a long submit', () => modal([typed()], { submit: p(x(25)) }), /at most 24/],
    ['a long close', () => modal([typed()], { close: p(x(25)) }), /at most 24/],
    ['long private metadata', () => modal([typed()], { private_metadata: x(3001) }), /at most 3000/],
    ['a long callback_id', () => modal([typed()], { callback_id: x(256) }), /at most 255/],
    ['a long external_id', () => modal([typed()], { external_id: x(256) }), /at most 255/],
    ['a modal of nothing', () => modal([]), /at least 1/],
    ['101 blocks in a view', () => modal(many(101, () => ({ type: 'divider' }))), /101 items, at most 100/],
    [
      '51 blocks in a message',
      () => message(...many(51, () => ({ type: 'divider' }))),
      /51 items, at most 50/,
    ],
    [
      'a title on a home',
      () => validate('home', { type: 'home', blocks: [], title: p('a') }),
      /additional property: title/,
    ],
    [
      'a home as a modal',
      () => validate('modal', { type: 'home', title: p('a'), blocks: [] }),
      /must be modal/,
    ],
    [
      'an answered view sent back',
      () => modal([typed()], { state: { values: {} } }),
      /additional property: state/,
    ],
    [
      'too much in a message',
      () => message(...many(5, () => ({ type: 'section', text: p(x(2700)) }))),
      /msg_blocks_too_long/,
    ],
    [
      'too much in a view',
      () => modal(many(90, () => ({ type: 'section', text: p('é'.repeat(2000)) }))),
      /view_too_large/,
    ],
    ['a long text', () => validate('message', { text: x(4001) }), /at most 4000/],
    ['no text', () => validate('message', { blocks: [{ type: 'divider' }] }), /missing required field: text/],
    [
      'a day that is none',
      () => modal([input({ type: 'datepicker', initial_date: '2027-02-29' })]),
      /YYYY-MM-DD/,
    ],
    [
      'a day otherwise written',
      () => modal([input({ type: 'datepicker', initial_date: '1/9/2026' })]),
      /YYYY-MM-DD/,
    ],
    ['a time otherwise written', () => modal([input({ type: 'timepicker', initial_time: '8:30' })]), /HH:mm/],
    ['a length above the most', () => modal([typed({ max_length: 3001 })]), /from 1 to 3000/],
    ['lengths the wrong way', () => modal([typed({ min_length: 9, max_length: 3 })]), /min_length above/],
    [
      'more typed than may be',
      () => modal([typed({ max_length: 3, initial_value: 'abcd' })]),
      /max_length is 3/,
    ],
    [
      'two fields in focus',
      () => modal([typed({ focus_on_load: true }), typed({ focus_on_load: true })]),
      /focus_on_load on 2/,
    ],
    [
      'a number that is none',
      () => modal([input({ type: 'number_input', is_decimal_allowed: true, initial_value: 'vijf' })]),
      /a number/,
    ],
    [
      'a number without its kind',
      () => modal([input({ type: 'number_input' })]),
      /missing required field: is_decimal/,
    ],
    [
      'an image over http',
      () => message({ type: 'image', image_url: 'http://a.example/b.png', alt_text: 'b' }),
      /https address/,
    ],
    [
      'an image without words',
      () => message({ type: 'image', image_url: 'https://a.example/b.png' }),
      /missing required field: alt_text/,
    ],
    ['an image of nothing', () => message({ type: 'image', alt_text: 'b' }), /either image_url or/],
    ['an empty rich text', () => message(section({ type: 'text', text: '' })), /at least 1/],
    ['a rich text without parts', () => message(rich()), /at least 1/],
    [
      'words straight in a rich text',
      () => message(rich({ type: 'text', text: 'a' })),
      /part of a rich text/,
    ],
    [
      'a made up style of words',
      () => message(section({ type: 'text', text: 'a', style: { blink: true } })),
      /property: blink/,
    ],
    [
      'a list without its kind',
      () => message(rich({ type: 'rich_text_list', elements: [] })),
      /missing required field: style/,
    ],
    [
      'a question without words',
      () => act(button({ confirm: { title: p('a'), text: p('b'), confirm: p('c') } })),
      /field: deny/,
    ],
    [
      'a long question',
      () => act(button({ confirm: { title: p(x(101)), text: p('b'), confirm: p('c'), deny: p('d') } })),
      /at most 100/,
    ],
    [
      'a long text of a question',
      () => act(button({ confirm: { title: p('a'), text: p(x(301)), confirm: p('c'), deny: p('d') } })),
      /at most 300/,
    ],
    [
      'a long yes',
      () => act(button({ confirm: { title: p('a'), text: p('b'), confirm: p(x(31)), deny: p('d') } })),
      /at most 30/,
    ],
    [
      'a number out of its range',
      () =>
        modal([
          input({ type: 'number_input', is_decimal_allowed: true, initial_value: '9', max_value: '5' }),
        ]),
      /9 is not from undefined to 5/,
    ],
    ['half an emoji', () => validate('message', { text: '😀'.slice(0, 1) }), /half a character/],
    ['nothing at all', () => validate('message', null), /must be an object/],
    ['blocks still in a string', () => validate('message', { text: 'a', blocks: '[]' }), /must be a list/],
  ];
  it.each(cases)('%s', (_name, check, reason) => {
    const problems = check();
    expect(problems.join('\n')).toMatch(reason);
  });
});
