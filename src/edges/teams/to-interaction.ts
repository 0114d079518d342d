import { createHash } from 'node:crypto';
import type { Actor, ChannelAt, Interaction, Original, Place } from '../../kernel/interaction.js';
import { type Activity, isObject, objectOf, type Payload, withoutThread, wordOf } from './activity.js';
import { type Mentioned, mentionsIn, wordsOfHtml, wordsTyped } from './words.js';

/** Our own nonces have 26 letters. */
const LONGEST_NONCE = 80;
const LONGEST_CODE = 200;
const MOST_INPUTS = 200;

/** How an act came in, which decides how it can be answered. */
export type Way =
  /** A message to us. */
  | 'text'
  /** A button of a message that does something. */
  | 'act'
  /** A button of a message, or of Teams itself, that opens a dialog. */
  | 'fetch'
  /** A button of a dialog. */
  | 'submit';

/** Where an act came from, and what can be answered there. */
export interface Scene {
  tenant: string;
  user: string;
  member: string;
  serviceUrl: string;
  conversation: string;
  where: Activity['where'];
  channel?: ChannelAt;
  way: Way;
  /** From a message extension: its conversation is not one with us. */
  elsewhere: boolean;
  /** The message acted on, or from which the dialog was opened. */
  message?: string;
  /** What was kept of the dialog (`drafts.ts`). */
  draft?: string;
  /** The draft says which message the dialog is about. */
  about?: true;
  /** The message is the button of a typed command, which this dialog came from. */
  ends?: true;
  /** Names are typed where the draft has a list (`by-name.ts`). */
  byName?: true;
  schoolId?: string;
  /** What stands in the fields. */
  typed: Record<string, string>;
}

export interface Incoming {
  scene: Scene;
  interaction: Interaction;
  /** What is done, by whom, on which card; in this process. */
  key: string;
  /** Tells a repeated delivery from a second act that looks the same. */
  delivery?: string;
  /** A dialog that was put aside is asked for: what to do stands in the draft. */
  kept?: true;
  mentions: Mentioned[];
  /** With what to call those who are mentioned. */
  again?(names: ReadonlyMap<string, string>): Incoming;
}

/** A message to us. */
export function fromText(
  activity: Activity,
  user: string,
  names: ReadonlyMap<string, string> = new Map(),
): Incoming {
  const scene = sceneOf(activity, user, 'text');
  const text = wordsTyped(activity.raw, names);
  return {
    scene,
    interaction: {
      actor: actorOf(activity, user),
      place: placeOf(activity, 'text'),
      text,
      input: {},
      ...onceOf(activity, user, 'text'),
    },
    key: keyOf(scene, 'text', activity.id ?? text),
    delivery: activity.id,
    mentions: mentionsIn(activity.raw),
    again: (known) => fromText(activity, user, known),
  };
}

/** An invoke as an act of ours, or what is wrong with it. */
export function fromInvoke(activity: Activity, user: string): Incoming | { wrong: string } {
  const value = objectOf(activity.raw.value);
  switch (activity.name) {
    case 'adaptiveCard/action':
      return fromAction(activity, user, value);
    case 'task/fetch':
      return fromData(activity, user, 'fetch', objectOf(value.data));
    case 'task/submit':
      return fromData(activity, user, 'submit', objectOf(value.data));
    case 'composeExtension/fetchTask':
      return fromExtension(activity, user, value);
    case 'composeExtension/submitAction':
      return fromData(activity, user, 'submit', objectOf(value.data));
    default:
      return { wrong: 'no such invoke' };
  }
}

function fromAction(activity: Activity, user: string, value: Payload): Incoming | { wrong: string } {
  const action = value.action;
  if (!isObject(action)) return { wrong: 'action: missing' };
  // A card that asks for itself may not do anything: it is answered before it is an act (`refresh.ts`).
  if (value.trigger !== undefined && value.trigger !== 'manual') return { wrong: 'trigger: not by a person' };
  return fromData(activity, user, 'act', { ...objectOf(action.data), verb: action.verb });
}

/** A command of the message extension: its id is the verb. */
function fromExtension(activity: Activity, user: string, value: Payload): Incoming | { wrong: string } {
  const verb = wordOf(value.commandId);
  if (!verb) return { wrong: 'commandId: missing' };
  const body = objectOf(objectOf(value.messagePayload).body);
  const content = wordOf(body.content);
  const words = body.contentType === 'text' ? content?.trim() : content && wordsOfHtml(content);
  const original = originalOf(activity, objectOf(value.messagePayload));
  const made = act(activity, user, 'fetch', { verb, d: words ? { text: words } : {} });
  if ('wrong' in made) return made;
  return original ? { ...made, interaction: { ...made.interaction, original } } : made;
}

/** What stands for others to read, of somebody whom we can ask to take it away. */
function originalOf(activity: Activity, message: Payload): Original | undefined {
  const { id, userIdentityType } = objectOf(objectOf(message.from).user);
  const author = wordOf(id);
  if (activity.where === 'personal' || !author || author.length > LONGEST_NONCE) return undefined;
  if (userIdentityType !== undefined && userIdentityType !== 'aadUser') return undefined;
  const link = wordOf(message.linkToMessage);
  const { tenant } = activity;
  return {
    author: { platform: 'teams', tenant, user: author.toLowerCase() },
    ...(link && isLink(link) ? { link } : {}),
  };
}

/** Somebody else is sent this link in our name: it leads to Teams and nowhere else. */
const TEAMS_HOSTS = new Set(['teams.microsoft.com', 'teams.cloud.microsoft', 'teams.microsoft.us']);

function isLink(link: string): boolean {
  if (link.length > 2_000 || !URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  return protocol === 'https:' && TEAMS_HOSTS.has(hostname);
}

function fromData(activity: Activity, user: string, way: Way, data: Payload): Incoming | { wrong: string } {
  if (way === 'fetch' && data.verb === undefined && wordOf(data.x)) {
    const kept = act(activity, user, way, { ...data, verb: 'kept' });
    return 'wrong' in kept ? kept : { ...kept, kept: true };
  }
  return act(activity, user, way, data);
}

/** `{ verb, d, s, m, x, o, n, e }` and beside them what stands in the fields (the rewriting of `cards.ts`). */
function act(activity: Activity, user: string, way: Way, data: Payload): Incoming | { wrong: string } {
  const { verb, d, s, m, x, o, n, e, msteams: _client, ...fields } = data;
  if (typeof verb !== 'string' || verb === '' || verb.length > LONGEST_CODE)
    return { wrong: 'verb: missing' };
  if (d !== undefined && !isObject(d)) return { wrong: 'd: not an object' };
  const own = objectOf(d);
  const typed = typedIn(fields);
  const base = sceneOf(activity, user, way);
  const message = way === 'submit' ? codeOf(m) : activity.message;
  const [draft, schoolId] = [codeOf(x), codeOf(s)];
  const scene: Scene = {
    ...base,
    message,
    ...(draft ? { draft } : {}),
    ...(o === true ? { about: o } : {}),
    ...(n === true ? { byName: n } : {}),
    ...(e === true ? { ends: e } : {}),
    ...(schoolId ? { schoolId } : {}),
    typed,
  };
  const { once } = own;
  const nonce = typeof once === 'string' && once !== '' && once.length <= LONGEST_NONCE ? once : undefined;
  return {
    scene,
    interaction: {
      actor: actorOf(activity, user),
      place: placeOf(activity, way),
      verb,
      input: { ...typed, ...own },
      ...(schoolId ? { schoolId } : {}),
      ...(nonce
        ? { onceKey: `teams:${activity.tenant}:${user}:${verb}:${nonce}` }
        : onceOf(activity, user, verb)),
    },
    key: keyOf(scene, verb, digest([own, fields, draft, message])),
    delivery: activity.id,
    mentions: [],
  };
}

function sceneOf(activity: Activity, user: string, way: Way): Scene {
  const { tenant, member, serviceUrl, conversation, where, message, name = '' } = activity;
  const elsewhere = name.startsWith('composeExtension/');
  const channel = channelOf(activity);
  const base = { tenant, user, member, serviceUrl, conversation, where, way, elsewhere, message, typed: {} };
  return channel ? { ...base, channel } : base;
}

const actorOf = ({ tenant, locale }: Activity, user: string): Actor => ({
  platform: 'teams',
  tenant,
  user,
  ...(locale ? { locale } : {}),
});

function placeOf(activity: Activity, way: Way): Place {
  if (way === 'submit') return { kind: 'dialog' };
  const channel = channelOf(activity);
  const kind = activity.where === 'personal' ? 'personal' : 'channel';
  return channel ? { kind, channel } : { kind };
}

/** Without the thread: what is posted begins one. A chat between a few people is no channel. */
function channelOf({ where, tenant, conversation, channelName }: Activity): ChannelAt | undefined {
  if (where !== 'channel') return undefined;
  const place = withoutThread(conversation);
  const at: ChannelAt = { surface: 'teams', tenant, place, channel: place };
  return channelName ? { ...at, name: channelName } : at;
}

const codeOf = (value: unknown): string | undefined => {
  const word = wordOf(value);
  return word !== undefined && word.length <= LONGEST_CODE ? word : undefined;
};

function typedIn(fields: Payload): Record<string, string> {
  const typed: [string, string][] = [];
  for (const [id, value] of Object.entries(fields).slice(0, MOST_INPUTS)) {
    if (typeof value === 'string') typed.push([id, value]);
    else if (typeof value === 'number' || typeof value === 'boolean') typed.push([id, String(value)]);
  }
  return Object.fromEntries(typed);
}

const onceOf = ({ tenant, id }: Activity, user: string, what: string): { onceKey?: string } =>
  id ? { onceKey: `teams:${tenant}:${user}:${what}:${digest(id)}` } : {};
const keyOf = ({ tenant, user, conversation, message, way }: Scene, what: string, rest: string): string =>
  `${tenant} ${user} ${way} ${what} ${digest([conversation, message, rest])}`;
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('base64url')
    .slice(0, 22);
