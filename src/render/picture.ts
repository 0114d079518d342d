import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { drawSvg } from './draw-svg.js';
import { barsSvg, type Letters, notesSvg, type SaidPicture } from './picture-svg.js';
import { widthsOf } from './widths.js';

const resolve = createRequire(import.meta.url).resolve;
const FONTS = ['', '-Bold'].map((name) => resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`));
const LIBRARY = '@resvg/resvg-wasm';

let letters: Promise<Letters> | undefined;

/**
 * A picture (PNG, 1,200 wide), the same bytes each time and on every machine, with the letters of one bundled font. Nothing is said by
 * colour alone: each bar has its name and its number, and one side is striped, so that it is told apart in grey as well.
 */
export async function drawPicture(picture: SaidPicture): Promise<Buffer> {
  letters ??= Promise.all(FONTS.map((path) => readFile(path))).then(([plain, bold]) => ({
    plain: widthsOf(plain!),
    bold: widthsOf(bold!),
  }));
  const widths = await letters;
  const svg = picture.picture === 'bars' ? barsSvg(picture, widths) : notesSvg(picture, widths);
  const [library, wasm] = [resolve(LIBRARY), resolve(`${LIBRARY}/index_bg.wasm`)];
  return drawSvg({ svg, library, wasm, fonts: FONTS, family: 'DejaVu Sans Condensed' });
}
