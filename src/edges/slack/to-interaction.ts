import { hash } from 'node:crypto';
import { MOST_TYPED } from '../../kernel/input.js';
import type { Actor, Interaction } from '../../kernel/interaction.js';
import { carriedBy, clicked, type StateValues, valuesOf } from './blocks/values.js';
import { isObject, type Payload } from './guard.js';
import { inChannel, isDirect } from './place.js';
import { plainWords } from './words.js';

/** Our own nonces have 26 letters. */
const LONGEST_NONCE = 80;
const LONGEST_TEXT = 40_000;

/** A message in Slack. */
export interface At {
  channel: string;
  ts: string;
}

/** The message that a modal was opened from by its shortcut, where others read it. */
export interface OriginalAt extends At {
  user: string;
}

/** A view as far as an answer depends on it. */
export interface OpenView {
  id: string;
  hash?: string;
  kind: 'modal' | 'home';
  title?: string;
  /** 1: the first of its stack, 3: nothing fits on top. */
  depth: number;
  /** Closing it closes those below it. */
  clears?: boolean;
  /** Its inputs, in order. */
  inputs: string[];
  /** What stands above each input, by its field. */
  labels?: Record<string, string>;
}

/** Where an act came from, and what can be answered there. */
export interface Scene {
  tenant: string;
  user: string;
  /** `submission`: the answer is in the acknowledgement itself. */
  kind: 'command' | 'shortcut' | 'action' | 'submission';
  triggerId?: string;
  responseUrl?: string;
  view?: OpenView;
  /** The message acted on, or from which the modal was opened. */
  message?: At;
  original?: OriginalAt;
}

export interface Incoming {
  scene: Scene;
  interaction: Interaction;
  /** The identity of the act, in this process. */
  key: string;
  /** Tells a repeated delivery from a second act that looks the same. */
  delivery?: string;
}

type Read = { tenant: string; body: Payload; locale?: string };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const objectOf = (value: unknown): Payload => (isObject(value) ? value : {});
const actorOf = (tenant: string, user: string, locale?: string): Actor => ({
  platform: 'slack',
  tenant,
  user,
  ...(locale ? { locale } : {}),
});
const userOf = (body: Payload): string => text(body.user_id) ?? text(objectOf(body.user).id) ?? '';

/** `/zorg gang …` → the same as typed. `names`: what to call the users that it mentions. */
export function fromCommand({ tenant, body, locale }: Read, names: ReadonlyMap<string, string>): Incoming {
  const user = userOf(body);
  const channel = text(body.channel_id);
  const typed = plainWords((text(body.text) ?? '').slice(0, LONGEST_TEXT), names);
  const key = keyFrom(tenant, user, 'command', body.trigger_id, body);
  return {
    scene: {
      tenant,
      user,
      kind: 'command',
      triggerId: text(body.trigger_id),
      responseUrl: text(body.response_url),
    },
    interaction: {
      actor: actorOf(tenant, user, locale),
      place: inChannel(tenant, channel, text(body.channel_name)),
      text: `${body.command} ${typed}`.trim(),
      input: {},
      onceKey: key,
    },
    key,
  };
}

/** The shortcut's `callback_id` is the verb; one on a message brings its text along. */
export function fromShortcut({ tenant, body, locale }: Read, names: ReadonlyMap<string, string>): Incoming {
  const user = userOf(body);
  const message = objectOf(body.message);
  const onMessage = body.type === 'message_action';
  const channel = text(objectOf(body.channel).id);
  const original = onMessage ? originalOf(message, channel) : undefined;
  const key = keyFrom(tenant, user, text(body.callback_id) ?? '', body.trigger_id, body);
  // Of a longer message the form opens with its beginning: it would be refused as something that somebody typed.
  const said = onMessage ? plainWords((text(message.text) ?? '').slice(0, LONGEST_TEXT), names) : '';
  const words = said.slice(0, MOST_TYPED);
  return {
    scene: {
      tenant,
      user,
      kind: 'shortcut',
      triggerId: text(body.trigger_id),
      responseUrl: text(body.response_url),
      ...(original ? { original } : {}),
    },
    interaction: {
      actor: actorOf(tenant, user, locale),
      place: inChannel(tenant, channel, text(objectOf(body.channel).name)),
      verb: text(body.callback_id) ?? '',
      input: words ? { text: words } : {},
      onceKey: key,
    },
    key,
  };
}

/** What stands for others to read, of somebody whom we can ask to take it away. */
function originalOf(message: Payload, channel: string | undefined): OriginalAt | undefined {
  const [user, ts] = [text(message.user), text(message.ts)];
  if (isDirect(channel) || !channel || !user || !ts || message.bot_id !== undefined) return undefined;
  return { channel, ts, user };
}

/** A button or an entry of a menu; undefined for links and for what is chosen in an input. */
export function fromAction({ tenant, body, locale }: Read): Incoming | undefined {
  const [action] = body.actions as Payload[];
  const meant = action && clicked(action);
  if (!action || !meant) return undefined;
  const user = userOf(body);
  const view = viewOf(body.view);
  const container = objectOf(body.container);
  const message = view ? undefined : messageAt(body, container);
  const kept = keptOf(carriedBy(objectOf(body.view).private_metadata));
  const state = objectOf(view ? objectOf(body.view).state : body.state).values;
  const stands = view ? `${view.id}:${view.hash ?? ''}` : `${message?.channel ?? ''}:${message?.ts ?? ''}`;
  const act = [stands, text(action.action_ts) ?? text(body.trigger_id), text(action.action_id)].join(':');
  const key = `slack:${tenant}:${user}:${act}`;
  return {
    scene: {
      tenant,
      user,
      kind: 'action',
      triggerId: text(body.trigger_id),
      responseUrl: text(body.response_url) ?? kept.responseUrl,
      ...(view ? { view } : {}),
      ...(message ? { message } : kept.message ? { message: kept.message } : {}),
      ...(kept.original ? { original: kept.original } : {}),
    },
    interaction: {
      actor: actorOf(tenant, user, locale),
      place: view
        ? { kind: view.kind === 'home' ? 'home' : 'dialog' }
        : inChannel(tenant, message?.channel, text(objectOf(body.channel).name)),
      verb: meant.verb,
      input: { ...(meant.withInputs ? typed(state) : {}), ...meant.data },
      ...(meant.schoolId ? { schoolId: meant.schoolId } : {}),
      onceKey: onceOf(tenant, user, meant.verb, meant.data) ?? key,
    },
    key,
  };
}

/** A form that is sent: `callback_id` is the verb. */
export function fromSubmission({ tenant, body, locale }: Read): Incoming {
  const user = userOf(body);
  const raw = objectOf(body.view);
  const view = viewOf(raw) ?? { id: '', kind: 'modal', depth: 1, inputs: [] };
  const carried = carriedBy(raw.private_metadata);
  const data = objectOf(carried?.d);
  const verb = text(raw.callback_id) ?? '';
  const answers = typed(objectOf(raw.state).values);
  const kept = keptOf(carried);
  const key = `slack:${tenant}:${user}:${view.id}:${view.hash ?? ''}`;
  const [first] = Array.isArray(body.response_urls) ? body.response_urls : [];
  return {
    scene: {
      tenant,
      user,
      kind: 'submission',
      triggerId: text(body.trigger_id),
      view,
      ...kept,
      responseUrl: text(objectOf(first).response_url) ?? kept.responseUrl,
    },
    interaction: {
      actor: actorOf(tenant, user, locale),
      place: { kind: 'dialog' },
      verb,
      input: { ...answers, ...data },
      ...(text(carried?.s) ? { schoolId: text(carried?.s) } : {}),
      onceKey: onceOf(tenant, user, verb, data) ?? key,
    },
    key: `${key}:${digestOf(answers)}`,
    delivery: text(body.trigger_id),
  };
}

const typed = (values: unknown): Record<string, string> =>
  isObject(values) ? valuesOf(values as StateValues) : {};

/** The nonce of a dialog: the same act, however often and from wherever it comes. */
function onceOf(tenant: string, user: string, verb: string, { once }: Payload): string | undefined {
  return typeof once === 'string' && once !== '' && once.length <= LONGEST_NONCE
    ? `slack:${tenant}:${user}:${verb}:${once}`
    : undefined;
}

/** Slack gives each command and shortcut a trigger of its own; the whole payload where it does not. */
function keyFrom(tenant: string, user: string, what: string, trigger: unknown, body: Payload): string {
  return `slack:${tenant}:${user}:${what}:${text(trigger) ?? digestOf(body)}`;
}

const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);

function messageAt(body: Payload, container: Payload): At | undefined {
  const channel = text(container.channel_id) ?? text(objectOf(body.channel).id);
  const ts = text(container.message_ts) ?? text(objectOf(body.message).ts);
  return channel && ts && container.is_ephemeral !== true ? { channel, ts } : undefined;
}

export function viewOf(value: unknown): OpenView | undefined {
  if (!isObject(value) || typeof value.id !== 'string') return undefined;
  // Read only when an answer names a field (`guard.ts`).
  const inputs = () =>
    (Array.isArray(value.blocks) ? value.blocks : []).filter((one) => isObject(one) && one.type === 'input');
  const root = text(value.root_view_id) ?? value.id;
  const depth = root === value.id ? 1 : text(value.previous_view_id) === root ? 2 : 3;
  return {
    id: value.id,
    hash: text(value.hash),
    kind: value.type === 'home' ? 'home' : 'modal',
    get title() {
      return titleOf(value.title);
    },
    depth,
    clears: value.clear_on_close === true,
    get inputs() {
      return inputs().map((one) => text(one.block_id) ?? '');
    },
    get labels() {
      const labels = inputs().map((one) => [text(one.block_id) ?? '', titleOf(one.label)]);
      return Object.fromEntries(labels.filter(([, label]) => label));
    },
  };
}

/** Slack hands plain texts back escaped. */
const titleOf = (title: unknown): string | undefined => {
  const said = text(objectOf(title).text);
  return said === undefined ? undefined : plainWords(said, new Map());
};

/** What a view carries for us beside its action's own data; ids only. */
export interface Kept {
  message?: At;
  original?: OriginalAt;
  /** Where a note can be put beside the command or message that the modal was opened from; Slack takes it for half an hour. */
  responseUrl?: string;
}

function keptOf(carried: Payload = {}): Kept {
  const [m, o] = [carried.m, carried.o].map((one) => (Array.isArray(one) && one.every(text) ? one : []));
  const kept: Kept = {};
  if (m?.length === 2) kept.message = { channel: m[0], ts: m[1] };
  if (o?.length === 3) kept.original = { channel: o[0], ts: o[1], user: o[2] };
  const responseUrl = text(carried.r);
  if (responseUrl) kept.responseUrl = responseUrl;
  return kept;
}

/** The same, put beside what the converter wrote; left out where it does not fit. */
export function keeping(metadata: string, { message, original, responseUrl }: Kept, longest: number): string {
  const whole = JSON.stringify({
    ...carriedBy(metadata),
    ...(message ? { m: [message.channel, message.ts] } : {}),
    ...(original ? { o: [original.channel, original.ts, original.user] } : {}),
    ...(responseUrl ? { r: responseUrl } : {}),
  });
  return whole.length <= longest ? whole : metadata;
}
