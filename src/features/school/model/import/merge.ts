import { addDays } from '../../../../calendar/time.js';
import type { Save } from '../../../../kernel/decision.js';
import type { Stored } from '../../../../kernel/kind.js';
import type { Day } from '../../../../kernel/values.js';
import { saveRoster } from '../roster.js';
import type { ClassGroup, Person, SchoolRecord } from '../school.js';

export interface Existing {
  school: Stored<SchoolRecord>;
  people: readonly Stored<Person>[];
}

/** What an import brings about: the saves of one commit, none when everything is as it was, and names for the report. */
export interface Merge {
  save: Save[];
  added: Person[];
  changed: Person[];
  left: Person[];
  closedClasses: ClassGroup[];
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const endBefore = <T extends { until?: Day }>(one: T, today: Day): T => {
  const yesterday = addDays(today, -1);
  return one.until !== undefined && one.until <= yesterday ? one : { ...one, until: yesterday };
};

/**
 * Lays a parsed school over what the store holds. The files are the truth about who works here and which classes there are:
 * who and what is no longer in them ends yesterday, and stays readable. What people chose themselves in the chat (absences,
 * pauses, a limit, quiet hours, and language, stand-in and new requests where the file is silent) stays.
 */
export function mergeRoster(
  existing: Existing | undefined,
  parsed: { school: SchoolRecord; people: readonly Person[] },
  today: Day,
): Merge {
  if (existing === undefined) {
    const people = parsed.people.map((person) => ({ person, expect: 0 }));
    const save = saveRoster({ version: 0, data: parsed.school }, people);
    return { save, added: [...parsed.people], changed: [], left: [], closedClasses: [] };
  }
  const before = new Map(existing.people.map((stored) => [stored.id, stored]));
  const now = new Set(parsed.people.map((person) => person.id));
  const entries = parsed.people.map((person) => {
    const stored = before.get(person.id);
    return { person: stored ? keepChoices(stored.data, person) : person, expect: stored?.version ?? 0 };
  });
  const gone = existing.people
    .filter(({ id, data }) => !now.has(id) && endBefore(data, today) !== data)
    .map((stored) => ({ person: endBefore(stored.data, today), expect: stored.version }));
  const added = entries.filter((entry) => entry.expect === 0);
  const changed = entries.filter(
    ({ person, expect }) => expect > 0 && !same(before.get(person.id)?.data, person),
  );

  const codes = new Set(parsed.school.classes.map((group) => group.code));
  const dropped = existing.school.data.classes.filter((group) => !codes.has(group.code));
  const school: SchoolRecord = {
    ...parsed.school,
    revision: existing.school.data.revision,
    classes: [...parsed.school.classes, ...dropped.map((group) => endBefore(group, today))],
  };
  const touched = [...added, ...changed, ...gone];
  const quiet = touched.length === 0 && same(existing.school.data, school);
  return {
    save: quiet ? [] : saveRoster({ version: existing.school.version, data: school }, touched),
    added: added.map((entry) => entry.person),
    changed: changed.map((entry) => entry.person),
    left: gone.map((entry) => entry.person),
    closedClasses: dropped.filter((group) => endBefore(group, today) !== group),
  };
}

/** Where the file has no hours, those that somebody gave themselves. */
const hoursKept = (was: Person, is: Person): Partial<Person> =>
  Object.fromEntries(
    (['lessons', 'duties', 'keeps'] as const).flatMap((field) => {
      const hours = is[field] ?? was[field];
      return hours ? [[field, hours]] : [];
    }),
  );

const keepChoices = (was: Person, is: Person): Person => ({
  ...is,
  absences: was.absences,
  digestPausedUntil: was.digestPausedUntil,
  language: is.language ?? was.language,
  standInId: is.standInId ?? was.standInId,
  newRequests: is.newRequests ?? was.newRequests,
  weeklyCap: was.weeklyCap,
  quietFrom: was.quietFrom,
  quietUntil: was.quietUntil,
  ...hoursKept(was, is),
});
