import type { types } from '@slack/bolt';
import type { Choice, Context } from './context.js';
import type { Node } from './elements.js';
import { fits, maxOf, tooMany, within } from './limits.js';
import { authored, beginningOf, plainText, shortened } from './text.js';
import { fieldId, longListId, toggleId } from './values.js';

/** An input of a card (checked by `known`) as one block; its ids stay the same, so that Slack keeps what was typed. */
export function inputBlock(input: Node, context: Context, card: string): types.InputBlock {
  const where = `${card}: ${input.id}`;
  const draw = ELEMENTS[input.type as string];
  if (draw === undefined) throw new Error(`${where}: no input '${input.type}' for Slack`);
  const optional = input.isRequired !== true;
  const hint = input.type === 'Input.Text' ? limitOf(input, context) : undefined;
  return {
    type: 'input',
    block_id: within('block id', fieldId(input.id), where),
    label: authored('input label', optional ? withoutMark(input.label, context) : input.label, where),
    element: draw(input, context, where),
    optional,
    ...(hint !== undefined && { hint: authored('input hint', hint, where) }),
  };
}

/** Slack says itself, behind the label, which fields may stay empty. */
const withoutMark = (label: unknown, { words }: Context): unknown =>
  typeof label === 'string' && label.endsWith(` ${words.optional}`)
    ? label.slice(0, -words.optional.length - 1)
    : label;

/** Slack refuses a whole view for one of these in another form. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

const ELEMENTS: Record<string, (input: Node, context: Context, where: string) => types.InputBlockElement> = {
  'Input.Text': (input, _context, where) => {
    const { value } = input;
    const max = longest(input, where);
    return {
      type: 'plain_text_input',
      action_id: fieldId(input.id),
      max_length: max,
      ...(input.isMultiline === true && { multiline: true }),
      // Slack refuses more than may be typed. What does not fit is not in the field either: its writer sees that.
      ...(value !== undefined && { initial_value: beginningOf(String(value), max) }),
      ...placeholder(input, where),
    };
  },
  'Input.ChoiceSet': choice,
  'Input.Date': ({ id, value }) => ({
    type: 'datepicker',
    action_id: fieldId(id),
    ...(DAY.test(String(value)) && { initial_date: String(value) }),
  }),
  'Input.Time': ({ id, value }) => ({
    type: 'timepicker',
    action_id: fieldId(id),
    ...(TIME.test(String(value)) && { initial_time: String(value) }),
  }),
  'Input.Number': (input, _context, where) => ({
    type: 'number_input',
    action_id: fieldId(input.id),
    is_decimal_allowed: true,
    ...(input.min !== undefined && { min_value: String(input.min) }),
    ...(input.max !== undefined && { max_value: String(input.max) }),
    ...(NUMBER.test(String(input.value)) && { initial_value: String(input.value) }),
    ...placeholder(input, where),
  }),
  'Input.Toggle': ({ id, title, value, valueOn = 'true', valueOff = 'false' }, _context, where) => {
    const ticked = option({ title: String(title), value: String(valueOn) }, where);
    return {
      type: 'checkboxes',
      action_id: within('action id', toggleId(id, valueOff), where),
      options: [ticked],
      ...(String(value) === String(valueOn) && { initial_options: [ticked] }),
    };
  },
};

/** Radio buttons and checkboxes where they are few and the card wants them in sight, else a list to open. */
function choice(input: Node, context: Context, where: string): types.InputBlockElement {
  const choices = input.choices as Choice[];
  const many = input.isMultiSelect === true;
  const inSight =
    input.style === 'expanded' && choices.length <= maxOf(many ? 'checkboxes' : 'radio buttons');
  const action_id = fieldId(input.id);
  const options = choices.map((one) => option(one, where));
  const chosen = chosenOf(input, options, many);
  const first = chosen.length > 0 && { initial_options: chosen };
  const only = chosen[0] !== undefined && { initial_option: chosen[0] };
  if (inSight) {
    return many
      ? { type: 'checkboxes', action_id, options, ...first }
      : { type: 'radio_buttons', action_id, options, ...only };
  }
  const hinted = placeholder(input, where);
  if (choices.length <= maxOf('options of a select')) {
    return many
      ? { type: 'multi_static_select', action_id, options, ...first, ...hinted }
      : { type: 'static_select', action_id, options, ...only, ...hinted };
  }
  if (context.choices === undefined) tooMany('options of a select', choices.length, where);
  const key = context.choices?.(choices) as string;
  const found = {
    action_id: within('action id', longListId(input.id, key), where),
    min_query_length: 0,
    ...hinted,
  };
  return many
    ? { type: 'multi_external_select', ...found, ...first }
    : { type: 'external_select', ...found, ...only };
}

/** What is chosen already and still on the list: Slack refuses any other. */
function chosenOf({ value }: Node, options: types.PlainTextOption[], many: boolean): types.PlainTextOption[] {
  if (value === undefined) return [];
  if (!many) return options.filter((one) => one.value === String(value)).slice(0, 1);
  const values = new Set(String(value).split(','));
  return options.filter((one) => values.has(one.value as string));
}

/**
 * An entry of a list; also what the edge answers with when Slack asks for those of a long one. What does not fit in its
 * one line goes on in the line below it.
 */
export function option({ title, value }: Choice, where: string): types.PlainTextOption {
  const space = fits('option text', title) ? -1 : title.lastIndexOf(' ', maxOf('option text'));
  const [line, below] = space > 0 ? [title.slice(0, space), title.slice(space + 1)] : [title];
  return {
    text: plainText(shortened('option text', line)),
    value: within('option value', value, where),
    ...(below && { description: plainText(shortened('option text', below)) }),
  };
}

function longest(input: Node, where: string): number {
  const max = input.maxLength as number;
  tooMany('typed text', max, where);
  return max;
}

/** How much may be typed, unless the card says that number beside the field itself. */
function limitOf(input: Node, { words }: Context): string | undefined {
  const max = String(input.maxLength);
  const said = `${input.label} ${input.placeholder ?? ''}`;
  return said.includes(max) ? undefined : words.limit(input.maxLength as number);
}

const placeholder = (input: Node, where: string): { placeholder?: types.PlainTextElement } =>
  input.placeholder === undefined
    ? {}
    : { placeholder: plainText(within('placeholder', String(input.placeholder), where)) };
