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
  renderer: {
    render(ref: CardRef, reader: Reader, surface: 'slack', now?: Epoch): AdaptiveCard;
    title(ref: CardRef, reader: Reader, now?: Epoch): string | undefined;
    say(ref: TextRef, language: Language, now?: Epoch): string;
  };
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
  /** No new acts; resolves when those under way are answered. */
  stop(): Promise<void>;
}

export function createSlackEdge(_parts: SlackParts): SlackEdge {
  throw new Error('Slack is not built yet');
}
