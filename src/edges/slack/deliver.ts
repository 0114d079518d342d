import type { WebClient } from '@slack/web-api';
import type { Json } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Delivered, Delivery, OutMessage } from '../../ports/delivery.js';
import { withFileLink } from '../../render/file-link.js';
import type { Home, Message } from './blocks/convert.js';
import { type CallParts, failedCall } from './calls.js';
import type { Draw } from './draw.js';
import { type Failure, failureOf } from './failure.js';
import type { Upload } from './upload.js';

/** Real ms. */
const NOT_REACHED = 15_000;
const TOKEN_PAUSE = 300_000;
/** Nothing of what we send is looked up, shown as a preview or turned into a mention. */
const PLAIN = { unfurl_links: false, unfurl_media: false, link_names: false } as const;

export interface DeliveryParts extends Pick<CallParts, 'clients' | 'log' | 'metrics'> {
  draw: Draw;
  clock: Clock;
  /** How readers reach us, for links to files; without, files are uploaded. Https. */
  linkBase?: string;
  upload: Upload;
  /** Something of this person changed: their home shows it too. */
  changed(tenant: string, user: string): void;
}

/** Messages as they stand in Slack: `place` is the user's id, `channel` the channel's; the handle is `{ channel, ts }`. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { clients, clock, draw } = parts;

  async function send(
    out: OutMessage,
    method: 'chat.postMessage' | 'chat.update' | 'files.completeUploadExternal',
    call: (client: WebClient, message: Message) => Promise<Json>,
  ): Promise<Delivered> {
    const { tenant, place, channel } = out.address;
    const file = parts.linkBase ? out.file : undefined;
    const message = draw.message(withFileLink(out.card, file, parts.linkBase), out.reader);
    await draw.ready();
    let client: WebClient | undefined;
    try {
      client = await clients.for(tenant);
      if (!client) return { kind: 'lost', reason: 'slack.not-installed' };
      const handle = await call(client, message);
      return { kind: 'sent', handle };
    } catch (error) {
      // Its token could not be had: `for` says so itself, in words for whoever runs this.
      if (!client) return { kind: 'later', until: clock.real() + NOT_REACHED, wholeTenant: true };
      const code = failedCall(parts, tenant, method, error);
      const failure = failureOf(error);
      if (code === 'account_inactive' && (await isTheirs(client)))
        return { kind: 'lost', reason: `slack.${code}` };
      return outcomeOf(failure, tenant);
    } finally {
      if (channel === undefined) parts.changed(tenant, place);
    }
  }

  function outcomeOf(failure: Failure, tenant: string): Delivered {
    const real = clock.real();
    switch (failure.kind) {
      case 'limited':
        return { kind: 'later', until: real + failure.ms };
      case 'nowhere':
      case 'refused':
        return { kind: 'lost', reason: `slack.${failure.code}` };
      case 'token':
        clients.broken(tenant, failure.code);
        return { kind: 'later', until: real + TOKEN_PAUSE, wholeTenant: true };
      case 'busy':
        return { kind: 'later', until: real + NOT_REACHED };
      case 'perhaps':
        // The work loop tries again with growing pauses; what is changed twice into the same is changed once.
        return { kind: 'unknown' };
    }
  }

  return {
    surface: 'slack',
    perSecond: 1,
    uploads: parts.linkBase === undefined,
    deliver(out) {
      const { file } = out;
      if (file && !parts.linkBase)
        return send(out, 'files.completeUploadExternal', (client, { text }) =>
          parts.upload(out, file.file, {
            client,
            open: async () => (await client.conversations.open({ users: out.address.place })).channel?.id,
            show: (id, channel) =>
              client.files.completeUploadExternal({
                files: [{ id }],
                channel_id: channel,
                initial_comment: text,
              }),
          }),
        );
      return send(out, 'chat.postMessage', async (client, message) => {
        const { channel, ts } = await client.chat.postMessage({
          channel: out.address.channel ?? out.address.place,
          ...message,
          ...PLAIN,
        });
        return { channel: channel ?? '', ts: ts ?? '' };
      });
    },
    async update(out, handle) {
      const at = atOf(handle);
      if (!at) return { kind: 'lost', reason: 'slack.message_not_found' };
      return send(out, 'chat.update', async (client, message) => {
        await changeMessage(client, at, message);
        return at;
      });
    },
  };
}

/** Slack says `account_inactive` of our token, and has been seen to say it of a deactivated reader. */
async function isTheirs(client: WebClient): Promise<boolean> {
  return client.auth.test().then(
    () => true,
    () => false,
  );
}

function atOf(handle: Json): { channel: string; ts: string } | undefined {
  if (typeof handle !== 'object' || handle === null || Array.isArray(handle)) return undefined;
  const { channel, ts } = handle;
  return typeof channel === 'string' && typeof ts === 'string' ? { channel, ts } : undefined;
}

/** Words of the app to one person, outside any form. */
export const directMessage = (client: WebClient, user: string, message: Message): Promise<unknown> =>
  client.chat.postMessage({ channel: user, ...message, ...PLAIN });

/** Unlike for a new one Slack looks for names and channels in a changed message by itself, unless told not to. */
export const changeMessage = (
  client: WebClient,
  at: { channel: string; ts: string },
  message: Message,
): Promise<unknown> => client.chat.update({ ...at, ...message, link_names: false, parse: 'none' });

/** Puts a home where this user sees it; with the `hash` of the one it replaces. Gives back its own. */
export async function publishHome(
  client: WebClient,
  user: string,
  view: Home,
  hash: string | undefined,
): Promise<string | undefined> {
  const answer = await client.views.publish({ user_id: user, view, ...(hash ? { hash } : {}) });
  return answer.view?.hash;
}
