import { textObject } from './blocks.js';
import { type Field, type Surface, typedOf } from './client-surface.js';

/** What a person puts into a field: words, a choice by its visible text, several, a tick, a number, or nothing. */
export type Value = string | number | boolean | null | (string | number)[];

const optionsOf = (element: any): any[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group: any) => group.options),
];
export function optionIn(options: any[], wanted: string, label: string): any {
  const shown = options.map((option) => textObject(option.text));
  const exact = options.filter((_o, nth) => shown[nth] === wanted);
  const found = exact.length > 0 ? exact : options.filter((_o, nth) => shown[nth]!.includes(wanted));
  if (found.length === 1) return found[0];
  throw new Error(
    `${found.length || 'no'} choice '${wanted}' in '${label}'; there are: ${shown.join(' · ')}`,
  );
}

interface Help {
  /** Choices of an external select for what is typed into it. */
  suggest(field: Field, typed: string): Promise<any[]>;
  /** The id of a user by id or name. */
  userId(name: string): string;
}

/** What Slack's client would hold after somebody did this; throws where they could not. */
async function stateFor(field: Field, value: Value, help: Help): Promise<Record<string, any>> {
  const { element, label } = field;
  const { type } = element;
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const words = Array.isArray(value)
    ? value.map(String)
    : empty || typeof value === 'boolean'
      ? []
      : [String(value)];
  const choose = async (wanted: string) => {
    if (!type.includes('external')) return optionIn(optionsOf(element), wanted, label);
    // People type only as much as is needed; the app decides what it finds.
    const least = element.min_query_length ?? 3;
    if (wanted.length < least) throw new Error(`'${label}' searches from ${least} characters`);
    return optionIn(await help.suggest(field, wanted), wanted, label);
  };
  const chosen = async () => {
    const found: any[] = [];
    for (const word of words) found.push(await choose(word));
    return found;
  };
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      if (Array.isArray(value) || typeof value === 'boolean') throw new Error(`'${label}' takes words`);
      return { type, value: empty ? null : String(value) };
    case 'datepicker':
      if (!empty && !/^\d{4}-\d{2}-\d{2}$/.test(words[0]!))
        throw new Error(`'${label}' takes a day as YYYY-MM-DD`);
      return { type, selected_date: words[0] ?? null };
    case 'timepicker':
      if (!empty && !/^\d{2}:\d{2}$/.test(words[0]!)) throw new Error(`'${label}' takes a time as HH:MM`);
      return { type, selected_time: words[0] ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      if (words.length > 1) throw new Error(`'${label}' takes one choice`);
      return { type, selected_option: (await chosen())[0] ?? null };
    case 'checkboxes':
      if (typeof value === 'boolean') {
        if (element.options.length !== 1) throw new Error(`'${label}' has several boxes: name those to tick`);
        return { type, selected_options: value ? [element.options[0]] : [] };
      }
      return { type, selected_options: await chosen() };
    case 'multi_static_select':
    case 'multi_external_select': {
      const most = element.max_selected_items;
      if (most !== undefined && words.length > most)
        throw new Error(`'${label}' takes at most ${most} choices`);
      return { type, selected_options: await chosen() };
    }
    case 'users_select':
      return { type, selected_user: words[0] === undefined ? null : help.userId(words[0]) };
    case 'multi_users_select':
      return { type, selected_users: words.map(help.userId) };
    default:
      throw new Error(`this client cannot use a ${type} ('${label}')`);
  }
}

/** Fills one field; the state is what submissions and actions carry from then on. */
export async function fillField(surface: Surface, field: Field, value: Value, help: Help): Promise<void> {
  const state = await stateFor(field, value, help);
  const typed = typedOf(surface);
  const { block_id } = field.block;
  typed[block_id] = { ...typed[block_id], [field.element.action_id]: state };
}

/** What Slack's own client says before it sends anything; undefined when it sends. */
export function complaint(block: any, state: Record<string, any> | undefined): string | undefined {
  const { element } = block;
  const [, held] = Object.entries(state ?? {}).find(([key]) => key !== 'type') ?? [];
  const empty =
    held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  if (empty) return block.optional ? undefined : 'Please complete this required field.';
  if (element.type === 'plain_text_input') {
    if (held.length > (element.max_length ?? 3000))
      return `Please enter at most ${element.max_length ?? 3000} characters.`;
    if (held.length < (element.min_length ?? 0))
      return `Please enter at least ${element.min_length} characters.`;
  }
  if (element.type === 'number_input') {
    const number = Number(held);
    if (!/^-?\d+([.,]\d+)?$/.test(held) || (!element.is_decimal_allowed && !Number.isInteger(number)))
      return 'Please enter a valid number.';
    if (element.min_value !== undefined && number < Number(element.min_value))
      return `Please enter at least ${element.min_value}.`;
    if (element.max_value !== undefined && number > Number(element.max_value))
      return `Please enter at most ${element.max_value}.`;
  }
  return undefined;
}
