import { randomBytes } from 'node:crypto';
import type { Answer, Original } from '../../kernel/interaction.js';
import { text } from '../../kernel/text.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import type { Calls } from './calls.js';
import type { Draw } from './draw.js';
import { type Homes, languageOf } from './home.js';
import type { Identity } from './identity.js';
import { Once } from './once.js';
import { carryOut, type Shown, showReply } from './show-reply.js';
import type { Incoming, Scene } from './to-interaction.js';

/** What is nice to know before an act may take this long; Slack waits three seconds in all. Real ms. */
const PATIENCE = 1_000;

/** An act whose words may name users: read again once we know what to call them. */
export interface Heard {
  incoming: Incoming;
  /** The workspace of the user, as the payload says. */
  from?: string;
  mentions?: string[];
  /** How a mention reads: as part of a command, or among words. */
  naming?: 'address' | 'name';
  again?(names: ReadonlyMap<string, string>): Incoming;
}

export interface ActParts {
  turns: Pick<Turns, 'act'> & Acquaintances;
  identity: Identity;
  draw: Draw;
  calls: Calls;
  homes: Homes;
  clock: Clock;
  log: Log;
}

/** Answers one act: its acknowledgement goes out when it is committed, then what follows. A double gets the same one. */
export type Act = (heard: Heard, ack: (body?: object) => Promise<void>) => Promise<void>;

export function createActs(parts: ActParts): Act {
  const { turns, identity, draw, calls, homes, clock, log } = parts;
  const once = new Once<{ body?: object; open: boolean }>(() => clock.real());

  async function namesFor(
    { scene }: Incoming,
    { mentions = [], naming }: Heard,
  ): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    const { tenant } = scene;
    await within(
      Promise.all(
        mentions.map(async (user) => {
          if ((await identity.know(tenant, user)) !== 'known') return;
          const person = await turns.who({ platform: 'slack', tenant, user });
          const address = person?.email.split('@')[0];
          const name = naming === 'address' ? address : person?.name;
          if (name) names.set(user, name);
        }),
      ),
    );
    return names;
  }

  /** Who wrote the message that the act is made of, and the way to it. */
  async function originalOf({ tenant, kind, original }: Scene): Promise<Original | undefined> {
    if (!original) return undefined;
    const { channel, ts, user } = original;
    const found: Original = { author: { platform: 'slack', tenant, user } };
    // Before the form is sent nobody is told anything: no way to it is needed yet, only who they are.
    if (kind === 'shortcut') {
      await within(identity.know(tenant, user));
      return found;
    }
    let link: string | undefined;
    const ask = calls.make(tenant, 'chat.getPermalink', async (client) => {
      link = (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
    });
    await within(Promise.all([ask, identity.know(tenant, user)]));
    return link?.startsWith('https://') ? { ...found, link } : found;
  }

  async function answer(heard: Heard): Promise<Answer> {
    const { scene } = heard.incoming;
    const { tenant, user } = scene;
    const standing = await identity.know(tenant, user, heard.from);
    const locale = identity.localeOf(tenant, user);
    if (standing === 'unsure')
      return { reply: { kind: 'note', text: text('slack.unsure') }, language: languageOf(locale) };
    const named = heard.again && heard.mentions?.length && standing === 'known';
    // Side by side: each of them may take its time.
    const names = named ? namesFor(heard.incoming, heard) : undefined;
    const original = await originalOf(scene);
    const { interaction } = names ? heard.again!(await names) : heard.incoming;
    const act = () =>
      turns.act({
        ...interaction,
        actor: { ...interaction.actor, ...(locale ? { locale } : {}) },
        ...(original ? { original } : {}),
      });
    const said = await act();
    if (said.reader || standing !== 'known') return said;
    return (await identity.knowAnew(tenant, user, heard.from)) === 'known' ? act() : said;
  }

  async function shown(heard: Heard): Promise<Shown> {
    const { scene } = heard.incoming;
    try {
      const shows = showReply(await answer(heard), scene, draw);
      await draw.ready();
      return shows;
    } catch (err) {
      const reference = randomBytes(4).toString('hex');
      log.error({ err, reference, tenant: scene.tenant }, 'an act in Slack failed');
      const language = languageOf(identity.localeOf(scene.tenant, scene.user));
      return showReply(
        { reply: { kind: 'note', text: text('error.fault', { reference }) }, language },
        scene,
        draw,
      );
    }
  }

  return async (heard, ack) => {
    const { key, delivery, scene } = heard.incoming;
    // Only of the first delivery: what follows the acknowledgement is not kept for the others.
    let shows: Shown | undefined;
    const run = async () => {
      shows = await shown(heard);
      return { body: shows.ack, open: shows.open };
    };
    const { body } = await once.do(key, delivery, run, ({ open }) => open);
    await ack(body);
    if (!shows) return;
    await carryOut(shows, scene, calls, draw);
    homes.changed(scene.tenant, scene.user);
  };
}

/** Resolves when it is done, or when it takes too long; never rejects. */
async function within(work: Promise<unknown>): Promise<void> {
  const late = new Promise((resolve) => {
    AbortSignal.timeout(PATIENCE).addEventListener('abort', resolve, { once: true });
  });
  await Promise.race([work.catch(() => undefined), late]);
}
