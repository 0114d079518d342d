import { App } from '@slack/bolt';
import type { Http } from '../../http.js';
import type { KindSpec } from '../../kernel/kind.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Clock } from '../../ports/clock.js';
import type { Delivery, Finder } from '../../ports/delivery.js';
import type { Store } from '../../ports/store.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import { createActs } from './acts.js';
import { createCalls } from './calls.js';
import { createClients } from './clients.js';
import { createDelivery } from './deliver.js';
import { createDraw, type Renderer } from './draw.js';
import { isObject } from './guard.js';
import { createHomes } from './home.js';
import { createIdentity } from './identity.js';
import { serveInstall } from './install.js';
import { SLACK_KINDS } from './kinds.js';
import { listen } from './listeners.js';
import { createLongLists } from './long-lists.js';
import { type Ack, createReceiver, type EdgeReceiver } from './receiver.js';
import { createSocket, type EnvelopeMeta } from './socket.js';
import { createUpload } from './upload.js';
import { quiet } from './web-client.js';

/** What the settings say of Slack; `config.ts` reads and checks them. */
export interface SlackSettings {
  /** Ends in a slash. */
  apiUrl: string;
  signingSecret?: string;
  /** One workspace. */
  botToken?: string;
  /** Socket Mode: no address of ours is needed. */
  appToken?: string;
  /** Several workspaces, which install the app themselves. */
  client?: { id: string; secret: string };
}

export interface SlackParts {
  settings: SlackSettings;
  publicUrl?: string;
  turns: Pick<Turns, 'act' | 'home'> & Acquaintances;
  store: Store;
  clock: Clock;
  renderer: Renderer;
  log: Log;
  metrics: Metrics;
}

export interface SlackEdge {
  delivery: Delivery;
  finder: Finder;
  /** To be handed to the store. */
  kinds: KindSpec[];
  routes(http: Http): void;
  /** One attempt; throws with what to do about it. Called again until it succeeds. */
  connect(): Promise<void>;
  /** Throws while Slack cannot be used; the name of the error says why. */
  check(): Promise<void>;
  /** No new acts; resolves when those under way are answered. Messages may still be sent. */
  stop(): Promise<void>;
  /** After the last message: closes the lines, which cuts off what is on its way. */
  close(): Promise<void>;
}

/** Slack on Bolt, over HTTP or over Socket Mode: the same way through for both once a payload is known to be Slack's. */
export function createSlackEdge(parts: SlackParts): SlackEdge {
  const { settings, publicUrl, turns, store, clock, renderer, log, metrics } = parts;
  const clients = createClients({ settings, store, clock, log, turns, metrics });
  const lists = createLongLists({ store, clock });
  const draw = createDraw({ renderer, clock, lists });
  const identity = createIdentity({ clients, turns, clock, log });
  const calls = createCalls({ clients, apiUrl: settings.apiUrl, log, metrics });
  const homes = createHomes({ clients, turns, identity, draw, clock, log, metrics });
  const act = createActs({ turns, identity, draw, calls, homes, clock, log });
  const { signingSecret } = settings;
  const receiver = createReceiver({ clients, signingSecret, clock, log });
  const socket = settings.appToken
    ? createSocket({
        settings,
        log,
        clock,
        take: (body, ack, meta) => takeEnvelope(receiver, body, ack, meta),
      })
    : undefined;

  // Bolt asks nobody and knows no token: the guard has said whose payload it is, and our clients make the calls.
  const app = new App({
    receiver,
    authorize: async () => ({}),
    deferInitialization: true,
    ignoreSelf: false,
    convoStore: false,
    logger: quiet(log),
    clientOptions: { slackApiUrl: settings.apiUrl, fetch: clients.fetch },
  });
  const ready = app.init();
  listen(app, { act, identity, turns, homes, lists, clients, log });

  return {
    delivery: createDelivery({
      clients,
      draw,
      clock,
      log,
      metrics,
      // Slack's buttons lead to https only.
      linkBase: publicUrl?.startsWith('https://') ? publicUrl : undefined,
      upload: createUpload({ renderer, clock, fetch: clients.fetch, apiUrl: settings.apiUrl }),
      changed: homes.changed,
    }),
    finder: identity.find,
    kinds: SLACK_KINDS,
    routes(http) {
      if (signingSecret) receiver.route(http);
      const { client } = settings;
      if (client && publicUrl)
        serveInstall(http, {
          settings: { ...settings, client },
          publicUrl,
          clients,
          store,
          clock,
          turns,
          renderer,
          log,
        });
    },
    async connect() {
      await ready;
      await clients.connect();
      await socket?.start();
    },
    async check() {
      await clients.check();
      if (socket && !socket.connected()) throw named('SlackNotConnected');
    },
    async stop() {
      await socket?.stop();
      await receiver.stop();
      await Promise.all([homes.idle(), identity.idle()]);
    },
    async close() {
      // A home follows what was sent.
      await homes.idle();
      clients.close();
    },
  };
}

/** What is not ours is acknowledged all the same: Slack would bring it again. */
async function takeEnvelope(
  receiver: EdgeReceiver,
  body: unknown,
  ack: Ack,
  meta: EnvelopeMeta,
): Promise<void> {
  const { retry, retryReason } = meta;
  const taken = isObject(body)
    ? await receiver.take(body, ack, { retryNum: retry, retryReason })
    : 'malformed';
  if (taken === 'foreign' || taken === 'malformed') await ack();
}

function named(name: string): Error {
  const error = new Error('Slack is not connected');
  error.name = name;
  return error;
}
