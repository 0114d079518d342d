import type { Typed } from './world.js';

// Reading blocks as Slack's own client does.

/** The elements of a block that somebody can use. */
export function elementsIn(block: any): any[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image')
    return [block.accessory];
  return [];
}

/** Slack names blocks and actions that have no name. */
export function named(blocks: any[], makeId: () => string): any[] {
  const copy = structuredClone(blocks);
  for (const block of copy) {
    block.block_id ??= makeId();
    for (const element of elementsIn(block)) element.action_id ??= makeId();
  }
  return copy;
}

const EMPTY: Record<string, object> = {
  plain_text_input: { value: null },
  number_input: { value: null },
  email_text_input: { value: null },
  url_text_input: { value: null },
  datepicker: { selected_date: null },
  timepicker: { selected_time: null },
  datetimepicker: { selected_date_time: null },
  static_select: { selected_option: null },
  external_select: { selected_option: null },
  radio_buttons: { selected_option: null },
  users_select: { selected_user: null },
  conversations_select: { selected_conversation: null },
  channels_select: { selected_channel: null },
  checkboxes: { selected_options: [] },
  multi_static_select: { selected_options: [] },
  multi_external_select: { selected_options: [] },
  multi_users_select: { selected_users: [] },
  multi_conversations_select: { selected_conversations: [] },
  multi_channels_select: { selected_channels: [] },
};
const INITIAL: Record<string, string> = {
  value: 'initial_value',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_date_time: 'initial_date_time',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_conversations: 'initial_conversations',
  selected_channel: 'initial_channel',
  selected_channels: 'initial_channels',
};

/** What an element holds before anybody touched it; undefined when it holds nothing (a button). */
export function initialState(element: any): Record<string, any> | undefined {
  const empty = EMPTY[element.type];
  if (!empty) return undefined;
  const [key, nothing] = Object.entries(empty)[0]!;
  const initial = element[INITIAL[key]!];
  return {
    type: element.type,
    [key]: initial === undefined || initial === '' ? nothing : structuredClone(initial),
  };
}

/** `state.values` of these blocks: what was typed where it still fits, what the blocks give elsewhere. */
export function stateOf(blocks: any[], typed: Typed): Typed {
  const values: Typed = {};
  for (const block of blocks)
    for (const element of elementsIn(block)) {
      const kept = typed[block.block_id]?.[element.action_id];
      const state = kept && kept.type === element.type ? kept : initialState(element);
      if (!state) continue;
      values[block.block_id] ??= {};
      values[block.block_id]![element.action_id] = state;
    }
  return values;
}

/** What a new content keeps of what was typed: where block_id, action_id and kind are the same. */
export function keepTyped(blocks: any[], typed: Typed): Typed {
  const kept: Typed = {};
  for (const block of blocks)
    for (const element of elementsIn(block)) {
      const value = typed[block.block_id]?.[element.action_id];
      if (value?.type !== element.type) continue;
      kept[block.block_id] ??= {};
      kept[block.block_id]![element.action_id] = value;
    }
  return kept;
}

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Blocks come back from Slack with `&`, `<` and `>` of plain texts escaped (slackapi/bolt-python#513). */
export function escaped(node: any): any {
  if (Array.isArray(node)) return node.map(escaped);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, escaped(value)]));
  if (node.type === 'plain_text' && typeof node.text === 'string') copy.text = escapeText(node.text);
  return copy;
}

function* richWords(node: any): Iterable<string> {
  if (node.type === 'text') yield node.text;
  else if (node.type === 'link') yield node.text ?? node.url;
  else if (node.type === 'emoji') yield `:${node.name}:`;
  else if (node.type === 'date') yield node.fallback ?? node.format;
  else if (Array.isArray(node.elements)) {
    if (
      node.type === 'rich_text_section' ||
      node.type === 'rich_text_quote' ||
      node.type === 'rich_text_preformatted'
    )
      yield node.elements.flatMap((inner: any) => [...richWords(inner)]).join('');
    else for (const inner of node.elements) yield* richWords(inner);
  }
}
const textObject = (text: any): string =>
  text?.type === 'mrkdwn' ? unescapeText(text.text) : (text?.text ?? '');

function* elementWords(element: any, state?: any): Iterable<string> {
  if (element.type === 'image') yield element.alt_text;
  if (element.type === 'button') yield textObject(element.text);
  if (element.placeholder) yield textObject(element.placeholder);
  const groups = element.option_groups ?? [];
  for (const group of groups) yield textObject(group.label);
  for (const option of [...(element.options ?? []), ...groups.flatMap((g: any) => g.options)]) {
    yield textObject(option.text);
    if (option.description) yield textObject(option.description);
  }
  if (!state) return;
  for (const key of ['value', 'selected_date', 'selected_time']) if (state[key]) yield String(state[key]);
  if (state.selected_option && !element.options) yield textObject(state.selected_option.text);
}

/** Everything that can be read in these blocks, a line for each piece. */
export function* wordsIn(blocks: any[], typed: Typed = {}): Iterable<string> {
  const values = stateOf(blocks, typed);
  for (const block of blocks) {
    const states = values[block.block_id] ?? {};
    if (block.type === 'rich_text') yield* richWords(block);
    if (block.type === 'image') yield [textObject(block.title), block.alt_text].filter(Boolean).join('\n');
    if (block.type === 'markdown') yield block.text;
    if (block.text && block.type !== 'markdown') yield textObject(block.text);
    for (const field of block.fields ?? []) yield textObject(field);
    if (block.type === 'context')
      for (const item of block.elements) yield item.type === 'image' ? item.alt_text : textObject(item);
    if (block.type === 'input') yield textObject(block.label);
    if (block.accessory?.type === 'image') yield block.accessory.alt_text;
    for (const element of elementsIn(block)) yield* elementWords(element, states[element.action_id]);
    if (block.hint) yield textObject(block.hint);
  }
}
export { textObject };
