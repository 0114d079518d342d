/** A node of the card, after `render`. */
export interface Node {
  type?: string;
  [property: string]: unknown;
}

const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));
const PLACED = 'type id spacing separator';
const LOOK = 'size weight color isSubtle';
const INPUT = `${PLACED} label isRequired errorMessage value`;

/**
 * The closed list of `cards/README.md` as it looks after `render`. What Slack cannot say of it is left out on purpose:
 * colours, sizes, alignment and widths; `min` and `max` of a day or time, which the verb checks again.
 */
const KNOWN = new Map<unknown, ReadonlySet<string>>(
  Object.entries({
    AdaptiveCard: set('type version speak fallbackText title body actions'),
    TextBlock: set(PLACED, LOOK, 'text style horizontalAlignment wrap'),
    RichTextBlock: set(PLACED, 'inlines horizontalAlignment'),
    TextRun: set('type text', LOOK, 'italic strikethrough'),
    Container: set(PLACED, 'items style'),
    ColumnSet: set(PLACED, 'columns'),
    Column: set(PLACED, 'items width'),
    ActionSet: set(PLACED, 'actions'),
    Image: set(PLACED, 'url altText size'),
    'Input.Text': set(INPUT, 'maxLength isMultiline style placeholder'),
    'Input.ChoiceSet': set(INPUT, 'choices style isMultiSelect placeholder wrap'),
    'Input.Date': set(INPUT, 'min max'),
    'Input.Time': set(INPUT, 'min max'),
    'Input.Number': set(INPUT, 'min max placeholder'),
    'Input.Toggle': set(INPUT, 'title valueOn valueOff wrap'),
    'Action.Execute': set('type title verb data style associatedInputs'),
    'Action.OpenUrl': set('type title url'),
  }),
);

/** Throws on an element or property that is not in the closed list, and names both. */
export function known(node: Node, where: string): void {
  const properties = KNOWN.get(node.type);
  if (properties === undefined) throw new Error(`${where}: no element '${node.type}' for Slack`);
  for (const property in node) {
    if (!properties.has(property)) throw new Error(`${where}: no ${node.type}.${property} for Slack`);
  }
}
