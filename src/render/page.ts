import { createRequire } from 'node:module';
import type { Epoch, Language } from '../kernel/values.js';
import { linesOf, runsOf } from './lines.js';

/** A page in words: what `file.ts` makes of a `PrintedPage`. */
export interface SaidPage {
  title: string;
  lead: string[];
  blocks: { heading: string; lines: { name?: string; words: string }[] }[];
  foot: string;
}

// Points (1/72 inch) of A4.
const MARGIN = 56;
const FOOT = 40;
const NAMES = 104;
const GAP = 8;
const HEIGHT = 1.38;
/** Of the font, above its line. */
const ASCENT = 0.93;
const INK = '#1d2a30';
const SOFT = '#56656c';
const LINE = '#c9d3d7';

const resolve = createRequire(import.meta.url).resolve;
const font = (name: string) => resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`);

type Document = PDFKit.PDFDocument;
interface Type {
  font: 'plain' | 'bold';
  size: number;
  color: string;
}
const TITLE: Type = { font: 'bold', size: 20, color: INK };
const LEAD: Type = { font: 'plain', size: 10, color: SOFT };
const HEADING: Type = { font: 'bold', size: 11.5, color: INK };
const NAME: Type = { font: 'plain', size: 9.5, color: SOFT };
const WORDS: Type = { font: 'plain', size: 10.5, color: INK };

/**
 * A page to print (A4, PDF), tagged so that it can be read aloud. What does not fit goes on on a next page, and each says at its foot which
 * one it is ("1/2"): nothing is cut. Letters that the font lacks (Chinese, emoji) come out as a box. `now`: school time.
 */
export async function drawPage(page: SaidPage, language: Language, now: Epoch): Promise<Buffer> {
  // Loaded only here: it costs more than the rest of `render`, and few pages are printed.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    info: { Title: page.title, Creator: 'Zorgbode', Producer: 'Zorgbode', CreationDate: new Date(now) },
  });
  doc.registerFont('plain', font(''));
  doc.registerFont('bold', font('-Bold'));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<void>((done, failed) => doc.on('end', done).on('error', failed));
  fill(doc, page);
  doc.end();
  await written;
  return Buffer.concat(chunks);
}

function fill(doc: Document, page: SaidPage): void {
  const width = doc.page.width - 2 * MARGIN;
  const bottom = doc.page.height - MARGIN - FOOT;
  const root = doc.struct('Document');
  doc.addStructure(root);
  let y = MARGIN;

  const room = (height: number) => {
    if (y + height <= bottom) return;
    doc.addPage();
    y = MARGIN;
  };
  const said = (tag: string, words: string, type: Type, x: number, within: number) =>
    root.add(
      doc.struct(tag, {}, () => {
        for (const line of measured(doc, words, type, within)) {
          room(type.size * HEIGHT);
          // Names are smaller than the words beside them, and stand on the same line.
          put(doc, line, type, x, type === NAME ? y + (WORDS.size - NAME.size) * ASCENT : y, within);
          y += type.size * HEIGHT;
        }
      }),
    );

  said('H1', page.title, TITLE, MARGIN, width);
  for (const words of page.lead) said('P', words, LEAD, MARGIN, width);
  const heightOf = (words: string, type: Type, within: number) =>
    measured(doc, words, type, within).length * type.size * HEIGHT;
  for (const { heading, lines } of page.blocks) {
    y += GAP;
    const whole = lines.reduce(
      (sum, { name, words }) => sum + heightOf(words, WORDS, width - (name === undefined ? 0 : NAMES)) + 3,
      heightOf(heading, HEADING, width) + GAP,
    );
    // What is short stays together; of what is long, a heading does not stand alone at the end of a page.
    room(whole < (bottom - MARGIN) / 2 ? whole : (HEADING.size + 2 * WORDS.size) * HEIGHT + GAP);
    if (y > MARGIN) {
      rule(doc, y, width);
      y += GAP;
    }
    said('H2', heading, HEADING, MARGIN, width);
    y += 2;
    for (const { name, words } of lines) {
      room(WORDS.size * HEIGHT);
      if (name !== undefined) {
        const top = y;
        const onto = doc.bufferedPageRange().count;
        said('P', name, NAME, MARGIN, NAMES - GAP);
        const below = y;
        if (doc.bufferedPageRange().count === onto) y = top;
        said('P', words, WORDS, MARGIN + NAMES, width - NAMES);
        if (doc.bufferedPageRange().count === onto) y = Math.max(y, below);
      } else said('P', words, WORDS, MARGIN, width);
      y += 3;
    }
  }
  root.end();
  feet(doc, page.foot, width);
}

function rule(doc: Document, y: number, width: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + width, y)
    .lineWidth(0.6)
    .strokeColor(LINE)
    .stroke();
  doc.endMarkedContent();
}

function feet(doc: Document, foot: string, width: number): void {
  const { start, count } = doc.bufferedPageRange();
  for (let nth = 0; nth < count; nth++) {
    doc.switchToPage(start + nth);
    doc.markContent('Artifact', { type: 'Pagination' });
    const number = `${nth + 1}/${count}`;
    const y = doc.page.height - MARGIN;
    const [line = ''] = measured(doc, foot, NAME, width - 40);
    put(doc, line, NAME, MARGIN, y, width);
    if (count > 1) put(doc, number, NAME, MARGIN + width - widthOf(doc, number, NAME), y, width);
    doc.endMarkedContent();
  }
}

const widthOf = (doc: Document, words: string, type: Type): number =>
  doc.font(type.font).fontSize(type.size).widthOfString(words);
const measured = (doc: Document, words: string, type: Type, within: number): string[] =>
  linesOf(words, within, (part) => widthOf(doc, part, type));

/** One line. The package lays out one direction a time, so that what is written from right to left is put there by itself. */
function put(doc: Document, line: string, type: Type, x: number, y: number, within: number): void {
  const { runs, fromRight } = runsOf(line);
  const total = fromRight ? widthOf(doc, line, type) : 0;
  let at = fromRight ? x + within - total : x;
  for (const run of runs) {
    doc.font(type.font).fontSize(type.size).fillColor(type.color);
    doc.text(run, at, y, { lineBreak: false });
    at += widthOf(doc, run, type);
  }
}
