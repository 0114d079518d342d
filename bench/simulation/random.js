/** Random numbers that are the same for the same seed (mulberry32); nothing here is for secrets. */
export class Random {
  /** @param {string | number} seed */
  constructor(seed) {
    this.state =
      [...String(seed)].reduce((sum, one) => Math.imul(sum ^ one.codePointAt(0), 2654435761), 97) >>> 0;
  }

  /** In [0, 1). */
  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(part) {
    return this.next() < part;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @template T @param {readonly T[]} list @returns {T[]} */
  shuffled(list) {
    return list
      .map((one) => [this.next(), one])
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  }

  /** A chain of its own, so that more draws here change nothing there. */
  fork(name) {
    return new Random(`${this.int(0, 2 ** 31)} ${name}`);
  }
}
