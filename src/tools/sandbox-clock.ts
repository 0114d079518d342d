import { z } from 'zod';
import { hasLessons, nextSchoolDay, schoolDayOnOrAfter, schoolPart } from '../calendar/school-calendar.js';
import { dayOf, epochOf, minuteOfDay } from '../calendar/time.js';
import type { School } from '../features/school/model/school.js';
import { defineKind } from '../kernel/kind.js';
import { type Epoch, EVERYWHERE } from '../kernel/values.js';
import type { MovableClock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';

/** How far school time runs ahead of real time, in milliseconds. */
export const SANDBOX_CLOCK = defineKind<{ ahead: number }>({
  kind: 'sandboxClock',
  schema: z.object({ ahead: z.number() }),
  sealed: [],
  indexes: [],
});
const ID = 'clock';
const MORNING = '08:30';

/** The next school day 08:30 after this moment. */
export const nextMorning = (school: School, now: Epoch): Epoch =>
  epochOf(nextSchoolDay(school.calendar, dayOf(now)), MORNING);

/** The present if that lies within school hours, else the next 08:30 of a school day. */
function startOf(school: School, now: Epoch): Epoch {
  const today = dayOf(now);
  const part = schoolPart(school.calendar, today);
  const minute = minuteOfDay(now);
  const ends = part === 'morning' ? 12 * 60 : 16 * 60;
  const begins = part === 'afternoon' ? 13 * 60 : 8 * 60 + 30;
  if (part !== 'none' && hasLessons(school.calendar, today) && minute >= begins && minute < ends) return now;
  const morning = epochOf(schoolDayOnOrAfter(school.calendar, today), MORNING);
  return morning > now ? morning : nextMorning(school, now);
}

/** Sets the clock to where this sandbox left it, or to its first moment. */
export async function restoreClock(store: Store, clock: MovableClock, school: School): Promise<void> {
  const stored = await store.get(SANDBOX_CLOCK, EVERYWHERE, ID);
  clock.moveTo(stored ? clock.real() + stored.data.ahead : startOf(school, clock.real()));
  if (!stored) await keepClock(store, clock);
}

/** Stores the offset, so that a restart goes on from here. */
export async function keepClock(store: Store, clock: MovableClock): Promise<void> {
  const stored = await store.get(SANDBOX_CLOCK, EVERYWHERE, ID);
  const data = { ahead: clock.now() - clock.real() };
  const save = [{ kind: SANDBOX_CLOCK, id: ID, expect: stored?.version ?? 0, data }];
  await store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, clock.real());
}
