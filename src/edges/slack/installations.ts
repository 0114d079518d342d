import { once } from 'node:events';
import { z } from 'zod';
import type { Save } from '../../kernel/decision.js';
import { defineKind, type Stored } from '../../kernel/kind.js';
import { type Epoch, EVERYWHERE } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';

/** The app as one workspace (or organisation) installed it. Moments are real time. */
export interface Installation {
  teamId: string;
  teamName?: string;
  enterpriseId?: string;
  isEnterpriseInstall?: boolean;
  appId?: string;
  botId: string;
  botUserId: string;
  scopes: string[];
  installedAt: Epoch;
  token: string;
  /** With token rotation. */
  refreshToken?: string;
  expiresAt?: Epoch;
  /** Somebody is renewing the token until then. */
  renewingUntil?: Epoch;
}

/** Kept under the reserved school; its id is `tenantOf`. */
export const SLACK_INSTALLATION = defineKind<Installation>({
  kind: 'slackInstallation',
  schema: z.strictObject({
    teamId: z.string(),
    teamName: z.string().optional(),
    enterpriseId: z.string().optional(),
    isEnterpriseInstall: z.boolean().optional(),
    appId: z.string().optional(),
    botId: z.string(),
    botUserId: z.string(),
    scopes: z.array(z.string()),
    installedAt: z.number(),
    token: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
    renewingUntil: z.number().optional(),
  }) as z.ZodType<Installation>,
  sealed: ['token', 'refreshToken'],
  indexes: [],
});

/** What Slack calls the owner of a token: the organisation where the app was installed for all of it, else the workspace. */
export const tenantOf = (
  one: Pick<Installation, 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>,
): string => (one.isEnterpriseInstall && one.enterpriseId ? one.enterpriseId : one.teamId);

export interface Renewed {
  token: string;
  refreshToken?: string;
  expiresAt?: Epoch;
}

/** Renewed this long before the end, so that a token in use is never the last moment's. */
const EARLY = 10 * 60_000;
/** How long one process may take to renew; after that another may try. */
const LEASE = 20_000;
/** How often who waits for another process looks. */
const LOOK = 100;

export interface Installations {
  get(tenant: string): Promise<Stored<Installation> | undefined>;
  /** Replaces what was there. */
  put(installation: Installation): Promise<void>;
  remove(tenant: string): Promise<void>;
  /**
   * The installation with a token that is good for some minutes more. Renews at most once at a time, also over processes: a refresh token
   * can be used only once. Throws what `renew` throws.
   */
  fresh(tenant: string, renew: (refreshToken: string) => Promise<Renewed>): Promise<Installation | undefined>;
}

export function createInstallations({ store, clock }: { store: Store; clock: Clock }): Installations {
  const underWay = new Map<string, Promise<Installation | undefined>>();

  const get = (tenant: string) => store.get(SLACK_INSTALLATION, EVERYWHERE, tenant);
  const commit = (save: Save[], remove: { kind: string; id: string }[] = []) =>
    store.commit({ schoolId: EVERYWHERE, save, remove, work: [], audit: [] }, clock.real());
  const write = async (tenant: string, data: Installation, expect: number) =>
    (await commit([{ kind: SLACK_INSTALLATION, id: tenant, expect, data }])) !== 'conflict';

  async function put(installation: Installation): Promise<void> {
    const tenant = tenantOf(installation);
    for (;;) {
      if (await write(tenant, installation, (await get(tenant))?.version ?? 0)) return;
    }
  }

  /** Takes the right to renew with a version check, renews, and gives the right back with what came of it. */
  async function renewed(
    tenant: string,
    renew: (refreshToken: string) => Promise<Renewed>,
  ): Promise<Installation | undefined> {
    for (;;) {
      const stored = await get(tenant);
      if (!stored || !isOld(stored.data, clock.real())) return stored?.data;
      const { renewingUntil, ...data } = stored.data;
      const real = clock.real();
      if (renewingUntil !== undefined && renewingUntil > real) {
        if (data.expiresAt !== undefined && data.expiresAt > real) return data;
        await once(AbortSignal.timeout(LOOK), 'abort');
        continue;
      }
      if (!(await write(tenant, { ...data, renewingUntil: real + LEASE }, stored.version))) continue;
      try {
        const next = await renew(data.refreshToken!);
        if (await write(tenant, { ...data, ...next }, stored.version + 1)) return { ...data, ...next };
      } catch (error) {
        await write(tenant, data, stored.version + 1);
        // What fails for a moment must not take away a token that is still good.
        if (data.expiresAt! > clock.real()) return data;
        throw error;
      }
    }
  }

  return {
    get,
    put,
    async remove(tenant) {
      await commit([], [{ kind: SLACK_INSTALLATION.kind, id: tenant }]);
    },
    async fresh(tenant, renew) {
      const stored = await get(tenant);
      if (!stored || !isOld(stored.data, clock.real())) return stored?.data;
      const mine = underWay.get(tenant) ?? renewed(tenant, renew).finally(() => underWay.delete(tenant));
      underWay.set(tenant, mine);
      return mine;
    },
  };
}

const isOld = ({ refreshToken, expiresAt }: Installation, real: Epoch): boolean =>
  refreshToken !== undefined && expiresAt !== undefined && expiresAt - EARLY <= real;
