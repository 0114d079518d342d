import type { Json } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Clock } from '../../ports/clock.js';
import type { Address, Delivered, Delivery, OutMessage } from '../../ports/delivery.js';
import { withFileLink } from '../../render/file-link.js';
import { isObject, wordOf } from './activity.js';
import type { Connector } from './connector.js';
import type { Conversations } from './conversations.js';
import type { Draw, Message } from './draw.js';
import { type Failure, failedCall } from './failure.js';
import type { Refreshes } from './refresh.js';

/** Real ms. */
const NOT_REACHED = 15_000;
const TOKEN_PAUSE = 60_000;
/** How long a tenant is kept to half of its rate (50/s for a bot in all) after Teams held us up; a full second's burst comes first. */
const SLOW = 600_000;
const SLOW_PER_SECOND = 25;

export interface DeliveryParts {
  refreshes: Refreshes;
  connector: Pick<Connector, 'call'>;
  conversations: Conversations;
  draw: Draw;
  appId: string;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** How readers reach us, for links to files; undefined: not at all. */
  linkBase?(): string | undefined;
  /** Something goes out in this tenant. */
  active(tenant: string): void;
}

interface Place {
  conversation: string;
  serviceUrl: string;
}
/** The code of a call that ended in another way; `new`: the chat was made just now. */
type Found = { place: Place; fresh?: true } | { failed: Failure & { code: string } } | undefined;

export interface Sender {
  /** The chat with a person, made when there is none. undefined: nobody knows where their Teams is. */
  personal(tenant: string, user: string): Promise<Found>;
  post(place: Place, message: Message): Promise<string>;
  replace(place: Place, id: string, message: Message): Promise<void>;
}

export function createSender(parts: Omit<DeliveryParts, 'draw' | 'active' | 'refreshes'>): Sender {
  const { connector, conversations, appId } = parts;
  const pathOf = ({ conversation }: Place) =>
    `v3/conversations/${encodeURIComponent(conversation)}/activities`;
  return {
    async personal(tenant, user) {
      const known = await conversations.of(tenant, user);
      if (known?.conversation)
        return { place: { conversation: known.conversation, serviceUrl: known.serviceUrl } };
      const serviceUrl = known?.serviceUrl ?? (await conversations.tenant(tenant))?.serviceUrl;
      if (!serviceUrl) return undefined;
      try {
        // The same person gives the same chat, however often it is asked for.
        const made = await connector.call(serviceUrl, 'POST', 'v3/conversations', {
          bot: { id: `28:${appId}` },
          isGroup: false,
          members: [{ id: known?.member ?? user }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        });
        const conversation = isObject(made) ? wordOf(made.id) : undefined;
        if (!conversation) return { failed: { kind: 'perhaps', code: 'no-id' } };
        await conversations.learn(tenant, user, { conversation, serviceUrl });
        return { place: { conversation, serviceUrl }, fresh: true };
      } catch (error) {
        return { failed: failedCall(parts, 'createConversation', error) };
      }
    },
    async post(place, message) {
      const answer = await connector.call(place.serviceUrl, 'POST', pathOf(place), message);
      return (isObject(answer) && wordOf(answer.id)) || '';
    },
    async replace(place, id, message) {
      const path = `${pathOf(place)}/${encodeURIComponent(id)}`;
      await connector.call(place.serviceUrl, 'PUT', path, { ...message, id });
    },
  };
}

/**
 * Messages as they stand in Teams: `place` is the Entra object id of a person, or of a channel its thread id; the handle is
 * `{ c: conversation, a: activity }`. Rates per conversation (7/s, 60 in 30 s, 1,800 an hour): the last one is what lasts.
 */
export function createDelivery(parts: DeliveryParts & { sender: Sender }): Delivery {
  const { conversations, sender, draw, clock, refreshes } = parts;
  let slowUntil = 0;

  const later = (ms: number, wholeTenant?: true): Delivered => ({
    kind: 'later',
    until: clock.real() + ms,
    ...(wholeTenant ? { wholeTenant } : {}),
  });

  function outcomeOf(failure: Failure & { code: string }, perhaps: Delivered): Delivered {
    switch (failure.kind) {
      case 'limited':
        slowUntil = clock.real() + SLOW;
        return later(failure.ms);
      case 'busy':
        return later(NOT_REACHED);
      case 'token':
        return later(TOKEN_PAUSE, true);
      case 'perhaps':
        return perhaps;
      case 'blocked':
        return { kind: 'lost', reason: 'teams-blocked' };
      case 'nowhere':
        return { kind: 'lost', reason: 'teams-gone' };
      case 'refused':
        return { kind: 'lost', reason: `teams-${failure.code}` };
    }
  }

  async function placeOf({ tenant, place, channel }: Address): Promise<Found> {
    if (channel === undefined && !place.startsWith('19:')) return sender.personal(tenant, place);
    const there = await conversations.tenant(tenant);
    return there && { place: { conversation: place, serviceUrl: there.serviceUrl } };
  }

  async function post(message: OutMessage, again = true): Promise<Delivered> {
    const { address, reader } = message;
    const card = withFileLink(message.card, message.file, parts.linkBase?.());
    const found = await placeOf(address);
    if (!found) return { kind: 'lost', reason: 'teams-not-installed' };
    // To ask for a chat twice is to get the same one.
    if ('failed' in found) return outcomeOf(found.failed, later(NOT_REACHED));
    const { place } = found;
    try {
      const id = await sender.post(place, draw.message(card, reader, await refreshes.of(message)));
      return { kind: 'sent', handle: { c: place.conversation, a: id } };
    } catch (error) {
      const failure = failedCall(parts, 'post', error);
      const personal = address.channel === undefined && !address.place.startsWith('19:');
      if (failure.kind === 'nowhere' && personal && !found.fresh && again) {
        await conversations.forget(address.tenant, address.place);
        return post(message, false);
      }
      return outcomeOf(failure, { kind: 'unknown' });
    }
  }

  return {
    surface: 'teams',
    perSecond: 0.5,
    get tenantPerSecond() {
      return clock.real() < slowUntil ? SLOW_PER_SECOND : Number.POSITIVE_INFINITY;
    },
    deliver(message) {
      parts.active(message.address.tenant);
      return post(message);
    },
    async update(message, handle) {
      const { address, card, reader } = message;
      const at = atOf(handle);
      const { tenant, place } = address;
      const serviceUrl =
        (await conversations.of(tenant, place))?.serviceUrl ??
        (await conversations.tenant(tenant))?.serviceUrl;
      if (!at || !serviceUrl) return { kind: 'lost', reason: 'teams-gone' };
      try {
        const drawn = draw.message(card, reader, await refreshes.of(message));
        await sender.replace({ conversation: at.c, serviceUrl }, at.a, drawn);
        return { kind: 'sent', handle };
      } catch (error) {
        // The same content twice in the same message is one change.
        return outcomeOf(failedCall(parts, 'update', error), later(NOT_REACHED));
      }
    },
  };
}

function atOf(handle: Json): { c: string; a: string } | undefined {
  if (typeof handle !== 'object' || handle === null || Array.isArray(handle)) return undefined;
  const { c, a } = handle;
  return typeof c === 'string' && typeof a === 'string' && c !== '' && a !== '' ? { c, a } : undefined;
}
