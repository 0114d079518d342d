/** Thrown inside a transaction that must leave nothing behind but is no fault; `result` is the answer to whoever asked for it. */
export class Undo<T> extends Error {
  constructor(readonly result: T) {
    super('undone');
  }
}
