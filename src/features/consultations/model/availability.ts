import type { Person, Settings } from '../../school/model/school.js';
import { meetingsOf } from '../../school/model/settings.js';
import { parseWeekHours, restOfWeek, type WeekHours } from '../../school/model/week-hours.js';

/** Somebody writes down when they teach, or when they are free in between. */
export const HOURS_ARE = ['lessons', 'free'] as const;
export type HoursAre = (typeof HOURS_ARE)[number];

export const HOUR_FIELDS = ['lessons', 'duties', 'keeps'] as const;
export type HourField = (typeof HOUR_FIELDS)[number];
export type TypedHours = Partial<Record<HourField, string>> & { are?: HoursAre };

/** The person with the hours that were typed; nothing typed is none. Or the fields that cannot be read. `fields`: what was asked. */
export function withHours(
  person: Person,
  typed: TypedHours,
  settings: Settings,
  fields: readonly HourField[],
): { person: Person } | { wrong: HourField[] } {
  const wrong: HourField[] = [];
  const after: Person = { ...person };
  for (const field of fields) {
    const text = typed[field];
    const read = text === undefined ? undefined : parseWeekHours(text);
    if (text !== undefined && !read) wrong.push(field);
    const hours = read && field === 'lessons' && typed.are === 'free' ? taughtBeside(read, settings) : read;
    if (hours) after[field] = hours;
    else delete after[field];
  }
  return wrong.length > 0 ? { wrong } : { person: after };
}

function taughtBeside(free: WeekHours, settings: Settings): WeekHours {
  const { meetFrom, meetUntil } = meetingsOf(settings);
  return restOfWeek(free, meetFrom, meetUntil);
}
