import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFetch, type KeptFetch } from '../../../src/edges/slack/fetch.js';

let server: Server;
let kept: KeptFetch;
let url: string;
let lines: number;
const seen: { method?: string; headers: Record<string, unknown>; body: string }[] = [];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  [lines, seen.length] = [0, 0];
  answer = (response) =>
    response.writeHead(200, { 'X-Two': ['a', 'b'], 'x-oauth-scopes': 'chat:write' }).end('{"é":1}');
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ method: request.method, headers: request.headers, body });
      answer(response);
    });
  });
  server.on('connection', () => {
    lines += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth.test`;
  kept = createFetch();
});
afterEach(async () => {
  kept.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

describe('our fetch', () => {
  it('sends what it is given and reads what comes back', async () => {
    const headers = { authorization: 'Bearer x' };
    const response = await kept.fetch(url, { method: 'POST', headers, body: 'a=é' });
    expect(seen).toMatchObject([
      { method: 'POST', headers: { ...headers, 'content-length': '4' }, body: 'a=é' },
    ]);
    expect(response).toMatchObject({ ok: true, status: 200, statusText: 'OK', url });
    expect(response.headers.get('X-OAuth-Scopes')).toBe('chat:write');
    expect(response.headers.get('nothing')).toBeNull();
    expect(Object.fromEntries(response.headers.entries())).toMatchObject({ 'x-two': 'a, b' });
    expect(await response.json()).toEqual({ é: 1 });
    expect(await response.text()).toBe('{"é":1}');
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('{"é":1}');
    // The object that was given is not written into: two workspaces would share a token.
    expect(headers).toEqual({ authorization: 'Bearer x' });
  });

  it('keeps its line for the next call', async () => {
    for (let n = 0; n < 5; n++) await (await kept.fetch(url, { method: 'POST', body: '' })).text();
    expect([lines, seen.length]).toEqual([1, 5]);
  });

  it('tells a failure by its status, and a redirect as an error: the token stays here', async () => {
    answer = (response) => response.writeHead(503).end();
    expect(await kept.fetch(url)).toMatchObject({ ok: false, status: 503 });
    answer = (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    await expect(kept.fetch(url)).rejects.toThrow('redirected with 302');
  });

  it('gives up when nothing comes for a while, halfway through an answer too', async () => {
    const soon = createFetch(50);
    answer = () => {};
    await expect(soon.fetch(url)).rejects.toThrow('no answer in 50 ms');
    answer = (response) => response.writeHead(200, { 'content-length': 10 }).write('12345');
    await expect(soon.fetch(url)).rejects.toThrow();
    soon.close();
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(kept.fetch(url, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('never repeats a call whose line was cut', async () => {
    await kept.fetch(url);
    answer = (response) => void response.socket?.destroy();
    await expect(kept.fetch(url, { method: 'POST', body: 'x' })).rejects.toThrow();
    expect(seen).toHaveLength(2);
  });

  it('leaves forms with files to the global one', async () => {
    const form = new FormData();
    form.append('file', new Blob(['ics']), 'x.ics');
    await kept.fetch(url, { method: 'POST', body: form });
    expect(seen[0]?.body).toContain('filename="x.ics"');
  });
});
