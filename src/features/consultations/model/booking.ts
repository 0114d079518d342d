import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { Span } from './slots.js';

/**
 * What one person has on one day; id `personId:day`. Whoever confirms saves the day of each participant with its version, in one
 * commit: of two that want the same person at the same time one finds the other's, however many processes there are.
 */
const schema = z.object({
  personId: z.string(),
  day: z.string(),
  spans: z.array(z.object({ from: z.number(), to: z.number(), of: z.string() })),
});
export type BookedDay = z.infer<typeof schema>;

export const BOOKED_DAY = defineKind<BookedDay>({
  kind: 'bookedDay',
  schema,
  sealed: [],
  indexes: [['personId', 'day']],
});

const idOf = (personId: string, day: Day): string => `${personId}:${day}`;

/** Who of them has something at that time already; empty: nobody. */
export interface Booking {
  taken: string[];
  save: Save[];
}

interface Taking {
  of: string;
  people: readonly string[];
  span: Span;
  /** What the consultation had until now. */
  before?: { people: readonly string[]; span: Span };
}

/** Takes this time for all of them, instead of what the consultation had before. Nothing is to be saved when somebody is taken. */
export async function book(
  read: Pick<Read, 'get'>,
  of: string,
  people: readonly string[],
  span: Span,
  before?: Taking['before'],
): Promise<Booking> {
  const { taken, save } = await bookEach(read, [{ of, people, span, ...(before ? { before } : {}) }]);
  return { taken: taken.get(of) ?? [], save };
}

/** The same for many at once; `taken`, by consultation: who has something then, also one of the others. Nothing is saved then. */
export async function bookEach(
  read: Pick<Read, 'get'>,
  takings: readonly Taking[],
): Promise<{ taken: Map<string, string[]>; save: Save[] }> {
  const own = new Set(takings.map(({ of }) => of));
  const days = new Map<string, { expect: number; data: BookedDay }>();
  const load = async (personId: string, day: Day) => {
    const id = idOf(personId, day);
    const known = days.get(id);
    if (known) return known;
    const found = await read.get(BOOKED_DAY, id);
    const data = found?.data ?? { personId, day, spans: [] };
    const loaded = {
      expect: found?.version ?? 0,
      data: { ...data, spans: data.spans.filter((one) => !own.has(one.of)) },
    };
    days.set(id, loaded);
    return loaded;
  };
  const taken = new Map<string, string[]>();
  for (const { of, people, span, before } of takings) {
    for (const personId of before?.people ?? []) await load(personId, dayOf(before!.span.from));
    for (const personId of people) {
      const day = await load(personId, dayOf(span.from));
      if (day.data.spans.some((one) => one.from < span.to && span.from < one.to))
        taken.set(of, [...(taken.get(of) ?? []), personId]);
      else
        day.data.spans = [...day.data.spans, { from: span.from, to: span.to, of }].sort(
          (a, b) => a.from - b.from,
        );
    }
  }
  if (taken.size > 0) return { taken, save: [] };
  return { taken, save: [...days].map(([id, { expect, data }]) => ({ kind: BOOKED_DAY, id, expect, data })) };
}

/** Gives back what a consultation had taken. */
export const unbook = (
  read: Pick<Read, 'get'>,
  of: string,
  people: readonly string[],
  at: Epoch,
): Promise<Save[]> => unbookEach(read, [{ of, people, at }]);

/** The same for many at once. */
export async function unbookEach(
  read: Pick<Read, 'get'>,
  given: readonly { of: string; people: readonly string[]; at: Epoch }[],
): Promise<Save[]> {
  const gone = new Set(given.map(({ of }) => of));
  const ids = new Set(given.flatMap(({ people, at }) => people.map((one) => idOf(one, dayOf(at)))));
  const saves: Save[] = [];
  for (const id of ids) {
    const found = await read.get(BOOKED_DAY, id);
    if (!found?.data.spans.some((one) => gone.has(one.of))) continue;
    const data = { ...found.data, spans: found.data.spans.filter((one) => !gone.has(one.of)) };
    saves.push({ kind: BOOKED_DAY, id, expect: found.version, data });
  }
  return saves;
}

/** What somebody has from a day on, before another; in order. */
export async function bookedOf(read: Read, personId: string, from: Day, below: Day): Promise<BookedDay[]> {
  const { items } = await read.find(BOOKED_DAY, {
    where: { personId },
    range: { field: 'day', from, below },
    order: { field: 'day', direction: 'asc' },
    limit: 100,
  });
  return items.map(({ data }) => data);
}
