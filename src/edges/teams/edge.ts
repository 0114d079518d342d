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
  turns: Pick<Turns, 'act' | 'home' | 'opens'> & Acquaintances;
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
  /** No new acts; resolves when those under way are answered. */
  stop(): Promise<void>;
}

export function createTeamsEdge(_parts: TeamsParts): TeamsEdge {
  throw new Error('Teams is not built yet');
}
