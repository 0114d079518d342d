import type { KindSpec, Query } from '../kernel/kind.js';
import { readMark, type Spot, writeMark } from '../kernel/page-mark.js';

export type Scalar = string | number | boolean;

/** A query split in what an adapter does with it: fields stored in the clear, and blind names. */
export interface Checked {
  equal: [field: string, value: Scalar][];
  blind: [name: string, words: string][];
}

/** The value again. Throws when it is none that can be looked for. */
export const checkScalar = (kind: KindSpec, name: string, value: unknown): Scalar => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`${kind.kind}: ${name} can be looked for by a string, number or boolean only.`);
};

/**
 * Throws when a field stands in no index of the kind, or when no index begins with a field asked for: such a query would read
 * every record of the school.
 */
export const checkQuery = (kind: KindSpec, query: Pick<Query, 'where' | 'range' | 'order'>): Checked => {
  const indexes: string[][] = [...kind.indexes, ...(kind.unique ?? [])];
  const checked: Checked = { equal: [], blind: [] };
  for (const [name, value] of Object.entries(query.where ?? {})) {
    checkScalar(kind, name, value);
    if (kind.blind && name in kind.blind) checked.blind.push([name, String(value)]);
    else checked.equal.push([name, value]);
  }
  const equal = checked.equal.map(([field]) => field);
  const others = [query.range?.field, query.order?.field].filter((field) => field !== undefined);
  for (const field of [...equal, ...others]) {
    if (!indexes.some((index) => index.includes(field))) {
      throw new Error(
        `${kind.kind}: ${field} is in no declared index and is no blind name; declare it to look for it.`,
      );
    }
  }
  const asked = [...equal, ...others];
  const served =
    checked.blind.length > 0 || asked.length === 0 || indexes.some((index) => asked.includes(index[0]!));
  if (!served) throw new Error(`${kind.kind}: no declared index begins with ${asked.join(' or ')}.`);
  return checked;
};

/** Throws for a string that is no page mark. */
export const readCursor = (text: string): Spot => {
  const spot = readMark(text);
  if (spot) return spot;
  throw new Error('This page mark is not one of ours.');
};

/** The cursor after this item. */
export const cursorAfter = (query: Query, id: string, plain: Record<string, unknown>): string =>
  writeMark({ id, value: query.order ? ((plain[query.order.field] as Scalar | undefined) ?? null) : null });
