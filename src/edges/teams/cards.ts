import type { AdaptiveCard } from '../../render/card.js';

/** A node of an Adaptive Card. */
interface Node {
  type?: string;
  [property: string]: unknown;
}

/** More choices than this get a field to search them in. */
const SEARCHED = 15;
/** Names beside which what stands in a field comes back: no field may have one of these. */
export const TAKEN: readonly string[] = ['verb', 'd', 's', 'm', 'x', 'o', 'n', 'e', 'msteams'];

export interface MessageContext {
  schoolId: string;
  opens(verb: string): 'dialog' | 'act';
  refresh?: Refresh;
}

export interface MessageCard extends AdaptiveCard {
  refresh?: object;
}

/** A card that shows some of its readers something of their own: it asks for that by itself, for these users. */
export interface Refresh {
  verb: string;
  /** Of the message; ids only. */
  message: string;
  /** `29:…`. */
  userIds: string[];
}

/**
 * The card of a message: buttons that open a dialog become `task/fetch`, since Teams opens dialogs in no other way; the others stay
 * `Action.Execute`. What changed is sent to it; `refresh` is for what some readers in a channel see otherwise than the rest.
 */
export function toMessageCard(card: AdaptiveCard, { schoolId, opens, refresh }: MessageContext): MessageCard {
  const asks = refresh && {
    action: { type: 'Action.Execute', verb: refresh.verb, data: { m: refresh.message, s: schoolId } },
    userIds: refresh.userIds,
  };
  const drawn = rewritten(card, ({ verb, data, ...action }) =>
    opens(String(verb)) === 'dialog'
      ? {
          ...action,
          type: 'Action.Submit',
          data: { msteams: { type: 'task/fetch' }, verb, d: data ?? {}, s: schoolId },
        }
      : { ...action, verb, data: { d: data ?? {}, s: schoolId } },
  );
  return asks ? { ...drawn, refresh: asks } : drawn;
}

export interface DialogContext {
  schoolId: string;
  /** The message that the dialog was opened from. */
  message?: string;
  draft?: string;
  /** The draft says which message it is about. */
  about?: boolean;
  /** The message is the button of a typed command: it goes once the dialog did what it was for. */
  ends?: boolean;
}

/** The card of a dialog: Teams takes only `Action.Submit` there. */
export function toDialogCard(
  card: AdaptiveCard,
  { schoolId, message, draft, about, ends }: DialogContext,
): AdaptiveCard {
  return rewritten(card, ({ verb, data, ...action }) => ({
    ...action,
    type: 'Action.Submit',
    data: {
      verb,
      d: data ?? {},
      s: schoolId,
      ...(message ? { m: message } : {}),
      ...(draft ? { x: draft } : {}),
      ...(about ? { o: true } : {}),
      ...(ends ? { e: true } : {}),
    },
  }));
}

function rewritten(card: AdaptiveCard, button: (action: Node) => Node): AdaptiveCard {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Node;
    if (node.type === 'Action.Execute') return button(node);
    if (node.type === 'Input.ChoiceSet') return choiceSet(node);
    if (node.type?.startsWith('Input.') || node.type === 'TextRun') return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, visit(child)]));
  };
  return visit(card) as AdaptiveCard;
}

function choiceSet(node: Node): Node {
  const long = Array.isArray(node.choices) && node.choices.length > SEARCHED;
  return long && !node.isMultiSelect && node.style !== 'expanded' ? { ...node, style: 'filtered' } : node;
}

/** Whether something can be filled in. */
export const hasInputs = (card: AdaptiveCard): boolean => inputsIn(card).length > 0;

export function inputsIn(card: AdaptiveCard): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ((value as Node).type?.startsWith('Input.')) found.push(value as Node);
    else Object.values(value).forEach(visit);
  };
  visit(card.body);
  return found;
}

/** Words of ours that are to be seen; people's words are never read as Markdown in a TextRun. */
const attention = (words: string): Node => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text: words, color: 'attention' }],
});

/**
 * The same dialog with what was typed, a sentence below each field that is named in `errors`, and `above` over it all; a
 * sentence about a field that is not there stands above too.
 */
export function redrawn(
  card: AdaptiveCard,
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
  above: readonly string[],
): AdaptiveCard {
  const shown = new Set<string>();
  const again = (nodes: readonly unknown[]): Node[] =>
    nodes.flatMap((one) => {
      const node = one as Node;
      if (!node.type?.startsWith('Input.')) return [inside(node)];
      const id = String(node.id);
      const field = Object.hasOwn(typed, id) ? { ...node, value: typed[id] } : node;
      if (field.value === '') delete field.value;
      const words = Object.hasOwn(errors, id) ? errors[id] : undefined;
      if (words === undefined) return [field];
      shown.add(id);
      return [field, attention(words)];
    });
  const inside = (node: Node): Node => {
    if (Array.isArray(node.items)) return { ...node, items: again(node.items) };
    if (Array.isArray(node.columns)) return { ...node, columns: (node.columns as Node[]).map(inside) };
    return node;
  };
  const body = again(card.body);
  const others = Object.entries(errors).filter(([id]) => !shown.has(id));
  const top = [...new Set([...above, ...others.map(([, words]) => words)])];
  return { ...card, body: [...top.map(attention), ...body] };
}

/** A card of ours with nothing but words, and where to go on from there. */
export function wordsCard(words: readonly string[], actions: Node[] = []): AdaptiveCard {
  const said = words.join(' ');
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    speak: said,
    fallbackText: said,
    body: words.map((line) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: line }],
    })),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/** A dialog as a message: its title stands on top. */
export const titled = (card: AdaptiveCard, title: string): AdaptiveCard => ({
  ...card,
  body: [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, weight: 'Bolder', size: 'Medium' }] },
    ...card.body,
  ],
});

/** The button that opens what was put aside. */
export const openButton = (title: string, draft: string, schoolId: string): Node => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'task/fetch' }, x: draft, s: schoolId },
});

export type Size = 'small' | 'medium' | 'large';

/** As large as what stands in it. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialog-information */
export function sizeOf(card: AdaptiveCard): { height: Size; width: Size } {
  const fields = inputsIn(card).length;
  const length = JSON.stringify(card.body).length;
  if (fields > 2 || length > 3_000) return { height: 'large', width: 'medium' };
  if (fields > 0 || length > 700) return { height: 'medium', width: 'medium' };
  return { height: 'small', width: 'medium' };
}
