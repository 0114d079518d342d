/** How many letters of a word are looked at, and how many a letter can be: 0 is none. */
const DEPTH = 4;
const LETTERS = 27;
const A = 0x60;

/**
 * Which words a pattern can begin with, told by their first four letters: a look at these costs a hundredth of a look by the
 * pattern. Patterns as in `signal-words.ts`: lower case without accents, and each alternative begins with a letter or with a
 * group of which that is true. Throws for any other.
 */
export class Beginnings {
  readonly #may = new Uint8Array(LETTERS ** DEPTH);

  constructor(patterns: readonly string[]) {
    for (const pattern of patterns) this.#learn(pattern);
  }

  /** Whether the word that begins at `at` can be the first of what a pattern finds. */
  at(text: string, at: number): boolean {
    let place = 0;
    let ended = false;
    for (let i = at; i < at + DEPTH; i++) {
      const letter: number = ended ? 0 : letterOf(text.charCodeAt(i));
      ended = letter === 0;
      place = place * LETTERS + letter;
    }
    return this.#may[place] === 1;
  }

  #learn(pattern: string): void {
    for (const one of alternatives(pattern)) {
      const end = one.startsWith('(?:') ? endOfGroup(one) : -1;
      const letters = /^[a-z]+/.exec(one)?.[0] ?? '';
      if (end > 0 && !/^[?*{]/.test(one.slice(end + 1))) this.#learn(one.slice(3, end));
      else if (letters === '') throw new Error(`It cannot be told what a word begins with: ${one}`);
      // The last letter may be one that need not be there.
      else this.#add(/^[?*{]/.test(one.slice(letters.length)) ? letters.slice(0, -1) : letters);
    }
  }

  /** With whatever may follow, where it is shorter. */
  #add(letters: string): void {
    const known = [...letters].slice(0, DEPTH);
    const width = LETTERS ** (DEPTH - known.length);
    const from = known.reduce((place, one) => place * LETTERS + letterOf(one.charCodeAt(0)), 0) * width;
    this.#may.fill(1, from, from + width);
  }
}

const letterOf = (code: number): number => (code > A && code < A + LETTERS ? code - A : 0);

/** Of a pattern, those that stand beside each other outside every group. */
function alternatives(pattern: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const at of outside(pattern, '|')) {
    found.push(pattern.slice(from, at));
    from = at + 1;
  }
  return [...found, pattern.slice(from)];
}

const endOfGroup = (pattern: string): number => outside(pattern, ')')[0] ?? -1;

/** Where a sign stands outside every group; a bracket that closes one counts as outside. */
function outside(pattern: string, sign: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const one = pattern[i];
    if (one === '\\') i++;
    else if (one === '(') depth += 1;
    else if (one === ')') depth -= 1;
    if (depth === 0 && one === sign) found.push(i);
  }
  return found;
}
