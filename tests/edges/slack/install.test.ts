import { describe, expect, it } from '@jest/globals';
import {
  allow,
  type Browser,
  base,
  bench,
  browser,
  clients,
  installed,
  PUBLIC,
  serve,
} from './installing.js';

describe('installing in a workspace', () => {
  it('sends the browser to Slack with the least scopes, a state and a cookie of its own', async () => {
    const { status, headers, set } = await browser().open(`${base}/slack/install`);
    const to = new URL(headers.get('location') ?? '');
    expect([status, to.origin, to.pathname]).toEqual([302, bench.slack.url, '/oauth/v2/authorize']);
    expect(Object.fromEntries(to.searchParams)).toEqual({
      client_id: bench.slack.clientId,
      scope: 'chat:write,commands,files:write,im:write,users:read,users:read.email',
      redirect_uri: `${PUBLIC}/slack/oauth_redirect`,
      state: expect.stringMatching(/^[\w-]{22}\.\d+\.[\w-]{43}$/),
    });
    expect(set).toMatch(
      /^__Host-zorgbode-slack=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('works without https for trying out, with a cookie that plain http takes', async () => {
    await serve('http://127.0.0.1:3978');
    const { set } = await browser().open(`${base}/slack/install`);
    expect(set).toMatch(/^zorgbode-slack=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
  });

  it('keeps the installation, and the bot works there', async () => {
    const { status, text } = await (async (who) => who.open(await allow(who, 'UKAAT')))(browser());
    expect(status).toBe(200);
    expect(text).toContain('Zorgbode staat nu in Het &lt;b&gt;Wolkenschip&lt;/b&gt;.');
    const { data } = (await clients.installations.get('TWOLK'))!;
    expect(data).toMatchObject({
      teamId: 'TWOLK',
      appId: bench.slack.world.appId,
      installedAt: bench.clock.real(),
    });
    await expect((await clients.for('TWOLK'))!.auth.test()).resolves.toMatchObject({ team_id: 'TWOLK' });
    expect(bench.log.lines.join()).not.toContain(data.token);
  });

  it('takes the place of an installation before it, with its token and its faults', async () => {
    const who = browser();
    await who.open(await allow(who, 'UKAAT'));
    for (const token of bench.slack.world.tokens.values()) token.state = 'revoked';
    clients.broken('TWOLK', 'token_revoked');
    await who.open(await allow(who, 'UKAAT'));
    await (await clients.for('TWOLK'))!.auth.test();
    expect(clients.state().broken).toEqual({});
  });

  it('keeps what it needs to renew a token', async () => {
    bench.slack.rotateTokens(43_200);
    const who = browser();
    await who.open(await allow(who, 'UKAAT'));
    const { data } = (await clients.installations.get('TWOLK'))!;
    expect(data.expiresAt).toBe(bench.clock.real() + 43_200_000);
    bench.clock.moveReal(43_200_001);
    await (await clients.for('TWOLK'))!.auth.test();
  });

  it('may begin in one process and end in another', async () => {
    const who = browser();
    const back = await allow(who, 'UKAAT');
    await serve();
    expect((await who.open(back)).status).toBe(200);
  });
});

describe('a way back that is not good', () => {
  const refused = async (who: Browser, back: string) => {
    const { status, text, headers } = await who.open(back);
    expect([status, await installed()]).toEqual([400, []]);
    expect(text).toContain('Er is niets bewaard. Begin opnieuw.');
    expect(text).toContain('href="/slack/install"');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(bench.slack.callsOf('oauth.v2.access')).toEqual([]);
  };

  it('cannot be used twice, also not at once or by another process', async () => {
    const who = browser();
    const back = await allow(who, 'UKAAT');
    const cookies = [...who.cookies];
    const again = () => {
      const same = browser();
      for (const [name, value] of cookies) same.cookies.set(name, value);
      return same.open(back);
    };
    const answers = await Promise.all([who.open(back), again(), again()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    await serve();
    expect((await again()).status).toBe(400);
    expect(bench.slack.callsOf('oauth.v2.access')).toHaveLength(1);
  });

  it('cannot be used by another browser, and still can by the one that began', async () => {
    const who = browser();
    const back = await allow(who, 'UKAAT');
    await refused(browser(), back);
    const other = browser();
    await other.open(`${base}/slack/install`);
    await refused(other, back);
    expect((await who.open(back)).status).toBe(200);
  });

  it('is over after ten minutes', async () => {
    const who = browser();
    const back = await allow(who, 'UKAAT');
    bench.clock.moveReal(600_000);
    await refused(who, back);
  });

  it('cannot be made up or changed', async () => {
    const who = browser();
    const back = new URL(await allow(who, 'UKAAT'));
    const state = back.searchParams.get('state')!;
    const [nonce, until, mac] = state.split('.');
    const made = [
      '',
      'x',
      `${nonce}.${Number(until) + 1}.${mac}`,
      `${'A'.repeat(22)}.${until}.${mac}`,
      `${state}x`,
      `${nonce}.${until}.${'A'.repeat(43)}`,
    ];
    for (const one of made) {
      back.searchParams.set('state', one);
      await refused(who, String(back));
    }
    back.searchParams.delete('state');
    await refused(who, String(back));
  });

  it('says in three languages that somebody thought better of it', async () => {
    for (const [language, words] of [
      ['nl-BE', 'Je hebt het installeren afgebroken.'],
      ['fr-BE,fr;q=0.8', 'Vous avez interrompu l’installation.'],
      ['de,en;q=0.8', 'You cancelled the installation.'],
    ] as const) {
      const who = browser(language);
      const back = new URL(await allow(who, 'UKAAT'));
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
      const { text } = await who.open(String(back));
      expect(text).toContain(words);
      expect(text).toContain(`<html lang="${language.includes('en') ? 'en' : language.slice(0, 2)}">`);
    }
    expect(await installed()).toEqual([]);
  });

  it.each([
    ['a code that is not good', { code: 'made-up' }, 'invalid_code'],
    ['no code', { code: '' }, 'no_code'],
    [
      'an error of Slack',
      { error: 'invalid_team_for_non_distributed_app' },
      'invalid_team_for_non_distributed_app',
    ],
    ['words for an error', { error: '<script>alert(1)</script>' }, 'unknown_error'],
  ])('names %s by a code, never by words that came along', async (_what, more, code) => {
    const who = browser();
    const back = new URL(await allow(who, 'UKAAT'));
    for (const [name, value] of Object.entries(more)) back.searchParams.set(name, value);
    const { status, text } = await who.open(String(back));
    expect([status, await installed()]).toEqual([502, []]);
    expect(text).toContain(`(${code})`);
    expect(text).not.toContain('<script');
  });

  it('keeps nothing of a token that may do too little', async () => {
    const who = browser();
    const { headers } = await who.open(`${base}/slack/install`);
    const less = new URL(headers.get('location')!);
    less.searchParams.set('scope', 'commands,chat:write');
    const { status, text } = await who.open(bench.slack.allow(String(less), 'UKAAT'));
    expect([status, await installed()]).toEqual([502, []]);
    expect(text).toContain('(missing_scope)');
  });

  it('keeps nothing of a token that is of another workspace than Slack names', async () => {
    const { world } = bench.slack;
    const { addToken } = world;
    world.addToken = (...made) => Object.assign(addToken(...made), { team_id: 'TBERG' });
    const who = browser();
    const { status, text } = await who.open(await allow(who, 'UKAAT'));
    expect([status, await installed()]).toEqual([502, []]);
    expect(text).toContain('(team_mismatch)');
  });
});
