import type { Facts, Source } from './source.js';

export interface Violation {
  path: string;
  line: number;
  what: string;
}

export interface Rule {
  name: string;
  /** Every violation in this file. `all`: every file, for rules about what must be somewhere. */
  check(file: Facts, all: Facts[]): Violation[];
  /** Each is a violation of this rule, planted to prove that the rule still bites. */
  plants: Source[];
  /** Each looks alike and is allowed. */
  fine: Source[];
}

export const at = (file: Facts, line: number, what: string): Violation => ({ path: file.path, line, what });

/** A file at `path` with these lines. */
export const file = (path: string, ...lines: string[]): Source => ({ path, text: `${lines.join('\n')}\n` });
