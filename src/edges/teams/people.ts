import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Save } from '../../kernel/decision.js';
import { defineKind } from '../../kernel/kind.js';
import { type Epoch, EVERYWHERE } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Finder } from '../../ports/delivery.js';
import type { Store } from '../../ports/store.js';
import type { Acquaintances } from '../../ports/turns.js';
import { isObject, wordOf } from './activity.js';
import { type Connector, ConnectorFailure } from './connector.js';
import type { Conversations } from './conversations.js';
import { type Identity, type Member, memberIn } from './identity.js';

const DAY = 86_400_000;
/** Who is seen in no team for so long is not found by e-mail any more. */
const KEPT = 60 * DAY;
const RENEWED = 30 * DAY;
const PAGE = 500;
const MOST_PAGES = 40;
/** Real ms: a day, less what a day's first act may be earlier than the day before. */
const NIGHTLY = 20 * 3_600_000;
/** Real ms. A team that could not be read in full: without it nobody of it can be told anything. */
const READ_AGAIN = 300_000;

/** Which Entra user has an e-mail. The id is `<tenant>:<hash of the e-mail>`: whoever is on no roster stays unnamed. */
export const TEAMS_MEMBER = defineKind<{ user: string; until: Epoch }>({
  kind: 'teams-member',
  schema: z.strictObject({ user: z.string(), until: z.number() }),
  sealed: [],
  indexes: [],
  expiresAt: ({ until }) => until,
});

export interface People {
  find: Finder;
  /** One member of a team, by their `29:…`: introduced, and to be found from now on. */
  one(tenant: string, team: string, member: string, serviceUrl: string): Promise<void>;
  /** Everybody of one team. */
  team(tenant: string, team: string, serviceUrl: string): Promise<void>;
  /** Everybody of all teams in which the bot stands. */
  refresh(tenant: string): Promise<void>;
  /** The same beside something else, once a day. */
  nightly(tenant: string): void;
  idle(): Promise<unknown>;
}

export interface PeopleParts {
  connector: Pick<Connector, 'call'>;
  conversations: Conversations;
  identity: Pick<Identity, 'settle'>;
  turns: Acquaintances;
  store: Store;
  clock: Clock;
  log: Log;
}

const idOf = (tenant: string, email: string): string =>
  `${tenant}:${createHash('sha256').update(`${tenant} ${email.toLowerCase()}`).digest('base64url')}`;

export function createPeople(parts: PeopleParts): People {
  const { connector, conversations, identity, turns, store, clock, log } = parts;
  const lastAt = new Map<string, Epoch>();
  const beside = new Set<Promise<unknown>>();

  /** Finds by any of these from now on; writes only what is new or runs out. */
  async function note(tenant: string, members: readonly Member[]): Promise<void> {
    const save: Save[] = [];
    const until = clock.now() + KEPT;
    for (const { user, emails, own } of members) {
      for (const email of own ? emails : []) {
        const id = idOf(tenant, email);
        const stored = await store.get(TEAMS_MEMBER, EVERYWHERE, id);
        if (stored?.data.user === user && stored.data.until - clock.now() > RENEWED) continue;
        if (save.some((one) => one.id === id)) continue;
        save.push({ kind: TEAMS_MEMBER, id, expect: stored?.version ?? 0, data: { user, until } });
      }
    }
    if (save.length === 0) return;
    // A conflict: another process pages the same team; tomorrow is another day.
    await store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, clock.real());
  }

  async function take(tenant: string, members: Member[], serviceUrl: string): Promise<void> {
    for (const member of members) {
      // First: somebody who is known is written to, and mentioned, by this name.
      const learn = () => conversations.learn(tenant, member.user, { serviceUrl, member: member.member });
      if ((await identity.settle(tenant, member, learn)) === 'known') await learn();
    }
    await note(tenant, members);
  }

  async function team(tenant: string, id: string, serviceUrl: string): Promise<void> {
    try {
      await pages(tenant, id, serviceUrl);
    } catch (error) {
      lastAt.set(tenant, clock.real() - NIGHTLY + READ_AGAIN);
      throw error;
    }
  }

  async function pages(tenant: string, id: string, serviceUrl: string): Promise<void> {
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ pageSize: String(PAGE) });
      if (token) query.set('continuationToken', token);
      const path = `v3/conversations/${encodeURIComponent(id)}/pagedmembers?${query}`;
      const answer = await connector.call(serviceUrl, 'GET', path);
      const { members, continuationToken } = isObject(answer) ? answer : {};
      const found = (Array.isArray(members) ? members : []).map((one) => memberIn(one, tenant));
      await take(
        tenant,
        found.filter((one) => one !== undefined),
        serviceUrl,
      );
      token = wordOf(continuationToken);
      if (!token) return;
    }
  }

  async function refresh(tenant: string): Promise<void> {
    lastAt.set(tenant, clock.real());
    const there = await conversations.tenant(tenant);
    for (const id of there?.teams ?? []) {
      try {
        await team(tenant, id, there?.serviceUrl ?? '');
      } catch (error) {
        if (!(error instanceof ConnectorFailure)) throw error;
        log.warn({ tenant, code: error.code }, 'could not page the members of a team');
        if (error.status === 403 || error.status === 404) await conversations.leaves(tenant, id);
      }
    }
  }

  return {
    team,
    refresh,
    async one(tenant, id, member, serviceUrl) {
      const path = `v3/conversations/${encodeURIComponent(id)}/members/${encodeURIComponent(member)}`;
      const found = memberIn(await connector.call(serviceUrl, 'GET', path), tenant);
      if (found) await take(tenant, [found], serviceUrl);
    },
    nightly(tenant) {
      if ((lastAt.get(tenant) ?? Number.NEGATIVE_INFINITY) + NIGHTLY > clock.real()) return;
      lastAt.set(tenant, clock.real());
      const work = refresh(tenant)
        .catch((err) => log.error({ err, tenant }, 'could not match the people of Teams'))
        .finally(() => beside.delete(work));
      beside.add(work);
    },
    async find(tenant, email) {
      const there = await store.get(TEAMS_MEMBER, EVERYWHERE, idOf(tenant, email));
      if (!there || there.data.until <= clock.now()) return undefined;
      const actor = { platform: 'teams' as const, tenant, user: there.data.user };
      return (await turns.introduce(actor, email)) ? actor.user : undefined;
    },
    idle: () => Promise.all(beside),
  };
}
