/**
 * How wide words are in a TrueType font, in parts of the size of its letters. Of the tables `cmap` (format 4, the basic plane), `hhea` and
 * `hmtx` only: without kerning, which makes words a little narrower, so that what fits by this fits.
 * Source: https://learn.microsoft.com/typography/opentype/spec/otff
 */
export type WidthOf = (words: string) => number;

/** @param font the bytes of a .ttf. Throws when it is none, or has no table of Unicode letters. */
export function widthsOf(font: Buffer): WidthOf {
  const tables = new Map<string, number>();
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const at = 12 + n * 16;
    tables.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
  const unit = font.readUInt16BE(table('head') + 18);
  const last = font.readUInt16BE(table('hhea') + 34) - 1;
  const hmtx = table('hmtx');
  const glyphOf = glyphs(font, table('cmap'));
  const known = new Map<number, number>();
  const widthOf = (code: number): number => {
    let width = known.get(code);
    if (width === undefined) {
      width = font.readUInt16BE(hmtx + Math.min(glyphOf(code), last) * 4) / unit;
      known.set(code, width);
    }
    return width;
  };
  return (words) => Array.from(words).reduce((sum, letter) => sum + widthOf(letter.codePointAt(0) ?? 0), 0);
}

/** 0 for a letter that the font lacks: the box that stands for it. */
function glyphs(font: Buffer, cmap: number): (code: number) => number {
  let at: number | undefined;
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const sub = cmap + font.readUInt32BE(cmap + 8 + n * 8);
    if (font.readUInt16BE(cmap + 4 + n * 8) === 3 && font.readUInt16BE(sub) === 4) at = sub;
  }
  if (at === undefined) throw new Error('the font has no table of Unicode letters');
  const size = font.readUInt16BE(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
  return (code) => {
    if (code > 0xffff) return 0;
    let n = 0;
    while (n < size && font.readUInt16BE(ends + n) < code) n += 2;
    if (n >= size || font.readUInt16BE(starts + n) > code) return 0;
    const delta = font.readUInt16BE(deltas + n);
    const offset = font.readUInt16BE(offsets + n);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = font.readUInt16BE(offsets + n + offset + 2 * (code - font.readUInt16BE(starts + n)));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}
