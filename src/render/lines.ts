/** Hebrew, Arabic and their neighbours (Unicode blocks that are written from right to left). */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Words broken into lines that are at most `within` wide; a word that is too long for one is broken too. Line breaks stay, spaces and
 * control characters become one space.
 */
export function linesOf(words: string, within: number, widthOf: (part: string) => number): string[] {
  return words.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/[\s\p{Cc}\p{Zs}]+/u).filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (widthOf(longer) <= within) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = piecesOf(word, within, widthOf);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    }
    return line === '' ? lines : [...lines, line];
  });
}

function piecesOf(word: string, within: number, widthOf: (part: string) => number): string[] {
  if (widthOf(word) <= within) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && widthOf(piece + segment) > within) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/**
 * The parts of a line from left to right, each in one direction, with the spaces between them. Words that are written from right to left
 * stand in that order; a line that begins with one begins at the right (`fromRight`). A plain stand-in for the Unicode
 * bidirectional algorithm: enough for a name or a sentence, and no more.
 */
export function runsOf(line: string): { runs: string[]; fromRight: boolean } {
  if (!RIGHT_TO_LEFT.test(line)) return { runs: [line], fromRight: false };
  const groups: { backwards: boolean; words: string[] }[] = [];
  for (const word of line.split(' ')) {
    const backwards = RIGHT_TO_LEFT.test(word);
    const last = groups.at(-1);
    if (last?.backwards === backwards) last.words.push(word);
    else groups.push({ backwards, words: [word] });
  }
  const fromRight = groups[0]?.backwards === true;
  const inOrder = fromRight ? groups.toReversed() : groups;
  const pieces = inOrder.flatMap(({ backwards, words }) =>
    backwards ? words.toReversed() : [words.join(' ')],
  );
  return { runs: pieces.flatMap((piece, n) => (n === 0 ? [piece] : [' ', piece])), fromRight };
}
