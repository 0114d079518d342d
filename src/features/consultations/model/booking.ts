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

/** Takes this time for all of them, instead of what the consultation had before. Nothing is to be saved when somebody is taken. */
export async function book(
  read: Pick<Read, 'get'>,
  of: string,
  people: readonly string[],
  span: Span,
  before?: { people: readonly string[]; span: Span },
): Promise<Booking> {
  const days = new Map<string, { expect: number; data: BookedDay }>();
  const load = async (personId: string, day: Day) => {
    const id = idOf(personId, day);
    const known = days.get(id);
    if (known) return known;
    const found = await read.get(BOOKED_DAY, id);
    const data = found?.data ?? { personId, day, spans: [] };
    const loaded = {
      expect: found?.version ?? 0,
      data: { ...data, spans: data.spans.filter((one) => one.of !== of) },
    };
    days.set(id, loaded);
    return loaded;
  };
  for (const personId of before?.people ?? []) await load(personId, dayOf(before!.span.from));
  const taken: string[] = [];
  for (const personId of people) {
    const day = await load(personId, dayOf(span.from));
    if (day.data.spans.some((one) => one.from < span.to && span.from < one.to)) taken.push(personId);
    else
      day.data.spans = [...day.data.spans, { from: span.from, to: span.to, of }].sort(
        (a, b) => a.from - b.from,
      );
  }
  if (taken.length > 0) return { taken, save: [] };
  return { taken, save: [...days].map(([id, { expect, data }]) => ({ kind: BOOKED_DAY, id, expect, data })) };
}

/** Gives back what a consultation had taken. */
export async function unbook(
  read: Pick<Read, 'get'>,
  of: string,
  people: readonly string[],
  at: Epoch,
): Promise<Save[]> {
  const saves: Save[] = [];
  for (const personId of people) {
    const id = idOf(personId, dayOf(at));
    const found = await read.get(BOOKED_DAY, id);
    if (!found?.data.spans.some((one) => one.of === of)) continue;
    const data = { ...found.data, spans: found.data.spans.filter((one) => one.of !== of) };
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
