import { day as dayRef, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { type Ask, about, choose, specialists, weeksFull } from './choice.js';
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

/**
 * To whom a request goes and why. Reasons are clauses about colleagues in the third person ("An Peeters volgt L3B"), most
 * important first, to be joined by `list`; `reasonsFor` turns those about the reader into "je volgt L3B".
 */
export interface Routing {
  personId: string;
  /** The person who would have had it, were they there. */
  standsInFor?: string;
  /** Nobody who could take it is there: it waits with the one whose it is. */
  absent: boolean;
  /** So many weeks from now it can be taken up: who it goes to reached the limit they set. Absent: this week. */
  weeksFull?: number;
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

/** The reasons as this person reads them; behind the name of `subjectId` they need not say it again. */
export const reasonsFor = (
  routing: Pick<Routing, 'reasons'>,
  readerId: string,
  subjectId?: string,
): TextRef[] =>
  routing.reasons.map(({ t, p }) => {
    const who = p?.personId;
    const you = who === readerId ? 'yes' : who !== undefined && who === subjectId ? 'they' : 'no';
    return text(t, { ...p, you });
  });

function coverageReason(school: School, { person, coverage }: Claim, group: ClassGroup | undefined): TextRef {
  switch (coverage.by) {
    case 'class':
      return about('route.class', person, { classCode: group?.code ?? '' });
    case 'year':
      return about('route.year', person, { year: group?.year ?? 0, level: group?.level ?? 'primary' });
    case 'grade':
      return about('route.grade', person, { grade: group?.grade ?? 0 });
    case 'level':
      return about('route.level', person, { level: group?.level ?? 'primary' });
    case 'fallback':
      return coverage.site === undefined
        ? about('route.fallback', person)
        : about('route.fallbackSite', person, { site: siteName(school, coverage.site) });
  }
}

const siteName = (school: School, id: string): string =>
  school.sites.find((site) => site.id === id)?.name ?? id;

/** Somebody to whom a request can go, and the answer if it does. */
interface Option {
  person: Person;
  answer: Routing;
}

const MOST_ANSWERS = 500;
const asked = new WeakMap<School, Map<string, readonly Option[]>>();
const NOTHING: Ask = {};

/**
 * Always exactly one person: class > year > grade > level > fallback, a rule of the class's own site before one for all
 * (product.md §2). Absence decides who, the working pattern only when. Among those who follow a class equally and are there:
 * the domain, a limit, open work against hours (`choice.ts`); never somebody whose rule is less precise. Those who left are
 * never chosen. Throws when the school has nobody who may receive a request: `school check` refuses such a roster.
 */
export function routeRequest(
  school: School,
  classCode: string | undefined,
  today: Day,
  ask: Ask = NOTHING,
): Routing {
  const options = optionsFor(school, classCode, today);
  const { one, why } = options.length > 1 ? choose(options, ask) : { one: options[0]!, why: [] };
  const weeks = weeksFull(one.person, ask);
  if (weeks > 0)
    why.push(about('route.full', one.person, { standIn: inTheirPlace(school, one.person, today) }));
  const { answer } = one;
  if (why.length === 0) return answer;
  const [first, ...rest] = answer.reasons;
  const reasons = [first!, ...why, ...rest];
  return weeks > 0 ? { ...answer, reasons, weeksFull: weeks } : { ...answer, reasons };
}

/**
 * Whose open work has to be known before this request can be routed: those between whom it decides, and whoever it goes to
 * when they set a limit. Empty, without any reading, when it can only go to one person.
 */
export function weighedFor(
  school: School,
  classCode: string | undefined,
  today: Day,
  domains?: Ask['domains'],
): readonly Person[] {
  const options = optionsFor(school, classCode, today);
  const only = options[0]!.person;
  if (options.length === 1) return only.weeklyCap === undefined ? [] : [only];
  const left = specialists(options, domains).map(({ person }) => person);
  return left.length > 1 || left[0]!.weeklyCap !== undefined ? left : [];
}

/** The name of who stands in and is there today, for whom it cannot wait; empty: nobody. */
const inTheirPlace = (school: School, person: Person, today: Day): string =>
  standInChain(school, person).find(
    (one) => mayStandIn(one) && presentOn(one, today) && worksToday(school, one, today),
  )?.name ?? '';

function optionsFor(school: School, classCode: string | undefined, today: Day): readonly Option[] {
  // A school is never changed in place: for one revision, class and day there is one answer.
  const answers = asked.get(school) ?? new Map<string, readonly Option[]>();
  asked.set(school, answers);
  const key = `${today} ${classCode ?? ''}`;
  const known = answers.get(key);
  if (known) return known;
  if (answers.size > MOST_ANSWERS) answers.clear();
  const options = findOptions(school, classCode, today);
  answers.set(key, options);
  return options;
}

function findOptions(school: School, classCode: string | undefined, today: Day): Option[] {
  const group = classCode === undefined ? undefined : classOf(school, classCode, today);
  const claims = claimsOn(school, group, today);
  const spare = reserves(school, today);
  const owner = claims[0]?.person ?? spare[0];
  if (owner === undefined) throw new Error(`school ${school.id} has nobody to whom a care request can go`);
  const why: TextRef[] = claims[0]
    ? [coverageReason(school, claims[0], group)]
    : [group ? text('route.nobody', { classCode: group.code }) : text('route.open')];
  const instead = (person: Person, line: Person[]): Option => ({
    person,
    answer: chosen(school, owner, person, line, why, today),
  });

  for (const equals of equalClaims(claims)) {
    const there = equals.filter((claim) => presentOn(claim.person, today));
    // Who follows the class as well as the owner does needs no reason why it is not the owner.
    if (there.length > 0 && equals[0] === claims[0])
      return there.map((claim) => {
        const { person } = claim;
        const reason = coverageReason(school, claim, group);
        return { person, answer: chosen(school, person, person, [person], [reason], today) };
      });
    if (there.length > 0) return there.map(({ person }) => instead(person, [person]));
    for (const { person } of equals) {
      const line = [person, ...standInChain(school, person).filter(mayStandIn)];
      const standIn = line.find((one) => presentOn(one, today));
      if (standIn !== undefined) return [instead(standIn, line)];
    }
  }
  for (const candidate of [owner, ...spare]) {
    const line = [candidate, ...standInChain(school, candidate).filter(mayStandIn)];
    const there = line.find((person) => presentOn(person, today));
    if (there !== undefined) return [instead(there, line)];
  }
  const away = about('route.away', owner, { day: dayRef(absentUntil(owner, today) ?? today) });
  return [{ person: owner, answer: { personId: owner.id, absent: true, reasons: [...why, away] } }];
}

/** The rules in groups of the same precision, the most precise first. */
function equalClaims(claims: readonly Claim[]): Claim[][] {
  const groups: Claim[][] = [];
  for (const claim of claims) {
    const last = groups.at(-1);
    if (last?.[0]?.rank === claim.rank) last.push(claim);
    else groups.push([claim]);
  }
  return groups;
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
    : [about('route.worksNext', person, { day: dayRef(nextDayAtWork(school, person, today)) })];
  if (person.id === owner.id) return { personId: person.id, absent: false, reasons: [...why, ...when] };
  const until = dayRef(absentUntil(owner, today) ?? today);
  // "An is away and you stand in" is about who stands in; only a stand-in of the owner's own choice is called that.
  const away =
    line[0]?.id === owner.id
      ? text('route.standIn', {
          name: owner.name,
          standIn: person.name,
          personId: person.id,
          you: 'no',
          day: until,
        })
      : about('route.away', owner, { day: until });
  return { personId: person.id, standsInFor: owner.id, absent: false, reasons: [...why, away, ...when] };
}
