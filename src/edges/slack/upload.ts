import type { WebClient } from '@slack/web-api';
import type { FileRef } from '../../kernel/file.js';
import type { Json } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { OutMessage } from '../../ports/delivery.js';
import type { Renderer } from './draw.js';
import { failureOf, Unseen } from './failure.js';
import type { Fetch } from './fetch.js';

/** Where Slack takes bytes. Source: https://docs.slack.dev/messaging/working-with-files#upload */
const FILES = 'https://files.slack.com';
/** Real ms. */
const UPLOAD_LIMIT = 60_000;
const MOST_REMEMBERED = 1_000;

/** The calls of it that write to somebody: `open` finds their conversation, `show` puts a file into it. */
export interface UploadCalls {
  client: WebClient;
  open(): Promise<string | undefined>;
  show(id: string, channel: string): Promise<unknown>;
}

/** Puts a file into somebody's conversation. Throws as calls do. */
export type Upload = (out: OutMessage, file: FileRef, calls: UploadCalls) => Promise<Json>;

export interface UploadParts {
  renderer: Pick<Renderer, 'file'>;
  clock: Clock;
  fetch: Fetch;
  apiUrl: string;
}

/**
 * Slack's three steps: an address, the bytes, and showing it. Only the last one can be seen, and says in which conversation, so that
 * whatever goes wrong before it is as if nothing had happened. When the answer to it is lost, the next try shows the same file
 * again and not another one: Slack knows it by then, or says that there is nothing left to show.
 */
export function createUpload({ renderer, clock, fetch, apiUrl }: UploadParts): Upload {
  const ready = new Map<string, { id: string; channel: string }>();

  async function bring({ reader }: OutMessage, file: FileRef, { client, open }: UploadCalls) {
    const { name, mime, bytes, alt } = await renderer.file(file, reader, clock.now());
    const channel = await open();
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.length,
      ...(alt ? { alt_txt: alt } : {}),
    });
    if (!channel || !url || !id) throw new Unseen('no_upload_address');
    if (![FILES, new URL(apiUrl).origin].includes(new URL(url).origin)) throw new Unseen('foreign_address');
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': mime },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_LIMIT),
    }).catch(() => {
      throw new Unseen('upload_failed');
    });
    if (!answer.ok) throw new Unseen(`upload_http_${answer.status}`);
    return { id, channel };
  }

  return async (out, file, calls) => {
    if (out.address.channel !== undefined) throw new Error('a file goes to a person, never to a channel');
    const key = `${out.address.tenant} ${out.id}`;
    const before = ready.get(key);
    const made = before ?? (await bring(out, file, calls).catch(asUnseen));
    if (ready.size >= MOST_REMEMBERED) ready.clear();
    ready.set(key, made);
    try {
      await calls.show(made.id, made.channel);
    } catch (error) {
      const { kind, code } = failureOf(error);
      // Of a file whose bytes arrived, and which was shown perhaps: it was.
      if (before && code === 'file_not_found') return shown(key, made.channel);
      if (kind === 'refused') ready.delete(key);
      throw error;
    }
    return shown(key, made.channel);
  };

  function shown(key: string, channel: string): Json {
    ready.delete(key);
    return { channel, ts: '' };
  }
}

/** An answer that was lost before anything could be seen; a scope that an older installation lacks, without holding up its messages. */
function asUnseen(error: unknown): never {
  if (error instanceof Unseen) throw error;
  const { kind, code } = failureOf(error);
  if (code === 'missing_scope') throw new Unseen(code, 'refused');
  throw kind === 'perhaps' ? new Unseen(code) : error;
}
