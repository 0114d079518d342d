import type { Pooled, Save } from '../kernel/decision.js';
import type { KindSpec } from '../kernel/kind.js';
import { blindHash, openFields, type SchoolKeys, sealFields } from './seal.js';

/** A record ready for a driver: nothing in it can be read that should not be. */
export interface Prepared {
  kind: string;
  id: string;
  expect: number;
  plain: Record<string, unknown>;
  sealed: Buffer | null;
  blind: { name: string; hash: Buffer }[];
  /** Whether records of this kind can have blind entries at all. */
  mayBeBlind: boolean;
  expiresAt: number | null;
}

/** How long a once-key is remembered, in real milliseconds: 7 days, longer than any platform goes on retrying. */
export const ONCE_KEPT = 7 * 24 * 60 * 60 * 1000;

/** What a field that is looked for may be called. */
export const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const KIND = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Kinds by name. Throws for a declaration that would put sealed words in an index, or that no adapter could name. */
export const kindTable = (kinds: KindSpec[]): Map<string, KindSpec> => {
  const table = new Map<string, KindSpec>();
  for (const kind of kinds) {
    if (table.has(kind.kind)) throw new Error(`Kind ${kind.kind} is declared twice.`);
    if (!KIND.test(kind.kind))
      throw new Error(`Kind ${kind.kind}: a name has letters, digits, "_", "-" and "." only.`);
    for (const field of [...kind.indexes, ...(kind.unique ?? [])].flat()) {
      if (kind.sealed.includes(field))
        throw new Error(`Kind ${kind.kind}: ${field} is sealed and cannot be indexed.`);
      if (!FIELD_NAME.test(field))
        throw new Error(`Kind ${kind.kind}: "${field}" cannot be the name of an indexed field.`);
    }
    if (kind.pool && (kind.indexes.length > 0 || kind.unique || kind.blind || kind.expiresAt))
      throw new Error(`Kind ${kind.kind}: what is pooled stands in its envelope alone, and in no index.`);
    if (kind.often && (kind.sealed.length > 0 || kind.pool || kind.expiresAt))
      throw new Error(`Kind ${kind.kind}: what is kept in memory has no words, and does not expire.`);
    table.set(kind.kind, kind);
  }
  return table;
};

/**
 * In front of what is sealed of a pooled record. A row of SQLite keeps up to a page (4 KB) beside its neighbours, and such a page may be
 * copied when they grow; the rest of a longer row lies on pages of its own, which are overwritten (`sqlite/traces.ts`). So the part beside
 * the neighbours holds nothing but this.
 */
const PAD = { '': ' '.repeat(5000) };

export const needsKeys = (kind: KindSpec): boolean => kind.sealed.length > 0 || kind.blind !== undefined;

const sealedFields = new WeakMap<KindSpec, ReadonlySet<string>>();
function sealedIn(kind: KindSpec): ReadonlySet<string> {
  const known = sealedFields.get(kind) ?? new Set(kind.sealed);
  sealedFields.set(kind, known);
  return known;
}

/** Throws (a fault) when the data does not fit the kind's schema; the message names fields, never what was in them. */
export const prepare = (save: Save, keys: SchoolKeys | undefined): Prepared => {
  const { kind, id } = save;
  const checked = kind.schema.safeParse(save.data);
  if (!checked.success) {
    const where = checked.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.code}`);
    throw new Error(`${kind.kind} ${id} does not fit its schema: ${where.join(', ')}`);
  }
  const data: Record<string, unknown> = checked.data;
  for (const field in save.data) {
    if (save.data[field] !== undefined && !(field in data)) throw dropped(save, data);
  }
  const plain: Record<string, unknown> = {};
  const secret: Record<string, unknown> = {};
  const sealed = sealedIn(kind);
  let isSecret = false;
  for (const field in data) {
    const value = data[field];
    if (value === undefined) continue;
    if (sealed.has(field)) {
      secret[field] = value;
      isSecret = true;
    } else plain[field] = value;
  }
  const blind: Prepared['blind'] = [];
  for (const name in kind.blind) {
    const words = kind.blind[name]!(checked.data);
    for (const word of typeof words === 'string' ? [words] : new Set(words))
      blind.push({ name, hash: blindHash(keys!, kind.kind, name, word) });
  }
  return {
    kind: kind.kind,
    id,
    expect: save.expect,
    plain,
    sealed: isSecret ? sealFields(keys!, kind.kind, id, kind.pool ? { ...PAD, ...secret } : secret) : null,
    blind,
    mayBeBlind: kind.blind !== undefined,
    expiresAt: kind.expiresAt?.(checked.data) ?? null,
  };
};

function dropped({ kind, id, data }: Save, kept: Record<string, unknown>): Error {
  const unknown = Object.keys(data).filter((field) => data[field] !== undefined && !(field in kept));
  return new Error(`${kind.kind} ${id} has fields that its schema would drop: ${unknown.join(', ')}`);
}

/** The record with one thing more in it; undefined where it may not be put in. Throws where a field of it is not sealed. */
export const preparePooled = (
  { kind, id, put }: Pooled,
  before: { version: number; data: any } | undefined,
  keys: SchoolKeys,
): Prepared | undefined => {
  if (!kind.pool) throw new Error(`Nothing is pooled in records of kind ${kind.kind}.`);
  const data = kind.pool(before?.data, put);
  if (data === undefined) return undefined;
  const prepared = prepare({ kind, id, expect: before?.version ?? 0, data }, keys);
  if (Object.keys(prepared.plain).length > 0)
    throw new Error(`Kind ${kind.kind}: what is pooled stands in its envelope alone.`);
  return prepared;
};

/** The record's data again. `keys` may be absent only where nothing is sealed. */
export const restore = (
  kind: KindSpec,
  id: string,
  plain: Record<string, unknown>,
  sealed: Uint8Array | null,
  keys: SchoolKeys | undefined,
): any => {
  // What belongs in the envelope counts only from there: nobody adds it in the clear.
  for (const field of kind.sealed) delete plain[field];
  if (sealed === null) return plain;
  const data: Record<string, unknown> = Object.assign(plain, openFields(keys!, kind.kind, id, sealed));
  if (kind.pool) delete data[''];
  return data;
};
