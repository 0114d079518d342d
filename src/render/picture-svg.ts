import { linesOf } from './lines.js';
import type { WidthOf } from './widths.js';

/** A picture in words: what `file.ts` makes of a `Picture`. */
export type SaidPicture =
  | {
      picture: 'bars';
      title: string;
      lead: string[];
      sides: string[];
      rows: { words: string; bars: { part: number; words: string }[]; none?: string }[];
      foot: string;
      alt: string;
    }
  | {
      picture: 'notes';
      title: string;
      lead: string[];
      notes: { words: string; under: string }[];
      rest: string;
      foot: string;
      alt: string;
    };
type Bars = Extract<SaidPicture, { picture: 'bars' }>;
type Notes = Extract<SaidPicture, { picture: 'notes' }>;
export interface Letters {
  plain: WidthOf;
  bold: WidthOf;
}

// Pixels.
const WIDTH = 1200;
const MARGIN = 56;
const INSIDE = WIDTH - 2 * MARGIN;
const HEIGHT = 1.38;
/** Beyond it no more notes are put on: a picture is looked at in one go. */
const TALLEST = 2600;
const BAR = { height: 24, gap: 8, names: 250, numbers: 150 } as const;
const NOTE = { gap: 28, pad: 20, edge: 6 } as const;
const COLUMN = (INSIDE - NOTE.gap) / 2;

const INK = '#1d2a30';
const SOFT = '#56656c';
const RULE = '#c9d3d7';
const TRACK = '#eef2f4';
/**
 * Blue and orange of the palette of Okabe and Ito, which all kinds of colour vision tell apart; the blue darker, so that a grey printer
 * does too, and the orange striped. Source: https://jfly.uni-koeln.de/color/
 */
const FILLS = ['#0b4a75', 'url(#striped)'] as const;
const DEFS = `<defs><pattern id="striped" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="#e69f00"/><rect width="3" height="10" fill="#fff3d6"/></pattern></defs>`;

interface Type {
  size: number;
  bold?: true;
  color: string;
}
const TITLE: Type = { size: 34, bold: true, color: INK };
const LEAD: Type = { size: 19, color: SOFT };
const WORDS: Type = { size: 21, color: INK };
const NAME: Type = { size: 18, color: INK };
const NUMBER: Type = { size: 20, bold: true, color: INK };
const SMALL: Type = { size: 17, color: SOFT };

/** Where it ends, and what was drawn so far. */
class Sheet {
  y = MARGIN;
  readonly drawn: string[] = [];

  constructor(private readonly letters: Letters) {}

  lines(words: string, type: Type, within: number): string[] {
    const widthOf = type.bold ? this.letters.bold : this.letters.plain;
    return linesOf(withoutPictures(words), within, (part) => widthOf(part) * type.size);
  }

  /** `top` of the first line; gives back the bottom of the last. */
  put(words: string | string[], type: Type, x: number, top: number, within: number): number {
    const lines = typeof words === 'string' ? this.lines(words, type, within) : words;
    const { size, bold, color } = type;
    for (const [nth, line] of lines.entries()) {
      const y = top + (nth + 1) * size * HEIGHT - size * 0.36;
      const weight = bold ? ' font-weight="700"' : '';
      this.drawn.push(
        `<text x="${px(x)}" y="${px(y)}" font-size="${size}"${weight} fill="${color}">${escaped(line)}</text>`,
      );
    }
    return top + lines.length * size * HEIGHT;
  }

  box(x: number, y: number, width: number, height: number, fill: string, more = ''): void {
    this.drawn.push(
      `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"${more}/>`,
    );
  }

  head(title: string, lead: string[]): void {
    this.y = this.put(title, TITLE, MARGIN, this.y, INSIDE) + 4;
    for (const words of lead) this.y = this.put(words, LEAD, MARGIN, this.y, INSIDE);
  }

  done(foot: string): string {
    this.y += 20;
    this.box(MARGIN, this.y, INSIDE, 1, RULE);
    this.y = this.put(foot, SMALL, MARGIN, this.y + 10, INSIDE);
    const height = Math.ceil(this.y + MARGIN / 2);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans Condensed">${DEFS}<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${this.drawn.join('')}</svg>`;
  }
}

export function barsSvg({ title, lead, sides, rows, foot }: Bars, letters: Letters): string {
  const sheet = new Sheet(letters);
  sheet.head(title, lead);
  const from = MARGIN + BAR.names;
  const length = INSIDE - BAR.names - BAR.numbers;
  for (const { words, bars, none } of rows) {
    sheet.y = sheet.put(words, WORDS, MARGIN, sheet.y + 22, INSIDE) + 6;
    if (none !== undefined) sheet.y = sheet.put(none, LEAD, MARGIN, sheet.y, INSIDE);
    for (const [nth, bar] of bars.entries()) {
      const top = sheet.y;
      const beside = top + (BAR.height - NAME.size * HEIGHT) / 2;
      const [name = ''] = sheet.lines(sides[nth] ?? '', NAME, BAR.names - 12);
      sheet.put([name], NAME, MARGIN, beside, BAR.names);
      const edge = ` stroke="${RULE}"`;
      sheet.box(from, top, length, BAR.height, TRACK, edge);
      const part = Math.min(100, Math.max(0, bar.part));
      sheet.box(from, top, (length * part) / 100, BAR.height, FILLS[nth % FILLS.length] ?? INK);
      sheet.put(bar.words, NUMBER, from + length + 16, beside - 1, BAR.numbers - 16);
      sheet.y = top + BAR.height + BAR.gap;
    }
  }
  return sheet.done(foot);
}

export function notesSvg({ title, lead, notes, rest, foot }: Notes, letters: Letters): string {
  const sheet = new Sheet(letters);
  sheet.head(title, lead);
  const tops = [sheet.y + 24, sheet.y + 24];
  const within = COLUMN - 2 * NOTE.pad - NOTE.edge;
  let left = notes.length;
  for (const { words, under } of notes) {
    const nth = (tops[0] ?? 0) <= (tops[1] ?? 0) ? 0 : 1;
    const lines = sheet.lines(words, WORDS, within);
    const below = sheet.lines(under, SMALL, within);
    const height = (lines.length * WORDS.size + below.length * SMALL.size) * HEIGHT + 2 * NOTE.pad + 6;
    const top = tops[nth] ?? 0;
    if (top + height > TALLEST) break;
    left--;
    const x = MARGIN + nth * (COLUMN + NOTE.gap);
    sheet.box(x, top, COLUMN, height, TRACK);
    sheet.box(x, top, NOTE.edge, height, FILLS[0]);
    const inside = x + NOTE.edge + NOTE.pad;
    const bottom = sheet.put(lines, WORDS, inside, top + NOTE.pad, within);
    sheet.put(below, SMALL, inside, bottom + 6, within);
    tops[nth] = top + height + NOTE.gap;
  }
  sheet.y = Math.max(...tops) - NOTE.gap;
  if (left > 0) sheet.y = sheet.put(rest, LEAD, MARGIN, sheet.y + 16, INSIDE);
  return sheet.done(foot);
}

const px = (value: number): string => String(Math.round(value * 10) / 10);

/** Emoji, which the font lacks, go; so do their joiners and skin colours. */
const withoutPictures = (words: string): string =>
  words.replaceAll(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/gu, '');

/** For XML: marks as entities; what XML cannot hold (control characters, halves of letters) goes. */
const escaped = (words: string): string =>
  words
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
