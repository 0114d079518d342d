import type { types } from '@slack/bolt';
import { fits, type Limit, maxOf, within } from './limits.js';

/** A run of a RichTextBlock, as the renderer leaves it. */
export interface Run {
  text: string;
  size?: string;
  weight?: string;
  isSubtle?: boolean;
  color?: string;
  italic?: boolean;
  strikethrough?: boolean;
}

export type Words = types.RichTextElement & { type: 'text' };

/** Words that Slack shows as they are: no markup, no mentions, no `:emoji:`. */
export const plainText = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text,
  emoji: false,
});

/** The same for what we author. Throws when it is longer than Slack takes. */
export const authored = (limit: Limit, text: unknown, where: string): types.PlainTextElement =>
  plainText(within(limit, String(text), where));

/**
 * For titles, which may hold a name out of the school's own files: what is too long ends in … rather than keep a whole
 * form from its reader. Tests hold that none of ours is ever shortened.
 */
export function shortened(limit: Limit, text: string): string {
  return fits(limit, text) ? text : `${beginningOf(text, maxOf(limit) - 1)}…`;
}

/** As much of a text as fits, without half a character at its end, which is no text for Slack. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Runs → elements of rich text; neighbours that look alike become one. */
export function richText(runs: readonly Run[]): Words[] {
  const words: Words[] = [];
  let last = '';
  for (const run of runs) {
    if (run.text === '') continue;
    const look = lookOf(run);
    const before = words.at(-1);
    if (before !== undefined && look === last) before.text += run.text;
    else {
      words.push({
        type: 'text',
        text: run.text,
        ...(look !== '' && {
          style: {
            ...(look.includes('b') && { bold: true }),
            ...(look.includes('i') && { italic: true }),
            ...(look.includes('s') && { strike: true }),
          },
        }),
      });
    }
    last = look;
  }
  return words;
}

const lookOf = ({ weight, italic, strikethrough }: Run): string =>
  (weight === 'Bolder' ? 'b' : '') + (italic ? 'i' : '') + (strikethrough ? 's' : '');

export const wordsOf = (runs: readonly Run[]): string => {
  let words = '';
  for (const { text } of runs) words += text;
  return words;
};

const LARGE = new Set(['Medium', 'Large', 'ExtraLarge']);

/** Large and bold all through: a heading. */
export const isHeading = (runs: readonly Run[]): boolean =>
  runs.every(({ weight, size }) => weight === 'Bolder' && LARGE.has(size as string));

/** Stands for a colour that warns, which Slack's words cannot have. */
export const WARNING_SIGN = '⚠️ ';
const WARNING = new Set(['Attention', 'Warning']);
export const isWarning = (runs: readonly Run[]): boolean =>
  runs.every(({ color }) => WARNING.has(color as string));

/** Small or soft all through, nothing in it stands out: what Slack shows as context. */
export const isSoft = (runs: readonly Run[]): boolean =>
  runs.every((run) => (run.isSubtle || run.size === 'Small') && lookOf(run) === '');

/**
 * For the `text` beside the blocks, which Slack reads as markup: neither a mention nor a link comes out of it.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
