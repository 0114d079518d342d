import type { Card, Message } from './world.js';

/** Something on somebody's screen. It follows what Teams shows them now; `frozen` keeps what it showed. */
export interface Surface {
  readonly kind: 'message' | 'dialog';
  readonly card: Card | undefined;
  /** By id of the input; only what was changed. */
  readonly typed: Record<string, string>;
  /** Above a dialog; beside a card in a message. */
  readonly heading: string;
}
export interface Shown extends Surface {
  readonly kind: 'message';
  readonly message: Message;
}

/** The same surface as it is now, whatever the app does to it later: a screen that was not yet refreshed. */
export function frozen<T extends Surface>(surface: T): T {
  const { card, typed, heading } = surface;
  return Object.create(surface, {
    card: { value: structuredClone(card) },
    typed: { value: { ...typed } },
    heading: { value: heading },
  });
}

const list = (value: unknown): any[] => (Array.isArray(value) ? value : []);
interface Placed {
  node: any;
  /** Elements count up; the buttons of a row share a place. */
  at: number;
}
/** Elements and actions in the order in which they are seen. */
export function placed(card: Card | undefined): Placed[] {
  const found: Placed[] = [];
  let at = 0;
  const visit = (node: any) => {
    if (node?.isVisible === false) return;
    at += 1;
    found.push({ node, at });
    for (const child of [...list(node.items), ...list(node.columns)]) visit(child);
    for (const row of list(node.rows)) for (const cell of list(row.cells)) list(cell.items).forEach(visit);
    for (const action of list(node.actions)) found.push({ node: action, at });
  };
  list(card?.body).forEach(visit);
  at += 1;
  for (const action of list(card?.actions)) found.push({ node: action, at });
  return found;
}

const isAction = (node: any) => String(node.type).startsWith('Action.');
const isInput = (node: any) => String(node.type).startsWith('Input.');
/** Words between `**` are bold, and the signs are not seen. */
const plain = (text: unknown) => String(text ?? '').replace(/\*\*/g, '');

/** What an input holds: what was typed, else its own value. */
export function valueIn({ typed }: Pick<Surface, 'typed'>, input: any): string {
  const held = typed[input.id] ?? input.value;
  if (held !== undefined) return String(held);
  return input.type === 'Input.Toggle' ? String(input.valueOff ?? 'false') : '';
}
const chosenTitles = (input: any, value: string): string[] => {
  const chosen = input.isMultiSelect ? value.split(',').filter(Boolean) : [value];
  return chosen.map((one) => list(input.choices).find((c) => c.value === one)?.title ?? one);
};
/** As a person reads it: titles of choices, a tick as true or false. */
export function shownIn(surface: Pick<Surface, 'typed'>, input: any): string | boolean | string[] {
  const value = valueIn(surface, input);
  if (input.type === 'Input.Toggle') return value === String(input.valueOn ?? 'true');
  if (input.type !== 'Input.ChoiceSet') return value;
  const titles = value === '' ? [] : chosenTitles(input, value);
  return input.isMultiSelect ? titles : (titles[0] ?? '');
}

function wordsOf(surface: Surface, node: any): string[] {
  switch (node.type) {
    case 'TextBlock':
      return [plain(node.text)];
    case 'RichTextBlock':
      return [
        list(node.inlines)
          .map((run) => (typeof run === 'string' ? run : run.text))
          .join(''),
      ];
    case 'FactSet':
      return list(node.facts).map(({ title, value }) => `${title} ${value}`);
    case 'Image':
      return node.altText ? [node.altText] : [];
    default:
      break;
  }
  if (isAction(node)) return [String(node.title ?? '')];
  if (!isInput(node)) return [];
  const shown = shownIn(surface, node);
  const value = typeof shown === 'string' && node.type !== 'Input.ChoiceSet' ? shown : '';
  return [
    plain(node.label),
    node.title ?? '',
    ...list(node.choices).map(({ title }) => title),
    value || (node.placeholder ?? ''),
  ];
}
/** All words that can be seen, a line for each piece. */
export function text(surface: Surface): string {
  const words = placed(surface.card).flatMap(({ node }) => wordsOf(surface, node));
  return [surface.heading, ...words].filter(Boolean).join('\n');
}
/** What a phone shows of a message on its locked screen. */
export const notification = ({ message }: Shown): string => message.summary ?? message.text;

export interface PressOptions {
  /** Only the first row of buttons with or below the first element with this in it. */
  near?: string;
  /** Which of several with the same title, from 0. */
  nth?: number;
}
export const buttonsOf = ({ card }: Pick<Surface, 'card'>): Placed[] =>
  placed(card).filter(({ node }) => isAction(node));
export const titlesOf = (surface: Pick<Surface, 'card'>): string[] =>
  buttonsOf(surface).map(({ node }) => String(node.title));
const fits = (title: string, asked: string | RegExp) =>
  typeof asked === 'string' ? title === asked : asked.test(title);

/** The button with this title; throws with all titles when there is none, or when it is not clear which. */
export function buttonIn(surface: Surface, title: string | RegExp, { near, nth }: PressOptions = {}): any {
  const all = titlesOf(surface).join(' · ');
  let found = buttonsOf(surface).filter(({ node }) => fits(String(node.title), title));
  if (near !== undefined) {
    const from = placed(surface.card).find(({ node }) =>
      wordsOf(surface, node).join('\n').includes(near),
    )?.at;
    if (from === undefined) throw new Error(`nothing says '${near}' there:\n${text(surface)}`);
    const below = found.filter(({ at }) => at >= from);
    found = below.filter(({ at }) => at === below[0]?.at);
  }
  if (found.length === 0) throw new Error(`no button ${title}; there are: ${all}`);
  if (found.length > 1 && nth === undefined)
    throw new Error(`${found.length} buttons ${title}: say near which words, or nth. All: ${all}`);
  const button = found[nth ?? 0];
  if (!button) throw new Error(`only ${found.length} buttons ${title}`);
  return button.node;
}

export const inputsOf = ({ card }: Pick<Surface, 'card'>): any[] =>
  placed(card)
    .map(({ node }) => node)
    .filter(isInput);
export const labelOf = (input: any): string => plain(input.label ?? input.title ?? input.id);
/** The input with this label, or the only one whose label has this in it; `#id` where labels do not tell them apart. */
export function inputIn(surface: Surface, label: string): any {
  const inputs = inputsOf(surface);
  const exact = inputs.filter((input) => (label.startsWith('#') ? `#${input.id}` : labelOf(input)) === label);
  const found = exact.length > 0 ? exact : inputs.filter((input) => labelOf(input).includes(label));
  if (found.length === 1) return found[0];
  const all = inputs.map((input) => `${labelOf(input)} (#${input.id})`).join(' · ');
  throw new Error(`${found.length || 'no'} fields '${label}'; there are: ${all}`);
}

const isAlarming = (node: any): boolean =>
  node?.type === 'TextBlock'
    ? /^attention$/i.test(node.color)
    : node?.type === 'RichTextBlock' &&
      list(node.inlines).length > 0 &&
      list(node.inlines).every((run) => /^attention$/i.test(run?.color));
/** What stands in red right below a field, by its label. */
export function errorsIn(surface: Surface): Record<string, string> {
  const nodes = placed(surface.card).map(({ node }) => node);
  const said: Record<string, string> = {};
  nodes.forEach((node, nth) => {
    if (isInput(node) && isAlarming(nodes[nth + 1]))
      said[labelOf(node)] = wordsOf(surface, nodes[nth + 1]).join(' ');
  });
  return said;
}
