import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayOf } from '../../src/calendar/time.js';
import { serveFeeds } from '../../src/files/feed.js';
import { createHttp, type Http } from '../../src/http.js';
import { CALENDAR_FEED, feedId, feedPath } from '../../src/kernel/calendar-feed.js';
import type { Reader } from '../../src/kernel/card.js';
import type { CalendarEntry } from '../../src/kernel/file.js';
import type { Log } from '../../src/log.js';
import type { Store } from '../../src/ports/store.js';
import { createSeal } from '../../src/store/seal.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { stillClock } from '../support/clock.js';

const clock = stillClock('2026-10-12 09:00');
const logged: string[] = [];
const write = (...line: unknown[]) => void logged.push(JSON.stringify(line));
const log = { debug: write, info: write, warn: write, error: write } as unknown as Log;
const TOKEN = 'a'.repeat(43);
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
const entry = (uid: string): CalendarEntry => ({ uid, title: uid, day: '2026-11-09' });
let dir: string;
let store: Store;
let http: Http;
let base: string;
let there = true;
let fails = false;
let drawings = 0;
let entries = [entry('a')];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-files-'));
  const seal = createSeal(Buffer.alloc(32, 7), []);
  store = await createSqliteStore({ path: join(dir, 'kept.sqlite'), kinds: [CALENDAR_FEED], seal });
  const reader: Reader = { schoolId: 's', personId: 'lies', language: 'fr' };
  http = createHttp({ host: '127.0.0.1', port: 0, log });
  serveFeeds(http, {
    store,
    clock,
    dayOf,
    renderer: {
      say: ({ t }, language) => `${t} ${language}`,
      calendar(feed, { language }) {
        drawings += 1;
        if (fails) throw new Error(`cannot draw ${JSON.stringify(feed)}`);
        const bytes = Buffer.from(`${JSON.stringify(feed.entries)} ${language}`);
        return { name: 'zorgbode.ics', mime: 'text/calendar; charset=utf-8', bytes };
      },
    },
    reader: async (school, person) => (there && school === 's' && person === 'lies' ? reader : undefined),
    entries: async () => entries,
  });
  base = `http://127.0.0.1:${await http.listen()}`;
  await link(TOKEN);
});
afterAll(async () => {
  await http.close();
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

async function link(token: string | undefined) {
  const found = await store.get(CALENDAR_FEED, 's', feedId('lies'));
  const data = { personId: 'lies', hash: hashOf(token ?? ''), since: '2026-10-12' };
  const save = token ? [{ kind: CALENDAR_FEED, id: feedId('lies'), expect: found?.version ?? 0, data }] : [];
  const remove = token ? [] : [{ kind: CALENDAR_FEED.kind, id: feedId('lies') }];
  await store.commit({ schoolId: 's', save, remove, work: [], audit: [] }, clock.real());
}
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { headers, method });
const own = (headers?: Record<string, string>, method?: string) => get(feedPath('s', TOKEN), headers, method);
const readings = () =>
  store.audit('s', { record: { kind: CALENDAR_FEED.kind, id: feedId('lies') }, limit: 99 });

describe('a feed that somebody follows', () => {
  it('is theirs, in their language, for their programme alone', async () => {
    const response = await own();
    expect(await response.text()).toBe(`${JSON.stringify(entries)} fr`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=900',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
  });

  it('is sent again only once it changed', async () => {
    const etag = (await own()).headers.get('etag')!;
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const response = await own({ 'if-none-match': known });
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(response.headers.get('etag')).toBe(etag);
    }
    entries = [entry('a'), entry('b')];
    clock.moveReal(60_000);
    const changed = await own({ 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is drawn once a minute however often it is asked for', async () => {
    clock.moveReal(60_000);
    const before = drawings;
    for (let n = 0; n < 20; n++) await (await own()).text();
    expect(drawings).toBe(before + 1);
  });

  it('is logged once a day as read, without its token; looking what it is counts for nothing', async () => {
    const before = (await readings()).length;
    clock.moveTo(clock.now() + 86_400_000);
    expect((await own({}, 'HEAD')).status).toBe(200);
    expect(await readings()).toHaveLength(before);
    await Promise.all([own(), own(), own()]);
    await own();
    const lines = await readings();
    expect(lines).toHaveLength(before + 1);
    expect(lines.map(({ verb, who, access }) => [verb, who, access])).toContainEqual([
      'calendar.read',
      'lies',
      'read',
    ]);
    expect(JSON.stringify(lines)).not.toContain(TOKEN);
    expect((await store.get(CALENDAR_FEED, 's', feedId('lies')))!.data.readOn).toBe('2026-10-13');
  });

  it('gives one answer to all that is wrong: unknown, of another school, of who left, ended', async () => {
    const answer = async (path: string) => {
      const response = await get(path);
      return [response.status, response.headers.get('cache-control'), await response.text()];
    };
    const answers = [];
    for (const path of [
      feedPath('s', 'b'.repeat(43)),
      feedPath('t', TOKEN),
      feedPath('s', TOKEN).replace('.ics', ''),
      feedPath('s', hashOf(TOKEN)),
      '/calendar/',
      '/calendar/%00',
      `/calendar/${'x'.repeat(5000)}`,
    ])
      answers.push(await answer(path));
    there = false;
    answers.push(await answer(feedPath('s', TOKEN)));
    there = true;
    const other = 'c'.repeat(43);
    await link(other);
    answers.push(await answer(feedPath('s', TOKEN)));
    expect((await get(feedPath('s', other))).status).toBe(200);
    await link(undefined);
    answers.push(await answer(feedPath('s', other)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toEqual([404, 'no-store', 'calendar.gone nl\ncalendar.gone en\ncalendar.gone fr\n']);
    await link(TOKEN);
    expect((await own()).status).toBe(200);
  });

  it('leaves neither its token nor its words in the log, also when it cannot be drawn', async () => {
    clock.moveReal(60_000);
    fails = true;
    expect((await own()).status).toBe(500);
    fails = false;
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('GET /calendar/');
    expect(logged[0]).not.toContain(TOKEN);
    expect(logged[0]).not.toContain('2026-11-09');
  });
});
