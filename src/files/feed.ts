import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http } from '../http.js';
import { CALENDAR_FEED, FEED_PATH, type FeedLink, feedId } from '../kernel/calendar-feed.js';
import type { Reader } from '../kernel/card.js';
import type { CalendarEntry } from '../kernel/file.js';
import type { Stored } from '../kernel/kind.js';
import { text } from '../kernel/text.js';
import { type Day, type Epoch, LANGUAGES } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { Renderer } from '../render/card.js';

export interface FeedParts {
  store: Store;
  clock: Clock;
  renderer: Pick<Renderer, 'calendar' | 'say'>;
  /** undefined: nobody who is at this school today. */
  reader(schoolId: string, personId: string): Promise<Reader | undefined>;
  /** All that the features have for this person's calendar. */
  entries(schoolId: string, personId: string): Promise<CalendarEntry[]>;
  dayOf(at: Epoch): Day;
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};
/** Seconds. Programmes that follow a feed ask a few times a day. */
const FRESH = 15 * 60;
/** Whoever asks more often than this gets what was drawn before. Real ms. */
const DRAWN_LASTS = 60_000;
const MOST_DRAWN = 500;
const TOKEN = /^([\w-]{1,64})\.([\w-]{43})\.ics$/;

interface Drawn {
  at: Epoch;
  etag: string;
  mime: string;
  bytes: Buffer;
}

/**
 * `GET /calendar/<token>.ics`: what one person follows from their calendar programme, for as long as they work here and keep the link.
 * Wrong, ended, of somebody who left: one answer. That it is read is logged once a day, never with the token.
 */
export function serveFeeds(http: Http, { store, clock, renderer, reader, entries, dayOf }: FeedParts): void {
  /** By school and hash; the oldest goes first. */
  const drawn = new Map<string, Drawn>();

  async function find(token: string): Promise<{ feed: Stored<FeedLink>; whose: Reader } | undefined> {
    const [, schoolId, secret] = TOKEN.exec(token) ?? [];
    if (!schoolId || !secret) return undefined;
    const { items } = await store.find(CALENDAR_FEED, schoolId, {
      where: { hash: hashOf(secret) },
      limit: 1,
    });
    const feed = items[0];
    const whose = feed && (await reader(schoolId, feed.data.personId));
    return whose && { feed, whose };
  }

  async function draw({ schoolId, data: { hash, personId } }: Stored<FeedLink>, whose: Reader) {
    const key = `${schoolId} ${hash} ${whose.language}`;
    const known = drawn.get(key);
    if (known && clock.real() - known.at < DRAWN_LASTS) return known;
    const feed = { title: text('calendar.title'), entries: await entries(schoolId, personId) };
    const { mime, bytes } = renderer.calendar(feed, whose, clock.now());
    const fresh = { at: clock.real(), etag: `"${hashOf(bytes).slice(0, 22)}"`, mime, bytes };
    drawn.delete(key);
    drawn.set(key, fresh);
    for (const oldest of drawn.keys()) if (drawn.size > MOST_DRAWN) drawn.delete(oldest);
    return fresh;
  }

  /** Once a day; another process may have done so at the same time. */
  async function note({ schoolId, version, data }: Stored<FeedLink>): Promise<void> {
    const now = clock.now();
    const today = dayOf(now);
    if (data.readOn === today) return;
    const id = feedId(data.personId);
    const save = [{ kind: CALENDAR_FEED, id, expect: version, data: { ...data, readOn: today } }];
    const line = {
      at: now,
      who: data.personId,
      verb: 'calendar.read',
      kind: CALENDAR_FEED.kind,
      id,
      access: 'read' as const,
    };
    await store.commit({ schoolId, save, remove: [], work: [], audit: [line] }, clock.real());
  }

  http.route('GET', `${FEED_PATH}*`, async (request, response, url) => {
    const found = await find(url.pathname.slice(FEED_PATH.length));
    if (!found) return nothing(response, renderer);
    const { etag, mime, bytes } = await draw(found.feed, found.whose);
    if (request.method !== 'HEAD') await note(found.feed);
    const shared = { ...HEADERS, etag, 'cache-control': `private, max-age=${FRESH}` };
    if (knows(request, etag)) {
      response.writeHead(304, shared);
      response.end();
      return;
    }
    response.writeHead(200, {
      ...shared,
      'content-type': mime,
      'content-length': bytes.length,
      'content-disposition': 'inline; filename="zorgbode.ics"',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
}

const hashOf = (words: string | Buffer): string => createHash('sha256').update(words).digest('base64url');

const knows = ({ headers }: IncomingMessage, etag: string): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));

/** In every language, since nobody knows who asks. */
function nothing(response: ServerResponse, renderer: Pick<Renderer, 'say'>): void {
  const words = LANGUAGES.map((language) => renderer.say({ t: 'calendar.gone' }, language)).join('\n');
  response.writeHead(404, {
    ...HEADERS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  });
  response.end(`${words}\n`);
}
