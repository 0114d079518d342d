import { dayOf } from '../calendar/time.js';
import type { Known } from '../features/school/directory.js';
import { activeOn } from '../features/school/model/people.js';
import {
  IDENTITY,
  identityId,
  type Membership,
  PERSON,
  SCHOOL,
  TENANT,
  tenantId,
} from '../features/school/model/school-kinds.js';
import type { Save } from '../kernel/decision.js';
import type { Actor } from '../kernel/interaction.js';
import type { KindSpec } from '../kernel/kind.js';
import { EVERYWHERE } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { Acquaintances } from '../ports/turns.js';
import type { House } from './house.js';

/** Somebody else writes the same record at the same moment, this often in a row at most. */
const TRIES = 5;

type TenantOf = Pick<Actor, 'platform' | 'tenant'>;

/** Who a platform's users are. Nobody is anybody in a tenant that is linked to no school. */
export function createAcquaintances({
  house,
  store,
  clock,
}: {
  house: House;
  store: Store;
  clock: Clock;
}): Acquaintances & { prefers(actor: Actor, known: Known): Promise<void> } {
  const { directory } = house;

  const commit = (save: Save[], remove: { kind: string; id: string }[] = []) =>
    store.commit({ schoolId: EVERYWHERE, save, remove, work: [], audit: [] }, clock.real());

  /** Writes a record as it must be, whoever else writes it meanwhile. */
  async function put<T>(kind: KindSpec<T>, id: string, data: T): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const stored = await store.get(kind, EVERYWHERE, id);
      if (stored && JSON.stringify(stored.data) === JSON.stringify(data)) return;
      if ((await commit([{ kind, id, expect: stored?.version ?? 0, data }])) !== 'conflict') return;
    }
    throw new Error(`${kind.kind} keeps changing`);
  }

  async function schoolsOf({ platform, tenant }: TenantOf): Promise<string[]> {
    const linked = (await store.get(TENANT, EVERYWHERE, tenantId(platform, tenant)))?.data;
    return linked?.all ? store.schools(SCHOOL) : (linked?.schools ?? []);
  }

  /** Whom these users were taken for: an identity would outlive the link by which it came about. */
  async function forgetAll(prefix: string): Promise<void> {
    let after: string | undefined;
    do {
      const page = await store.find(IDENTITY, EVERYWHERE, { limit: 500, after });
      const gone = page.items.filter(({ id }) => id.startsWith(prefix));
      if (gone.length > 0)
        await commit(
          [],
          gone.map(({ id }) => ({ kind: IDENTITY.kind, id })),
        );
      after = page.next;
    } while (after !== undefined);
  }

  async function who(actor: Actor) {
    const known = await directory.who(actor, clock.now());
    if (!known) return undefined;
    const { id: personId, name, email } = known.person;
    return { schoolId: known.school.id, personId, name, email };
  }

  return {
    who,
    schoolsOf,
    async introduce(actor, email, first) {
      const found: Membership[] = [];
      for (const schoolId of await schoolsOf(actor)) {
        const page = await store.find(PERSON, schoolId, { where: { email: email.toLowerCase() }, limit: 1 });
        const person = page.items[0]?.data;
        if (person && activeOn(person, dayOf(clock.now()))) found.push({ schoolId, personId: person.id });
      }
      const before = (await store.get(IDENTITY, EVERYWHERE, identityId(actor)))?.data;
      found.sort((a, b) => Number(b.schoolId === before?.schoolId) - Number(a.schoolId === before?.schoolId));
      const [one, ...others] = found;
      if (!one) return undefined;
      await first?.();
      await put(IDENTITY, identityId(actor), { ...one, ...(others.length > 0 ? { others } : {}) });
      return who(actor);
    },
    /** Who has a place in several schools acted in this one: it is the one meant from now on. */
    async prefers(actor, { school, memberships }) {
      if (!memberships || memberships[0]?.schoolId === school.id) return;
      const [first, ...others] = [...memberships].sort(
        (a, b) => Number(b.schoolId === school.id) - Number(a.schoolId === school.id),
      );
      if (first) await put(IDENTITY, identityId(actor), { ...first, others });
    },
    async forget(actor) {
      await commit([], [{ kind: IDENTITY.kind, id: identityId(actor) }]);
    },
    async link({ platform, tenant }, schools) {
      const all = schools === 'all';
      const data = { platform, tenant, schools: all ? [] : schools, ...(all ? { all } : {}) };
      await put(TENANT, tenantId(platform, tenant), data);
    },
    async unlink({ platform, tenant }) {
      await commit([], [{ kind: TENANT.kind, id: tenantId(platform, tenant) }]);
      await forgetAll(`${platform}:${tenant}:`);
    },
    async usersOf({ platform, tenant }, schoolId, personIds) {
      const prefix = `${platform}:${tenant}:`;
      const found: string[] = [];
      for (const personId of personIds) {
        const where = { schoolId, personId };
        const { items } = await store.find(IDENTITY, EVERYWHERE, { where, limit: 10 });
        const own = items.find(({ id }) => id.startsWith(prefix));
        if (own) found.push(own.id.slice(prefix.length));
      }
      return found;
    },
    async soleSchool(platform) {
      const linked = await store.find(TENANT, EVERYWHERE, { where: { platform }, limit: 1 });
      const [only, ...more] = linked.items.length > 0 ? [] : await store.schools(SCHOOL);
      return more.length === 0 ? only : undefined;
    },
  };
}
