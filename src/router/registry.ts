import type { Feature, Sections, SendSpec, ThinkSpec, VerbSpec } from '../kernel/feature.js';
import type { KindSpec } from '../kernel/kind.js';

/** All features as tables by name. Throws on a name that stands twice: two handlers for one verb is nobody's wish. */
export interface Registry {
  verbs: ReadonlyMap<string, VerbSpec>;
  thinks: ReadonlyMap<string, ThinkSpec>;
  sends: ReadonlyMap<string, SendSpec>;
  kinds: ReadonlyMap<string, KindSpec>;
  sections: readonly Sections[];
}

export function createRegistry(features: readonly Feature[]): Registry {
  const table = <T>(what: string, rows: readonly T[], name: (row: T) => string): Map<string, T> => {
    const map = new Map<string, T>();
    for (const row of rows) {
      if (map.has(name(row))) throw new Error(`two ${what} are called "${name(row)}"`);
      map.set(name(row), row);
    }
    return map;
  };
  return {
    verbs: table(
      'verbs',
      features.flatMap((f) => f.verbs),
      (v) => v.name,
    ),
    thinks: table(
      'thinks',
      features.flatMap((f) => f.thinks),
      (t) => t.name,
    ),
    sends: table(
      'sends',
      features.flatMap((f) => f.sends),
      (s) => s.name,
    ),
    kinds: table(
      'kinds',
      features.flatMap((f) => f.kinds),
      (k) => k.kind,
    ),
    sections: features.flatMap((f) => (f.sections ? [f.sections] : [])),
  };
}
