import type { Http } from '../../http.js';
import type { KindSpec } from '../../kernel/kind.js';
import type { Epoch } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Delivery } from '../../ports/delivery.js';
import type { Store } from '../../ports/store.js';
import type { Turns } from '../../ports/turns.js';
import { serveApi } from './api.js';
import { createChat } from './deliver.js';
import type { Draw } from './draw.js';
import { SANDBOX_MESSAGE } from './message.js';
import { nextWeekdayMorning } from './moments.js';
import { servePage } from './page.js';

export interface SandboxParts {
  turns: Turns;
  store: Store;
  clock: Clock;
  renderer: Draw;
  /** The demo school; everyone in it can be played. */
  schoolId: string;
  /** Where "next school day" leads; without it: the next weekday, 08:30. */
  nextSchoolMorning?(now: Epoch): Promise<Epoch> | Epoch;
  /** Where this process listens: `http://127.0.0.1:3978`. */
  origin?(): string;
}

export interface SandboxEdge {
  routes(http: Http): void;
  delivery: Delivery;
  /** To be handed to the store. */
  kinds: KindSpec[];
}

/**
 * A chat platform of our own, for trying out and for tests: the page on `/`, its API, and a chat in the store.
 * Addresses: `place` is the person's id for a direct message; `channel` is the channel's name.
 */
export function createSandboxEdge(parts: SandboxParts): SandboxEdge {
  const { turns, store, clock, renderer: draw, schoolId } = parts;
  const chat = createChat({ store, clock, draw, origin: parts.origin });
  const nextSchoolMorning = parts.nextSchoolMorning ?? nextWeekdayMorning;
  return {
    delivery: chat.delivery,
    kinds: [SANDBOX_MESSAGE],
    routes(http) {
      servePage(http);
      serveApi(http, { turns, store, clock, draw, chat, schoolId, nextSchoolMorning });
    },
  };
}
