import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Caller, callerOf } from './caller.js';
import { createFakeSlack, type FakeSlack } from './fake.js';

const at = Date.UTC(2026, 9, 12, 7);

describe('the rest of the Web API', () => {
  let slack: FakeSlack;
  let now: number;
  beforeEach(async () => {
    now = at;
    const users = [
      { id: 'U1', email: 'an@school.example' },
      { id: 'U2', email: 'weg@school.example', deleted: true },
      { id: 'UBOT', is_bot: true },
    ];
    const channels = [
      { id: 'C1', name: 'team', members: ['U1'] },
      { id: 'C2', name: 'oud', archived: true },
      { id: 'C3', name: 'geheim', kind: 'private' as const },
    ];
    slack = await createFakeSlack({
      now: () => now,
      teams: [
        { id: 'T1', users, channels },
        { id: 'T2', users: [{ id: 'U9' }] },
      ],
    });
    slack.team.channels.get('C1')!.members.add(slack.team.botUser);
  });
  afterEach(() => slack.close());

  const post = (...args: Parameters<Caller['post']>) => callerOf(slack).post(...args);
  const asForm = (...args: Parameters<Caller['asForm']>) => callerOf(slack).asForm(...args);
  const error = (...args: Parameters<Caller['error']>) => callerOf(slack).error(...args);

  it('holds a channel to its rate, and only that channel', async () => {
    slack.rates.limit('chat.postMessage', { every: 1000, burst: 2 });
    const to = (channel: string) => post('chat.postMessage', { channel, text: 'a' });
    expect([(await to('C1')).status, (await to('C1')).status]).toEqual([200, 200]);
    const stopped = await to('C1');
    expect([stopped.status, stopped.error, stopped.headers.get('retry-after')]).toEqual([
      429,
      'ratelimited',
      '1',
    ]);
    expect((await to('U1')).status).toBe(200);
    now += 1000;
    expect((await to('C1')).status).toBe(200);
    expect(slack.accepted).toHaveLength(4);
  });

  it('fails on demand, and tells what took effect', async () => {
    const to = (text: string) => post('chat.postMessage', { channel: 'C1', text });
    slack.faults.next('chat.postMessage', { status: 503 });
    await expect(to('a')).rejects.toThrow();
    slack.faults.next('chat.postMessage', { drop: 'before' });
    await expect(to('a')).rejects.toThrow();
    slack.faults.next('chat.postMessage', { ratelimited: 7 });
    expect((await to('a')).headers.get('retry-after')).toBe('7');
    expect(slack.accepted).toEqual([]);
    slack.faults.next('chat.postMessage', { drop: 'after' });
    await expect(to('a')).rejects.toThrow();
    expect(slack.accepted).toMatchObject([{ answered: false }]);
    await to('a');
    expect(slack.doubles()).toMatchObject([{ times: 2, unheard: 1 }]);
    slack.faults.next('chat.postMessage', { error: 'fatal_error' });
    expect((await to('b')).error).toBe('fatal_error');
    expect(slack.counts).toMatchObject({ dropped: 1, droppedAfter: 1, failed: 1, ratelimited: 1 });
    expect(slack.calls.map(({ answer, took }) => [answer, took])).toEqual([
      ['503', false],
      ['dropped', false],
      ['ratelimited', false],
      ['dropped', true],
      ['ok', true],
      ['fatal_error', false],
    ]);
  });

  it('fails for a share of calls that its seed fixes', () => {
    const run = (seed: number) => {
      slack.faults.some({ share: 0.3, seed });
      const hits = Array.from({ length: 1000 }, () => JSON.stringify(slack.faults.take('auth.test')));
      return hits;
    };
    const once = run(7);
    const failed = once.filter(Boolean).length;
    expect(failed).toBeGreaterThan(250);
    expect(failed).toBeLessThan(350);
    expect(run(7)).toEqual(once);
    expect(run(8)).not.toEqual(once);
    slack.faults.clear();
    expect(slack.faults.take('auth.test')).toBeUndefined();
  });

  it('installs by codes that work once, and rotates tokens by refresh tokens that do', async () => {
    slack.rotateTokens(43_200);
    const back = new URL(
      slack.allow(
        'https://slack.com/oauth/v2/authorize?client_id=1.2&scope=chat:write,users:read&state=s1&redirect_uri=http://127.0.0.1/back',
        'U9',
      ),
    );
    expect(back.searchParams.get('state')).toBe('s1');
    const client = { client_id: slack.clientId, client_secret: slack.clientSecret };
    const code = back.searchParams.get('code')!;
    const asked = { ...client, code, redirect_uri: 'http://127.0.0.1/back' };
    expect((await asForm('oauth.v2.access', { ...asked, redirect_uri: 'http://evil.example/' })).error).toBe(
      'bad_redirect_uri',
    );
    expect((await asForm('oauth.v2.access', { ...asked, client_secret: 'x' })).error).toBe(
      'bad_client_secret',
    );
    const granted = await asForm('oauth.v2.access', asked);
    expect(granted).toMatchObject({
      ok: true,
      team: { id: 'T2' },
      authed_user: { id: 'U9' },
      scope: 'chat:write,users:read',
      expires_in: 43_200,
    });
    expect((await asForm('oauth.v2.access', asked)).error).toBe('code_already_used');
    expect(await post('auth.test', {}, granted.access_token)).toMatchObject({ ok: true, team_id: 'T2' });
    now += 43_200_000;
    expect(await error('auth.test', {}, granted.access_token)).toBe('token_expired');
    const refresh = { ...client, grant_type: 'refresh_token', refresh_token: granted.refresh_token };
    const renewed = await asForm('oauth.v2.access', refresh);
    expect(await post('auth.test', {}, renewed.access_token)).toMatchObject({ ok: true });
    expect((await asForm('oauth.v2.access', refresh)).error).toBe('invalid_refresh_token');
    expect((await asForm('oauth.v2.access', { ...client, code: 'x' })).error).toBe('invalid_code');
  });

  it('takes a file in three steps', async () => {
    const { upload_url, file_id } = await post('files.getUploadURLExternal', {
      filename: 'overleg.ics',
      length: 3,
    });
    expect(await error('files.completeUploadExternal', { files: [{ id: file_id }], channel_id: 'C1' })).toBe(
      'file_not_found',
    );
    await fetch(upload_url, { method: 'POST', body: 'ics' });
    await post('files.completeUploadExternal', {
      files: [{ id: file_id }],
      channel_id: 'C1',
      initial_comment: 'Overleg',
    });
    expect(slack.uploads.get(file_id)).toMatchObject({ name: 'overleg.ics', shared: { channel: 'C1' } });
    expect(slack.world.messages.get('C1')!.at(-1)).toMatchObject({ text: 'Overleg', files: ['overleg.ics'] });
  });

  it('lets a response_url work five times, for half an hour', async () => {
    const make = () =>
      `${slack.url}${slack.world.responseUrl({ team_id: 'T1', user: 'U1', channel: 'C1', kind: 'commands' })}`;
    const tell = async (url: string, body: object) =>
      (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).text();
    const url = make();
    expect(await tell(url, { text: 'alleen jij' })).toBe('ok');
    expect(await tell(url, { text: 'allen', response_type: 'in_channel' })).toBe('ok');
    expect(slack.world.messages.get('C1')).toMatchObject([{ ephemeralTo: 'U1' }, { text: 'allen' }]);
    expect(slack.world.messages.get('C1')![1]!.ephemeralTo).toBeUndefined();
    for (let n = 0; n < 3; n += 1) await tell(url, { text: 'a' });
    expect(await tell(url, { text: 'a' })).toContain('used_url');
    const late = make();
    now += 30 * 60_000 + 1;
    expect(await tell(late, { text: 'a' })).toContain('expired_url');
    expect(await tell(make(), { text: '<@U1>' })).toContain('invalid_blocks');
    slack.faults.next('response_url', { drop: 'after' });
    await expect(tell(make(), { text: 'ongehoord' })).rejects.toThrow();
    expect(slack.world.messages.get('C1')!.at(-1)!.text).toBe('ongehoord');
  });
});
