/** What is wrong with an import, so that the person who made the file can find it. */
export interface Problem {
  file: string;
  /** From 1, as an editor or a spreadsheet counts. */
  line: number;
  message: string;
}

/** Collects every problem of an import: all of them are told at once, and nothing is saved when there is one. */
export class Problems {
  readonly list: Problem[] = [];

  add(file: string, line: number, message: string): void {
    this.list.push({ file, line, message });
  }

  /** In the order of the files and their lines. */
  sorted(): Problem[] {
    return [...this.list].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }
}

export const tell = (problem: Problem): string => `${problem.file}:${problem.line}: ${problem.message}`;
