import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type House, startHouse } from './scripted-house.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.acts.length = 0;
  house.moves.length = 0;
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(house.base + path, { headers });
  return { status: answer.status, body: (await answer.json()) as any };
};
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(house.base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** A request with headers that fetch does not let through. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    request(house.base + path, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('who may call', () => {
  it('the page itself and programs on this machine', async () => {
    expect((await get('/sandbox/api/people', { origin: house.base })).status).toBe(200);
    expect(await raw('/sandbox/api/people', { host: 'localhost:3978' })).toBe(200);
    expect(await raw('/sandbox/api/people', { host: '[::1]:3978' })).toBe(200);
    expect(await raw('/', { 'sec-fetch-site': 'cross-site' })).toBe(200);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['an origin that is hidden', { origin: 'null' }],
    ['a name that was pointed at this machine', { host: 'evil.example:3978' }],
    ['a host that only begins like ours', { host: 'localhost.evil.example' }],
    ['a picture or script on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('not %s', async (_who, headers) => {
    expect(await raw('/sandbox/api/people', headers)).toBe(403);
  });

  it('not a foreign origin that acts or moves the clock', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await post('/sandbox/api/act', { person: 'an', text: '/zorg' }, headers)).status).toBe(403);
    expect((await post('/sandbox/api/clock', { now: 'next-school-day' }, headers)).status).toBe(403);
    expect(house.acts).toEqual([]);
    expect(house.moves).toEqual([]);
  });
});

describe('the page', () => {
  it('comes with a policy without inline scripts or styles', async () => {
    const answer = await fetch(`${house.base}/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await answer.text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
  });

  it('brings every file it names, and nothing else', async () => {
    const html = await (await fetch(`${house.base}/`)).text();
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
    for (const path of named) expect([path, (await fetch(house.base + path)).status]).toEqual([path, 200]);
    for (const path of [
      '/sandbox/../package.json',
      '/sandbox/%2e%2e/edge.ts',
      '/sandbox/',
      '/sandbox/index.html',
    ])
      expect([path, (await fetch(house.base + path)).status]).toEqual([path, 404]);
    expect(await raw('/', { host: 'evil.example' })).toBe(403);
  });

  it('speaks three languages, Dutch by default', async () => {
    const words = async (query: string) => (await get(`/sandbox/words${query}`)).body;
    expect((await words('')).language).toBe('nl');
    expect((await words('?language=xx')).language).toBe('nl');
    expect((await words('?language=fr')).words['composer.send']).toBe('Envoyer');
    expect((await words('?language=en')).words['field.left']).toBe('{left} characters left');
  });
});
