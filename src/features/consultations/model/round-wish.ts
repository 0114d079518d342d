import { type Agenda, type Span, within } from './slots.js';

/** One class of a round, with those who must be there. */
export interface RoundClass {
  key: string;
  agendas: readonly Agenda[];
  /** Lessons out of which somebody of them may be taken, since another takes the class over: possible, not wished. */
  lessons?: readonly { personId: string; spans: readonly Span[] }[];
}

/**
 * Who organises a round is in each of its classes: two of them are never at the same time, and one machine does them all. Windows in
 * order, without overlap; a class lies within one of them.
 */
export interface RoundWish {
  classes: readonly RoundClass[];
  windows: readonly Span[];
  /** How long each lasts, ms: a multiple of `GRID`. */
  length: number;
  /** Not before, and over by. */
  from: number;
  until: number;
  /** Ms that everybody has free before and after, also between two classes. */
  buffer: number;
}

/** Where each class may begin, in order. */
export interface Starts {
  of: readonly RoundClass[];
  /** Every moment at which one of them may begin. */
  grid: readonly number[];
  /** By class: the index in `grid` of the first moment from there on at which it may; `grid.length`: none. */
  next: readonly Int32Array[];
  /** By moment: the first one at which another may begin after it. */
  after: Int32Array;
}

/** By class: its moment. */
export type Chosen = Map<number, number>;

/** Out of which lessons somebody is taken by a class at that time. */
export const lessonsHit = ({ lessons = [] }: RoundClass, span: Span): string[] =>
  lessons
    .filter(({ spans }) => spans.some((one) => one.from < span.to && span.from < one.to))
    .map(({ personId }) => personId);

/** Inside the hours that all who keep some keep for it. */
export const isKept = ({ agendas }: RoundClass, span: Span): boolean => {
  const kept = agendas.flatMap(({ keeps }) => (keeps ? [keeps] : []));
  return kept.length > 0 && kept.every((hours) => hours.some((one) => within(span, one)));
};
