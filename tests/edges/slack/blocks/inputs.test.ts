import { describe, expect, it } from '@jest/globals';
import type { Choice } from '../../../../src/edges/slack/blocks/context.js';
import { elementOf, modalOf } from './draw.js';

const listOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `Keuze ${n}`, value: `k${n}` }));
const choiceSet = (count: number, more: object = {}) => ({
  type: 'Input.ChoiceSet',
  id: 'who',
  label: 'Wie?',
  choices: listOf(count),
  wrap: true,
  ...more,
});
const text = (more: object = {}) => ({
  type: 'Input.Text',
  id: 'why',
  label: 'Waarom?',
  maxLength: 300,
  ...more,
});
const blockOf = (input: object) => modalOf([input]).blocks[0];

describe('an input', () => {
  it('keeps its name, and may stay empty unless the card needs it', () => {
    expect(blockOf(text())).toMatchObject({
      type: 'input',
      block_id: 'in:why',
      label: { text: 'Waarom?' },
      optional: true,
      element: { action_id: 'in:why' },
    });
    expect(blockOf(text({ isRequired: true, errorMessage: 'Nodig' })).optional).toBe(false);
  });

  it('leaves it to Slack to say that it may stay empty', () => {
    const label = 'Waarom? (mag leeg)';
    expect(blockOf(text({ label })).label.text).toBe('Waarom?');
    expect(blockOf(text({ label, isRequired: true, errorMessage: 'Nodig' })).label.text).toBe(label);
  });

  it('of text says how much may be typed, where the card does not', () => {
    expect(blockOf(text()).hint.text).toBe('Hoogstens 300 tekens');
    expect(blockOf(text({ placeholder: 'Mag 300 tekens' })).hint).toBeUndefined();
    expect(blockOf(text({ label: 'Waarom? (300 tekens)' })).hint).toBeUndefined();
    expect(() => blockOf(text({ maxLength: 3001 }))).toThrow("'example/card': why: typed text is 3001");
    expect(() => blockOf(text({ placeholder: 'x'.repeat(151) }))).toThrow('why: placeholder is 151');
  });

  it('of text shows what is in it, and no more than may be typed', () => {
    expect(elementOf(text({ isMultiline: true, value: 'al iets', placeholder: 'Mag 300 tekens' }))).toEqual({
      type: 'plain_text_input',
      action_id: 'in:why',
      max_length: 300,
      multiline: true,
      initial_value: 'al iets',
      placeholder: { type: 'plain_text', text: 'Mag 300 tekens', emoji: false },
    });
    expect(elementOf(text({ value: 'x'.repeat(400) })).initial_value).toHaveLength(300);
    expect(elementOf(text({ value: `${'x'.repeat(299)}😀` })).initial_value).toBe('x'.repeat(299));
  });

  it.each([
    ['expanded', false, 10, 'radio_buttons'],
    ['expanded', false, 11, 'static_select'],
    ['compact', false, 3, 'static_select'],
    ['compact', false, 100, 'static_select'],
    ['compact', false, 101, 'external_select'],
    ['expanded', true, 10, 'checkboxes'],
    ['expanded', true, 11, 'multi_static_select'],
    ['compact', true, 3, 'multi_static_select'],
    ['compact', true, 101, 'multi_external_select'],
  ])('of choices, %s, several %s, %i of them, is %s', (style, isMultiSelect, count, type) => {
    const kept: (readonly Choice[])[] = [];
    const value = isMultiSelect ? 'k0,k2,gone' : 'k1';
    const drawn = elementOf(choiceSet(count, { style, isMultiSelect, value }), {
      choices: (list) => `key${kept.push(list)}`,
    });
    expect(drawn.type).toBe(type);
    const values = (drawn.initial_options ?? [drawn.initial_option]).map((one: any) => one.value);
    expect(values).toEqual(isMultiSelect ? ['k0', 'k2'] : ['k1']);
    if (count > 100) {
      expect(drawn).toMatchObject({ action_id: 'in:who:key1', min_query_length: 0 });
      expect(kept).toEqual([listOf(count)]);
    } else {
      expect(drawn.options).toHaveLength(count);
      expect(drawn.action_id).toBe('in:who');
    }
  });

  it('of choices shows nothing chosen when what was chosen is gone, and throws on a long list that nobody keeps', () => {
    expect(elementOf(choiceSet(3, { value: 'gone' })).initial_option).toBeUndefined();
    expect(elementOf(choiceSet(3, { isMultiSelect: true, value: 'gone' })).initial_options).toBeUndefined();
    expect(() => elementOf(choiceSet(101))).toThrow('who: options of a select is 101, Slack takes 100');
  });

  it('of choices carries on below where a name is too long for its line', () => {
    const titleOf = (title: string) => {
      const [{ text, description }] = elementOf(choiceSet(0, { choices: [{ title, value: 'a' }] })).options;
      return [text.text, description?.text];
    };
    const classes = Array.from({ length: 12 }, (_, n) => `K${n}`).join(', ');
    expect(titleOf(`Marie-Louise Vandenbroucke-Van den Berghe (${classes})`)).toEqual([
      'Marie-Louise Vandenbroucke-Van den Berghe (K0, K1, K2, K3, K4, K5, K6, K7,',
      'K8, K9, K10, K11)',
    ]);
    expect(titleOf('x'.repeat(76))).toEqual([`${'x'.repeat(74)}…`, undefined]);
    expect(titleOf('x'.repeat(75))).toEqual(['x'.repeat(75), undefined]);
    expect(titleOf(`een ${'x'.repeat(80)}`)).toEqual(['een', `${'x'.repeat(74)}…`]);
  });

  it('of a day, a time or a number shows it only in the form that Slack takes', () => {
    const of = (type: string, more: object) => elementOf({ type, id: 'x', label: 'X', ...more });
    expect(of('Input.Date', { value: '2026-11-24', min: '2026-11-01' })).toEqual({
      type: 'datepicker',
      action_id: 'in:x',
      initial_date: '2026-11-24',
    });
    expect(of('Input.Date', { value: 'morgen' }).initial_date).toBeUndefined();
    expect(of('Input.Time', { value: '08:30' }).initial_time).toBe('08:30');
    expect(of('Input.Number', { value: 0, min: 0, max: 9 })).toEqual({
      type: 'number_input',
      action_id: 'in:x',
      is_decimal_allowed: true,
      min_value: '0',
      max_value: '9',
      initial_value: '0',
    });
  });

  it('to tick is one box, and its name says what unticked means', () => {
    const toggle = { type: 'Input.Toggle', id: 'staff', label: 'Over?', title: 'Ja' };
    const ja = { text: { type: 'plain_text', text: 'Ja', emoji: false }, value: 'true' };
    expect(elementOf(toggle)).toEqual({ type: 'checkboxes', action_id: 'in:staff~false', options: [ja] });
    expect(elementOf({ ...toggle, value: 'true' }).initial_options).toEqual([ja]);
    expect(elementOf({ ...toggle, value: 'false' }).initial_options).toBeUndefined();
    expect(blockOf(toggle).block_id).toBe('in:staff');
  });
});
