import type { Http } from '../../http.js';
import type { CardRef, Reader } from '../../kernel/card.js';
import type { KindSpec } from '../../kernel/kind.js';
import type { TextRef } from '../../kernel/text.js';
import type { Epoch, Language } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Clock } from '../../ports/clock.js';
import type { Delivery, Finder } from '../../ports/delivery.js';
import type { Store } from '../../ports/store.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import type { AdaptiveCard } from '../../render/card.js';
import { linkBase } from '../../render/file-link.js';
import type { Activity } from './activity.js';
import { createActs } from './acts.js';
import { createAuth } from './auth.js';
import { createConnector } from './connector.js';
import { createConversations } from './conversations.js';
import { createDelivery, createSender } from './deliver.js';
import { createDrafts } from './drafts.js';
import { createDraw } from './draw.js';
import { createEvents } from './greeting.js';
import { createIdentity } from './identity.js';
import { TEAMS_KINDS } from './kinds.js';
import { createPeople } from './people.js';
import { createReceiver } from './receive.js';
import { createRefreshes } from './refresh.js';

/** What the settings say of Teams; `config.ts` reads and checks them. */
export interface TeamsSettings {
  appId: string;
  password: string;
  tenantId: string;
  /** Tests only: address of an OpenID metadata document whose keys are trusted instead of Microsoft's. */
  testAuthority?: string;
  /** The local emulator: unsigned activities, loopback only. */
  playground?: boolean;
}

export interface TeamsParts {
  settings: TeamsSettings;
  publicUrl?: string;
  /** Where this process listens, which the emulator on the same machine can reach. */
  origin?(): string;
  turns: Pick<Turns, 'act' | 'home' | 'opens' | 'view'> & Acquaintances;
  store: Store;
  clock: Clock;
  renderer: {
    render(ref: CardRef, reader: Reader, surface: 'teams', now?: Epoch): AdaptiveCard;
    summary(ref: CardRef, reader: Reader, now?: Epoch): string;
    title(ref: CardRef, reader: Reader, now?: Epoch): string | undefined;
    say(ref: TextRef, language: Language, now?: Epoch): string;
  };
  log: Log;
  metrics: Metrics;
}

export interface TeamsEdge {
  delivery: Delivery;
  finder: Finder;
  /** To be handed to the store. */
  kinds: KindSpec[];
  routes(http: Http): void;
  /** One attempt; throws with what to do about it. Called again until it succeeds. */
  connect(): Promise<void>;
  /** Throws while Teams cannot be used; the name of the error says why. */
  check(): Promise<void>;
  /** Matches the roster to the members of all teams; happens by itself at each start and once a day on which something happens. */
  refreshPeople(): Promise<void>;
  /** No new acts; resolves when those under way are answered. Messages may still be sent. */
  stop(): Promise<void>;
  /** After the last message: closes the lines, which cuts off what is on its way. */
  close(): Promise<void>;
}

const PLAYGROUND = { authorization: async () => 'Bearer playground', refused() {} };

/** Teams on botbuilder: it checks who speaks; what is said goes through the Connector's REST interface (`connector.ts`). */
export function createTeamsEdge(parts: TeamsParts): TeamsEdge {
  const { settings, turns, store, clock, renderer, log, metrics } = parts;
  const { appId, playground } = settings;
  const ownTenant = settings.tenantId.toLowerCase();
  const auth = playground ? undefined : createAuth(settings, () => clock.real());
  const connector = createConnector(auth ?? PLAYGROUND);
  const conversations = createConversations({ store, clock });
  const draw = createDraw({ renderer, opens: (verb) => turns.opens(verb), clock });
  const drafts = createDrafts({ store, clock });
  const identity = createIdentity({ connector, conversations, turns, clock, log });
  const people = createPeople({ connector, conversations, identity, turns, store, clock, log });
  const sender = createSender({ connector, conversations, appId, clock, log, metrics });
  const refreshes = createRefreshes({ turns, conversations });
  const shared = { turns, identity, conversations, draw, log };
  const acts = createActs({ ...shared, refreshes, sender, drafts, clock, metrics });
  const events = createEvents({ ...shared, people, acts });
  const linked = new Set<string>();
  let connected = false;
  let connecting: Promise<void> | undefined;

  /** All schools of this process belong to the tenant in its settings; the emulator makes up one. */
  async function link(tenant: string): Promise<void> {
    if (linked.has(tenant)) return;
    await turns.link({ platform: 'teams', tenant }, 'all');
    linked.add(tenant);
  }

  async function handle(activity: Activity) {
    const { type, tenant, member } = activity;
    await link(tenant);
    people.nightly(tenant);
    // Another bot is nobody to talk to.
    if (member.startsWith('28:')) return undefined;
    if (type === 'invoke' || type === 'message') return acts.act(activity);
    if (type === 'installationUpdate' || type === 'conversationUpdate') events.take(activity);
    return undefined;
  }
  async function connect(): Promise<void> {
    if (auth) {
      await auth.reach();
      await link(ownTenant);
      people.nightly(ownTenant);
    }
    connected = true;
  }
  const receiver = createReceiver({ settings, auth, handle, log, metrics });

  return {
    delivery: createDelivery({
      refreshes,
      connector,
      conversations,
      draw,
      appId,
      clock,
      log,
      metrics,
      sender,
      linkBase: () => linkBase(parts.publicUrl) ?? (playground ? parts.origin?.() : undefined),
      active: (tenant) => people.nightly(tenant),
    }),
    finder: people.find,
    kinds: TEAMS_KINDS,
    routes: (http) => receiver.route(http),
    connect() {
      connecting = connect().finally(() => {
        connecting = undefined;
      });
      return connecting;
    },
    async check() {
      await connecting?.catch(() => undefined);
      if (!connected) throw named('TeamsNotConnected');
      if (auth?.failing) throw named('TeamsNoToken');
    },
    refreshPeople: () => people.refresh(ownTenant),
    async stop() {
      await receiver.stop();
      await Promise.all([acts.idle(), events.idle(), people.idle()]);
    },
    async close() {
      connector.close();
    },
  };
}

function named(name: string): Error {
  const error = new Error('Teams is not connected');
  error.name = name;
  return error;
}
