/** What Slack sends of one input: `view.state.values[block_id][action_id]`, as far as it is read here. */
interface Typed {
  type?: string;
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
}
export type StateValues = Record<string, Record<string, unknown>>;

/** Before the name of a field in block and action ids. */
export const FIELD = 'in:';
/** Between the field and what an unticked toggle means: Slack itself says only that nothing is ticked. */
const UNTICKED = '~';

export const fieldId = (id: unknown): string => `${FIELD}${id}`;
export const toggleId = (id: unknown, valueOff: unknown): string => `${FIELD}${id}${UNTICKED}${valueOff}`;
export const longListId = (id: unknown, key: string): string => `${FIELD}${id}:${key}`;

/** `in:<field>` → the field; undefined for a block that is no input of ours. */
export const fieldOf = (blockId: string): string | undefined =>
  blockId.startsWith(FIELD) ? blockId.slice(FIELD.length) : undefined;

/** `in:<field>:<key>` → the key under which a long list was kept. */
export function keyOf(actionId: string): string | undefined {
  const colon = actionId.indexOf(':', FIELD.length);
  return fieldOf(actionId) === undefined || colon < 0 ? undefined : actionId.slice(colon + 1);
}

/** The verb in a button's `action_id`, without the number that made it unique. */
export const verbOf = (actionId: string): string => {
  const hash = actionId.lastIndexOf('#');
  return hash < 0 ? actionId : actionId.slice(0, hash);
};

/**
 * `view.state.values`, or `state.values` of a message → field → what an Adaptive Card would send: several choices joined
 * by commas, a toggle as its `valueOn` or `valueOff`, a day `YYYY-MM-DD`, a time `HH:MM`, nothing as ''.
 */
export function valuesOf(state: StateValues | undefined): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [blockId, inputs] of Object.entries(state ?? {})) {
    const field = fieldOf(blockId);
    if (field === undefined || field === '__proto__') continue;
    for (const [actionId, input] of Object.entries(inputs ?? {})) {
      if (typeof input === 'object' && input !== null) values[field] = typedIn(input as Typed, actionId);
    }
  }
  return values;
}

function typedIn(input: Typed, actionId: string): string {
  if (Array.isArray(input.selected_options)) {
    const chosen = input.selected_options.map((one) => one?.value ?? '').join(',');
    if (chosen !== '') return chosen;
    const mark = actionId.indexOf(UNTICKED);
    return mark < 0 ? '' : actionId.slice(mark + 1);
  }
  const value = input.value ?? input.selected_date ?? input.selected_time ?? input.selected_option?.value;
  return typeof value === 'string' ? value : '';
}

/** What was clicked: a button or an entry of a menu. */
export interface Clicked {
  verb: string;
  data: Record<string, unknown>;
  schoolId: string;
  /** Whether what stands in the inputs beside it belongs to it. */
  withInputs: boolean;
}

/** One of `actions` in a `block_actions` payload → what it means; undefined for links, inputs and what is not ours. */
export function clicked(action: {
  action_id?: unknown;
  value?: unknown;
  selected_option?: unknown;
}): Clicked | undefined {
  const id = action.action_id;
  if (typeof id !== 'string' || fieldOf(id) !== undefined) return undefined;
  const chosen = action.selected_option as { value?: unknown } | null | undefined;
  const carried = carriedBy(action.value ?? chosen?.value);
  const verb = carried?.v ?? verbOf(id);
  if (carried === undefined || typeof verb !== 'string') return undefined;
  const { d, s } = carried;
  if (typeof s !== 'string' || typeof d !== 'object' || d === null || Array.isArray(d)) return undefined;
  return { verb, data: d as Record<string, unknown>, schoolId: s, withInputs: carried.i !== 0 };
}

/** The JSON of a button's value, a menu's option or `private_metadata`; undefined when it is none. */
export function carriedBy(json: unknown): Record<string, unknown> | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    const carried: unknown = JSON.parse(json);
    return typeof carried === 'object' && carried !== null && !Array.isArray(carried)
      ? (carried as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
