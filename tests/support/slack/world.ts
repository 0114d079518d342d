import { createHmac, randomBytes } from 'node:crypto';

// What the fake knows: workspaces, people, conversations, messages, views, tokens. No rules in here.

export interface SlackUser {
  id: string;
  team_id: string;
  name: string;
  real_name: string;
  email: string;
  locale: string;
  is_bot: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  /** Of another company, met in a shared channel (Slack Connect). */
  is_stranger: boolean;
  is_admin: boolean;
  deleted: boolean;
}
export interface Channel {
  id: string;
  team_id: string;
  name: string;
  kind: 'im' | 'public' | 'private';
  /** Of a direct message with the app: the other side. */
  user?: string;
  members: Set<string>;
  is_archived: boolean;
}
export interface Message {
  channel: string;
  ts: string;
  user: string;
  bot_id?: string;
  text: string;
  blocks: any[];
  thread_ts?: string;
  /** Names of files that hang on it. */
  files?: string[];
  /** Only this user sees it. */
  ephemeralTo?: string;
  edited: boolean;
  deleted: boolean;
  /** What somebody chose or typed in it: block_id, action_id, value. */
  typed: Typed;
  /** Every content it had before, oldest first. */
  before: { text: string; blocks: any[] }[];
}
export type Typed = Record<string, Record<string, any>>;
export interface View {
  id: string;
  team_id: string;
  user: string;
  content: any;
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  typed: Typed;
  /** Below each field, by block_id, until the next submission. */
  errors: Record<string, string>;
  open: boolean;
  /** How often its content was set. */
  version: number;
}
export interface Token {
  token: string;
  team_id: string;
  kind: 'bot' | 'app';
  scopes: Set<string>;
  state: 'good' | 'revoked' | 'uninstalled';
  expiresAt?: number;
  refresh?: string;
  refreshUsed?: boolean;
}
export interface Team {
  id: string;
  domain: string;
  name: string;
  enterprise: { id: string; name: string } | null;
  botUser: string;
  botId: string;
  installed: boolean;
  users: Map<string, SlackUser>;
  channels: Map<string, Channel>;
  homes: Map<string, View>;
  /** Open modals of each user, the top one last. */
  stacks: Map<string, View[]>;
}
export interface TeamOptions {
  id?: string;
  domain?: string;
  name?: string;
  enterprise?: { id: string; name: string };
  users?: (Partial<SlackUser> & { id: string })[];
  channels?: {
    id: string;
    name: string;
    kind?: 'public' | 'private';
    members?: string[];
    archived?: boolean;
  }[];
  /** The bot's token; made up when left out. `null`: the app is not installed here. */
  token?: string | null;
  scopes?: string[];
}
export interface Trigger {
  id: string;
  team_id: string;
  user: string;
  issuedAt: number;
  used: boolean;
  /** Given by an act in a modal: only such a one may push. */
  view?: string;
}
export interface ResponseUrl {
  id: string;
  team_id: string;
  user: string;
  channel: string;
  issuedAt: number;
  uses: number;
  /** What `replace_original` replaces. */
  message?: Message;
  kind: 'commands' | 'actions';
}

export const SCOPES = [
  'chat:write',
  'commands',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
  'team:read',
  'files:write',
];

export function createWorld({ now, appId = 'A0FAKE0001' }: { now: () => number; appId?: string }) {
  const teams = new Map<string, Team>();
  const tokens = new Map<string, Token>();
  const views = new Map<string, View>();
  const triggers = new Map<string, Trigger>();
  const responseUrls = new Map<string, ResponseUrl>();
  const messages = new Map<string, Message[]>();
  let counter = 0;
  let lastMicros = 0;
  const world = {
    appId,
    now,
    teams,
    tokens,
    views,
    triggers,
    responseUrls,
    /** Per channel, oldest first. */
    messages,
    /** An id such as `V0000000012`. */
    id: (prefix: string) => `${prefix}${String(++counter).padStart(10, '0')}`,
    secret: () => randomBytes(12).toString('hex'),
    /** A timestamp of a message: seconds with six decimals, each once. */
    ts(): string {
      lastMicros = Math.max(Math.floor(now() * 1000), lastMicros + 1);
      const micros = String(lastMicros).padStart(16, '0');
      return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
    },
    hash: () =>
      `${Math.floor(now() / 1000)}.${createHmac('sha1', 'h').update(String(++counter)).digest('hex').slice(0, 8)}`,

    addTeam(options: TeamOptions = {}): Team {
      const id = options.id ?? world.id('T');
      const team: Team = {
        id,
        domain: options.domain ?? 'wolkenschip',
        name: options.name ?? 'Het Wolkenschip',
        enterprise: options.enterprise ?? null,
        botUser: world.id('U'),
        botId: world.id('B'),
        installed: options.token !== null,
        users: new Map(),
        channels: new Map(),
        homes: new Map(),
        stacks: new Map(),
      };
      teams.set(id, team);
      world.addUser(team, { id: team.botUser, name: 'zorgbode', real_name: 'Zorgbode', is_bot: true });
      for (const user of options.users ?? []) world.addUser(team, user);
      for (const { id: channel, name, kind = 'public', members = [], archived = false } of options.channels ??
        [])
        team.channels.set(channel, {
          id: channel,
          team_id: id,
          name,
          kind,
          members: new Set(members),
          is_archived: archived,
        });
      if (options.token !== null) world.addToken(team, options.scopes ?? SCOPES, { token: options.token });
      return team;
    },
    addUser(team: Team, user: Partial<SlackUser> & { id: string }): SlackUser {
      const name = user.name ?? user.email?.split('@')[0] ?? user.id.toLowerCase();
      const made: SlackUser = {
        team_id: team.id,
        real_name: name,
        email: `${name}@example.com`,
        locale: 'nl-NL',
        is_bot: false,
        is_restricted: false,
        is_ultra_restricted: false,
        is_stranger: user.team_id !== undefined && user.team_id !== team.id,
        is_admin: false,
        deleted: false,
        ...user,
        name,
      };
      team.users.set(made.id, made);
      return made;
    },
    addToken(team: Team, scopes: string[], more: Partial<Token> = {}): Token {
      const token: Token = {
        team_id: team.id,
        kind: 'bot',
        scopes: new Set(scopes),
        state: 'good',
        ...more,
        token: more.token ?? `xoxb-${team.id}-${world.secret()}`,
      };
      tokens.set(token.token, token);
      return token;
    },
    /** The direct message between the app and a user; made when there is none. */
    im(team: Team, user: string): Channel {
      for (const channel of team.channels.values()) if (channel.user === user) return channel;
      const members = new Set([user, team.botUser]);
      const made: Channel = {
        id: world.id('D'),
        team_id: team.id,
        name: 'directmessage',
        kind: 'im',
        user,
        members,
        is_archived: false,
      };
      team.channels.set(made.id, made);
      return made;
    },
    team(id: string): Team {
      const team = teams.get(id);
      if (!team) throw new Error(`no workspace ${id}`);
      return team;
    },
    messageAt: (channel: string, ts: string): Message | undefined =>
      messages.get(channel)?.findLast((message) => message.ts === ts),
    addMessage(message: Omit<Message, 'ts' | 'edited' | 'deleted' | 'typed' | 'before'>): Message {
      const made: Message = {
        ...message,
        ts: world.ts(),
        edited: false,
        deleted: false,
        typed: {},
        before: [],
      };
      const there = messages.get(message.channel);
      if (there) there.push(made);
      else messages.set(message.channel, [made]);
      return made;
    },
    stack: (team: Team, user: string): View[] => {
      const there = team.stacks.get(user) ?? [];
      team.stacks.set(user, there);
      return there;
    },
    trigger(team: Team, user: string, view?: string): string {
      const id = `${world.id('')}.${Math.floor(now())}.${world.secret()}`;
      triggers.set(id, { id, team_id: team.id, user, issuedAt: now(), used: false, view });
      return id;
    },
    responseUrl(of: Omit<ResponseUrl, 'id' | 'issuedAt' | 'uses'>): string {
      const id = world.secret();
      responseUrls.set(id, { ...of, id, issuedAt: now(), uses: 0 });
      return `/${of.kind}/${of.team_id}/${id}`;
    },
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;
