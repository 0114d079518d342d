import type { ConsultationKind } from './consultation.js';

/** What is talked about, in this order (`domain.md` §3.3 (b)): the strengths before what is hard, one small step, its day. */
export const POINTS = ['question', 'strengths', 'tried', 'needs', 'step', 'lookBack', 'tells'] as const;
/** With parents their voice comes first, and theirs is a point of its own. */
export const PARENT_POINTS = ['welcome', 'strengths', 'parents', 'needs', 'step', 'tells'] as const;
export type Point = (typeof POINTS)[number] | (typeof PARENT_POINTS)[number];

/** Minutes of each in a consultation of 25; a longer one has more of each. */
const USUAL: Record<Point, number> = {
  question: 2,
  strengths: 4,
  tried: 5,
  needs: 5,
  step: 5,
  lookBack: 2,
  tells: 2,
  welcome: 3,
  parents: 6,
};

export interface TimedPoint {
  point: Point;
  minutes: number;
}

/** The points with their minutes, which sum to its length; none gets less than one. Largest remainder. */
export function pointsFor(kind: ConsultationKind, length: number): TimedPoint[] {
  const points: readonly Point[] = kind === 'parents' ? PARENT_POINTS : POINTS;
  const all = points.reduce((sum, point) => sum + USUAL[point], 0);
  const shares = points.map((point) => (USUAL[point] * length) / all);
  const minutes = shares.map((share) => Math.max(1, Math.floor(share)));
  const left = () => length - minutes.reduce((sum, one) => sum + one, 0);
  const order = points.map((_, n) => n).sort((a, b) => (shares[b]! % 1) - (shares[a]! % 1) || a - b);
  for (let n = 0; left() > 0; n += 1) minutes[order[n % order.length]!]! += 1;
  for (let n = 0; left() < 0 && minutes.some((one) => one > 1); n += 1) {
    const at = order[order.length - 1 - (n % order.length)]!;
    if (minutes[at]! > 1) minutes[at]! -= 1;
  }
  return points.map((point, n) => ({ point, minutes: minutes[n]! }));
}
