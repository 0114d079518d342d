/*
 * The calendar once more, plainly: day by day, on Date and on lists, for judging what the product said. It shares no line with
 * src/calendar, and looks at nothing but records: a mistake would have to be made twice.
 */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

const utc = (day) => Date.parse(`${day}T00:00:00Z`);
const written = (ms) => new Date(ms).toISOString().slice(0, 10);
export const plus = (day, n) => written(utc(day) + n * DAY_MS);
/** Monday 1, Sunday 7. */
export const weekday = (day) => new Date(utc(day)).getUTCDay() || 7;
const yearOf = (day) => Number(day.slice(0, 4));
export const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Directive 2000/84/EC: summer time from the last Sunday of March to that of October, both at 01:00 UTC. */
function lastSunday(year, month) {
  let day = `${year}-${month}-31`;
  while (weekday(day) !== 7) day = plus(day, -1);
  return day;
}
export const clockChanges = (year) =>
  [lastSunday(year, '03'), lastSunday(year, '10')].map((day) => utc(day) + HOUR_MS);
const ahead = (at) => {
  const [spring, autumn] = clockChanges(new Date(at).getUTCFullYear());
  return at >= spring && at < autumn ? 2 * HOUR_MS : HOUR_MS;
};
/** What the wall shows in Brussels: day, and minutes since midnight. */
export function wall(at) {
  const local = at + ahead(at);
  return { day: written(local), minute: Math.floor((local % DAY_MS) / 60_000) };
}
export const dayAt = (at) => wall(at).day;
/** When the wall shows this; the first time of two, and of a skipped time the moment of the change. */
export function moment(day, time) {
  const local = utc(day) + minutes(time) * 60_000;
  for (const offset of [2 * HOUR_MS, HOUR_MS]) if (ahead(local - offset) === offset) return local - offset;
  return clockChanges(yearOf(day))[0];
}
/** Within the hour before or after a change of the clock: the hour that comes twice, or the one that is left out. */
export const inClockChange = (at) =>
  clockChanges(new Date(at).getUTCFullYear()).some(
    (change) => at >= change - HOUR_MS && at < change + HOUR_MS,
  );

/** Sunday after the first full moon of spring, by the tables of the calendar (Gauss, with Zeller's corrections left to years 1900-2099). */
function easter(year) {
  const a = year % 19;
  const b = year % 4;
  const c = year % 7;
  const d = (19 * a + 24) % 30;
  const e = (2 * b + 4 * c + 6 * d + 5) % 7;
  let day = plus(`${year}-03-22`, d + e);
  if (day === `${year}-04-26`) day = `${year}-04-19`;
  if (day === `${year}-04-25` && d === 28 && e === 6 && a > 10) day = `${year}-04-18`;
  return day;
}

const mondayFrom = (day) => {
  let found = day;
  while (weekday(found) !== 1) found = plus(found, 1);
  return found;
};
const mondayBefore = (day) => {
  let found = day;
  while (weekday(found) !== 1) found = plus(found, -1);
  return found;
};
const span = (from, days) => Array.from({ length: days }, (_, i) => plus(from, i));

/** All free days between 1 September of `start` and the last of August after it, weekends left aside. */
function freeDays(start) {
  const next = start + 1;
  const sunday = easter(next);
  const allSaints = `${start}-11-01`;
  const christmas = `${start}-12-25`;
  const easterFrom =
    sunday < `${next}-04-01`
      ? plus(sunday, 1)
      : sunday > `${next}-04-15`
        ? plus(sunday, -13)
        : mondayFrom(`${next}-04-01`);
  return new Set([
    ...span(weekday(allSaints) === 7 ? plus(allSaints, 1) : mondayBefore(allSaints), 7),
    `${start}-11-11`,
    ...span(weekday(christmas) >= 6 ? mondayFrom(christmas) : mondayBefore(christmas), 14),
    ...span(plus(sunday, -48), 7),
    ...span(easterFrom, 14),
    plus(sunday, 1),
    `${next}-05-01`,
    plus(sunday, 39),
    plus(sunday, 40),
    plus(sunday, 50),
    ...span(`${next}-07-01`, 62),
  ]);
}
const known = new Map();
export const schoolYearStart = (day) => (day.slice(5) >= '09-01' ? yearOf(day) : yearOf(day) - 1);
export function isHoliday(day) {
  const start = schoolYearStart(day);
  if (!known.has(start)) known.set(start, freeDays(start));
  return known.get(start).has(day);
}
export function firstSchoolDay(start) {
  const day = `${start}-09-01`;
  return weekday(day) >= 6 ? mondayFrom(day) : day;
}
export function lastSchoolDay(start) {
  let day = `${start + 1}-06-30`;
  while (weekday(day) >= 6) day = plus(day, -1);
  return day;
}

/** The halves of a day on which the school is open: none, one, or both. `site`: undefined for the school as a whole. */
export function openHalves(school, day, site) {
  if (weekday(day) >= 6 || isHoliday(day)) return [];
  let halves = weekday(day) === 3 ? ['morning'] : ['morning', 'afternoon'];
  for (const { from, to, part, site: only } of school.calendar.closures) {
    if (day < from || day > to || (only !== undefined && only !== site)) continue;
    halves = halves.filter((half) => part !== undefined && half !== part);
  }
  return halves;
}
export const isSchoolDay = (school, day, site) => openHalves(school, day, site).length > 0;
/** The n-th school day after this one. */
export function schoolDaysOn(school, day, n, site) {
  let reached = day;
  for (let left = n; left > 0; left -= Number(isSchoolDay(school, reached, site))) reached = plus(reached, 1);
  while (n === 0 && !isSchoolDay(school, reached, site)) reached = plus(reached, 1);
  return reached;
}
/** Neither free nor in exams, an evaluation or a stage (of this level, or of everyone). */
export const hasLessons = (school, day, level, site) =>
  isSchoolDay(school, day, site) &&
  !school.calendar.lessonFree.some(
    ({ from, to, levels }) => day >= from && day <= to && (levels === undefined || levels.includes(level)),
  );

/** The week of a pattern that holds: weeks take turns from its anchor, else from the first school day of the year. */
function weekOf({ weeks, anchor }, day) {
  let from = mondayBefore(anchor ?? firstSchoolDay(schoolYearStart(day)));
  const to = mondayBefore(day);
  let turn = 0;
  for (; from < to; from = plus(from, 7)) turn += 1;
  for (; from > to; from = plus(from, -7)) turn += weeks.length - 1;
  return weeks[turn % weeks.length];
}

const patternHalves = (person, day) => {
  const part = weekOf(person.pattern, day)[WEEK_DAYS[weekday(day) - 1]] ?? 'off';
  return { full: ['morning', 'afternoon'], morning: ['morning'], afternoon: ['afternoon'], off: [] }[part];
};
export const siteOf = (school, person) => {
  if (person.site !== undefined) return person.site;
  const sites = new Set(
    school.classes.filter(({ code }) => person.classes.includes(code)).map(({ site }) => site),
  );
  return sites.size === 1 ? [...sites][0] : undefined;
};
export const isHere = (person, day) =>
  (person.from === undefined || person.from <= day) && (person.until === undefined || person.until >= day);
export const isAbsent = (person, day) => person.absences.some(({ from, to }) => from <= day && day <= to);

/** The halves of a day that somebody works. */
export function workHalves(school, person, day) {
  if (weekday(day) >= 6 || !isHere(person, day) || isAbsent(person, day)) return [];
  const open = openHalves(school, day, siteOf(school, person));
  return patternHalves(person, day).filter((half) => open.includes(half));
}
export const works = (school, person, day) => workHalves(school, person, day).length > 0;
export function workDayFrom(school, person, day) {
  for (let found = day, i = 0; i < 500; found = plus(found, 1), i++)
    if (works(school, person, found)) return found;
  return undefined;
}

/** The minutes of a day between which somebody may be spoken to, `[from, to)`; undefined: not on this day. */
export function politeMinutes(school, person, day) {
  const halves = workHalves(school, person, day);
  if (halves.length === 0) return undefined;
  const { quietFrom, quietUntil, wednesdayQuietFrom } = school.settings;
  const from = [minutes(quietUntil), person.quietUntil ? minutes(person.quietUntil) : 0];
  const to = [minutes(quietFrom), person.quietFrom ? minutes(person.quietFrom) : 24 * 60];
  if (weekday(day) === 3) to.push(minutes(wednesdayQuietFrom));
  else if (!halves.includes('afternoon')) to.push(12 * 60);
  if (!halves.includes('morning')) from.push(12 * 60);
  return { from: Math.max(...from), to: Math.min(...to) };
}
