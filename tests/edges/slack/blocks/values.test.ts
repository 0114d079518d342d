import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  carriedBy,
  clicked,
  fieldOf,
  keyOf,
  valuesOf,
  verbOf,
} from '../../../../src/edges/slack/blocks/values.js';
import { execute, messageOf, modalOf } from './draw.js';

const input = (type: string, id: string, more: object = {}) => ({ type, id, label: id, ...more });
const choices = ['a', 'b', 'c'].map((value) => ({ title: value.toUpperCase(), value }));

/** What Slack sends when somebody submits without touching anything. */
function untouched(blocks: any[]): any {
  return Object.fromEntries(
    blocks
      .filter(({ type }) => type === 'input')
      .map(({ block_id, element: e }) => {
        const lists = e.type === 'checkboxes' || e.type.startsWith('multi_');
        const one = e.type === 'radio_buttons' || e.type.endsWith('_select');
        const state = lists
          ? { selected_options: e.initial_options ?? [] }
          : one
            ? { selected_option: e.initial_option ?? null }
            : e.type === 'datepicker'
              ? { selected_date: e.initial_date ?? null }
              : e.type === 'timepicker'
                ? { selected_time: e.initial_time ?? null }
                : { value: e.initial_value ?? null };
        return [block_id, { [e.action_id]: { type: e.type, ...state } }];
      }),
  );
}

const everyInput = (value: Record<string, string>) => [
  input('Input.Text', 'words', { maxLength: 300, value: value.words }),
  input('Input.ChoiceSet', 'one', { choices, style: 'compact', value: value.one }),
  input('Input.ChoiceSet', 'seen', { choices, style: 'expanded', value: value.seen }),
  input('Input.ChoiceSet', 'many', { choices, style: 'compact', isMultiSelect: true, value: value.many }),
  input('Input.ChoiceSet', 'ticks', { choices, style: 'expanded', isMultiSelect: true, value: value.ticks }),
  input('Input.Date', 'day', { value: value.day }),
  input('Input.Time', 'time', { value: value.time }),
  input('Input.Number', 'count', { value: value.count }),
  input('Input.Toggle', 'yes', { title: 'Ja', value: value.yes }),
  input('Input.Toggle', 'kind', { title: 'Ja', valueOn: 'on', valueOff: 'off', value: value.kind }),
];

describe('values', () => {
  it('are those that the card had, when nobody touches anything', () => {
    const word = fc.stringMatching(/^[a-zA-Z<>&:~#@ é]{1,40}$/);
    const several = fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((all) => all.join(','));
    const one = fc.constantFrom('a', 'b', 'c');
    const before = fc.record({
      ...{ words: word, one, seen: one, many: several, ticks: several },
      ...{ day: fc.constant('2026-11-24'), time: fc.constant('08:30'), count: fc.nat().map(String) },
      ...{ yes: fc.constantFrom('true', 'false'), kind: fc.constantFrom('on', 'off') },
    });
    fc.assert(
      fc.property(before, (values) => {
        expect(valuesOf(untouched(modalOf(everyInput(values)).blocks))).toEqual(values);
      }),
    );
  });

  it('are empty where nothing was typed, and a toggle still says its off', () => {
    expect(valuesOf(untouched(modalOf(everyInput({})).blocks))).toEqual({
      ...{ words: '', one: '', seen: '', many: '', ticks: '', day: '', time: '', count: '' },
      ...{ yes: 'false', kind: 'off' },
    });
  });

  it('of a long list are found under the field, not under the key', () => {
    const state = {
      'in:who': { 'in:who:k:1': { type: 'external_select', selected_option: { value: 'p7' } } },
      'in:all': {
        'in:all:k2': { type: 'multi_external_select', selected_options: [{ value: 'x' }, { value: 'y' }] },
      },
    };
    expect(valuesOf(state)).toEqual({ who: 'p7', all: 'x,y' });
    expect(keyOf('in:who:k:1')).toBe('k:1');
    expect(keyOf('in:who')).toBeUndefined();
    expect(keyOf('request.read')).toBeUndefined();
    expect(fieldOf('in:who')).toBe('who');
    expect(fieldOf('b1')).toBeUndefined();
  });

  it('that are not ours, or are nothing, are passed over', () => {
    expect(valuesOf(undefined)).toEqual({});
    const strange: any = { b1: { x: { value: 'v' } }, 'in:a': null, 'in:b': { c: null, d: { value: 7 } } };
    expect(valuesOf(strange)).toEqual({ b: '' });
    const proto = JSON.parse('{"in:__proto__":{"x":{"value":"bad"}}}');
    expect(Object.getPrototypeOf(valuesOf(proto))).toBe(Object.prototype);
    expect((valuesOf(proto) as any).bad).toBeUndefined();
  });
});

describe('what was clicked', () => {
  const seven = Array.from({ length: 7 }, (_, n) =>
    execute(`Knop ${n}`, 'a.open', { data: { id: `r${n}` } }),
  );
  const [{ elements }] = messageOf({ type: 'ActionSet', actions: seven });

  it('is the verb with its data, from a button and from the menu alike', () => {
    const buttons = elements.slice(0, 5).map(clicked);
    expect(buttons[0]).toEqual({ verb: 'a.open', data: { id: 'r0' }, schoolId: 'baken', withInputs: true });
    expect(buttons.map((one: any) => [one.verb, one.data.id])).toEqual(
      ['r0', 'r1', 'r2', 'r3', 'r4'].map((id) => ['a.open', id]),
    );
    const [first, second] = elements[5].options.map((option: any) =>
      clicked({ action_id: elements[5].action_id, selected_option: option }),
    );
    expect([first.verb, first.data.id, second.data.id]).toEqual(['a.open', 'r5', 'r6']);
  });

  it('says when what stands in the inputs does not belong to it', () => {
    const action = execute('Toch', 'a.end', { associatedInputs: 'none', data: { day: '2026-11-24' } });
    const [{ elements: alone }] = messageOf({ type: 'ActionSet', actions: [action] });
    expect(clicked(alone[0])).toMatchObject({ verb: 'a.end', withInputs: false });
  });

  it('is nothing for links, inputs and what somebody made up', () => {
    const value = '{"d":{},"s":"baken"}';
    expect(clicked({ action_id: 'link' })).toBeUndefined();
    expect(clicked({ action_id: 'in:who', value })).toBeUndefined();
    for (const bad of ['', '{', 'null', '[]', '7', '{"d":[],"s":"x"}', '{"d":{}}', '{"d":null,"s":"x"}']) {
      expect(clicked({ action_id: 'a.open', value: bad })).toBeUndefined();
    }
    expect(clicked({ action_id: 7, value })).toBeUndefined();
    expect(
      clicked({ action_id: 'more', selected_option: { value: '{"v":7,"d":{},"s":"x"}' } }),
    ).toBeUndefined();
    expect(carriedBy('{"d":1}')).toEqual({ d: 1 });
    expect(verbOf('a.open#12')).toBe('a.open');
    expect(verbOf('a.open')).toBe('a.open');
  });
});
