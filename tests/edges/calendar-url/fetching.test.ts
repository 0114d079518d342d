import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import type { Resolver, Wire } from '../../../src/edges/calendar-url/download.js';
import { createCalendarUrl } from '../../../src/edges/calendar-url/edge.js';
import type { Log } from '../../../src/log.js';
import { calendar } from './reading.js';
import { type CalendarServer, calendarServer } from './server.js';

const FROM = epochOf('2026-10-12', '00:00');
const window = { from: FROM, until: epochOf('2026-11-12', '00:00') };
const FILE = calendar('UID:a\nSUMMARY:Zqx dokter\nDTSTART:20261013T100000\nDTEND:20261013T110000');
const SPANS = [{ from: epochOf('2026-10-13', '10:00'), to: epochOf('2026-10-13', '11:00') }];
const HERE = { address: '127.0.0.1', family: 4 };

describe('reading a calendar from its address', () => {
  let server: CalendarServer;
  let lines: string[];
  beforeAll(async () => {
    server = await calendarServer();
  });
  beforeEach(() => {
    lines = [];
    server.asked.length = 0;
  });
  afterAll(() => server.close());

  const log = new Proxy({} as Log, {
    get:
      () =>
      (...parts: unknown[]) =>
        void lines.push(JSON.stringify(parts)),
  });
  const open: Resolver = async () => [HERE];
  const edge = (wire: Partial<Wire> = {}) =>
    createCalendarUrl({
      log,
      wire: { resolver: open, allows: (one) => one === '127.0.0.1', ca: server.ca, ...wire },
    });
  const read = (path: string, wire: Partial<Wire> = {}, known = {}) =>
    edge(wire).read({ url: path.startsWith('/') ? server.url(path) : path, ...known, ...window });
  const failed = (why: string) => ({ kind: 'failed', why });
  const file = (content: string | Buffer, headers: Record<string, string> = {}) =>
    server.on('/a.ics', (_, response) => response.writeHead(200, headers).end(content));

  it('gives when somebody is busy, and what to ask with next time', async () => {
    file(FILE, { etag: '"v1"', 'last-modified': 'Mon, 12 Oct 2026 07:00:00 GMT' });
    expect(await read('/a.ics')).toEqual({
      kind: 'read',
      spans: SPANS,
      etag: '"v1"',
      modified: 'Mon, 12 Oct 2026 07:00:00 GMT',
    });
    server.on('/a.ics', (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end(),
    );
    expect(await read('/a.ics', {}, { etag: '"v1"' })).toEqual({ kind: 'same' });
    expect(
      server.asked.map(({ headers }) => [headers.cookie, headers.authorization, headers.referer]),
    ).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
  });

  it('unpacks, and takes the way of writing that calendars publish', async () => {
    file(gzipSync(FILE), { 'content-encoding': 'gzip' });
    expect(await read(server.url('/a.ics').replace('https', 'webcal'))).toEqual({
      kind: 'read',
      spans: SPANS,
    });
  });

  it('follows three redirects, each checked as the first, and no more', async () => {
    file(FILE);
    const redirect = (path: string, to: string) =>
      server.on(path, (_, response) => response.writeHead(302, { location: to }).end());
    redirect('/1', '/2');
    redirect('/2', server.url('/3', 'other.school.test'));
    redirect('/3', '/a.ics');
    redirect('/0', '/1');
    expect(await read('/1')).toMatchObject({ kind: 'read' });
    expect(await read('/0')).toEqual(failed('away'));
    server.asked.length = 0;
    for (const to of [
      'http://agenda.school.test/a.ics',
      'https://127.0.0.2/a.ics',
      'https://[::1]/a.ics',
      'https://localhost/a.ics',
      'https://name:word@agenda.school.test/a.ics',
      'file:///etc/passwd',
    ]) {
      redirect('/1', to);
      expect([to, await read('/1')]).toEqual([to, failed('address')]);
    }
    expect(new Set(server.asked.map(({ path }) => path))).toEqual(new Set(['/1']));
  });

  it('asks nothing of an address that is not on the open internet, however it is written', async () => {
    for (const url of [
      'http://agenda.school.test/a.ics',
      'ftp://agenda.school.test/a.ics',
      `https://name:word@agenda.school.test:${server.port}/a.ics`,
      `https://127.0.0.1:${server.port}/a.ics`,
      `https://2130706433:${server.port}/a.ics`,
      `https://0x7f.1:${server.port}/a.ics`,
      `https://0177.0.0.1:${server.port}/a.ics`,
      `https://[::ffff:127.0.0.1]:${server.port}/a.ics`,
      `https://[::1]:${server.port}/a.ics`,
      `https://localhost:${server.port}/a.ics`,
      `https://printer.local:${server.port}/a.ics`,
      `https://intranet:${server.port}/a.ics`,
      'https://169.254.169.254/latest/meta-data/',
      'niets',
      '',
    ])
      expect([url, await createCalendarUrl({ log }).read({ url, ...window })]).toEqual([
        url,
        failed('address'),
      ]);
    expect(server.asked).toEqual([]);
  });

  it('looks at the address that a name stands for, at every connection', async () => {
    file(FILE);
    // By the real rule this machine is nobody's calendar.
    const real = createCalendarUrl({ log, wire: { resolver: open, ca: server.ca } });
    expect(await real.read({ url: server.url('/a.ics'), ...window })).toEqual(failed('address'));
    expect(
      await read('/a.ics', { resolver: async () => [HERE, { address: '10.0.0.1', family: 4 }] }),
    ).toEqual(failed('address'));
    // A name that means something else the second time it is asked for.
    const answers = [HERE, { address: '127.0.0.2', family: 4 }];
    server.on('/again', (_, response) => response.writeHead(302, { location: '/a.ics' }).end());
    expect(await read('/again', { resolver: async () => [answers.shift()!] })).toEqual(failed('address'));
    expect(server.asked.map(({ path }) => path)).toEqual(['/again']);
    expect(await read('/a.ics', { resolver: async () => Promise.reject(new Error('ENOTFOUND')) })).toEqual(
      failed('away'),
    );
  });

  it('trusts only who it should', async () => {
    file(FILE);
    expect(await read('/a.ics', { ca: undefined })).toEqual(failed('away'));
    expect(await read(server.url('/a.ics', 'agenda.other.test'))).toEqual(failed('away'));
    expect(server.asked).toEqual([]);
  });

  it('stops reading where it is too much, also where it is small as long as it is packed', async () => {
    const most = { mostBytes: 100_000 };
    file(FILE, { 'content-length': String(Buffer.byteLength(FILE)) });
    expect(await read('/a.ics', { mostBytes: 50 })).toEqual(failed('large'));
    file(gzipSync(Buffer.alloc(50_000_000, 'A')), { 'content-encoding': 'gzip' });
    expect(await read('/a.ics', most)).toEqual(failed('large'));
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      server.on('/a.ics', (_, response) => {
        const line = `${'A'.repeat(9_998)}\r\n`;
        const more = () => {
          while (!response.destroyed && written < 50_000_000) {
            written += line.length;
            if (!response.write(`BEGIN:VCALENDAR\r\n${line}`)) return void response.once('drain', more);
          }
        };
        response.on('close', resolve);
        more();
      });
    });
    expect(await read('/a.ics', most)).toEqual(failed('large'));
    await closed;
    expect(written).toBeLessThan(20_000_000);
  });

  it('waits no longer than it may: for an answer, for the rest of it, for a name', async () => {
    const soon = { mostMs: 60 };
    server.on('/silent', () => {});
    expect(await read('/silent', soon)).toEqual(failed('slow'));
    server.on('/half', (_, response) => void response.writeHead(200).write('BEGIN:VCALENDAR\r\n'));
    expect(await read('/half', soon)).toEqual(failed('slow'));
    expect(await read('/a.ics', { ...soon, resolver: () => new Promise(() => {}) })).toEqual(failed('slow'));
  });

  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [500, 'away'],
    [204, 'away'],
  ])('takes %i for %s', async (status, why) => {
    server.on('/a.ics', (_, response) => response.writeHead(status).end());
    expect(await read('/a.ics')).toEqual(failed(why));
  });

  it('knows a page to log in from a calendar, and bytes that cannot be unpacked', async () => {
    file('<!DOCTYPE html><html>Meld je aan</html>');
    expect(await read('/a.ics')).toEqual(failed('broken'));
    file('zqx', { 'content-encoding': 'gzip' });
    expect(await read('/a.ics')).toEqual(failed('broken'));
    file(FILE, { 'content-encoding': 'br' });
    expect(await read('/a.ics')).toEqual(failed('broken'));
    server.on('/a.ics', (_, response) => {
      response.writeHead(200, { 'content-length': '5000' });
      response.write(FILE, () => response.destroy());
    });
    expect(await read('/a.ics')).toEqual(failed('away'));
  });

  it('reads a few at once, and asks the others to come back', async () => {
    server.on('/silent', () => {});
    const one = edge({ mostMs: 100 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => one.read({ url: server.url('/silent'), ...window })),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual([...Array(6).fill('failed'), 'later', 'later']);
  });

  it('writes no address, and no word, to the log', async () => {
    file('<html>Zqx');
    await read(server.url('/a.ics?key=Zqxgeheim'));
    await read('/a.ics');
    await read('https://Zqxnaam:Zqxwoord@agenda.school.test/Zqx');
    expect(lines).toHaveLength(3);
    expect(lines.join()).toContain('agenda.school.test');
    expect(lines.join()).not.toMatch(/Zqx|a\.ics|key=/);
  });
});
