import type { Person, School } from '../features/school/model/school.js';
import {
  IDENTITY,
  identityId,
  type Membership,
  REACH,
  TENANT,
} from '../features/school/model/school-kinds.js';
import type { Actor, Platform } from '../kernel/interaction.js';
import { type Epoch, EVERYWHERE } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Address, Finder } from '../ports/delivery.js';
import type { Store } from '../ports/store.js';

/** After so long another process may have seen this person elsewhere: what we remember is written again. Real ms. */
const REMEMBERED = 600_000;
/** Who could not be found on any platform is looked for again after this. Real ms. */
const MISSED = 900_000;
const MOST_REMEMBERED = 10_000;

export interface ReachOptions {
  store: Store;
  clock: Clock;
  /** The chat platforms that are configured, by name. */
  finders: ReadonlyMap<Platform, Finder>;
  /** The sandbox's chat is for those who have no other. */
  sandbox: boolean;
}

export interface ReachOf {
  /** Called in each turn: where somebody acts is where they read from now on. */
  used(school: School, person: Person, actor: Actor): Promise<void>;
  address(school: School, person: Person): Promise<Address | undefined>;
}

/** Where a person gets messages: one surface, the last used. Who never used one is looked for by e-mail. */
export function createReach({ store, clock, finders, sandbox }: ReachOptions): ReachOf {
  const seen = new Map<string, { where: string; until: Epoch }>();
  const missed = new Map<string, Epoch>();
  const keyOf = (school: School, person: Person) => `${school.id} ${person.id}`;

  async function used(school: School, person: Person, { platform, tenant, user }: Actor): Promise<void> {
    if (platform === 'sandbox' || !finders.has(platform)) return;
    const key = keyOf(school, person);
    const where = `${platform}:${tenant}:${user}`;
    const last = seen.get(key);
    if (last && last.where === where && last.until > clock.real()) return;
    const stored = await store.get(REACH, school.id, person.id);
    const data = { surface: platform, tenant, place: user };
    if (JSON.stringify(stored?.data) !== JSON.stringify(data)) {
      const save = [{ kind: REACH, id: person.id, expect: stored?.version ?? 0, data }];
      // A conflict: they act twice at this moment, on two surfaces; either is the last.
      await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, clock.real());
    }
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.set(key, { where, until: clock.real() + REMEMBERED });
  }

  /** Where they read last, while that account is still theirs: it may be a guest's or a colleague's by now, or its workspace unlinked. */
  async function lastUsed({ schoolId, personId }: Membership): Promise<Address | undefined> {
    const last = (await store.get(REACH, schoolId, personId))?.data;
    if (!last || !finders.has(last.surface)) return undefined;
    const actor = { platform: last.surface, tenant: last.tenant, user: last.place };
    const identity = (await store.get(IDENTITY, EVERYWHERE, identityId(actor)))?.data;
    const theirs = [identity, ...(identity?.others ?? [])];
    return theirs.some((one) => one?.schoolId === schoolId && one.personId === personId)
      ? { ...last }
      : undefined;
  }

  /** Known by an earlier meeting, in this school or as somebody of another one. */
  async function met(member: Membership): Promise<Address | undefined> {
    const { items } = await store.find(IDENTITY, EVERYWHERE, { where: { ...member }, limit: 10 });
    for (const { id } of items) {
      const [surface, tenant, place] = id.split(':') as [Platform, string, string];
      if (finders.has(surface) && tenant && place) return { surface, tenant, place };
    }
    return undefined;
  }

  async function found(school: School, person: Person): Promise<Address | undefined> {
    if ((missed.get(keyOf(school, person)) ?? 0) > clock.real()) return undefined;
    for (const [platform, finder] of finders) {
      const { items } = await store.find(TENANT, EVERYWHERE, { where: { platform }, limit: 500 });
      for (const { data } of items) {
        if (!data.all && !data.schools.includes(school.id)) continue;
        const place = await finder(data.tenant, person.email);
        if (place !== undefined) return { surface: platform, tenant: data.tenant, place };
      }
    }
    if (missed.size >= MOST_REMEMBERED) missed.clear();
    missed.set(keyOf(school, person), clock.real() + MISSED);
    return undefined;
  }

  return {
    used,
    async address(school, person) {
      if (finders.size > 0) {
        const member = { schoolId: school.id, personId: person.id };
        const where = (await lastUsed(member)) ?? (await met(member)) ?? (await found(school, person));
        if (where) return where;
      }
      return sandbox ? { surface: 'sandbox', tenant: school.id, place: person.id } : undefined;
    },
  };
}
