/** Minutes of each point of one class in a round: how the class is, what runs, each request, who does what. */
export interface RoundPoints {
  open: number;
  /** What runs in the class; 0: nothing does. */
  steps: number;
  /** Each request that there is time for. */
  requests: number[];
  /** For what nobody asked yet, where no request is there. */
  free: number;
  close: number;
  /** Requests that have to wait. */
  later: number;
}

const OPEN = 3;
const STEPS = 3;
const CLOSE = 2;
/** Less is no talk about a child. */
const LEAST = 3;

/** Sums to `minutes`, which is 15 or more. What there is no time for is counted, and not squeezed in. */
export function roundPoints(minutes: number, requests: number, hasSteps: boolean): RoundPoints {
  const steps = hasSteps ? STEPS : 0;
  const rest = minutes - OPEN - steps - CLOSE;
  const n = Math.min(requests, Math.floor(rest / LEAST));
  const share = n === 0 ? 0 : Math.floor(rest / n);
  const each = Array.from({ length: n }, (_, k) => share + (k < rest - share * n ? 1 : 0));
  return { open: OPEN, steps, requests: each, free: n === 0 ? rest : 0, close: CLOSE, later: requests - n };
}
