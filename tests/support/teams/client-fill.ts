import { inputIn, inputsOf, labelOf, type Surface, valueIn } from './client-card.js';

/** What a person puts into a field: words, a choice by its title, several, a tick, a number, or nothing. */
export type Value = string | number | boolean | null | string[];

function choiceIn(input: any, wanted: string): string {
  const choices: { title: string; value: string }[] = input.choices ?? [];
  const exact = choices.filter(({ title }) => title === wanted);
  const found = exact.length > 0 ? exact : choices.filter(({ title }) => title.includes(wanted));
  if (found.length === 1) return found[0]!.value;
  const all = choices.map(({ title }) => title).join(' · ');
  throw new Error(`${found.length || 'no'} choices '${wanted}' in '${labelOf(input)}'; there are: ${all}`);
}

/** What Teams' client would hold after somebody did this; throws where they could not. */
function held(input: any, value: Value, userId: (name: string) => string): string {
  const label = labelOf(input);
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  switch (input.type) {
    case 'Input.Toggle':
      if (typeof value !== 'boolean') throw new Error(`'${label}' takes true or false`);
      return String(value ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false'));
    case 'Input.ChoiceSet': {
      const wanted = empty ? [] : [value].flat().map(String);
      if (wanted.length > 1 && !input.isMultiSelect) throw new Error(`'${label}' takes one choice`);
      const people = input['choices.data']?.dataset?.startsWith('graph.microsoft.com/users');
      return wanted.map((one) => (people ? userId(one) : choiceIn(input, one))).join(',');
    }
    default:
      break;
  }
  if (Array.isArray(value) || typeof value === 'boolean') throw new Error(`'${label}' takes words`);
  const words = empty ? '' : String(value);
  if (input.type === 'Input.Text' && input.maxLength !== undefined && words.length > input.maxLength)
    throw new Error(`'${label}' takes at most ${input.maxLength} characters`);
  if (input.type === 'Input.Date' && !empty && !/^\d{4}-\d{2}-\d{2}$/.test(words))
    throw new Error(`'${label}' takes a day as YYYY-MM-DD`);
  if (input.type === 'Input.Time' && !empty && !/^\d{2}:\d{2}$/.test(words))
    throw new Error(`'${label}' takes a time as HH:MM`);
  if (input.type === 'Input.Number' && !empty && Number.isNaN(Number(words)))
    throw new Error(`'${label}' takes a number`);
  return words;
}

/** Fills fields by their label. */
export function fill(surface: Surface, values: Record<string, Value>, userId: (name: string) => string) {
  for (const [label, value] of Object.entries(values)) {
    const input = inputIn(surface, label);
    surface.typed[input.id] = held(input, value, userId);
  }
}

/** What Teams' own client says under each field before it sends anything, by label. */
export function complaints(surface: Surface): Record<string, string> {
  const said: Record<string, string> = {};
  for (const input of inputsOf(surface)) {
    const value = valueIn(surface, input);
    const missing =
      input.isRequired &&
      (value === '' || (input.type === 'Input.Toggle' && value !== String(input.valueOn ?? 'true')));
    const number = input.type === 'Input.Number' && value !== '';
    const day = input.type === 'Input.Date' && value !== '';
    const outside =
      (number && (Number(value) < (input.min ?? -Infinity) || Number(value) > (input.max ?? Infinity))) ||
      (day && (value < (input.min ?? '') || value > (input.max ?? '9')));
    const unlike = input.regex !== undefined && value !== '' && !new RegExp(input.regex).test(value);
    if (missing || outside || unlike)
      said[labelOf(input)] = input.errorMessage ?? 'This is a required input.';
  }
  return said;
}

/** The data of an action as it is sent: its own, and what every input of the card holds, which wins. */
export function gathered(surface: Surface, action: any): Record<string, unknown> {
  const data = { ...action.data };
  if (action.associatedInputs === 'none') return data;
  for (const input of inputsOf(surface)) {
    const value = valueIn(surface, input);
    // The client leaves out a choice that was not made; a text that was not typed is ''.
    if (input.type === 'Input.ChoiceSet' && value === '') continue;
    data[input.id] = value;
  }
  return data;
}
