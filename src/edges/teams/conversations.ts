import { z } from 'zod';
import { defineKind, type KindSpec } from '../../kernel/kind.js';
import { EVERYWHERE } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';

/** Somebody else writes the same record at the same moment, this often in a row at most. */
const TRIES = 5;
const MOST_REMEMBERED = 20_000;
const MOST_TEAMS = 200;

/** The chat of one person with us, and what Teams calls them. The id is `<tenant>:<Entra object id>`. */
export interface TeamsConversation {
  conversation?: string;
  serviceUrl: string;
  /** `29:…`. */
  member?: string;
  /** They were greeted. */
  greeted?: boolean;
}

export const TEAMS_CONVERSATION = defineKind<TeamsConversation>({
  kind: 'teams-conversation',
  schema: z.strictObject({
    conversation: z.string().optional(),
    serviceUrl: z.string(),
    member: z.string().optional(),
    greeted: z.boolean().optional(),
  }) as z.ZodType<TeamsConversation>,
  sealed: [],
  indexes: [['member']],
});

/** Where a tenant's Teams is, and in which teams the bot stands. The id is the tenant. */
export interface TeamsTenant {
  serviceUrl: string;
  teams: string[];
}

export const TEAMS_TENANT = defineKind<TeamsTenant>({
  kind: 'teams-tenant',
  schema: z.strictObject({ serviceUrl: z.string(), teams: z.array(z.string()) }),
  sealed: [],
  indexes: [],
});

export interface Conversations {
  of(tenant: string, user: string): Promise<TeamsConversation | undefined>;
  /** Writes only what is new. Without `conversation`: what is known of it stays. */
  learn(tenant: string, user: string, part: TeamsConversation): Promise<void>;
  /** The chat is gone (the app was removed, or Teams does not know it any more). */
  forget(tenant: string, user: string): Promise<void>;
  /** Whom Teams calls by this id. */
  userOf(tenant: string, member: string): Promise<string | undefined>;
  tenant(tenant: string): Promise<TeamsTenant | undefined>;
  sees(tenant: string, serviceUrl: string): Promise<void>;
  joins(tenant: string, team: string, serviceUrl: string): Promise<void>;
  leaves(tenant: string, team: string): Promise<void>;
}

export function createConversations({ store, clock }: { store: Store; clock: Clock }): Conversations {
  /** What was last seen to stand in the store, so that most activities cost neither a read nor a write. */
  const known = new Map<string, TeamsConversation>();
  const places = new Map<string, TeamsTenant>();
  const keyOf = (tenant: string, user: string) => `${tenant}:${user}`;

  /** Writes a record as `change` makes it, whoever else writes it meanwhile. undefined: leave it as it is. */
  async function write<T>(
    kind: KindSpec<T>,
    id: string,
    change: (now: T | undefined) => T | undefined,
  ): Promise<T | undefined> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const stored = await store.get(kind, EVERYWHERE, id);
      const data = change(stored?.data);
      if (data === undefined || JSON.stringify(data) === JSON.stringify(stored?.data)) return stored?.data;
      const save = [{ kind, id, expect: stored?.version ?? 0, data }];
      const saved = await store.commit(
        { schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] },
        clock.real(),
      );
      if (saved !== 'conflict') return data;
    }
    throw new Error(`${kind.kind} keeps changing`);
  }

  function remember<T>(map: Map<string, T>, key: string, value: T | undefined): void {
    if (map.size >= MOST_REMEMBERED) map.clear();
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  const changeTenant = async (tenant: string, change: (now?: TeamsTenant) => TeamsTenant | undefined) =>
    remember(places, tenant, await write(TEAMS_TENANT, tenant, change));

  return {
    async of(tenant, user) {
      const key = keyOf(tenant, user);
      const there = known.get(key) ?? (await store.get(TEAMS_CONVERSATION, EVERYWHERE, key))?.data;
      if (there) remember(known, key, there);
      return there;
    },
    async learn(tenant, user, part) {
      const key = keyOf(tenant, user);
      const last = known.get(key);
      if (last && JSON.stringify({ ...last, ...part }) === JSON.stringify(last)) return;
      remember(known, key, await write(TEAMS_CONVERSATION, key, (now) => ({ ...now, ...part })));
    },
    async forget(tenant, user) {
      const key = keyOf(tenant, user);
      known.delete(key);
      await write(TEAMS_CONVERSATION, key, (now) => {
        if (!now) return undefined;
        const { conversation: _gone, greeted: _again, ...rest } = now;
        return rest;
      });
    },
    async userOf(tenant, member) {
      const { items } = await store.find(TEAMS_CONVERSATION, EVERYWHERE, { where: { member }, limit: 5 });
      return items.map(({ id }) => id.split(':')).find(([where]) => where === tenant)?.[1];
    },
    async tenant(tenant) {
      const there = places.get(tenant) ?? (await store.get(TEAMS_TENANT, EVERYWHERE, tenant))?.data;
      if (there) remember(places, tenant, there);
      return there;
    },
    async sees(tenant, serviceUrl) {
      if (places.get(tenant)?.serviceUrl === serviceUrl) return;
      await changeTenant(tenant, (now) => ({ teams: [], ...now, serviceUrl }));
    },
    async joins(tenant, team, serviceUrl) {
      await changeTenant(tenant, (now) => {
        const teams = [...(now?.teams ?? []).filter((one) => one !== team), team];
        return { serviceUrl, teams: teams.slice(-MOST_TEAMS) };
      });
    },
    async leaves(tenant, team) {
      await changeTenant(tenant, (now) => now && { ...now, teams: now.teams.filter((one) => one !== team) });
    },
  };
}
