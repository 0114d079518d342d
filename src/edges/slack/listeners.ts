import type { App } from '@slack/bolt';
import type { Log } from '../../log.js';
import type { Acquaintances } from '../../ports/turns.js';
import type { Act } from './acts.js';
import type { Choice } from './blocks/context.js';
import { option } from './blocks/inputs.js';
import { keyOf } from './blocks/values.js';
import type { Clients } from './clients.js';
import { isObject, type Kind, type Payload } from './guard.js';
import type { Homes } from './home.js';
import type { Identity } from './identity.js';
import type { LongLists } from './long-lists.js';
import { fromAction, fromCommand, fromShortcut, fromSubmission, type Incoming } from './to-interaction.js';
import { mentionsIn } from './words.js';

export interface ListenerParts {
  act: Act;
  identity: Identity;
  turns: Pick<Acquaintances, 'who'>;
  homes: Homes;
  lists: LongLists;
  clients: Pick<Clients, 'uninstalled'>;
  log: Log;
}

/** What the receiver adds to a payload that it let through. */
export interface Passed {
  tenant: string;
  kind: Kind;
}

type Acknowledge = (body?: object) => Promise<void>;
type Names = ReadonlyMap<string, string>;
const NO_NAMES: Names = new Map();

interface Given {
  read: { tenant: string; body: Payload };
  ack: Acknowledge;
}

/**
 * One middleware for all: Bolt asks each of its listeners every time and copies its arguments for each, and the guard has told
 * the kinds apart already. The payload's own name says what it is about.
 */
export function listen(app: App, parts: ListenerParts): void {
  const hear = hearing(parts);
  app.use(async (given) => {
    const { tenant, kind } = given.context as unknown as Passed;
    const { body, ack } = given as unknown as { body: Payload; ack: Acknowledge };
    await hear[kind]({ read: { tenant, body }, ack });
  });
}

function hearing(parts: ListenerParts): Record<Kind, (given: Given) => Promise<void>> {
  const { act } = parts;
  const actOn = (incoming: Incoming | undefined, { read, ack }: Given): Promise<void> =>
    incoming ? act({ incoming, from: homeOf(read.body) }, ack) : ack();

  return {
    command({ read, ack }) {
      const again = (names: Names) => fromCommand(read, names);
      const mentions = mentionsIn(String(read.body.text ?? ''));
      return act({ incoming: again(NO_NAMES), mentions, naming: 'address', again }, ack);
    },
    shortcut({ read, ack }) {
      const again = (names: Names) => fromShortcut(read, names);
      const message = isObject(read.body.message) ? read.body.message : {};
      const mentions = mentionsIn(String(message.text ?? ''));
      const from = homeOf(read.body);
      return act({ incoming: again(NO_NAMES), from, mentions, naming: 'name', again }, ack);
    },
    action: (given) => actOn(fromAction(given.read), given),
    submission: (given) => actOn(fromSubmission(given.read), given),
    closed: ({ ack }) => ack(),
    async options({ read, ack }) {
      const found = await offered(read, parts);
      await ack({ options: found.map((one) => option(one, 'options')) });
    },
    event: ({ read }) => happened(read, parts),
  };
}

/** Of the long list in which somebody types. Nothing where that cannot be told: Slack shows that it found nothing. */
async function offered(
  { tenant, body }: { tenant: string; body: Payload },
  { identity, turns, lists, log }: ListenerParts,
): Promise<Choice[]> {
  const key = keyOf(text(body.action_id) ?? '');
  const user = text((body.user as Payload).id) ?? '';
  try {
    if (key === undefined || (await identity.know(tenant, user, homeOf(body))) !== 'known') return [];
    // What is remembered of an account outlives a place at the school by an hour; an act asks for itself.
    if (!(await turns.who({ platform: 'slack', tenant, user }))) return [];
    return await lists.search(key, text(body.value) ?? '');
  } catch (err) {
    log.error({ err, tenant }, 'a long list could not be searched');
    return [];
  }
}

/** The workspace that a user is a member of: another one's is a stranger in a shared channel. */
const homeOf = ({ user }: Payload): string | undefined =>
  isObject(user) && typeof user.team_id === 'string' ? user.team_id : undefined;

/** Slack's own news. It was acknowledged already; nothing of it changes a record of a school. */
async function happened(
  { tenant, body }: { tenant: string; body: Payload },
  parts: ListenerParts,
): Promise<void> {
  const event = body.event as Payload;
  switch (event.type) {
    case 'app_home_opened': {
      const view = isObject(event.view) ? event.view : {};
      const hash = text(view.hash);
      if (event.tab === 'home' && typeof event.user === 'string')
        await parts.homes.opened(tenant, event.user, hash, text(event.event_ts));
      return;
    }
    case 'user_change': {
      const user = isObject(event.user) ? event.user : {};
      if (typeof user.id === 'string') await parts.identity.changed(tenant, user.id, user);
      return;
    }
    case 'app_uninstalled':
      return parts.clients.uninstalled(tenant, momentOf(body));
    case 'tokens_revoked': {
      const tokens = isObject(event.tokens) ? event.tokens : {};
      if (Array.isArray(tokens.bot) && tokens.bot.length > 0)
        await parts.clients.uninstalled(tenant, momentOf(body));
      return;
    }
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const momentOf = ({ event_time }: Payload): number | undefined =>
  typeof event_time === 'number' ? event_time * 1000 : undefined;
