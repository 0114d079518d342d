import {
  nextWorkingDay,
  type Politeness,
  politeMoment,
  workingDayOnOrAfter,
  workingMoment,
  worksOn,
} from '../../../calendar/polite.js';
import { addDays, dayOf } from '../../../calendar/time.js';
import { FULL_TIME } from '../../../calendar/working-pattern.js';
import { plain } from '../../../kernel/spelling.js';
import type { Day, Epoch, Language } from '../../../kernel/values.js';
import { quietHours } from './quiet.js';
import type { Person, Role, School } from './school.js';

type People = Pick<School, 'people'>;

export const hasRole = (person: Person, ...roles: Role[]): boolean =>
  person.roles.some((role) => roles.includes(role));

export const isHead = (person: Person): boolean => hasRole(person, 'HEAD');

/** Who follows care requests. A grade coordinator does only where the school says for what. */
export const isCoordinator = (person: Person): boolean =>
  hasRole(person, 'CARE_COORDINATOR', 'PUPIL_COUNSELLOR') ||
  (hasRole(person, 'GRADE_COORDINATOR') && person.covers.length > 0);

/** Who may read along as a stand-in: an administrator or secretary never, whatever the roster says. */
export const mayStandIn = (person: Person): boolean =>
  isCoordinator(person) || hasRole(person, 'CARE_TEACHER', 'HEAD', 'POLICY_TEAM');

/** Belongs to the school on this day, absent or not. */
export const activeOn = (person: Person, day: Day): boolean =>
  (person.from === undefined || person.from <= day) && (person.until === undefined || day <= person.until);

/** The last day of the absence that holds on `day`, across absences that follow each other; undefined: not absent. */
export function absentUntil(person: Person, day: Day): Day | undefined {
  let last: Day | undefined;
  let from = day;
  for (let grown = true; grown; ) {
    grown = false;
    for (const absence of person.absences) {
      if (absence.from <= from && from <= absence.to) {
        last = absence.to;
        from = addDays(absence.to, 1);
        grown = true;
      }
    }
  }
  return last;
}

/** At this school and not absent. Says nothing about working on that day of the week. */
export const presentOn = (person: Person, day: Day): boolean =>
  activeOn(person, day) && absentUntil(person, day) === undefined;

const NAMES = new Intl.Collator('nl');

/** In the order of their names, so that every list and every choice is the same on every process. */
export const peopleOn = (school: People, day: Day): Person[] =>
  [...school.people.values()].filter((person) => activeOn(person, day)).sort(byName);

/** Whom `@an` means: by a part of their name or by their address; undefined where that is nobody, or more than one. */
export function meantBy(people: readonly Person[], word: string): Person | undefined {
  const wanted = word.startsWith('@') ? plain(word.slice(1)) : '';
  if (wanted === '') return undefined;
  const called = people.filter(
    ({ name, email }) => plain(name).split(' ').includes(wanted) || plain(email).startsWith(`${wanted}@`),
  );
  return called.length === 1 ? called[0] : undefined;
}

export const byName = (a: Person, b: Person): number =>
  NAMES.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export const coordinatorsOn = (school: People, day: Day): Person[] =>
  peopleOn(school, day).filter(isCoordinator);
export const headsOn = (school: People, day: Day): Person[] => peopleOn(school, day).filter(isHead);
/** Of whose class the card is theirs to read: their own, and those where they give lessons. */
export const taughtBy = (person: Person): string[] => [
  ...new Set([...person.classes, ...(person.teaches ?? [])]),
];
export const classTeachersOf = (school: People, classCode: string, day: Day): Person[] =>
  peopleOn(school, day).filter((person) => person.classes.includes(classCode));

/** Stand-in, the stand-in's stand-in and so on, each once: a circle ends where it began. */
export function standInChain(school: People, person: Person): Person[] {
  const seen = new Set([person.id]);
  const chain: Person[] = [];
  let next = person.standInId;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const standIn = school.people.get(next);
    if (standIn === undefined) break;
    chain.push(standIn);
    next = standIn.standInId;
  }
  return chain;
}

/** Who looks after an absent (or departed) coordinator's requests today; undefined while they are there, or when nobody is. */
export function activeStandIn(school: People, coordinatorId: string, today: Day): Person | undefined {
  const coordinator = school.people.get(coordinatorId);
  if (coordinator === undefined || presentOn(coordinator, today)) return undefined;
  return standInChain(school, coordinator).find((one) => mayStandIn(one) && presentOn(one, today));
}

/** For whom this person looks after requests today: those who are not there and whose stand-in they are. */
export const standsInToday = (school: People, person: Person, today: Day): Person[] =>
  [...school.people.values()]
    .filter((one) => one.id !== person.id && activeStandIn(school, one.id, today)?.id === person.id)
    .sort(byName);

export const languageOf = (school: Pick<School, 'language'>, person: Person): Language =>
  person.language ?? school.language;

/** The site a person's calendar follows: their own, else that of their classes if it is one. */
export function siteOf(school: Pick<School, 'classes'>, person: Person): string | undefined {
  if (person.site !== undefined) return person.site;
  const sites = new Set(
    school.classes.filter((one) => person.classes.includes(one.code)).map((one) => one.site),
  );
  return sites.size === 1 ? [...sites][0] : undefined;
}

/** As it was made last for a person; school and people are new objects when one of them changes. */
const polite = new WeakMap<Person, { school: School; politeness: Politeness }>();

export function politenessOf(school: School, person: Person): Politeness {
  const known = polite.get(person);
  if (known?.school === school) return known.politeness;
  const politeness = politenessFor(school, person);
  polite.set(person, { school, politeness });
  return politeness;
}

function politenessFor(school: School, person: Person): Politeness {
  return {
    calendar: school.calendar,
    pattern: person.pattern,
    absences: person.absences,
    ...quietHours(school.settings, person),
    ...(person.lessons ? { lessonHours: person.lessons } : {}),
    site: siteOf(school, person),
  };
}

/** The earliest moment from `now` on at which this person may be addressed. */
export const nextPoliteMoment = (school: School, person: Person, now: Epoch): Epoch =>
  politeMoment(politenessOf(school, person), now);

/** The same for a channel: school days, outside the school's quiet hours; nobody's own days and hours. */
export const politeMomentOfSchool = (school: School, now: Epoch): Epoch =>
  politeMoment(
    {
      calendar: school.calendar,
      pattern: FULL_TIME,
      absences: [],
      ...quietHours(school.settings, {}),
    },
    now,
  );

/** The first day from `from` on that this person works. */
export const nextDayAtWork = (school: School, person: Person, from: Day): Day =>
  workingDayOnOrAfter(politenessOf(school, person), from);

export const worksToday = (school: School, person: Person, day: Day): boolean =>
  worksOn(politenessOf(school, person), day) !== 'off';

/** When this person's next digest goes out: a working morning, not before `now`, after a pause they asked for. */
export function nextDigest(school: School, person: Person, now: Epoch): Epoch {
  const polite = politenessOf(school, person);
  const today = dayOf(now);
  const pause = person.digestPausedUntil;
  const first = workingDayOnOrAfter(
    polite,
    pause !== undefined && pause >= today ? addDays(pause, 1) : today,
  );
  const at = workingMoment(polite, first, school.settings.digestAt);
  return at >= now ? at : workingMoment(polite, nextWorkingDay(polite, first), school.settings.digestAt);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A colleague's name by id, also of one who left; empty where there is none. */
export const nameOf = (school: People, personId: string | undefined): string =>
  (personId !== undefined && school.people.get(personId)?.name) || '';

/** A colleague's full name; with what sets them apart where two of that name work here on this day. */
export function displayName(school: People, person: Person, day: Day): string {
  if (!othersOn(school, person, day, (one) => same(one.name, person.name))) return person.name;
  const apart = person.classes.join(', ') || person.email.split('@')[0] || person.id;
  return `${person.name} (${apart})`;
}

/** The first name; the full one where a colleague has the same first name. */
export const callName = (school: People, person: Person, day: Day): string =>
  othersOn(school, person, day, (one) => same(one.givenName, person.givenName))
    ? displayName(school, person, day)
    : person.givenName;

function othersOn(school: People, person: Person, day: Day, like: (one: Person) => boolean): boolean {
  for (const one of school.people.values()) {
    if (one.id !== person.id && like(one) && activeOn(one, day)) return true;
  }
  return false;
}
