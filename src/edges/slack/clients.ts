import type { WebClient } from '@slack/web-api';
import { type Epoch, EVERYWHERE } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import type { Acquaintances } from '../../ports/turns.js';
import { createBroken } from './broken.js';
import type { SlackSettings } from './edge.js';
import { createFetch } from './fetch.js';
import {
  createInstallations,
  type Installation,
  type Installations,
  type Renewed,
  tenantOf,
} from './installations.js';
import { BOT_SCOPES } from './scopes.js';
import { missingScopes, SlackTrouble, troubleFrom } from './trouble.js';
import { quiet, SlackClient } from './web-client.js';
import { OWN, SLACK_WORKSPACE } from './workspace.js';

export interface InstalledAs {
  teamId: string;
  enterpriseId?: string;
  botUserId: string;
  botId: string;
  appId?: string;
}

/** `tenant` is everywhere what `tenantOf` says: the workspace's id, or the organisation's. */
export interface Clients {
  /** undefined: the app is not installed there. Throws when that cannot be told now, or its token cannot be renewed. */
  for(tenant: string): Promise<WebClient | undefined>;
  installation(tenant: string): Promise<InstalledAs | undefined>;
  /** With a single token: asks Slack whose it is and what it may. Throws SlackTrouble with what to do. */
  connect(): Promise<void>;
  /** A call was refused because of the token or the app; `reason` is Slack's code. */
  broken(tenant: string, reason: string): void;
  state(): { connected: boolean; broken: Record<string, string> };
  /** For readiness. Throws while the one workspace cannot be used; of several, one that is broken holds up no other. */
  check(): Promise<void>;
  /**
   * The app was taken out of a workspace, or its token withdrawn: forgets both and unlinks its schools. `at`: real time of the event; one
   * from before the present installation changes nothing.
   */
  uninstalled(tenant: string, at?: Epoch): Promise<void>;
  /** After an installation: what was remembered of this workspace is read again. */
  refresh(tenant: string): void;
  /** For calls without an installation: exchanging codes. */
  clientWith(token?: string): WebClient;
  installations: Installations;
  fetch: ReturnType<typeof createFetch>['fetch'];
  /** Closes the connections. */
  close(): void;
}

export interface ClientParts {
  settings: SlackSettings;
  store: Store;
  clock: Clock;
  log: Log;
  turns?: Pick<Acquaintances, 'link' | 'unlink'>;
  metrics?: Pick<Metrics, 'unreachable'>;
}

interface Known {
  installation: Omit<Installation, 'token'>;
  client: WebClient;
  token: string;
  /** Real time until which it is not read again. */
  until: Epoch;
}

/** Another process may have renewed a token or seen an uninstall. */
const REMEMBERED = 30_000;
/** After a failure nobody asks Slack again so soon. */
const PAUSE = 5_000;
/** Between two looks whether a workspace that could not be reached can be. */
const LOOK_AGAIN = 60_000;

/** Slack's clients, one for each workspace: a token never meets another one's call. */
export function createClients(parts: ClientParts): Clients {
  const { settings, store, clock, log, turns } = parts;
  const kept = createFetch();
  const logger = quiet(log);
  const clientWith = (token?: string) =>
    new SlackClient(token, { slackApiUrl: settings.apiUrl, fetch: kept.fetch, logger });
  const anonymous = clientWith();
  const installations = createInstallations({ store, clock });
  const known = new Map<string, Known>();
  const loading = new Map<string, Promise<Known | undefined>>();
  const broken = createBroken(parts);
  let lookedAgain = Number.NEGATIVE_INFINITY;

  // --- One workspace, by its token ---
  let own: Known | undefined;
  let connecting: Promise<Known> | undefined;
  let failed: { error: Error; until: Epoch } | undefined;

  async function introduceOurselves(token: string): Promise<Known> {
    const client = clientWith(token);
    const said = await client.auth.test();
    const { team_id: teamId, user_id: botUserId, bot_id: botId, enterprise_id: enterpriseId } = said;
    if (!botId || !teamId || !botUserId)
      throw new SlackTrouble(
        'not_allowed_token_type',
        "SLACK_BOT_TOKEN is a person's token: take the Bot User OAuth Token, which begins with xoxb-.",
      );
    const scopes = said.response_metadata?.scopes;
    const missing = missingScopes(scopes, BOT_SCOPES);
    if (missing) throw missing;
    const isEnterpriseInstall = said.is_enterprise_install === true;
    const installation = {
      teamId,
      botUserId,
      botId,
      enterpriseId,
      isEnterpriseInstall,
      scopes: scopes ?? [],
      installedAt: clock.real(),
    };
    const tenant = tenantOf(installation);
    await linkOwn(tenant);
    for (const one of Object.keys(broken.all())) broken.mended(one);
    log.info({ tenant }, 'Slack: connected');
    return { installation, client, token, until: Number.POSITIVE_INFINITY };
  }

  /** All schools are in this workspace, and no longer in the one whose token stood here before. */
  async function linkOwn(tenant: string): Promise<void> {
    if (!turns) return;
    const before = await store.get(SLACK_WORKSPACE, EVERYWHERE, OWN);
    if (before && before.data.tenant !== tenant)
      await turns.unlink({ platform: 'slack', tenant: before.data.tenant });
    await turns.link({ platform: 'slack', tenant }, 'all');
    if (before?.data.tenant === tenant) return;
    const save = [{ kind: SLACK_WORKSPACE, id: OWN, expect: before?.version ?? 0, data: { tenant } }];
    await store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, clock.real());
  }

  function connectOwn(token: string): Promise<Known> {
    if (failed && failed.until > clock.real()) return Promise.reject(failed.error);
    connecting ??= introduceOurselves(token)
      .then((found) => {
        own = found;
        failed = undefined;
        return found;
      })
      .catch((error: unknown) => {
        failed = { error: troubleFrom(error, 'bot'), until: clock.real() + PAUSE };
        throw failed.error;
      })
      .finally(() => {
        connecting = undefined;
      });
    return connecting;
  }

  // --- Several, each with an installation ---
  async function renew(refreshToken: string): Promise<Renewed> {
    const { id, secret } = settings.client!;
    const args = {
      client_id: id,
      client_secret: secret,
      grant_type: 'refresh_token' as const,
      refresh_token: refreshToken,
    };
    const said = await anonymous.oauth.v2.access(args);
    if (!said.access_token)
      throw new SlackTrouble('no_token', 'Slack renewed the token of a workspace without giving it.');
    return {
      token: said.access_token,
      refreshToken: said.refresh_token,
      ...(said.expires_in === undefined ? {} : { expiresAt: clock.real() + said.expires_in * 1000 }),
    };
  }

  async function load(tenant: string): Promise<Known | undefined> {
    const found = await installations.fresh(tenant, renew).catch((error: unknown) => {
      const trouble = troubleFrom(error, 'client');
      broken.add(tenant, trouble.name);
      throw trouble;
    });
    if (!found) {
      known.delete(tenant);
      return undefined;
    }
    const { token, ...installation } = found;
    const before = known.get(tenant);
    const client = before?.token === token ? before.client : clientWith(token);
    const now = { installation, client, token, until: clock.real() + REMEMBERED };
    known.set(tenant, now);
    return now;
  }

  async function find(tenant: string): Promise<Known | undefined> {
    if (settings.botToken !== undefined) {
      const one = own ?? (await connectOwn(settings.botToken));
      return tenantOf(one.installation) === tenant ? one : undefined;
    }
    const remembered = known.get(tenant);
    if (remembered && remembered.until > clock.real()) return remembered;
    const mine = loading.get(tenant) ?? load(tenant).finally(() => loading.delete(tenant));
    loading.set(tenant, mine);
    return mine;
  }

  /** Whose it is stands in the store, also when its token is dead: else news of an uninstall could not be taken. */
  async function nameOnly(tenant: string, error: unknown): Promise<Pick<Known, 'installation'>> {
    const stored = settings.botToken === undefined ? await installations.get(tenant) : undefined;
    if (!stored) throw error;
    return { installation: stored.data };
  }

  /** Of several; nobody waits for it. */
  async function lookAgain(): Promise<void> {
    if (lookedAgain + LOOK_AGAIN > clock.real()) return;
    lookedAgain = clock.real();
    const look = async (tenant: string) => {
      await (await find(tenant))?.client.auth.test();
      broken.mended(tenant);
    };
    await Promise.allSettled(Object.keys(broken.all()).map(look));
  }

  return {
    clientWith,
    installations,
    fetch: kept.fetch,
    broken: broken.add,
    async for(tenant) {
      return (await find(tenant))?.client;
    },
    async installation(tenant) {
      const found = await find(tenant).catch((error: unknown) => nameOnly(tenant, error));
      if (!found) return undefined;
      const { teamId, enterpriseId, botUserId, botId, appId } = found.installation;
      return { teamId, enterpriseId, botUserId, botId, appId };
    },
    async connect() {
      if (settings.botToken !== undefined) await connectOwn(settings.botToken);
    },
    state: () => ({
      connected: settings.botToken === undefined || own !== undefined,
      broken: broken.all(),
    }),
    async check() {
      const { botToken } = settings;
      if (botToken === undefined) void lookAgain();
      else if (!own || Object.keys(broken.all()).length > 0) await connectOwn(botToken);
    },
    async uninstalled(tenant, at) {
      if (settings.botToken !== undefined) {
        broken.add(tenant, 'app_uninstalled');
        return;
      }
      const stored = await installations.get(tenant);
      if (stored && at !== undefined && at < stored.data.installedAt) return;
      await installations.remove(tenant);
      await turns?.unlink({ platform: 'slack', tenant });
      known.delete(tenant);
      broken.forget(tenant);
      log.info({ tenant }, 'Slack: uninstalled');
    },
    refresh(tenant) {
      known.delete(tenant);
      broken.forget(tenant);
    },
    close: kept.close,
  };
}
