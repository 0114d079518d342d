import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Query } from '../../src/kernel/kind.js';
import type { Store } from '../../src/ports/store.js';
import { type Engine, put, TASK, type Task, task } from './support.js';

type Scalar = string | number | boolean;
type Row = { id: string; data: Partial<Task> & { owner: string } };

/** Strings as UTF-8 bytes, numbers by value; a missing field comes first. */
const compare = (a: Scalar | undefined, b: Scalar | undefined): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return typeof a === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
    : Number(a) - Number(b);
};

const field = (row: Row, name: string): Scalar | undefined =>
  row.data[name as keyof Task] as Scalar | undefined;

/** What `find` must give, by the plainest means. */
const expected = (rows: Row[], query: Omit<Query, 'limit'>): string[] => {
  const { where = {}, range, order } = query;
  const fits = (row: Row): boolean =>
    Object.entries(where).every(([name, value]) =>
      name === 'word'
        ? row.data.words?.toLowerCase().split(' ').includes(String(value))
        : field(row, name) === value,
    ) &&
    (!range ||
      (range.from === undefined && range.below === undefined) ||
      (field(row, range.field) !== undefined &&
        (range.from === undefined || compare(field(row, range.field), range.from) >= 0) &&
        (range.below === undefined || compare(field(row, range.field), range.below) < 0)));
  const sign = order?.direction === 'desc' ? -1 : 1;
  const sorted = rows.filter(fits).sort((a, b) => {
    const by = order ? compare(field(a, order.field), field(b, order.field)) : 0;
    return sign * (by || compare(a.id, b.id));
  });
  return sorted.map((row) => row.id);
};

const few = fc.constantFrom('a', 'b', 'é', 'Z', '', '\u{1F600}', '\uFFEE');
const number = fc.constantFrom(-2, 0, 1, 1.5, 3, 1_795_000_000_000);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const data = fc.record({
  owner: fc.constantFrom('an', 'bo'),
  state: fc.constantFrom('open', 'done'),
  due: maybe(number),
  rank: maybe(number),
  label: maybe(few),
  urgent: maybe(fc.boolean()),
  pupil: maybe(fc.constantFrom('P1', 'P2')),
  words: maybe(fc.constantFrom('Rustig en warm', 'warm', 'En en')),
});
const direction = fc.constantFrom('asc' as const, 'desc' as const);
const range = (name: string, arb: fc.Arbitrary<string | number>) =>
  maybe(fc.record({ field: fc.constant(name), from: maybe(arb), below: maybe(arb) }));
const order = (name: string) => maybe(fc.record({ field: fc.constant(name), direction }));
const query: fc.Arbitrary<Omit<Query, 'limit'>> = fc.oneof(
  fc.record({
    where: fc.record({ owner: fc.constantFrom('an', 'bo') }),
    range: range('due', number),
    order: order('due'),
  }),
  fc.record({ where: fc.record({ state: fc.constant('open') }), order: order('due') }),
  fc.record({ range: range('due', number), order: order('due') }),
  fc.record({ range: range('label', few), order: order('label') }),
  fc.record({
    where: fc.record({ urgent: fc.boolean() }),
    range: range('rank', number),
    order: order('rank'),
  }),
  fc.record({ where: fc.record({ pupil: fc.constantFrom('P1', 'P2', 'P3') }), order: order('due') }),
  fc.record({
    where: fc.record({ word: fc.constantFrom('warm', 'en'), owner: fc.constant('an') }),
    range: range('due', number),
    order: order('label'),
  }),
  fc.constant({}),
);

/** Reading by declared fields and blind names. */
export const findContract = (engine: Engine, runs: number): void => {
  let store: Store;

  describe('finding, against an oracle in memory', () => {
    let school = 0;
    beforeAll(async () => {
      store = await engine.fresh();
    });

    it('gives every record once, in order, in pages of any size', async () => {
      const rows = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-zA-Z0-9]{1,3}$/), data }), {
        selector: (row) => row.id,
        maxLength: 25,
      });
      const property = fc.asyncProperty(
        rows,
        fc.array(query, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        async (list, queries, limit) => {
          const schoolId = `s${school++}`;
          await put(store, schoolId, { save: list.map((row) => task(row.id, 0, row.data)) });
          await put(store, `${schoolId}b`, { save: list.map((row) => task(row.id, 0, row.data)) });
          for (const asked of queries) {
            const found: string[] = [];
            let after: string | undefined;
            do {
              const page = await store.find(TASK, schoolId, { ...asked, limit, after });
              expect(page.items.length).toBeLessThanOrEqual(limit);
              found.push(...page.items.map((item) => item.id));
              for (const item of page.items) {
                expect(item).toMatchObject({ schoolId, kind: 'task', version: 1 });
                expect(item.data).toEqual(
                  JSON.parse(JSON.stringify(list.find((row) => row.id === item.id)!.data)),
                );
              }
              after = page.next;
            } while (after !== undefined);
            expect(found).toEqual(expected(list, asked));
            expect(await store.count(TASK, schoolId, asked.where, asked.range)).toBe(found.length);
          }
        },
      );
      await fc.assert(property, { numRuns: runs });
    }, 120_000);
  });

  describe('finding', () => {
    beforeEach(async () => {
      store = await engine.fresh();
    });

    it('finds by blind names in one school, after a change only what is true now', async () => {
      await put(store, 's1', {
        save: [task('a', 0, { pupil: 'P1', words: 'warm en stil' }), task('b', 0, { pupil: 'P1' })],
      });
      await put(store, 's2', { save: [task('a', 0, { pupil: 'P1' })] });
      const ids = async (where: Record<string, string>) =>
        (await store.find(TASK, 's1', { where, limit: 9 })).items.map((item) => item.id);
      expect(await ids({ pupil: 'P1' })).toEqual(['a', 'b']);
      expect(await ids({ pupil: 'P1', word: 'stil' })).toEqual(['a']);
      await put(store, 's1', { save: [task('a', 1, { pupil: 'P2', words: 'warm' })] });
      expect(await ids({ pupil: 'P1' })).toEqual(['b']);
      expect(await ids({ pupil: 'P2' })).toEqual(['a']);
      expect(await ids({ word: 'stil' })).toEqual([]);
    });

    it('goes on after a mark although its record is gone and others came', async () => {
      await put(store, 's1', { save: ['a', 'b', 'c', 'd'].map((id, n) => task(id, 0, { due: n })) });
      const asked = { where: { owner: 'an' }, order: { field: 'due', direction: 'asc' as const }, limit: 2 };
      const first = await store.find(TASK, 's1', asked);
      await put(store, 's1', { remove: [{ kind: 'task', id: 'b' }], save: [task('e', 0, { due: 0 })] });
      const second = await store.find(TASK, 's1', { ...asked, after: first.next });
      expect(second.items.map((item) => item.id)).toEqual(['c', 'd']);
      expect(second.next).toBeUndefined();
    });

    it('says which field nobody declared, and takes no mark of another make', async () => {
      const find = (asked: Partial<Query>) => store.find(TASK, 's1', { limit: 1, ...asked });
      await expect(find({ where: { words: 'x' } })).rejects.toThrow(/task: words is in no declared index/);
      await expect(find({ where: { "x') OR 1=1 --": 'x' } })).rejects.toThrow(/no declared index/);
      await expect(find({ order: { field: 'nested', direction: 'asc' } })).rejects.toThrow(/nested/);
      await expect(find({ where: { rank: 1 } })).rejects.toThrow(/begins with rank/);
      await expect(store.count(TASK, 's1', { nested: 1 })).rejects.toThrow(/nested/);
      await expect(find({ after: 'nonsense' })).rejects.toThrow(/page mark/);
    });
  });
};
