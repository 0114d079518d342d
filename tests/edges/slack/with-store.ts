import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { type Clients, createClients } from '../../../src/edges/slack/clients.js';
import type { SlackSettings } from '../../../src/edges/slack/edge.js';
import { type Installation, tenantOf } from '../../../src/edges/slack/installations.js';
import { SLACK_KINDS } from '../../../src/edges/slack/kinds.js';
import type { Log } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import type { Store } from '../../../src/ports/store.js';
import { createAcquaintances } from '../../../src/router/acquaintance.js';
import { createHouse } from '../../../src/router/house.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack, type SlackOptions } from '../../support/slack/fake.js';

/** What a process writes to its log, as it would be written. */
export function listeningLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (...said: unknown[]) =>
    void lines.push(
      JSON.stringify(said, (_key, value) =>
        value instanceof Error ? `${value.name} ${value.message}` : value,
      ),
    );
  return { lines, debug: write, info: write, warn: write, error: write };
}

export interface Bench {
  slack: FakeSlack;
  store: Store;
  clock: ReturnType<typeof stillClock>;
  log: ReturnType<typeof listeningLog>;
  metrics: ReturnType<typeof createMetrics>;
  turns: ReturnType<typeof createAcquaintances>;
  dir: string;
  /** Clients as a process makes them; more than one stand for more than one process. */
  clients(settings?: Partial<SlackSettings>): Clients;
  /** The app in a workspace, as the store keeps it. */
  install(team: string, more?: Partial<Installation>): Promise<Installation>;
  close(): Promise<void>;
}

/** A fake Slack beside a real store, for what needs no router. */
export async function openBench(options: Omit<SlackOptions, 'now'> = {}): Promise<Bench> {
  const clock = stillClock('2026-10-12 09:00');
  const slack = await createFakeSlack({ ...options, now: () => clock.real() });
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-slack-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }), SLACK_KINDS);
  const log = listeningLog();
  const metrics = createMetrics();
  const turns = createAcquaintances({ house: createHouse([], store), store, clock });
  const made: Clients[] = [];
  const several = { apiUrl: slack.apiUrl, client: { id: slack.clientId, secret: slack.clientSecret } };
  const bench: Bench = {
    slack,
    store,
    clock,
    log,
    metrics,
    turns,
    dir,
    clients(settings = several) {
      const clients = createClients({
        settings: { apiUrl: slack.apiUrl, ...settings },
        store,
        clock,
        log,
        turns,
        metrics,
      });
      made.push(clients);
      return clients;
    },
    async install(team, more = {}) {
      const of = slack.world.team(team);
      const token = [...slack.world.tokens.values()].findLast(
        (one) => one.team_id === team && one.kind === 'bot',
      )!;
      const installation: Installation = {
        teamId: team,
        botId: of.botId,
        botUserId: of.botUser,
        scopes: [...token.scopes],
        installedAt: clock.real(),
        token: token.token,
        refreshToken: token.refresh,
        expiresAt: token.expiresAt,
        ...more,
      };
      await (made[0] ?? bench.clients()).installations.put(installation);
      return { ...installation, teamId: tenantOf(installation) };
    },
    async close() {
      for (const clients of made) clients.close();
      await store.close();
      await slack.close();
      rmSync(dir, { recursive: true });
    },
  };
  return bench;
}
