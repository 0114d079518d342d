import { lookup as ask } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { CalendarFailure } from '../../kernel/busy.js';
import { type AddressRule, checkedUrl, isPublic } from './address.js';

/** Every address of a name; rejects when there is none. */
export type Resolver = (host: string) => Promise<{ address: string; family: number }[]>;

export interface Wire {
  resolver: Resolver;
  allows: AddressRule;
  /** Certificates of authorities that are trusted instead of the usual ones. */
  ca?: string;
  /** Bytes, as they are after unpacking. */
  mostBytes: number;
  /** Real ms, from the first question to the last byte. */
  mostMs: number;
}

/** What a school's own server is asked with in the open. */
export const OPEN_WIRE: Wire = {
  resolver: (host) => ask(host, { all: true, verbatim: true }),
  allows: isPublic,
  mostBytes: 5 * 1024 * 1024,
  mostMs: 10_000,
};

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Why it did not work, as a code; never with an address in it. */
export class Failed extends Error {
  constructor(readonly why: CalendarFailure) {
    super(why);
    this.name = 'CalendarFailed';
  }
}

export interface Download {
  /** The bytes as they come, at most `mostBytes`: then it throws. undefined: as it was. */
  body?: AsyncIterable<Buffer>;
  etag?: string;
  modified?: string;
}

/**
 * Opens a calendar's address. Each redirect and each connection is checked as the first: the name is resolved by us, and the socket
 * goes to an address that was allowed, so that a name cannot mean another machine the moment after. Throws Failed.
 */
export async function download(
  address: string,
  known: { etag?: string; modified?: string },
  wire: Wire,
  signal: AbortSignal,
): Promise<Download> {
  let url = checkedUrl(address, wire.allows);
  for (let hops = 0; url; hops += 1) {
    const answer = await open(url, known, wire, signal);
    const status = answer.statusCode ?? 0;
    if (status === 200) return bodyOf(answer, wire);
    answer.destroy();
    if (status === 304) return {};
    if (!REDIRECTS.has(status)) throw new Failed(whyOf(status));
    const next = answer.headers.location;
    if (next === undefined || hops >= MOST_REDIRECTS || !URL.canParse(next, url.href))
      throw new Failed('away');
    url = checkedUrl(new URL(next, url).href, wire.allows);
  }
  throw new Failed('address');
}

const whyOf = (status: number): CalendarFailure =>
  status === 404 || status === 410 ? 'gone' : status >= 400 && status < 500 ? 'refused' : 'away';

function open(
  url: URL,
  { etag, modified }: { etag?: string; modified?: string },
  { resolver, allows, ca }: Wire,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const lookup: RequestOptions['lookup'] = (host, options, done) => {
    resolver(host).then(
      (found) => {
        // One that is not allowed makes all of them suspect.
        if (found.length === 0 || !found.every((one) => allows(one.address)))
          done(new Failed(found.length === 0 ? 'away' : 'address'), '', 4);
        else if (options.all) (done as unknown as (err: null, all: typeof found) => void)(null, found);
        else done(null, found[0]!.address, found[0]!.family);
      },
      () => done(new Failed('away'), '', 4),
    );
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'GET',
        agent: new Agent({ keepAlive: false }),
        lookup,
        signal,
        ...(ca === undefined ? {} : { ca }),
        headers: {
          accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
          'accept-encoding': 'gzip',
          'user-agent': 'Zorgbode',
          ...(etag === undefined ? {} : { 'if-none-match': etag }),
          ...(modified === undefined ? {} : { 'if-modified-since': modified }),
        },
      },
      resolve,
    );
    asked.on('socket', (socket) => {
      // Nothing is sent before this: the handshake comes first.
      socket.once('connect', () => {
        if (!allows(socket.remoteAddress ?? '')) asked.destroy(new Failed('address'));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

function bodyOf(answer: IncomingMessage, wire: Wire): Download {
  const { etag, 'last-modified': modified, 'content-length': length } = answer.headers;
  if (Number(length ?? 0) > wire.mostBytes) {
    answer.destroy();
    throw new Failed('large');
  }
  const coding = (answer.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (!['identity', 'gzip', 'x-gzip'].includes(coding)) {
    answer.destroy();
    throw new Failed('broken');
  }
  return {
    body: limited(answer, coding !== 'identity', wire.mostBytes),
    ...(etag && etag.length <= 200 ? { etag } : {}),
    ...(modified && modified.length <= 60 ? { modified } : {}),
  };
}

/** Counts what comes out, so that a small file that unpacks to a large one is stopped where the large one would be. */
async function* limited(answer: IncomingMessage, packed: boolean, most: number): AsyncGenerator<Buffer> {
  let source: Readable = answer;
  if (packed) {
    const unpacked = createGunzip();
    answer.on('error', (error) => unpacked.destroy(error));
    source = answer.pipe(unpacked);
  }
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw new Failed('large');
      yield chunk;
    }
  } catch (error) {
    if (packed && isPackingError(error)) throw new Failed('broken');
    throw error;
  } finally {
    source.destroy();
    answer.destroy();
  }
}

const isPackingError = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code).startsWith('Z_');
