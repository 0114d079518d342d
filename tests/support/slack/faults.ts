import type { World } from './world.js';

/**
 * What goes wrong with a call: an HTTP status, a connection cut before or after the call took effect, too many calls, an error of
 * Slack's, or an answer that comes only when `held` is over, to a call that took effect.
 */
export type Fault =
  | { status: number; after?: boolean }
  | { drop: 'before' | 'after' }
  | { ratelimited: number }
  | { error: string }
  | { held: Promise<unknown> };
interface Share {
  share: number;
  seed?: number;
  /** Which kinds, in turn by chance; all four by default. */
  kinds?: Fault[];
  methods?: string[];
}
export interface Rate {
  /** ms between two calls for one channel (or user, or workspace where there is neither). */
  every: number;
  burst: number;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const KINDS: Fault[] = [{ ratelimited: 1 }, { status: 500 }, { drop: 'before' }, { drop: 'after' }];

export function createFaults() {
  let planned: { method: string; fault: Fault; times: number }[] = [];
  let share: (Share & { random: () => number }) | undefined;
  return {
    /** The next `times` calls of a method (`*`: of any) fail so. */
    next(method: string, fault: Fault, times = 1) {
      planned.push({ method, fault, times });
    },
    /** This share of all calls fails, in an order that the seed fixes. */
    some(options: Share) {
      share = { ...options, random: chance(options.seed ?? 1) };
    },
    clear() {
      planned = [];
      share = undefined;
    },
    take(method: string): Fault | undefined {
      const found = planned.find((p) => p.method === '*' || p.method === method);
      if (found) {
        found.times -= 1;
        if (found.times <= 0) planned = planned.filter((p) => p !== found);
        return found.fault;
      }
      if (!share || (share.methods && !share.methods.includes(method))) return undefined;
      if (share.random() >= share.share) return undefined;
      const kinds = share.kinds ?? KINDS;
      return kinds[Math.floor(share.random() * kinds.length)];
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;

/** Token buckets on the fake's own clock, off until a method is given a rate. Slack: chat.postMessage 1/s per channel, short bursts allowed. */
export function createRates({ now }: Pick<World, 'now'>) {
  const rates = new Map<string, Rate>();
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    limit(method: string, rate: Rate | undefined) {
      if (rate) rates.set(method, rate);
      else rates.delete(method);
    },
    /** Seconds to wait, or 0 when the call may go on. */
    wait(method: string, place: string): number {
      const rate = rates.get(method);
      if (!rate) return 0;
      const key = `${method} ${place}`;
      const bucket = buckets.get(key) ?? { left: rate.burst, at: now() };
      buckets.set(key, bucket);
      bucket.left = Math.min(rate.burst, bucket.left + (now() - bucket.at) / rate.every);
      bucket.at = now();
      if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * rate.every) / 1000));
      bucket.left -= 1;
      return 0;
    },
  };
}
export type Rates = ReturnType<typeof createRates>;
