import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFiles } from '../src/files.js';
import { createHttp, type Http } from '../src/http.js';
import type { Reader } from '../src/kernel/card.js';
import { ENTRY_LASTS, FILE, FILE_LASTS, type FileRef } from '../src/kernel/file.js';
import type { Log } from '../src/log.js';
import type { Store } from '../src/ports/store.js';
import { createSeal } from '../src/store/seal.js';
import { createSqliteStore } from '../src/store/sqlite/store.js';
import { stillClock } from './support/clock.js';

const WORDS = 'Een stappenplan';
const file: FileRef = {
  file: 'page',
  name: 'Klaskaart',
  data: { title: WORDS, lead: [], blocks: [], foot: '' },
};
const clock = stillClock('2026-10-12 09:00');
const logged: string[] = [];
const write = (...line: unknown[]) => void logged.push(JSON.stringify(line));
const log = { debug: write, info: write, warn: write, error: write } as unknown as Log;
let dir: string;
let store: Store;
let http: Http;
let url: string;
let fails = false;
let there = true;
let files: ReturnType<typeof createFiles>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-files-'));
  store = await createSqliteStore({
    path: join(dir, 'kept.sqlite'),
    kinds: [FILE],
    seal: createSeal(Buffer.alloc(32, 7), []),
  });
  const reader: Reader = { schoolId: 's', personId: 'lies', language: 'fr' };
  files = createFiles({
    store,
    clock,
    renderer: {
      say: ({ t }, language) => `${t} ${language}`,
      async file(ref, { language }, now) {
        if (fails) throw new Error(`cannot draw ${JSON.stringify(ref)}`);
        const bytes = Buffer.from(`${JSON.stringify(ref)} ${language} ${now}`);
        return { name: 'Klaskaart.pdf', mime: 'application/pdf', bytes };
      },
    },
    reader: async (school, person) => (there && school === 's' && person === 'lies' ? reader : undefined),
  });
  http = createHttp({ host: '127.0.0.1', port: 0, log });
  files.routes(http);
  url = `http://127.0.0.1:${await http.listen()}/file/`;
});
afterAll(async () => {
  await http.close();
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const about = { kind: 'classCard', id: 'L3B' };
const keep = (personId = 'lies') => files.keep('s', { personId, about, file });
const openings = async () =>
  (await store.audit('s', { limit: 100 })).filter(({ verb }) => verb === 'file.open').length;
const status = async (token: string, method = 'GET') => (await fetch(url + token, { method })).status;

describe('a kept file', () => {
  it('is drawn when it is opened, in the language of its addressee, and that is logged', async () => {
    const response = await fetch(url + (await keep()));
    expect(await response.text()).toBe(`${JSON.stringify(file)} fr ${clock.now()}`);
    expect(await store.audit('s', { record: about, limit: 9 })).toEqual([
      { at: clock.now(), who: 'lies', verb: 'file.open', ...about, access: 'read' },
    ]);
  });

  it('is at an address of its own where it is a picture, and nothing else is', async () => {
    const picture: FileRef = {
      file: 'picture',
      name: 'Uitkomst',
      data: { picture: 'notes', title: WORDS, lead: [], notes: [], rest: '', foot: '', alt: '' },
    };
    const token = await files.keep('s', { personId: 'lies', about, file: picture });
    const at = (path: string) => fetch(new URL(path, url)).then(({ status: code }) => code);
    const before = await openings();
    expect(await at(`/picture/${token}.png`)).toBe(200);
    expect(await at(`/file/${token}`)).toBe(200);
    expect(await openings()).toBe(before + 2);
    const page = await keep();
    for (const path of [
      `/picture/${page}.png`,
      `/picture/${token}`,
      '/picture/',
      `/picture/${token}.png.png`,
    ])
      expect([path, await at(path)]).toEqual([path, 404]);
    clock.moveTo(clock.now() + FILE_LASTS);
    expect(await at(`/picture/${token}.png`)).toBe(404);
  });

  it('has another token each time, of which the store holds none', async () => {
    const tokens = await Promise.all([keep(), keep(), keep()]);
    expect(new Set(tokens).size).toBe(3);
    const { items } = await store.find(FILE, 's', { where: { personId: 'lies' }, limit: 100 });
    const known = JSON.stringify(items);
    for (const token of tokens) {
      expect(token).toMatch(/^s\.[\w-]{43}$/);
      expect(known).not.toContain(token.slice(2));
      expect(await store.get(FILE, 's', token.slice(2))).toBeUndefined();
    }
  });

  it('is looked at without being opened by who only asks what it is', async () => {
    const token = await keep();
    const before = await openings();
    expect(await status(token, 'HEAD')).toBe(200);
    expect(await openings()).toBe(before);
    expect(await status(token, 'POST')).toBe(404);
  });

  it('lasts an hour, to the millisecond, and as long as its addressee is there', async () => {
    const token = await keep();
    clock.moveTo(clock.now() + FILE_LASTS - 1);
    expect(await status(token)).toBe(200);
    there = false;
    expect(await status(token)).toBe(404);
    there = true;
    clock.moveTo(clock.now() + 1);
    expect(await status(token)).toBe(404);
    expect(await store.sweep(clock.now(), clock.real())).toBeGreaterThan(0);
    expect(await store.count(FILE, 's', {})).toBe(0);
  });

  it('lasts a week where it is an entry for a calendar', async () => {
    const entry: FileRef = { file: 'ics', name: 'x', data: { uid: 'u', title: 't', day: '2026-11-24' } };
    const token = await files.keep('s', { personId: 'lies', file: entry });
    clock.moveTo(clock.now() + ENTRY_LASTS - 1);
    expect(await status(token)).toBe(200);
    clock.moveTo(clock.now() + 1);
    expect(await status(token)).toBe(404);
    await store.sweep(clock.now(), clock.real());
  });

  it('answers all that is wrong alike, in three languages', async () => {
    const token = await keep('somebody-else');
    const answers = await Promise.all(
      [token, `s.${'A'.repeat(43)}`, 's', '', 'x'.repeat(5000), '%00', `t.${token.slice(2)}`].map(
        async (one) => {
          const response = await fetch(url + one);
          return [response.status, response.headers.get('cache-control'), await response.text()];
        },
      ),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toEqual([404, 'no-store', 'file.gone nl\nfile.gone en\nfile.gone fr\n']);
  });

  it('leaves neither its token nor its words in the log, also when it cannot be drawn', async () => {
    const token = await keep();
    fails = true;
    const before = await openings();
    expect(await status(token)).toBe(500);
    fails = false;
    expect(await openings()).toBe(before);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('GET /file/');
    expect(logged[0]).not.toContain(token.slice(2));
    expect(logged[0]).not.toContain(WORDS);
  });
});
