import { clockChanges, dayAt, isHoliday, moment, plus, weekday } from './plain-calendar.js';

/** Mistakes that can be planted in a run, so that it is seen to find them. None is in the product: each wraps a part of it. */
export const FAULTS = {
  double: 'what went out goes out once more',
  lose: 'a reminder that was to be written down is not',
  holiday: 'a holiday on a weekday counts as a day like any other when something is sent',
  closure: 'free days of a school itself are forgotten',
  night: 'no hour is impolite',
  cap: 'nobody counts what the bot said today',
  moved: 'what was planned stays as it was when a date, a calendar or a pattern changes',
  clock: 'for two weeks after a change of the clock the hours are off by one',
};

const HOUR_MS = 3_600_000;
const TWO_WEEKS_MS = 14 * 24 * HOUR_MS;

/** A reminder, an ask or a look after it: what is lost without a word. */
const isReminder = ({ name }) =>
  /^(school\.ask|request\.(untaken|question-again)|step\.(overdue|replan))/.test(name);
const isReplan = ({ name }) => name === 'step.replan';
const isPlanned = ({ name }) => /^(school\.ask|step\.(overdue|before))$/.test(name);

const same = { store: (one) => one, composer: (one) => one, delivery: (one) => one };

const MADE = {
  double: ({ random }) => ({
    store: (store) => ({
      ...overlay(store),
      async settle(rows, settlement, real, change) {
        const result = await store.settle(rows, settlement, real, change);
        const [row] = rows;
        const sent = settlement.kind === 'done' && change?.save.some(({ kind }) => kind.kind === 'message');
        if (result === 'done' && sent && random.chance(0.2)) {
          const { lease, leaseUntil, attempts, schoolId, id, ...again } = row;
          await store.commit({ schoolId, save: [], remove: [], work: [again], audit: [] }, real);
        }
        return result;
      },
    }),
  }),
  lose: ({ random }) => {
    const some = (change) =>
      change && { ...change, work: change.work.filter((row) => !(isReminder(row) && random.chance(0.5))) };
    return {
      store: (store) => ({
        ...overlay(store),
        commit: (change, real, once) => store.commit(some(change), real, once),
        settle: (rows, settlement, real, change) => store.settle(rows, settlement, real, some(change)),
      }),
    };
  },
  moved: () => {
    const without = (change) => {
      const moves = change?.save.some(({ kind, expect }) => kind.kind === 'intervention' && expect > 0);
      return (
        change && {
          ...change,
          work: change.work.filter((row) => !isReplan(row) && !(moves && isPlanned(row))),
        }
      );
    };
    return {
      store: (store) => ({
        ...overlay(store),
        commit: (change, real, once) => store.commit(without(change), real, once),
        settle: (rows, settlement, real, change) => store.settle(rows, settlement, real, without(change)),
      }),
    };
  },
  closure: () => ({
    store: (store) => ({
      ...overlay(store),
      async get(kind, schoolId, id) {
        const stored = await store.get(kind, schoolId, id);
        return kind.kind === 'school' && stored ? { ...stored, data: withClosures(stored.data, []) } : stored;
      },
      // Forgotten, not taken away: what is saved has them.
      async commit(change, real, once) {
        const save = change.save.map(async (one) => {
          if (one.kind.kind !== 'school') return one;
          const stored = await store.get(one.kind, change.schoolId, one.id);
          return { ...one, data: withClosures(one.data, stored?.data.calendar.closures ?? []) };
        });
        return store.commit({ ...change, save: await Promise.all(save) }, real, once);
      },
    }),
  }),
  holiday: () => ({
    composer: (composer) => ({
      ...composer,
      async politeFrom(row, now) {
        const from = await composer.politeFrom(row, now);
        for (let day = dayAt(now); moment(day, '09:30') < from; day = plus(day, 1))
          if (isHoliday(day) && weekday(day) < 6) return Math.max(now, moment(day, '09:30'));
        return from;
      },
    }),
  }),
  night: () => ({ composer: (composer) => ({ ...composer, politeFrom: async (_row, now) => now }) }),
  cap: () => {
    let n = 0;
    return {
      composer: (composer) => ({
        ...composer,
        dayOf: (at) => ({ ...composer.dayOf(at), day: `${composer.dayOf(at).day}.${n++}` }),
      }),
    };
  },
  clock: () => ({
    composer: (composer) => ({
      ...composer,
      async politeFrom(row, now) {
        const off = clockChanges(new Date(now).getUTCFullYear()).some(
          (at) => now >= at && now < at + TWO_WEEKS_MS,
        );
        return off
          ? (await composer.politeFrom(row, now + HOUR_MS)) - HOUR_MS
          : composer.politeFrom(row, now);
      },
    }),
  }),
};

const withClosures = (school, closures) => ({ ...school, calendar: { ...school.calendar, closures } });

/** All methods of a store, bound: the ones that a fault replaces are spread over them. */
const overlay = (store) =>
  Object.fromEntries(
    [
      'get',
      'version',
      'find',
      'count',
      'commit',
      'claim',
      'settle',
      'nextDue',
      'clearPauses',
      'audit',
      'schools',
      'erase',
      'sweep',
      'ping',
      'close',
    ].map((name) => [name, (...args) => store[name](...args)]),
  );

/** Wraps the parts of a process with the faults of these names, one around the other. */
export function faulty(names, means) {
  const planted = names.map((name) => ({ ...same, ...MADE[name](means) }));
  const wrap = (part) => (one) => planted.reduce((wrapped, fault) => fault[part](wrapped), one);
  return { store: wrap('store'), composer: wrap('composer'), delivery: wrap('delivery') };
}
