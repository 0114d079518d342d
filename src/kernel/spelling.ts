/** For what people type to find something: case, accents and a slip of the finger do not matter. */

/** Without accents and capitals; everything else stays. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text, plain, without signs. */
export const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Optimal string alignment distance (a swap of neighbours is one), given up above `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, before[j - 2]! + 1);
      next.push(value);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** Shorter words differ by a letter too easily. */
const slips = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0);

/** Whether each typed word begins a word of the text, or is one of them but for a slip. Nothing typed fits everything. */
export function soundsLike(text: string, typed: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((asked) =>
    words.some((word) => {
      const most = slips(asked);
      return word.startsWith(asked) || (most > 0 && editDistance(asked, word, most) <= most);
    }),
  );
}
