import type { types } from '@slack/bolt';
import { actionBlocks, button, Names, secure } from './actions.js';
import type { Context } from './context.js';
import { known, type Node } from './elements.js';
import { inputBlock } from './inputs.js';
import { fits, maxOf, within } from './limits.js';
import { Page } from './page.js';
import { isWarning, plainText, type Run, WARNING_SIGN, wordsOf } from './text.js';

/** Everything of a body, one below the other. `card` names it in errors. */
export function lay(body: readonly Node[], context: Context, card: string): Page {
  const page = new Page();
  for (const node of body) place(node, { page, context, card });
  return page;
}

interface Sheet {
  page: Page;
  context: Context;
  card: string;
  /** Within a container that stands out from the rest. */
  quoted?: boolean;
}

function place(node: Node, sheet: Sheet, spacing: unknown = node.spacing): void {
  const { page, context, card } = sheet;
  known(node, card);
  if (node.separator === true) page.divide();
  switch (node.type) {
    case 'TextBlock':
    case 'RichTextBlock':
      page.line(runsOf(node, card), spacing, sheet.quoted);
      break;
    case 'Container':
      container(node, sheet);
      break;
    case 'ColumnSet':
      columnSet(node, sheet);
      break;
    case 'ActionSet':
      for (const block of actionBlocks(node.actions as Node[], context, card)) page.add(block);
      break;
    case 'Image':
      page.add({ type: 'image', ...picture(node, card) });
      break;
    default:
      page.add(inputBlock(node, context, card));
  }
}

/** Runs of one block of text. A TextBlock holds our own words only, all in one look. */
function runsOf(node: Node, card: string): Run[] {
  if (node.type === 'TextBlock') {
    const { text, weight, size, isSubtle, color } = node as unknown as Run;
    if (node.style === 'heading') return [{ text, weight: 'Bolder', size: 'Medium', color }];
    return [{ text, weight, size, isSubtle, color }];
  }
  const runs = node.inlines as Node[];
  for (const run of runs) known(run, card);
  return runs as unknown as Run[];
}

const QUOTED = new Set<unknown>(['emphasis', 'good', 'accent']);
const WARNING = new Set<unknown>(['attention', 'warning']);

/** What is urgent gets a sign, what stands out for another reason a bar beside it. */
function container(node: Node, sheet: Sheet): void {
  if (WARNING.has(node.style)) sheet.page.warn();
  const { page, context, card } = sheet;
  const inside = QUOTED.has(node.style) ? { page, context, card, quoted: true } : sheet;
  // The room above a container is its own, not that of what stands first in it; what follows keeps its own. Handed on
  // rather than written into a copy: copying nodes was three quarters of the cost of a read dialog.
  let spacing: unknown = node.spacing ?? 'Default';
  for (const item of node.items as Node[]) {
    place(item, inside, spacing);
    spacing = undefined;
  }
}

/** Words beside one button or picture, else words beside words, else the columns one below the other. */
function columnSet(node: Node, sheet: Sheet): void {
  const { page, context, card } = sheet;
  const columns = (node.columns as Node[]).filter((column) => {
    known(column, card);
    return (column.items as Node[]).length > 0;
  });
  const items = columns.flatMap((column) => column.items as Node[]);
  const lines = items.filter(isText);
  const others = items.filter((item) => !isText(item));

  const text = textOf(lines, card);
  const [aside] = others;
  if (text !== '' && others.length === 1 && aside !== undefined && fits('section text', text)) {
    const accessory = beside(aside, context, card);
    if (accessory !== undefined) {
      page.add({ type: 'section', text: plainText(text), accessory });
      return;
    }
  }
  if (others.length === 0 && columns.length > 1 && pairs(columns, sheet)) return;
  for (const item of items) place(item, sheet);
}

const isText = ({ type }: Node): boolean => type === 'TextBlock' || type === 'RichTextBlock';

const textOf = (lines: readonly Node[], card: string): string =>
  lines
    .map((line) => {
      known(line, card);
      const runs = runsOf(line, card);
      return (isWarning(runs) ? WARNING_SIGN : '') + wordsOf(runs);
    })
    .join('\n')
    .trim();

/** A set of one button or a picture, as Slack puts it at the right of a section. */
function beside(node: Node, context: Context, card: string): types.SectionBlockAccessory | undefined {
  known(node, card);
  if (node.type === 'Image') return { type: 'image', ...picture(node, card) };
  const [action, ...more] = node.actions as Node[];
  return action === undefined || more.length > 0 ? undefined : button(action, new Names(), context, card);
}

/** Columns of words as fields; those of the set before are added to, as long as both go in. */
function pairs(columns: readonly Node[], { page, card }: Sheet): boolean {
  const fields = columns.map((column) => textOf(column.items as Node[], card));
  if (!fields.every((field) => field !== '' && fits('section field', field))) return false;
  const last = page.blocks.at(-1);
  const before = last?.type === 'section' && last.text === undefined ? last.fields : undefined;
  const shown = fields.map(plainText);
  const even = columns.length === 2 && before !== undefined && before.length % 2 === 0;
  if (even && before.length + shown.length <= maxOf('section fields')) before.push(...shown);
  else page.add({ type: 'section', fields: shown });
  return true;
}

const picture = ({ url, altText }: Node, card: string): { image_url: string; alt_text: string } => ({
  image_url: within('image address', secure(url, card), card),
  alt_text: within('image text', String(altText), card),
});
