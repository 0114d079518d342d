import { text } from '../../kernel/text.js';
import type { Log } from '../../log.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import { type Activity, languageOf, listOf, objectOf, wordOf } from './activity.js';
import type { Acts } from './acts.js';
import type { Conversations } from './conversations.js';
import { type Draw, spoken } from './draw.js';
import type { Identity } from './identity.js';
import type { People } from './people.js';

/** Installation and comings and goings, which Teams tells of and nobody waits for. */
export interface Events {
  take(activity: Activity): void;
  idle(): Promise<unknown>;
}

export interface EventParts {
  turns: Pick<Turns, 'home'> & Acquaintances;
  identity: Identity;
  people: People;
  conversations: Conversations;
  acts: Pick<Acts, 'say'>;
  draw: Draw;
  log: Log;
}

/** More than this at once is a team that was made from a list. */
const ONE_BY_ONE = 10;
const MOST_STRANGERS = 5_000;
const GONE = new Set(['teamDeleted', 'teamHardDeleted', 'teamArchived']);

export function createEvents(parts: EventParts): Events {
  const { turns, identity, people, conversations, acts, draw, log } = parts;
  /** Teams tells of one installation in two ways: one after the other. */
  const lines = new Map<string, Promise<unknown>>();
  const strangers = new Set<string>();

  async function installation(activity: Activity): Promise<void> {
    const { tenant, user, where, team, serviceUrl } = activity;
    const action = wordOf(activity.raw.action);
    const gone = action === 'remove';
    if (where === 'channel') {
      if (!team) return;
      if (gone) return conversations.leaves(tenant, team);
      if (action !== 'remove-upgrade') await joined(tenant, team, serviceUrl);
    } else if (where === 'personal' && user) {
      if (gone) return conversations.forget(tenant, user);
      if (action === 'add') await met(activity, user);
    }
  }

  async function joined(tenant: string, team: string, serviceUrl: string): Promise<void> {
    await conversations.joins(tenant, team, serviceUrl);
    await people.team(tenant, team, serviceUrl);
  }

  async function update(activity: Activity): Promise<void> {
    const { raw, bot, tenant, user, where, team, serviceUrl } = activity;
    const [added, removed] = [listOf(raw.membersAdded), listOf(raw.membersRemoved)];
    const has = (members: typeof added) => members.some(({ id }) => id === bot);
    const eventType = wordOf(objectOf(raw.channelData).eventType) ?? '';
    if (where === 'personal') {
      if (user && has(added)) await met(activity, user);
      if (user && has(removed)) await conversations.forget(tenant, user);
      return;
    }
    if (where !== 'channel' || !team) return;
    if (has(removed) || GONE.has(eventType)) return conversations.leaves(tenant, team);
    const others = added.map(({ id }) => wordOf(id)).filter((id) => id !== undefined && id !== bot);
    if (has(added) || eventType === 'teamRestored' || others.length > ONE_BY_ONE)
      return joined(tenant, team, serviceUrl);
    for (const member of others) await people.one(tenant, team, member!, serviceUrl);
  }

  /** Greeted once; who is on no roster is told so, once. */
  async function met(activity: Activity, user: string): Promise<void> {
    const { tenant, conversation, serviceUrl, member, locale } = activity;
    const standing = await identity.know(activity, user);
    if (standing !== 'known') {
      const key = `${tenant} ${user}`;
      if (strangers.has(key)) return;
      if (strangers.size >= MOST_STRANGERS) strangers.clear();
      strangers.add(key);
      const why = standing === 'stranger' ? 'access.stranger' : 'teams.unsure';
      return acts.say(activity, spoken(draw.say(text(why), languageOf(locale))));
    }
    await conversations.sees(tenant, serviceUrl);
    await conversations.learn(tenant, user, { conversation, serviceUrl, member });
    if ((await conversations.of(tenant, user))?.greeted) return;
    const home = await turns.home({ platform: 'teams', tenant, user, ...(locale ? { locale } : {}) });
    if (!home) return;
    await conversations.learn(tenant, user, { conversation, serviceUrl, member, greeted: true });
    const { card, reader } = home;
    const welcome = draw.say(text('teams.welcome'), reader.language);
    await acts.say(activity, { ...draw.message(card, reader), text: welcome, textFormat: 'plain' });
  }

  return {
    take(activity) {
      const key = `${activity.tenant} ${activity.team ?? activity.conversation}`;
      const run = activity.type === 'installationUpdate' ? installation : update;
      const before = lines.get(key) ?? Promise.resolve();
      const work = before
        .then(() => run(activity))
        .catch((err) => log.error({ err, tenant: activity.tenant }, 'an event of Teams could not be handled'))
        .finally(() => {
          if (lines.get(key) === work) lines.delete(key);
        });
      lines.set(key, work);
    },
    idle: () => Promise.all(lines.values()),
  };
}
