import { holidaysOf } from '../../../src/calendar/holidays.js';
import type { WorkWeek } from '../../../src/calendar/working-pattern.js';
import type { Person, School } from '../../../src/features/school/model/school.js';

/**
 * A slow and plain calendar of one's own: days are asked one by one, in the words of `product.md`. Only the holidays themselves come
 * from the product; they are held against published lists elsewhere.
 */
const days = new Map<string, { weekday: number; after: string }>();
const known = (day: string) => {
  const found = days.get(day) ?? {
    weekday: new Date(`${day}T12:00:00Z`).getUTCDay(),
    after: new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10),
  };
  days.set(day, found);
  return found;
};
export const next = (day: string, by = 1): string =>
  by === 1
    ? known(day).after
    : new Date(Date.parse(`${day}T12:00:00Z`) + by * 24 * 3_600_000).toISOString().slice(0, 10);
const weekday = (day: string): number => known(day).weekday;
const holidays = new Set(
  ['2024-2025', '2025-2026', '2026-2027', '2027-2028', '2028-2029'].flatMap((year) =>
    holidaysOf(year).flatMap(({ from, to }) => {
      const days = [from];
      while (days.at(-1)! < to) days.push(next(days.at(-1)!));
      return days;
    }),
  ),
);
const within = (day: string, one: { from: string; to: string }) => one.from <= day && day <= one.to;

export const yearOf = (day: string): string => {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);
  return `${year}-${year + 1}`;
};

/** The halves of a day in which there is school. */
function schoolHalves(school: School, day: string, site: string | undefined): string[] {
  if ([0, 6].includes(weekday(day))) return [];
  if (holidays.has(day)) return [];
  const halves = weekday(day) === 3 ? ['morning'] : ['morning', 'afternoon'];
  return halves.filter(
    (half) =>
      !school.calendar.closures.some(
        (one) =>
          within(day, one) &&
          (one.site === undefined || one.site === site) &&
          (one.part === undefined || one.part === half),
      ),
  );
}
export const hasSchool = (school: School, day: string, site: string | undefined): boolean =>
  schoolHalves(school, day, site).length > 0;

export const isLessonDay = (
  school: School,
  day: string,
  site: string | undefined,
  level: string | undefined,
): boolean =>
  hasSchool(school, day, site) &&
  (level === undefined ||
    !school.calendar.lessonFree.some(
      (period) => within(day, period) && (period.levels?.includes(level) ?? true),
    ));

const NAMES = ['', 'mon', 'tue', 'wed', 'thu', 'fri'] as const;
const monday = (day: string): string => (weekday(day) === 1 ? day : monday(next(day, -1)));

function firstOfSeptember(day: string): string {
  let first = `${yearOf(day).slice(0, 4)}-09-01`;
  while ([0, 6].includes(weekday(first))) first = next(first);
  return first;
}

/** Weeks that take turns, counted one by one from the week of the anchor. */
function weekOf({ weeks, anchor }: Person['pattern'], day: string): WorkWeek | undefined {
  const target = monday(day);
  let at = monday(anchor ?? firstOfSeptember(day));
  let index = 0;
  while (at < target) {
    at = next(at, 7);
    index = (index + 1) % weeks.length;
  }
  while (at > target) {
    at = next(at, -7);
    index = (index + weeks.length - 1) % weeks.length;
  }
  return weeks[index];
}

export const isAway = (person: Person, day: string): boolean =>
  person.absences.some((one) => within(day, one));

const siteOfPerson = (school: School, person: Person): string | undefined => {
  const sites = school.classes.filter(({ code }) => person.classes.includes(code)).map(({ site }) => site);
  return person.site ?? (sites.length > 0 && sites.every((one) => one === sites[0]) ? sites[0] : undefined);
};

export function isAtWork(school: School, person: Person, day: string): boolean {
  const name = NAMES[weekday(day) as 1];
  if (!name || isAway(person, day)) return false;
  const part = weekOf(person.pattern, day)?.[name] ?? 'off';
  const halves = schoolHalves(school, day, siteOfPerson(school, person));
  return part === 'full' ? halves.length > 0 : halves.includes(part);
}

export interface About {
  ownerId?: string;
  classCode?: string;
  scope: 'pupil' | 'group' | 'class' | 'practice' | 'team';
}

/** Whose calendar it follows, and of which level are the weeks without lessons. */
export function about(school: School, { ownerId, classCode, scope }: About) {
  const owner = ownerId === undefined ? undefined : school.people.get(ownerId);
  const group = school.classes.find(({ code }) => code === classCode);
  const inClass = group !== undefined && ['pupil', 'group', 'class'].includes(scope);
  const site = group?.site ?? (owner && siteOfPerson(school, owner));
  const suits = (day: string) => hasSchool(school, day, site) && (!owner || isAtWork(school, owner, day));
  return { owner, site, level: inClass ? group.level : undefined, suits };
}

/** Every day with school of one school year, the last one last. */
export function schoolDaysOf(school: School, year: string, site: string | undefined): string[] {
  const days: string[] = [];
  for (let day = `${year.slice(0, 4)}-09-01`; day <= `${year.slice(5)}-06-30`; day = next(day))
    if (hasSchool(school, day, site)) days.push(day);
  return days;
}

/** The nearest day that will do: from the wished one on, else before it; of who works on none of them, whatever day the school has. */
export function fits(days: string[], suits: (day: string) => boolean, from: string, wished: string) {
  const open = days.filter((day) => day >= from);
  const own = open.filter(suits);
  const choice = own.length > 0 ? own : open;
  const day = choice.find((one) => one >= wished) ?? choice.at(-1);
  return { day, last: day === choice.at(-1), nobody: own.length === 0 };
}
