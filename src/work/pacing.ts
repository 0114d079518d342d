import type { Epoch } from '../kernel/values.js';

/** From this rate on nothing is counted; a pause still holds. */
const UNPACED = 1_000;
const MANY = 10_000;

/** A key's bucket: `full` is when it will be full again (earlier: it is), `pausedUntil` when it opens. Real time. */
interface Bucket {
  full: Epoch;
  pausedUntil: Epoch;
  /** The last place given away while the bucket was paused, so that the order holds when it opens. */
  lastPlace: Epoch;
}

/**
 * Token buckets, one per key (an address, a tenant), in memory. A row that must wait is given a place of its own, later
 * than those given before it, so that rows come back one by one and in order.
 */
export class Pacing {
  readonly #buckets = new Map<string, Bucket>();
  readonly #places = new Map<string, Epoch>();

  /** Takes a token for `id`. `real`: go ahead; a later moment: come back then, the place is kept. */
  take(key: string, perSecond: number, id: string, real: Epoch): Epoch {
    const bucket = this.#buckets.get(key) ?? this.#open(key, real);
    const held = this.#heldBy(key, id);
    if (held !== undefined && bucket.pausedUntil <= real) {
      if (held > real) return held;
      this.#places.delete(placeOf(key, id));
      return real;
    }
    const next = this.#next(bucket, perSecond, real);
    if (next > real) {
      if (this.#places.size >= MANY) this.#sweep(real);
      this.#places.set(placeOf(key, id), next);
    }
    return next;
  }

  /** Nearly always nobody waits: then no name is made to look for. */
  #heldBy(key: string, id: string): Epoch | undefined {
    return this.#places.size > 0 ? this.#places.get(placeOf(key, id)) : undefined;
  }

  /** As `take`, for who has other work to do first: where `id` may go ahead, the token stays until it is taken. */
  ahead(key: string, perSecond: number, id: string, real: Epoch): Epoch {
    const bucket = this.#buckets.get(key);
    if (!bucket) return real;
    const held = this.#heldBy(key, id);
    if (held !== undefined && bucket.pausedUntil <= real) return Math.max(held, real);
    return this.#first(bucket, perSecond, real) > real ? this.take(key, perSecond, id, real) : real;
  }

  /** Nothing goes to this key before `until`. */
  pause(key: string, until: Epoch, real: Epoch): void {
    const bucket = this.#buckets.get(key) ?? this.#open(key, real);
    bucket.pausedUntil = Math.max(bucket.pausedUntil, until);
  }

  /** After the clock moved: all waiting is over. */
  clear(): void {
    this.#buckets.clear();
    this.#places.clear();
  }

  #next(bucket: Bucket, perSecond: number, real: Epoch): Epoch {
    const place = this.#first(bucket, perSecond, real);
    bucket.full = Math.max(bucket.full, place) + intervalOf(perSecond);
    if (place > real) bucket.lastPlace = place;
    return place;
  }

  /** The next place to be given away. */
  #first(bucket: Bucket, perSecond: number, real: Epoch): Epoch {
    const burst = perSecond >= UNPACED ? 0 : Math.max(1, Math.floor(perSecond)) - 1;
    const open = Math.max(real, bucket.pausedUntil);
    const from = Math.max(open, Math.ceil(bucket.full - burst * intervalOf(perSecond)));
    return from > real ? Math.max(from, bucket.lastPlace + 1) : from;
  }

  #open(key: string, real: Epoch): Bucket {
    if (this.#buckets.size >= MANY) this.#sweep(real);
    const bucket = { full: 0, pausedUntil: 0, lastPlace: 0 };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #sweep(real: Epoch): void {
    for (const [key, { full, pausedUntil }] of this.#buckets) {
      if (full <= real && pausedUntil <= real) this.#buckets.delete(key);
    }
    for (const [place, at] of this.#places) if (at < real - 60_000) this.#places.delete(place);
  }
}

const intervalOf = (perSecond: number): number => (perSecond >= UNPACED ? 0 : 1_000 / perSecond);

const placeOf = (key: string, id: string): string => `${key} ${id}`;
