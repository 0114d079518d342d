import type { Day } from '../../../kernel/values.js';
import type { ClassGroup, School, SchoolRecord } from './school.js';

type Classes = Pick<SchoolRecord, 'classes' | 'sites'>;

const byCode = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

export const existsOn = (group: ClassGroup, day: Day): boolean =>
  (group.from === undefined || group.from <= day) && (group.until === undefined || day <= group.until);

/** Nursery first, then by year and code, as a school lists them. */
export function sortClasses(classes: readonly ClassGroup[]): ClassGroup[] {
  const level = { nursery: 0, primary: 1, secondary: 2 };
  return [...classes].sort(
    (a, b) =>
      level[a.level] - level[b.level] ||
      (a.year ?? 99) - (b.year ?? 99) ||
      byCode.compare(a.code, b.code) ||
      (a.site < b.site ? -1 : 1),
  );
}

export const classesOn = (school: Classes, day: Day): ClassGroup[] =>
  sortClasses(school.classes.filter((group) => existsOn(group, day)));

/** The group of exactly this code, also one that is over; the one that exists on `day` first. */
export function classOf(school: Classes, code: string, day?: Day): ClassGroup | undefined {
  const groups = school.classes.filter((group) => group.code === code);
  return groups.find((group) => day !== undefined && existsOn(group, day)) ?? groups[0];
}

/** Letters and digits only, without case and accents: "L3.B" and "l 3 b" are the same, "L1-2" and "L12" too. */
export const loosely = (typed: string): string =>
  typed
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const OPENERS = /^(?:klas|class|classe|de|het|the|la|le|les)\s+/iu;
const bare = (typed: string): string => {
  let rest = typed.trim();
  while (OPENERS.test(rest)) rest = rest.replace(OPENERS, '');
  return loosely(rest);
};

/** The ways in which a group may be called, from its whole code to what is left without site, article or level letter. */
function callNames(school: Classes, group: ClassGroup): string[] {
  const site = school.sites.find((one) => one.id === group.site)?.name ?? '';
  const whole = bare(group.code);
  const suffix = loosely(site);
  const withoutSite = suffix && whole.endsWith(suffix) ? whole.slice(0, -suffix.length) : whole;
  const withoutLevel = withoutSite.replace(/^\p{L}(?=\d)/u, '');
  return [whole, withoutSite, withoutSite + suffix, withoutLevel, withoutLevel + suffix];
}

/**
 * What somebody typed, against the school's own list and nothing else: a class name follows no pattern (OKAN1, L1-2, De
 * Kikkers). One group: that one is meant. `many`: it may be each of these, offer them. undefined: none is near.
 */
export function findClass(
  school: Pick<School, 'classes' | 'sites'>,
  typed: string,
  today?: Day,
): ClassGroup | { many: ClassGroup[] } | undefined {
  const code = typed.trim();
  const exact = school.classes.filter(
    (group) => group.code === code && (today === undefined || existsOn(group, today)),
  );
  if (exact.length === 1) return exact[0];
  const groups = today === undefined ? sortClasses(school.classes) : classesOn(school, today);
  const wanted = bare(typed);
  if (wanted === '') return undefined;
  const names = groups.map((group) => ({ group, names: callNames(school, group) }));
  for (let form = 0; form < 5; form += 1) {
    const hits = names.filter((one) => one.names[form] === wanted).map((one) => one.group);
    if (hits.length === 1) return hits[0];
    if (hits.length > 1) return { many: hits };
  }
  const begun = names
    .filter((one) => one.names.some((name) => name.startsWith(wanted)))
    .map((one) => one.group);
  return begun.length > 0 ? { many: begun } : undefined;
}
