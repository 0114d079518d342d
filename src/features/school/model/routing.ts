import { day as dayRef, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classOf } from './classes.js';
import {
  absentUntil,
  activeOn,
  byName,
  hasRole,
  isCoordinator,
  isHead,
  mayStandIn,
  nextDayAtWork,
  presentOn,
  standInChain,
  worksToday,
} from './people.js';
import type { ClassGroup, Coverage, Person, School } from './school.js';

/** To whom a request goes and why; reasons are clauses ("An volgt L3B") that can be joined, most important first. */
export interface Routing {
  personId: string;
  /** The person who would have had it, were they there. */
  standsInFor?: string;
  /** Nobody who could take it is there: it waits with the one whose it is. */
  absent: boolean;
  reasons: TextRef[];
}

const PRECISION: Coverage['by'][] = ['class', 'year', 'grade', 'level', 'fallback'];

/** One person's own rule for a class: lower `rank` is more precise. */
export interface Claim {
  person: Person;
  coverage: Coverage;
  rank: number;
}

/** Only these roles may ever be routed to by a rule, whatever the roster says. */
export const mayCover = (person: Person): boolean => isCoordinator(person) || isHead(person);

function matches(coverage: Coverage, group: ClassGroup | undefined): boolean {
  if (coverage.by === 'fallback') return group === undefined || (coverage.site ?? group.site) === group.site;
  if (group === undefined || (coverage.site ?? group.site) !== group.site) return false;
  const level = coverage.level === undefined ? group.level !== 'nursery' : coverage.level === group.level;
  switch (coverage.by) {
    case 'class':
      return coverage.value === group.code;
    case 'year':
      return level && coverage.value === String(group.year);
    case 'grade':
      return level && coverage.value === String(group.grade);
    case 'level':
      return coverage.value === group.level;
  }
}

/** Every rule that holds for this class today, the most precise first: kind, then "at this site", then name. */
export function claimsOn(school: School, group: ClassGroup | undefined, today: Day): Claim[] {
  const claims: Claim[] = [];
  for (const person of school.people.values()) {
    if (!activeOn(person, today) || !mayCover(person)) continue;
    let best: Claim | undefined;
    for (const coverage of person.covers) {
      if (!matches(coverage, group)) continue;
      const rank = PRECISION.indexOf(coverage.by) * 2 + (coverage.site === undefined ? 1 : 0);
      if (best === undefined || rank < best.rank) best = { person, coverage, rank };
    }
    if (best !== undefined) claims.push(best);
  }
  return claims.sort((a, b) => a.rank - b.rank || byName(a.person, b.person));
}

/** Who is asked when no rule holds, or nobody of the rules is there: coordinators, then the head, then who is nearest. */
function reserves(school: School, today: Day): Person[] {
  const order = [
    isCoordinator,
    isHead,
    (person: Person) => hasRole(person, 'POLICY_TEAM'),
    (person: Person) => hasRole(person, 'CARE_TEACHER'),
  ];
  const active = [...school.people.values()].filter((person) => activeOn(person, today)).sort(byName);
  return order.flatMap((is) => active.filter(is));
}

function coverageReason(school: School, { person, coverage }: Claim, group: ClassGroup | undefined): TextRef {
  const name = person.name;
  switch (coverage.by) {
    case 'class':
      return text('route.class', { name, classCode: group?.code ?? '' });
    case 'year':
      return text('route.year', { name, year: group?.year ?? 0, level: group?.level ?? 'primary' });
    case 'grade':
      return text('route.grade', { name, grade: group?.grade ?? 0 });
    case 'level':
      return text('route.level', { name, level: group?.level ?? 'primary' });
    case 'fallback':
      return coverage.site === undefined
        ? text('route.fallback', { name })
        : text('route.fallbackSite', { name, site: siteName(school, coverage.site) });
  }
}

const siteName = (school: School, id: string): string =>
  school.sites.find((site) => site.id === id)?.name ?? id;

/**
 * Always exactly one person: class > year > grade > level > fallback, a rule of the class's own site before one for all
 * (product.md §2). Absence decides who, the working pattern only when. Those who left are never chosen.
 * Throws when the school has nobody who may receive a request: `school check` refuses such a roster.
 */
export function routeRequest(school: School, classCode: string | undefined, today: Day): Routing {
  const group = classCode === undefined ? undefined : classOf(school, classCode, today);
  const claims = claimsOn(school, group, today);
  const spare = reserves(school, today);
  const owner = claims[0]?.person ?? spare[0];
  if (owner === undefined) throw new Error(`school ${school.id} has nobody to whom a care request can go`);
  const why: TextRef[] = claims[0]
    ? [coverageReason(school, claims[0], group)]
    : [text(group ? 'route.nobody' : 'route.open', { name: owner.name, classCode: group?.code ?? '' })];

  const candidates = [owner, ...claims.slice(1).map((claim) => claim.person), ...spare];
  for (const candidate of candidates) {
    const line = [candidate, ...standInChain(school, candidate).filter(mayStandIn)];
    const there = line.find((person) => presentOn(person, today));
    if (there !== undefined) return chosen(school, owner, there, line, why, today);
  }
  const until = absentUntil(owner, today);
  return {
    personId: owner.id,
    absent: true,
    reasons: [...why, text('route.away', { name: owner.name, day: dayRef(until ?? today) })],
  };
}

function chosen(
  school: School,
  owner: Person,
  person: Person,
  line: Person[],
  why: TextRef[],
  today: Day,
): Routing {
  const when = worksToday(school, person, today)
    ? []
    : [text('route.worksNext', { name: person.name, day: dayRef(nextDayAtWork(school, person, today)) })];
  if (person.id === owner.id) return { personId: person.id, absent: false, reasons: [...why, ...when] };
  const key = line[0]?.id === owner.id ? 'route.standIn' : 'route.away';
  const away = text(key, { name: owner.name, day: dayRef(absentUntil(owner, today) ?? today) });
  return { personId: person.id, standsInFor: owner.id, absent: false, reasons: [...why, away, ...when] };
}
