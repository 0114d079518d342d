/** What was found wrong, counted by kind, with the first few of each: ids, days and codes, no words. */
export class Findings {
  counts = {};
  examples = {};

  add(kind, example) {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.examples[kind] ??= [];
    if (this.examples[kind].length < 5) this.examples[kind].push(example);
  }

  get total() {
    return Object.values(this.counts).reduce((sum, n) => sum + n, 0);
  }
}
