import { describe, expect, it } from '@jest/globals';

import {
  button,
  home,
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

describe('what Slack takes', () => {
  const everything = [
    { type: 'header', text: p(x(150)) },
    { type: 'divider', block_id: 'd' },
    { type: 'section', text: md('*Vet* &lt;@U1&gt;'), accessory: button({ action_id: 'b' }) },
    { type: 'section', fields: many(10, () => p(x(200))) },
    {
      type: 'context',
      elements: [p('klein'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b' }],
    },
    { type: 'actions', elements: [button(), { type: 'overflow', action_id: 'more', options: many(5, opt) }] },
    { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b', title: p('b') },
    section(
      { type: 'text', text: '<!channel> <@U1>', style: { bold: true } },
      { type: 'link', url: 'https://a.example' },
    ),
    rich({
      type: 'rich_text_list',
      style: 'bullet',
      indent: 1,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
    }),
    rich({ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] }),
  ];
  const inputs = [
    typed({ multiline: true, max_length: 3000, placeholder: p('…'), initial_value: '' }),
    input(select({ initial_option: { text: { ...p('keuze 1'), emoji: true }, value: 'v1' } }), {
      optional: true,
      hint: p('h'),
    }),
    input({ type: 'radio_buttons', action_id: 'a', options: many(10, opt), initial_option: opt(2) }),
    input({ type: 'checkboxes', action_id: 'a', options: many(10, opt), initial_options: [opt(1), opt(2)] }),
    input({
      type: 'multi_static_select',
      action_id: 'a',
      options: many(100, opt),
      initial_options: [opt(99)],
    }),
    input({ type: 'external_select', action_id: 'a', min_query_length: 0, initial_option: opt(7) }),
    input({ type: 'datepicker', action_id: 'a', initial_date: '2028-02-29' }),
    input({ type: 'timepicker', action_id: 'a', initial_time: '08:30' }),
    input({
      type: 'number_input',
      action_id: 'a',
      is_decimal_allowed: false,
      min_value: '0',
      max_value: '9',
    }),
    input({ type: 'multi_users_select', action_id: 'a', initial_users: ['U1', 'W2'] }),
  ];
  it('everything at its limit, on every surface', () => {
    expect(message(...everything)).toEqual([]);
    expect(home(...everything)).toEqual([]);
    expect(
      modal([...everything, ...inputs], { private_metadata: x(3000), callback_id: x(255), close: p(x(24)) }),
    ).toEqual([]);
    expect(home()).toEqual([]);
  });
});

describe('nobody can be called by what somebody typed', () => {
  it.each(['<!channel>', '<!here>', '<!everyone>', '<@U123ABC>', '<#C123ABC>', '<!subteam^S1>'])(
    '%s',
    (words) => {
      expect(message({ type: 'section', text: md(`Hallo ${words}`) }).join()).toMatch(/mentions somebody/);
      expect(message({ type: 'section', fields: [md(words)] }).join()).toMatch(/mentions somebody/);
      expect(validate('message', { text: `Hallo ${words}` }).join()).toMatch(/mentions somebody/);
      expect(message({ type: 'section', text: p(words) })).toEqual([]);
    },
  );
  it('and no link or date made', () => {
    expect(message({ type: 'section', text: md('<https://a.example|school>') }).join()).toMatch(/unescaped/);
    expect(validate('message', { text: '1 < 2' }).join()).toMatch(/unescaped/);
    expect(validate('message', { text: '1 &lt; 2 &amp; &lt;!channel&gt;' })).toEqual([]);
  });
  it('nor by elements or options that mention', () => {
    expect(message(section({ type: 'broadcast', range: 'channel' })).join()).toMatch(/mentions somebody/);
    expect(message(section({ type: 'user', user_id: 'U1' })).join()).toMatch(/mentions somebody/);
    expect(validate('message', { text: '@an', link_names: true }).join()).toMatch(/mentions/);
    expect(validate('message', { text: '@an', parse: 'full' }).join()).toMatch(/mentions/);
  });
});
