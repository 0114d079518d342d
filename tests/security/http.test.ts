import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

/** Somebody at the socket itself: what a browser or a library would never send. */
let sandbox: Sandbox;
let port: number;
beforeAll(async () => {
  sandbox = await openSandbox();
  port = Number(new URL(sandbox.url).port);
}, 60_000);
afterAll(() => sandbox.close());

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}
const send = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const request = ask({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
const JSON_TYPE = { 'content-type': 'application/json' };
const act = (body: string | Buffer, headers: Record<string, string> = {}) =>
  send('POST', '/sandbox/api/act', { ...JSON_TYPE, ...headers }, body);
const HOME = { person: 'lies-wadloper', verb: 'school.home' };

/** Bytes on a socket, and what comes back until the other side ends. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let got = '';
  socket.on('data', (chunk) => {
    got += chunk;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  await closed;
  return got;
}

describe('bodies', () => {
  it.each([
    ['broken JSON', '{"person":', 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['a text', '"x"', 400],
    ['nothing', '', 400],
    ['a thing that goes 200,000 deep', '['.repeat(200_000) + ']'.repeat(200_000), 400],
    [
      'an input that goes 100,000 deep',
      `{"person":"x","verb":"y","input":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      404,
    ],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['__proto__', '{"__proto__":{"person":"lies-wadloper","verb":"school.home"}}', 400],
  ])('answers %s', async (_what, body, status) => {
    expect((await act(body)).status).toBe(status);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('takes no %s, which a form on another site could send', async (type) => {
    expect((await act(JSON.stringify(HOME), { 'content-type': type })).status).toBe(415);
  });

  it('stops reading 11 MB that do not say how long they are', async () => {
    const piece = 'x'.repeat(1_000_000);
    const head =
      'POST /sandbox/api/act HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
    expect(await raw(head + chunk.repeat(11))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('does not believe a length that says less', async () => {
    const got = await raw(
      'POST /sandbox/api/act HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}',
    );
    expect(got).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('takes no request with two lengths, as smuggling would need', async () => {
    const got = await raw(
      'POST /sandbox/api/act HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(got).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('puts nothing on the prototype of everything', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const input = `{"${key}":{"polluted":true,"prototype":{"polluted":true}},"scope":"pupil"}`;
      await act(`{"person":"lies-wadloper","verb":"request.submit","input":${input}}`);
      const verb = await act(`{"person":"${key}","verb":"${key}","input":{}}`);
      expect(verb.status).toBe(404);
      expect(JSON.parse((await act(JSON.stringify({ ...HOME, verb: key }))).body)).toMatchObject({
        note: expect.any(String),
      });
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('where from', () => {
  it.each([
    ['a name that somebody points at this machine', { host: 'evil.example' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a name with ours as user', { host: 'localhost@evil.example' }],
    ['an address of the network', { host: '192.168.1.5:3978' }],
    ['0.0.0.0', { host: '0.0.0.0' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all, as a sandboxed frame says it', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['another scheme', { origin: 'https://localhost' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['another port, says the browser', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_what, headers) => {
    expect((await act(JSON.stringify(HOME), { host: `localhost:${port}`, ...headers })).status).toBe(403);
    for (const path of [
      '/sandbox/api/people',
      '/sandbox/api/inbox?person=lies-wadloper',
      '/sandbox/api/clock',
    ]) {
      const got = await send('GET', path, { host: `localhost:${port}`, ...headers });
      expect([path, got.status]).toEqual([path, 403]);
      expect(got.body).not.toContain('wadloper');
    }
  });

  it('gives no other site leave to read', async () => {
    const got = await send('OPTIONS', '/sandbox/api/act', { origin: 'https://evil.example' });
    expect(got.headers['access-control-allow-origin']).toBeUndefined();
    expect(got.status).toBe(404);
  });
});

describe('paths', () => {
  it.each([
    '/sandbox/../package.json',
    '/sandbox/..%2f..%2fpackage.json',
    '/sandbox/%2e%2e/%2e%2e/package.json',
    '/sandbox/....//package.json',
    '/sandbox/app.js%00.css',
    '/sandbox/app.js/',
    '/sandbox/',
    '/sandbox//etc/passwd',
    '/sandbox/\\..\\package.json',
    '/zorgbode.key',
    '/data/zorgbode.sqlite',
    '/%',
  ])('has nothing at %s', async (path) => {
    expect(
      (await raw(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`)).split(
        '\r\n',
      )[0],
    ).toBe('HTTP/1.1 404 Not Found');
  });

  it.each(['http://[', '//', 'http://:x/'])('answers an address that is none: %s', async (path) => {
    const got = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(got).toMatch(/^HTTP\/1\.1 40[04] /);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('does nothing on %s', async (method) => {
    expect((await send(method, '/sandbox/api/act')).status).toBe(404);
  });
});

describe('headers', () => {
  it('lets a page run its own files only, be framed by nobody, and tell no other site where it was', async () => {
    const { headers } = await send('GET', '/', { host: `localhost:${port}` });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('keeps what it answers out of every cache, and says nothing of what it is made with', async () => {
    const { headers } = await send('GET', '/sandbox/api/inbox?person=lies-wadloper', {
      host: `localhost:${port}`,
    });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers.server ?? headers['x-powered-by']).toBeUndefined();
  });

  it('counts without names, ids or roepnamen', async () => {
    await act(JSON.stringify({ person: 'lies-wadloper', verb: 'geheim.lies-wadloper', input: {} }));
    const { body } = await send('GET', '/metrics');
    const labels = [...body.matchAll(/^zorgbode\w*\{(.*)\}/gm)].map((line) => line[1]);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.join('\n')).not.toMatch(/wadloper|wolkenschip|geheim|[0-9A-Z]{26}/);
  });
});
