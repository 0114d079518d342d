import { inflateSync } from 'node:zlib';

/** What somebody reads in a PDF of ours, page by page: lines of text in the order in which they were put there. */
export function readPdf(bytes: Uint8Array): { pages: string[][]; objects: string } {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, { dictionary: string; stream?: string }>();
  for (const [, number, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body!.indexOf('stream\n');
    const dictionary = at < 0 ? body! : body!.slice(0, at);
    const raw = at < 0 ? undefined : body!.slice(at + 7, body!.lastIndexOf('\nendstream'));
    const stream =
      raw && dictionary.includes('/FlateDecode')
        ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
        : raw;
    objects.set(number!, { dictionary, stream });
  }
  const referred = (dictionary: string, name: string) =>
    new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  return {
    objects: [...objects.values()].map(({ dictionary }) => dictionary).join('\n'),
    pages: pages.map(({ dictionary }) => {
      const resources = objects.get(referred(dictionary, 'Resources'))?.dictionary ?? '';
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => {
          const unicode = referred(objects.get(number!)?.dictionary ?? '', 'ToUnicode');
          return [name!, lettersOf(objects.get(unicode)?.stream ?? '')];
        }),
      );
      return linesOf(objects.get(referred(dictionary, 'Contents'))?.stream ?? '', fonts);
    }),
  };
}

/** Glyph number → letters, as the font's table for copying and reading aloud says. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, , list] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    for (const [n, [, hex]] of [...list!.matchAll(/<([^>]*)>/g)].entries()) {
      const units = hex!.match(/[0-9a-f]{4}/gi) ?? [];
      letters.set(
        Number.parseInt(first!, 16) + n,
        String.fromCharCode(...units.map((u) => Number.parseInt(u, 16))),
      );
    }
  }
  return letters;
}

function linesOf(content: string, fonts: Map<string, Map<number, string>>): string[] {
  const lines: string[] = [];
  let letters = new Map<number, string>();
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? new Map();
    else {
      const glyphs = [...shown!.matchAll(/<([0-9a-f]*)>/gi)].flatMap(
        ([, hex]) => hex!.match(/[0-9a-f]{4}/gi) ?? [],
      );
      lines.push(glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '?').join(''));
    }
  }
  return lines;
}
