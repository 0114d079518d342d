import type { Platform } from '../kernel/interaction.js';
import { HOLE } from './messages.js';
import { plain, type TextRun } from './texts.js';

/** A node of an Adaptive Card. */
export interface CardNode {
  type?: string;
  [property: string]: unknown;
}

/**
 * What is the same for every card, after its template was expanded: marks out, text wraps, line breaks in people's words
 * become paragraphs (no client shows them inside a TextRun alike), and what turned out empty is left out (Slack refuses it).
 */
export function finish(body: unknown, surface: Platform): CardNode[] {
  return finishAll(Array.isArray(body) ? body : [], surface);
}

function finishAll(nodes: unknown[], surface: Platform): CardNode[] {
  const finished: CardNode[] = [];
  for (const node of nodes) {
    const element = filled(node as CardNode, (node as CardNode).type?.startsWith('Input.') ? OPTIONAL : NONE);
    switch (element.type) {
      case 'TextBlock':
        element.text = surface === 'teams' ? escapeMarkdown(words(element.text)) : words(element.text);
        element.wrap = true;
        finished.push(element);
        break;
      case 'RichTextBlock':
        finished.push(...paragraphs(element));
        break;
      case 'Container':
      case 'Column':
        element.items = finishAll(element.items as unknown[], surface);
        if (element.type === 'Column' || !isEmpty(element.items)) finished.push(element);
        break;
      case 'ColumnSet':
        element.columns = finishAll(element.columns as unknown[], surface);
        if (!isEmpty(element.columns)) finished.push(element);
        break;
      case 'ActionSet':
        finished.push(...rows(element, finishActions(element.actions), surface));
        break;
      default:
        if (element.type?.startsWith('Input.')) finishInput(element);
        finished.push(element);
    }
  }
  return finished;
}

/** The parser of `adaptivecards` takes five in a row unless told otherwise, Teams shows six. */
const IN_A_ROW = 5;

/** Rows of about the same length, in order. Slack's edge wants one set: it has a menu for what is too long for a row. */
export function rows(set: CardNode, actions: CardNode[], surface: Platform): CardNode[] {
  if (surface === 'slack') return actions.length > 0 ? [{ ...set, actions }] : [];
  const count = Math.ceil(actions.length / IN_A_ROW);
  const length = Math.ceil(actions.length / count);
  const { id: _id, separator: _separator, ...next } = set;
  return Array.from({ length: count }, (_, row) => ({
    ...(row === 0 ? set : { ...next, spacing: 'Small' }),
    actions: actions.slice(row * length, (row + 1) * length),
  }));
}

export function finishActions(actions: unknown): CardNode[] {
  const finished = Array.isArray(actions) ? (actions as CardNode[]) : [];
  for (const action of finished) {
    filled(action);
    if (action.data) filled(action.data as CardNode);
    action.title = words(action.title);
    if (action.type === 'Action.OpenUrl' && !isSafeUrl(action.url)) throw new Error('a link is not https');
  }
  return finished;
}

function finishInput(input: CardNode): void {
  if (input.value === '') delete input.value;
  if (input.type === 'Input.ChoiceSet' || input.type === 'Input.Toggle') input.wrap = true;
  if (!Array.isArray(input.choices)) return;
  for (const choice of input.choices as CardNode[]) {
    filled(choice);
    choice.title = words(choice.title);
    choice.value = String(choice.value);
  }
}

/** Stands between the entries of a list of inlines, see `spaced`. */
const SPACE = { type: 'TextRun', text: ' ' };

/**
 * A template whose lists of inlines have a space between their entries: entries are words of their own, while the runs
 * that come out of one entry belong together as they are. To be done before a template is compiled.
 */
export function spaced<T>(template: T): T {
  if (Array.isArray(template)) return template.map(spaced) as T;
  if (typeof template !== 'object' || template === null) return template;
  const copy = Object.fromEntries(Object.entries(template).map(([key, value]) => [key, spaced(value)]));
  if (Array.isArray(copy.inlines)) copy.inlines = copy.inlines.flatMap((entry) => [SPACE, entry]);
  return copy as T;
}

/** One block per line; empty lines become room between them. */
function paragraphs(block: CardNode): CardNode[] {
  const lines: TextRun[][] = [[]];
  let space = false;
  for (const run of block.inlines as TextRun[]) {
    if (run.text === SPACE.text) {
      space = true;
      continue;
    }
    const [first, ...rest] = words(filled(run).text).split(/\r\n|[\n\r\u2028\u2029]/);
    const line = lines.at(-1) as TextRun[];
    if (first) {
      const before = line.at(-1);
      if (space && before && !/\s$/.test(before.text) && !/^\s/.test(first)) before.text += ' ';
      line.push({ ...run, text: first });
    }
    for (const next of rest) lines.push(next ? [{ ...run, text: next }] : []);
    space = false;
  }
  const blocks: CardNode[] = [];
  let gap = false;
  for (const inlines of lines) {
    if (inlines.length === 0) gap = true;
    else {
      const { id: _id, separator: _separator, ...next } = block;
      const spacing = gap ? 'Medium' : 'Small';
      blocks.push(blocks.length === 0 ? { ...block, inlines } : { ...next, spacing, inlines });
      gap = false;
    }
  }
  return blocks;
}

/** What a view may leave out. */
const OPTIONAL: ReadonlySet<string> = new Set(['value', 'min', 'max']);
const NONE: ReadonlySet<string> = new Set();

/** Takes out the optional properties that have no value, and throws on any other without one. */
function filled<T extends object>(node: T, optional = NONE): T {
  const properties = node as Record<string, unknown>;
  for (const property of Object.keys(properties)) {
    const value = properties[property];
    if (value !== null && !(typeof value === 'string' && value.startsWith(HOLE))) continue;
    if (!optional.has(property))
      throw new Error(`data has no '${value === null ? property : String(value).slice(1)}'`);
    delete properties[property];
  }
  return node;
}

const words = (value: unknown): string => plain(String(value));
const isEmpty = (list: unknown): boolean => (list as unknown[]).length === 0;

/** Links lead outside over https; plain http only to this machine itself, for the sandbox's own files. */
function isSafeUrl(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}

/** Teams reads a TextBlock as Markdown (a subset); our own texts have none in there, so all of it is escaped. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>~]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, '$1\u200B$2');
