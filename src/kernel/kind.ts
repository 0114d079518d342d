import type { z } from 'zod';
import type { Epoch, Json } from './values.js';

/** A kind of record, declared by a feature's model and handed to the store by main. T is a plain JSON object. */
export interface KindSpec<T = any> {
  kind: string;
  schema: z.ZodType<T>;
  /** Top-level keys sealed together in one envelope: all free texts and pupil references. */
  sealed: (keyof T & string)[];
  /** Each an index: equality on its first fields, a range or order on its last. Top-level plain scalars only. */
  indexes: (keyof T & string)[][];
  /** Combinations that stand once per school and kind; a second one is a conflict. A row with an undefined part is left out. */
  unique?: (keyof T & string)[][];
  /** Findable by equality without being stored in the clear: name → the words to hash (already normalised). */
  blind?: Record<string, (data: T) => string | string[] | undefined>;
  /** Asked for in every turn, and without words: an adapter may keep it in memory, and hands out data that nobody may change. */
  often?: true;
  /** From this moment on the record may be swept away (drafts). */
  expiresAt?: (data: T) => Epoch;
  /**
   * Adds what one more person puts into a record of many (`Pooled`), so that nobody can tell afterwards whose is what: in whatever order
   * things are put in, the data must come out the same. All of it is sealed. The store calls this in its own transaction, and leaves
   * nothing of how the record was before. undefined: it may not be put in, which is a conflict.
   */
  pool?: (data: T | undefined, put: Json) => T | undefined;
}

export const defineKind = <T>(spec: KindSpec<T>): KindSpec<T> => spec;

export interface Stored<T> {
  schoolId: string;
  kind: string;
  id: string;
  version: number;
  data: T;
}

/** Equality on declared fields and blind names, at most one range, one order (then id), keyset pages. */
export interface Query {
  where?: Record<string, string | number | boolean>;
  range?: { field: string; from?: string | number; below?: string | number };
  order?: { field: string; direction: 'asc' | 'desc' };
  limit: number;
  /** `next` of the page before. */
  after?: string;
}
export interface Page<T> {
  items: Stored<T>[];
  next?: string;
}
