import { createHash } from 'node:crypto';
import { text } from '../../kernel/text.js';
import type { Epoch, Language } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Turns } from '../../ports/turns.js';
import type { Home } from './blocks/convert.js';
import { type CallParts, failedCall } from './calls.js';
import { publishHome } from './deliver.js';
import type { Draw } from './draw.js';
import { failureOf, isOfToken } from './failure.js';
import type { Identity } from './identity.js';

/** Who opened their home since the start of the process; beyond this the longest ago is forgotten until they open it again. */
const MOST = 10_000;

interface Published {
  hash?: string;
  /** Of the view as it was drawn last. */
  drawn?: string;
  running?: Promise<void>;
  /** Taken for somebody of the school. */
  known?: boolean;
  /** When it was opened last, as Slack says. */
  openedAt?: string;
  /** Something changed while it was being published. */
  dirty: boolean;
  /** Real time before which Slack takes no more. */
  notBefore: Epoch;
}

export interface Homes {
  /** Somebody looks at their home; `hash`: of what they see, where Slack says it; `at`: the same for each telling of it. */
  opened(tenant: string, user: string, hash?: string, at?: string): Promise<void>;
  /** Draws the home again of somebody who opened it before. */
  changed(tenant: string, user: string): void;
  /** Resolves when none is being published. */
  idle(): Promise<void>;
}

export interface HomeParts extends Pick<CallParts, 'clients' | 'log' | 'metrics'> {
  turns: Pick<Turns, 'home'>;
  identity: Pick<Identity, 'know' | 'knowAnew' | 'localeOf'>;
  draw: Draw;
  clock: Clock;
}

/** App Homes: one publishing at a time for each person, and none where nothing would look different. */
export function createHomes(parts: HomeParts): Homes {
  const { turns, identity, clients, draw, clock } = parts;
  const homes = new Map<string, Published>();
  const running = new Set<Promise<void>>();
  const keyOf = (tenant: string, user: string) => `${tenant} ${user}`;

  async function draft(tenant: string, user: string, home: Published): Promise<Home> {
    const find = () => turns.home({ platform: 'slack', tenant, user });
    let found = await find();
    if (!found && home.known) {
      home.known = (await identity.knowAnew(tenant, user)) === 'known';
      if (home.known) found = await find();
    }
    const view = found
      ? draw.home(found.card, found.reader)
      : draw.noteHome(draw.say(text('access.stranger'), languageOf(identity.localeOf(tenant, user))));
    await draw.ready();
    return view;
  }

  async function publish(tenant: string, user: string, home: Published): Promise<void> {
    const view = await draft(tenant, user, home);
    const drawn = createHash('sha256').update(JSON.stringify(view)).digest('base64url');
    if (drawn === home.drawn) return;
    const client = await clients.for(tenant);
    if (!client) return;
    try {
      home.hash = await publishHome(client, user, view, home.hash);
      home.drawn = drawn;
    } catch (error) {
      if (home.hash === undefined || failureOf(error).code !== 'hash_conflict') throw error;
      // Another process published one meanwhile, of which what was read here may be older.
      home.hash = undefined;
      home.drawn = undefined;
      await publish(tenant, user, home);
    }
  }

  async function run(tenant: string, user: string, home: Published): Promise<void> {
    do {
      home.dirty = false;
      try {
        await publish(tenant, user, home);
      } catch (error) {
        const code = failedCall(parts, tenant, 'views.publish', error);
        if (isOfToken(error)) clients.broken(tenant, code);
        home.notBefore = clock.real() + pauseAfter(error);
        home.drawn = undefined;
        return;
      }
    } while (home.dirty);
  }

  function start(tenant: string, user: string, home: Published): Promise<void> {
    if (home.running) {
      home.dirty = true;
      return home.running;
    }
    const mine = run(tenant, user, home).finally(() => {
      home.running = undefined;
      running.delete(mine);
    });
    home.running = mine;
    running.add(mine);
    return mine;
  }

  return {
    async opened(tenant, user, hash, at) {
      const key = keyOf(tenant, user);
      const standing = await identity.know(tenant, user);
      const home: Published = homes.get(key) ?? { dirty: false, notBefore: 0 };
      if (at !== undefined && at === home.openedAt) return;
      home.openedAt = at;
      home.known = standing === 'known';
      // Slack shows another one than we think it does, or none.
      if (hash === undefined || hash !== home.hash) home.drawn = undefined;
      if (hash !== undefined) home.hash = hash;
      homes.delete(key);
      if (homes.size >= MOST) homes.delete(homes.keys().next().value!);
      homes.set(key, home);
      await start(tenant, user, home);
    },
    changed(tenant, user) {
      const home = homes.get(keyOf(tenant, user));
      if (home && home.notBefore <= clock.real()) void start(tenant, user, home);
    },
    async idle() {
      await Promise.all(running);
    },
  };
}

const pauseAfter = (error: unknown): number => {
  try {
    const failure = failureOf(error);
    return failure.kind === 'limited' ? failure.ms : 0;
  } catch {
    return 0;
  }
};

export function languageOf(locale: string | undefined): Language {
  const language = locale?.slice(0, 2);
  return language === 'en' || language === 'fr' ? language : 'nl';
}
