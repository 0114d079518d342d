import { randomBytes, randomUUID } from 'node:crypto';

// What the fake knows: tenants, people, teams, conversations, messages. No rules in here.

/** An Adaptive Card as it went over the line. */
export type Card = any;

export interface TeamsUser {
  /** Of Entra, in the tenant where they act; undefined for the anonymous. */
  aadObjectId?: string;
  /** Of Teams: `29:…`. */
  id: string;
  tenantId: string;
  name: string;
  givenName: string;
  surname: string;
  email: string;
  userPrincipalName: string;
  userRole: 'user' | 'guest' | 'anonymous';
  locale: string;
  /** The app is installed for them; nobody can be written to before. */
  installed: boolean;
  /** Why writing to them is refused: an error code of the Connector's 403. */
  refuses?: string;
}
export interface Channel {
  id: string;
  name: string;
}
export interface Team {
  /** The thread id of its general channel: `19:…@thread.tacv2`. */
  id: string;
  name: string;
  aadGroupId: string;
  tenantId: string;
  channels: Channel[];
  /** Teams ids (`29:…`). */
  members: Set<string>;
  installed: boolean;
}
export interface Conversation {
  id: string;
  tenantId: string;
  kind: 'personal' | 'channel' | 'groupChat';
  /** Of a personal chat: Teams id of the other side. */
  user?: string;
  team?: Team;
  channel?: Channel;
  /** Of a group chat: Teams ids. */
  members?: Set<string>;
}
export interface Message {
  id: string;
  /** Without `;messageid=`. */
  conversation: Conversation;
  /** The first message of the thread, in a channel. */
  thread?: string;
  /** Teams id of a person, or the bot's. */
  from: string;
  text: string;
  /** What a locked screen shows. */
  summary?: string;
  card?: Card;
  /** Cards that an answer put in the place of it, for one person; by Teams id. */
  views: Map<string, Card>;
  /** Who has had it refreshed since it was sent or updated; by Teams id. */
  refreshed: Set<string>;
  replyToId?: string;
  edited: boolean;
  deleted: boolean;
  /** Every content it had before, oldest first. */
  before: { text: string; summary?: string; card?: Card }[];
  /** Words of a person, as Teams has them. */
  html?: string;
}
export interface UserOptions
  extends Partial<Omit<TeamsUser, 'aadObjectId' | 'installed' | 'givenName' | 'surname'>> {
  aadObjectId?: string | null;
  installed?: boolean;
}

export function createWorld({
  now,
  appId,
  tenantId,
  botName,
}: {
  now: () => number;
  appId: string;
  tenantId: string;
  botName: string;
}) {
  const users = new Map<string, TeamsUser>();
  const teams = new Map<string, Team>();
  const conversations = new Map<string, Conversation>();
  const messages = new Map<string, Message[]>();
  const personal = new Map<string, Conversation>();
  let lastId = 0;
  const secret = (bytes = 16) => randomBytes(bytes).toString('base64url');
  const world = {
    now,
    appId,
    tenantId,
    bot: { id: `28:${appId}`, name: botName },
    users,
    teams,
    conversations,
    /** By conversation, oldest first. */
    messages,
    /** Ids of messages: ms, each once. */
    messageId(): string {
      lastId = Math.max(Math.floor(now()), lastId + 1);
      return String(lastId);
    },
    threadId: () => `19:${secret(24)}@thread.tacv2`,
    addUser(options: UserOptions = {}): TeamsUser {
      const name = options.name ?? 'Iemand Anders';
      const [givenName = '', ...rest] = name.split(' ');
      const email = options.email ?? `${name.toLowerCase().replace(/ /g, '.')}@example.com`;
      const { aadObjectId = randomUUID(), ...more } = options;
      const user: TeamsUser = {
        id: `29:${secret(48)}`,
        tenantId,
        userPrincipalName: email,
        userRole: aadObjectId === null ? 'anonymous' : 'user',
        locale: 'nl-BE',
        installed: true,
        ...more,
        name,
        email,
        givenName,
        surname: rest.join(' '),
        ...(aadObjectId === null ? {} : { aadObjectId }),
      };
      users.set(user.id, user);
      return user;
    },
    /** By Teams id, Entra id, e-mail or name; throws when there are none or several. */
    user(wanted: string): TeamsUser {
      const byId = users.get(wanted);
      if (byId) return byId;
      const found = [...users.values()].filter((user) =>
        [user.aadObjectId, user.email, user.name].includes(wanted),
      );
      if (found.length !== 1) throw new Error(`${found.length} users are ${wanted}`);
      return found[0]!;
    },
    addTeam(
      options: {
        name?: string;
        channels?: string[];
        members?: string[];
        tenantId?: string;
        installed?: boolean;
      } = {},
    ): Team {
      const id = world.threadId();
      const others = (options.channels ?? []).map((name) => ({ id: world.threadId(), name }));
      const team: Team = {
        id,
        name: options.name ?? 'Het Wolkenschip',
        aadGroupId: randomUUID(),
        tenantId: options.tenantId ?? tenantId,
        // As Teams says it: the general channel has no name.
        channels: [{ id, name: '' }, ...others],
        members: new Set(options.members ?? users.keys()),
        installed: options.installed ?? true,
      };
      teams.set(id, team);
      for (const channel of team.channels)
        conversations.set(channel.id, {
          id: channel.id,
          tenantId: team.tenantId,
          kind: 'channel',
          team,
          channel,
        });
      return team;
    },
    /** The chat between the bot and a person; made when there is none. */
    personal(user: TeamsUser): Conversation {
      const there = personal.get(user.id);
      if (there) return there;
      const made: Conversation = {
        id: `a:${secret(48)}`,
        tenantId: user.tenantId,
        kind: 'personal',
        user: user.id,
      };
      personal.set(user.id, made);
      conversations.set(made.id, made);
      return made;
    },
    /** A chat of people in which the bot is not. */
    groupChat(...members: TeamsUser[]): Conversation {
      const made: Conversation = {
        id: `19:${secret(16)}@thread.v2`,
        tenantId: members[0]?.tenantId ?? tenantId,
        kind: 'groupChat',
        members: new Set(members.map(({ id }) => id)),
      };
      conversations.set(made.id, made);
      return made;
    },
    /** By name or id; of a team, also its general channel as `General`. */
    channel(wanted: string): Conversation {
      const found = [...conversations.values()].filter(
        ({ id, channel, team }) =>
          id === wanted || (channel && (channel.name || 'General') === wanted) || team?.name === wanted,
      );
      const exact = found.find(({ id, team }) => id === wanted || id === team?.id);
      const one = exact ?? (found.length === 1 ? found[0] : undefined);
      if (!one) throw new Error(`${found.length} channels are ${wanted}`);
      return one;
    },
    /** A conversation by its id, and the thread in it where the id says one. */
    find(id: string): { conversation: Conversation; thread?: string } | undefined {
      const [bare = '', thread] = id.split(';messageid=');
      const conversation = conversations.get(bare);
      return conversation && { conversation, ...(thread ? { thread } : {}) };
    },
    messageAt: (conversation: string, id: string): Message | undefined =>
      messages.get(conversation)?.findLast((message) => message.id === id),
    addMessage(
      message: Pick<Message, 'conversation' | 'from' | 'text'> &
        Partial<Pick<Message, 'thread' | 'summary' | 'card' | 'replyToId' | 'html'>>,
    ): Message {
      const made: Message = {
        ...message,
        id: world.messageId(),
        views: new Map(),
        refreshed: new Set(),
        edited: false,
        deleted: false,
        before: [],
      };
      const { id } = message.conversation;
      const there = messages.get(id);
      if (there) there.push(made);
      else messages.set(id, [made]);
      return made;
    },
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;
