import type { types } from '@slack/bolt';
import { fits, type Limit, maxOf, tooMany } from './limits.js';
import {
  isHeading,
  isSoft,
  isWarning,
  plainText,
  type Run,
  richText,
  WARNING_SIGN,
  type Words,
  wordsOf,
} from './text.js';

/** Room above an element that is no more than that of a new line. */
const TIGHT = new Set<unknown>(['None', 'Small']);

/** Puts blocks one below the other, and lines that belong together into one block. */
export class Page {
  readonly blocks: types.KnownBlock[] = [];
  /** The rich text at the end, while lines may still be added to it. */
  #words?: { elements: Words[]; quoted: boolean };
  /** The same for context. */
  #soft?: types.PlainTextElement;
  #sign = '';

  /** A sign in front of the next words. */
  warn(): void {
    this.#sign = WARNING_SIGN;
  }

  add(block: types.KnownBlock): void {
    this.blocks.push(block);
    this.#words = undefined;
    this.#soft = undefined;
  }

  divide(): void {
    const last = this.blocks.at(-1);
    if (last !== undefined && last.type !== 'divider') this.add({ type: 'divider' });
  }

  /** A heading, or bold words where it is too long for one. */
  heading(text: string): void {
    if (text.trim() === '') return;
    const signed = this.#sign + text;
    if (fits('header', signed)) {
      this.#sign = '';
      this.add({ type: 'header', text: plainText(signed) });
    } else this.words([{ text, weight: 'Bolder' }], 'Medium');
  }

  /** A line of text as its look wants it: heading, context or rich text. */
  line(runs: readonly Run[], spacing: unknown, quoted = false): void {
    if (runs.length === 0 || wordsOf(runs).trim() === '') return;
    if (isWarning(runs)) this.warn();
    if (isHeading(runs)) this.heading(wordsOf(runs));
    else if (isSoft(runs) && !quoted && fits('context text', this.#sign + wordsOf(runs)))
      this.#context(wordsOf(runs), spacing);
    else this.words(runs, spacing, quoted);
  }

  words(runs: readonly Run[], spacing: unknown, quoted = false): void {
    const elements = richText(this.#sign === '' ? runs : [{ text: this.#sign }, ...runs]);
    this.#sign = '';
    const open = this.#words;
    if (open?.quoted === quoted && TIGHT.has(spacing) && roomFor(open.elements, elements)) {
      join(open.elements, elements, '\n');
      return;
    }
    this.add({
      type: 'rich_text',
      elements: [{ type: quoted ? 'rich_text_quote' : 'rich_text_section', elements }],
    });
    this.#words = { elements, quoted };
  }

  #context(text: string, spacing: unknown): void {
    const line = this.#sign + text;
    this.#sign = '';
    const open = this.#soft;
    const joined = open === undefined ? '' : `${open.text}\n${line}`;
    if (open !== undefined && TIGHT.has(spacing) && fits('context text', joined)) {
      open.text = joined;
      return;
    }
    const element = plainText(line);
    this.add({ type: 'context', elements: [element] });
    this.#soft = element;
  }

  /**
   * The blocks, brought within what the surface takes by joining neighbours that are words only. Throws when that is not
   * enough.
   */
  within(limit: Limit, where: string): types.KnownBlock[] {
    const max = maxOf(limit);
    if (this.blocks.length <= max) return this.blocks;
    const blocks: types.KnownBlock[] = [];
    for (const block of this.blocks) {
      const [above, below] = [wordsOnly(blocks.at(-1)), wordsOnly(block)];
      if (above !== undefined && below !== undefined && roomFor(above, below)) join(above, below, '\n\n');
      else blocks.push(block);
    }
    tooMany(limit, blocks.length, where);
    return blocks;
  }
}

/** The words of a rich text that is one section and no quotation. */
function wordsOnly(block: types.KnownBlock | undefined): Words[] | undefined {
  if (block?.type !== 'rich_text') return undefined;
  const [section] = block.elements;
  return section?.type === 'rich_text_section' ? (section.elements as Words[]) : undefined;
}

const lengthOf = (words: readonly Words[]): number => words.reduce((sum, { text }) => sum + text.length, 0);
const roomFor = (words: readonly Words[], more: readonly Words[]): boolean =>
  lengthOf(words) + lengthOf(more) + 2 <= maxOf('rich text');

/** Adds words to others, with a break between them; neighbours without a look become one. */
function join(words: Words[], more: readonly Words[], gap: string): void {
  const last = words.at(-1) as Words;
  if (last.style !== undefined) words.push({ type: 'text', text: gap });
  else last.text += gap;
  const [first, ...rest] = more as [Words, ...Words[]];
  if (first.style === undefined) (words.at(-1) as Words).text += first.text;
  else words.push(first);
  words.push(...rest);
}
