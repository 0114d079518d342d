import type { Person, School } from '../features/school/model/school.js';
import { homeFrame } from '../features/school/view.js';
import type { CardRef } from '../kernel/card.js';
import type { RecordKey } from '../kernel/decision.js';
import type { Scene } from '../kernel/feature.js';
import type { CalendarEntry } from '../kernel/file.js';
import type { Stored } from '../kernel/kind.js';
import type { TextRef } from '../kernel/text.js';
import type { Clock } from '../ports/clock.js';
import type { House } from './house.js';

type At = { school: School; person: Person };

const sceneOf = (house: House, clock: Clock, school: School): Scene<School> => ({
  now: clock.now(),
  school,
  read: house.read(school.id),
  id: () => clock.id(),
});

/**
 * What the features put beside a record in the dialog in which this person reads it, in the order of the list. `shows` hears
 * of which other records there is something in it.
 */
export const createBeside =
  (house: House, clock: Clock, { school, person }: At, shows: (ref: RecordKey) => void) =>
  async (record: Stored<unknown>): Promise<CardRef[]> => {
    const scene = { ...sceneOf(house, clock, school), person, record, shows };
    const parts: CardRef[] = [];
    for (const { beside } of house.registry.sections) parts.push(...((await beside?.(scene)) ?? []));
    return parts;
  };

/** What the features find by what this person typed, in the order of the list. */
export const createFound =
  (house: House, clock: Clock, { school, person }: At) =>
  async (typed: string): Promise<CardRef[]> => {
    const scene = { ...sceneOf(house, clock, school), person, typed };
    const parts: CardRef[] = [];
    for (const { found } of house.registry.sections) parts.push(...((await found?.(scene)) ?? []));
    return parts;
  };

/** What the features say still runs with a record of another one, in the order of the list. */
export const createHeld =
  (house: House, clock: Clock, { school }: Pick<At, 'school'>) =>
  async (ref: RecordKey): Promise<TextRef[]> => {
    const scene = { ...sceneOf(house, clock, school), ref };
    const lines: TextRef[] = [];
    for (const { holds } of house.registry.sections) lines.push(...((await holds?.(scene)) ?? []));
    return lines;
  };

/** What this person follows from their own calendar programme, in the order of time. */
export async function calendarOf(
  house: House,
  clock: Clock,
  { school, person }: At,
): Promise<CalendarEntry[]> {
  const scene = { ...sceneOf(house, clock, school), person };
  const entries: CalendarEntry[] = [];
  for (const { calendar } of house.registry.sections) entries.push(...((await calendar?.(scene)) ?? []));
  return entries;
}

/** A person's home: the school's frame with what each feature adds, in the order of the list. */
export async function homeCard(house: House, clock: Clock, { school, person }: At): Promise<CardRef> {
  const scene = { ...sceneOf(house, clock, school), person };
  const parts: CardRef[] = [];
  for (const sections of house.registry.sections) parts.push(...((await sections.home?.(scene)) ?? []));
  return { ...homeFrame(scene), parts };
}
