/** Where Slack says it; the pages lie under this address. */
const DOCS = 'https://docs.slack.dev/reference';
const BLOCKS = `${DOCS}/block-kit/blocks`;
const ELEMENTS = `${DOCS}/block-kit/block-elements`;
const OBJECTS = `${DOCS}/block-kit/composition-objects`;

/**
 * Slack's limits, each with its source. Characters are counted as UTF-16 units, which is never fewer than Slack counts.
 * Whatever stands on a card and is over one throws (`within`), but for titles of buttons and choices, which may be names of
 * people and classes (`shortened`); what people type is capped while they type it.
 */
export const LIMITS = {
  'blocks of a message': { max: 50, source: BLOCKS },
  'blocks of a view': { max: 100, source: BLOCKS },
  /** `msg_blocks_too_long`, seen from about this size on. */
  'JSON of a message': { max: 13_000, source: 'https://github.com/slackapi/bolt-js/issues/2509' },
  /** `view_too_large`. */
  'JSON of a view': { max: 250_000, source: `${DOCS}/methods/views.open` },
  'title of a modal': { max: 24, source: `${DOCS}/views/modal-views` },
  'submit of a modal': { max: 24, source: `${DOCS}/views/modal-views` },
  'close of a modal': { max: 24, source: `${DOCS}/views/modal-views` },
  'callback id': { max: 255, source: `${DOCS}/views/modal-views` },
  'private metadata': { max: 3000, source: `${DOCS}/views/modal-views` },
  'block id': { max: 255, source: BLOCKS },
  'action id': { max: 255, source: ELEMENTS },
  header: { max: 150, source: `${BLOCKS}/header-block` },
  'section text': { max: 3000, source: `${BLOCKS}/section-block` },
  'section fields': { max: 10, source: `${BLOCKS}/section-block` },
  'section field': { max: 2000, source: `${BLOCKS}/section-block` },
  'context text': { max: 3000, source: `${OBJECTS}/text-object` },
  /** Slack names no limit for rich text itself; this one is that of the markdown of a message. */
  'rich text': { max: 12_000, source: `${BLOCKS}/markdown-block` },
  'image address': { max: 3000, source: `${BLOCKS}/image-block` },
  'image text': { max: 2000, source: `${BLOCKS}/image-block` },
  'input label': { max: 2000, source: `${BLOCKS}/input-block` },
  'input hint': { max: 2000, source: `${BLOCKS}/input-block` },
  'typed text': { max: 3000, source: `${ELEMENTS}/plain-text-input-element` },
  placeholder: { max: 150, source: `${ELEMENTS}/plain-text-input-element` },
  'radio buttons': { max: 10, source: `${ELEMENTS}/radio-button-group-element` },
  checkboxes: { max: 10, source: `${ELEMENTS}/checkboxes-element` },
  'options of a select': { max: 100, source: `${ELEMENTS}/select-menu-element` },
  'option text': { max: 75, source: `${OBJECTS}/option-object` },
  'option value': { max: 150, source: `${OBJECTS}/option-object` },
  'options of a menu': { max: 5, source: `${ELEMENTS}/overflow-menu-element` },
  'button text': { max: 75, source: `${ELEMENTS}/button-element` },
  'button value': { max: 2000, source: `${ELEMENTS}/button-element` },
  'button address': { max: 3000, source: `${ELEMENTS}/button-element` },
} as const;
export type Limit = keyof typeof LIMITS;

/** Ours, not Slack's (25): more buttons than these do not stand beside each other on a telephone. */
export const BUTTONS_IN_A_ROW = 5;

export const maxOf = (limit: Limit): number => LIMITS[limit].max;
export const fits = (limit: Limit, text: string): boolean => text.length <= LIMITS[limit].max;

/** Gives the text back, or throws with the place, the limit and both lengths, never with the text itself. */
export function within(limit: Limit, text: string, where: string): string {
  tooMany(limit, text.length, where);
  return text;
}

/** Throws when there are more than Slack takes. */
export function tooMany(limit: Limit, count: number, where: string): void {
  const { max } = LIMITS[limit];
  if (count > max) throw new Error(`${where}: ${limit} is ${count}, Slack takes ${max}`);
}
