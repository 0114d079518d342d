import { dayOf } from '../../calendar/time.js';
import type { Actor } from '../../kernel/interaction.js';
import type { KindSpec, Page, Query, Stored } from '../../kernel/kind.js';
import { type Epoch, EVERYWHERE } from '../../kernel/values.js';
import { activeOn } from './model/people.js';
import type { Person, School } from './model/school.js';
import { IDENTITY, identityId, type Membership, PERSON, SCHOOL } from './model/school-kinds.js';

/** The reading half of the store, as the router has it. */
export interface Source {
  get<T>(kind: KindSpec<T>, schoolId: string, id: string): Promise<Stored<T> | undefined>;
  find<T>(kind: KindSpec<T>, schoolId: string, query: Query): Promise<Page<T>>;
  version(kind: KindSpec, schoolId: string, id: string): Promise<number>;
}

export interface Directory {
  /** The school with its people as they are now; undefined: no such school. */
  school(schoolId: string): Promise<School | undefined>;
  /** Who acts: undefined for somebody we do not know, and for who is not (yet, any more) at the school today. */
  who(actor: Actor, now: Epoch, schoolId?: string): Promise<Known | undefined>;
}

export interface Known {
  school: School;
  person: Person;
  /** For somebody with a place in several schools: all of them, the one above included. */
  memberships?: Membership[];
}

const PAGE = 500;

/** Two reads of a school's people that straddle a save are noticed by its version; so many times we look again. */
const ATTEMPTS = 5;

/**
 * One look at the version of the school's record per turn; school and people are read again only when it is another than the
 * cached one, so that what one process saved is true in all of them at their next turn.
 */
export function createDirectory(source: Source): Directory {
  const cache = new Map<string, { version: number; school: School }>();

  async function people(schoolId: string): Promise<Map<string, Person>> {
    const found = new Map<string, Person>();
    let after: string | undefined;
    do {
      const page = await source.find(PERSON, schoolId, { limit: PAGE, after });
      for (const one of page.items) found.set(one.id, one.data);
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  async function school(schoolId: string): Promise<School | undefined> {
    const known = cache.get(schoolId);
    if (known && (await source.version(SCHOOL, schoolId, schoolId)) === known.version) return known.school;
    for (let attempt = 1; ; attempt += 1) {
      const stored = await source.get(SCHOOL, schoolId, schoolId);
      if (stored === undefined) {
        cache.delete(schoolId);
        return undefined;
      }
      const cached = cache.get(schoolId);
      if (cached?.version === stored.version) return cached.school;
      const fresh: School = { ...stored.data, people: await people(schoolId) };
      const version = await source.version(SCHOOL, schoolId, schoolId);
      if (version !== stored.version && attempt < ATTEMPTS) continue;
      if (version === stored.version) cache.set(schoolId, { version, school: fresh });
      return fresh;
    }
  }

  async function member({ schoolId, personId }: Membership, now: Epoch): Promise<Known | undefined> {
    const found = await school(schoolId);
    const person = found?.people.get(personId);
    return found && person && activeOn(person, dayOf(now)) ? { school: found, person } : undefined;
  }

  /** `schoolId`: of the card acted on. One they are not in is refused; without it, it is the school they used last. */
  async function who(actor: Actor, now: Epoch, schoolId?: string): Promise<Known | undefined> {
    if (actor.platform === 'sandbox') return member({ schoolId: actor.tenant, personId: actor.user }, now);
    const identity = (await source.get(IDENTITY, EVERYWHERE, identityId(actor)))?.data;
    if (identity === undefined) return undefined;
    const { others = [], ...first } = identity;
    const memberships = [first, ...others];
    for (const one of memberships) {
      if (schoolId !== undefined && one.schoolId !== schoolId) continue;
      const known = await member(one, now);
      if (known) return others.length > 0 ? { ...known, memberships } : known;
    }
    return undefined;
  }

  return { school, who };
}
