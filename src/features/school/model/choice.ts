import { type TextParam, type TextRef, text } from '../../../kernel/text.js';
import type { Domain, Person } from './school.js';

/** The open requests that lie with somebody, and what they weigh together (the weights: `requests/model/load.ts`). */
export interface Load {
  open: number;
  points: number;
  /** How many of them came this week; only asked of who set a limit. */
  arrived?: number;
}

/** What is known of one request, beyond its class. Without it, who follows a class equally is told apart by name. */
export interface Ask {
  domains?: readonly Domain[];
  /** By person; somebody who is not in it has nothing. */
  load?: ReadonlyMap<string, Load>;
}

/** A limit moves an answer at most so far: by then others are asked (untaken, stand-in). */
const MOST_WEEKS = 3;
/** Hours of somebody whose roster says 0: who follows a class has some. */
const LEAST_HOURS = 0.5;

const NONE: Load = { open: 0, points: 0 };
const loadOf = (person: Person, { load }: Ask): Load => load?.get(person.id) ?? NONE;

const follows = (person: Person, domains: readonly Domain[]): boolean =>
  person.domains?.some((domain) => domains.includes(domain)) ?? false;

/** Whoever follows one of these domains; all of them when nobody or everybody does. */
export function specialists<T extends { person: Person }>(
  equals: readonly T[],
  domains: readonly Domain[] = [],
): readonly T[] {
  const some = equals.filter(({ person }) => follows(person, domains));
  return some.length > 0 ? some : equals;
}

/** In how many weeks a request that comes now can be taken up, by the limit that this person set; 0: this week. */
export function weeksFull(person: Person, ask: Ask): number {
  if (person.weeklyCap === undefined) return 0;
  return Math.min(MOST_WEEKS, Math.floor((loadOf(person, ask).arrived ?? 0) / person.weeklyCap));
}

/** A reason about `person`; `you` is what the texts choose the form of address by. */
export const about = (key: string, person: Person, more: Record<string, TextParam> = {}): TextRef =>
  text(key, { name: person.name, personId: person.id, you: 'no', ...more });

/**
 * One of those who follow a class equally, and why (product.md §2): who follows the domain, then who has not reached the
 * limit they set, then who has least open work for the hours they have, then the first by name. `equals` is in the order of
 * names and never empty. A reason is given only for what told them apart.
 */
export function choose<T extends { person: Person }>(
  equals: readonly T[],
  ask: Ask,
): { one: T; why: TextRef[] } {
  const why: ((person: Person) => TextRef)[] = [];
  let left = specialists(equals, ask.domains);
  // Which domain is a word about a child: it is never said, since reasons stand in the chat.
  if (left.length < equals.length) why.push((person) => about('route.domain', person));
  const free = left.filter(({ person }) => weeksFull(person, ask) === 0);
  if (free.length > 0 && free.length < left.length) {
    left = free;
    why.push((person) => about('route.free', person));
  }
  const one = left.length > 1 && ask.load ? lightest(left, ask, why) : left[0]!;
  return { one, why: why.map((reason) => reason(one.person)) };
}

function lightest<T extends { person: Person }>(
  left: readonly T[],
  ask: Ask,
  why: ((person: Person) => TextRef)[],
): T {
  const known = left.flatMap(({ person }) => person.careHours ?? []);
  const mean = known.length > 0 ? known.reduce((sum, hours) => sum + hours, 0) / known.length : 1;
  const perHour = left.map(
    ({ person }) => loadOf(person, ask).points / Math.max(LEAST_HOURS, person.careHours ?? mean),
  );
  const least = Math.min(...perHour);
  if (perHour.some((load) => load > least))
    why.push((person) =>
      about('route.load', person, { open: loadOf(person, ask).open, hours: person.careHours ?? 0 }),
    );
  return left[perHour.indexOf(least)]!;
}
