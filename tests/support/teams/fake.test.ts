import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SPOILS } from './authority.js';
import { card, openBareBot } from './bare-bot.js';
import { text } from './client-card.js';
import { createFakeTeams, type FakeTeams } from './fake.js';

const message = (content: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

describe('the fake Teams', () => {
  let teams: FakeTeams;
  let app: Awaited<ReturnType<typeof openBareBot>>;
  let time = Date.parse('2026-10-12T09:00:00Z');
  beforeEach(async () => {
    const users = ['An Duindoorn', 'Bert Zeewind', 'Carla Strandvonk', 'Dirk Kwelder', 'Els Schelpaert'];
    teams = await createFakeTeams({ now: () => time, users: users.map((name) => ({ name })), pageMost: 2 });
    app = await openBareBot(teams);
  });
  afterEach(async () => {
    await app.close();
    await teams.close();
    jest.restoreAllMocks();
  });
  const entra = (name: string) => teams.world.user(name).aadObjectId!;
  const call = async (method: string, path: string, body?: object, authorization = 'Bearer test') => {
    const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const said = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: json ? JSON.parse(said) : said,
      retryAfter: response.headers.get('retry-after'),
    };
  };
  const personal = (name = 'An Duindoorn') => teams.world.personal(teams.world.user(name));
  const send = (content: object = card('Hallo')) =>
    call('POST', `conversations/${personal().id}/activities`, message(content));

  it('signs as Microsoft does: nothing spoiled gets in', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const an = teams.as('An Duindoorn');
    const activity = {
      ...teams.activities.message(an.user, teams.say('An Duindoorn', personal().id, 'dag')),
    };
    expect(await teams.send(activity)).toMatchObject({ ok: true });
    expect(app.bot.seen).toHaveLength(1);
    const answers: Record<string, number> = {};
    for (const spoil of SPOILS) answers[spoil] = (await teams.send(activity, { spoil })).status;
    const { 'no-expiry': let_in, ...refused } = answers;
    // Bare botbuilder takes a token that lives for ever, and fails where it should refuse: an edge has to do better.
    expect(let_in).toBe(200);
    expect(Object.entries(refused).filter(([, status]) => status < 400)).toEqual([]);
    expect(app.bot.seen).toHaveLength(2);
    expect(await teams.send(activity, { body: 'null' })).toMatchObject({ status: 400 });
  });

  it('makes one chat per person, and tells who is in it and in the team, page by page', async () => {
    await app.writeTo(entra('An Duindoorn'), 'Goedemorgen');
    await app.writeTo(entra('An Duindoorn'), 'Nog iets');
    const an = teams.as('An Duindoorn');
    expect(an.messages().map(text)).toEqual(['Goedemorgen', 'Nog iets']);
    await an.saysIn('General', '@Zorgbode leden');
    expect(text(an.messagesIn('General').at(-1)!)).toBe(
      'An Duindoorn, Bert Zeewind, Carla Strandvonk, Dirk Kwelder, Els Schelpaert',
    );
    expect(teams.callsOf('pagedMembers')).toHaveLength(3);
    const one = await call('GET', `conversations/${teams.team.id}/members/${entra('Bert Zeewind')}`);
    expect(one.body).toMatchObject({ objectId: entra('Bert Zeewind'), userRole: 'user' });
    expect((await call('GET', `teams/${teams.team.id}`)).body).toMatchObject({ memberCount: 5 });
    expect((await call('GET', `teams/${teams.team.id}/conversations`)).body).toEqual({
      conversations: [{ id: teams.team.id }],
    });
    expect(teams.problems).toEqual([]);
  });

  it('starts threads, updates and deletes', async () => {
    const body = {
      isGroup: true,
      tenantId: teams.tenantId,
      channelData: { channel: { id: teams.team.id } },
      activity: message(card('Aan het team')),
    };
    const made = await call('POST', 'conversations', body);
    expect(made).toMatchObject({ status: 201, body: { activityId: expect.any(String) } });
    expect(made.body.id).toBe(`${teams.team.id};messageid=${made.body.activityId}`);
    const path = `conversations/${made.body.id}/activities/${made.body.activityId}`;
    const an = teams.as('An Duindoorn');
    const shown = an.messagesIn('General')[0]!;
    await an.press(shown, 'Ik neem op');
    expect(text(shown)).toBe('Opgenomen');
    expect(await call('PUT', path, message(card('Gewijzigd')))).toMatchObject({ status: 200 });
    expect(text(shown)).toContain('Gewijzigd');
    expect(shown.message.before).toHaveLength(1);
    expect(await call('DELETE', path)).toMatchObject({ status: 200 });
    expect(an.messagesIn('General')).toEqual([]);
    expect(await call('PUT', path, message(card('x')))).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
  });

  it('refuses whom it does not know, and who does not want it', async () => {
    expect(await call('GET', `teams/${teams.team.id}`, undefined, 'Bearer other')).toMatchObject({
      status: 401,
    });
    expect(await call('POST', 'conversations/a:none/activities', message(card('x')))).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    });
    const { user } = teams.as('An Duindoorn');
    teams.block(user);
    await expect(app.writeTo(entra('An Duindoorn'), 'Hallo')).rejects.toMatchObject({
      statusCode: 403,
      code: 'MessageWritesBlocked',
    });
    teams.unblock(user);
    await teams.uninstall(user);
    await expect(app.writeTo(entra('An Duindoorn'), 'Hallo')).rejects.toMatchObject({
      code: 'ForbiddenOperationException',
    });
    await teams.removeFromTeam(teams.team, user);
    expect(await call('GET', `conversations/${teams.team.id}/members`)).toMatchObject({ status: 403 });
    expect(teams.as('An Duindoorn').messages()).toEqual([]);
    expect(teams.problems).toHaveLength(1);
  });

  it('refuses cards that Teams does not draw, and remembers them', async () => {
    const many = Array.from({ length: 7 }, (_n, nth) => ({
      type: 'Action.OpenUrl',
      title: String(nth),
      url: 'https://a.b/',
    }));
    const action = { type: 'Action.Execute', verb: 'mine', title: 'x' };
    const userIds = Array.from({ length: 61 }, (_n, nth) => `29:${nth}`);
    const bad: [object, RegExp][] = [
      [card('x', { version: '1.6' }), /version 1\.6/],
      [card('x', { body: [{ type: 'Carousel' }] }), /unknown element Carousel/],
      [card('x', { actions: many }), /7 visible actions/],
      [card('x', { refresh: { action, userIds } }), /61 userIds/],
      [
        card('x', { actions: [{ type: 'Action.Submit', title: 'x', data: { msteams: { type: 'y' } } }] }),
        /msteams/,
      ],
      [card('x'.repeat(15_000)), /bytes in UTF-16/],
    ];
    for (const [content, reason] of bad) {
      expect(await send(content)).toMatchObject({ status: 400 });
      expect(teams.problems.at(-1)!.problems.join()).toMatch(reason);
    }
    expect(await send(card('x'.repeat(60_000)))).toMatchObject({
      status: 413,
      body: { error: { code: 'MessageSizeTooBig' } },
    });
    expect(await send()).toMatchObject({ status: 201 });
    expect(teams.accepted).toHaveLength(1);
  });

  it('fails when asked to, before or after the effect, and counts what stands twice', async () => {
    const { faults } = teams;
    faults.next('send', { status: 429, retryAfter: 3 });
    faults.next('send', { status: 429 });
    faults.next('send', { status: 412 });
    faults.next('send', { status: 502, after: true });
    faults.next('send', { drop: 'after' });
    expect(await send()).toMatchObject({
      status: 429,
      retryAfter: '3',
      body: { error: { code: 'Throttled' } },
    });
    expect(await send()).toMatchObject({ status: 429, retryAfter: null });
    expect(await send()).toMatchObject({ status: 412, body: { error: { code: 'PreconditionFailed' } } });
    expect(teams.accepted).toHaveLength(0);
    expect(await send()).toMatchObject({ status: 502 });
    await expect(send()).rejects.toThrow();
    expect(await send()).toMatchObject({ status: 201 });
    expect(teams.accepted.map(({ answered }) => answered)).toEqual([false, false, true]);
    expect(teams.doubles()).toMatchObject([{ times: 3, unheard: 2 }]);
    expect(teams.calls.map(({ answer }) => answer)).toEqual([
      'Throttled',
      'Throttled',
      'PreconditionFailed',
      'ServiceError',
      'dropped',
      'ok',
    ]);
  });

  it('says nothing any more when asked to, until somebody gives up', async () => {
    teams.faults.next('*', { hang: 'before' }, 2);
    const controller = new AbortController();
    const url = `${teams.serviceUrl}v3/teams/${teams.team.id}`;
    const options = { headers: { authorization: 'Bearer test' } };
    const first = fetch(url, { ...options, signal: controller.signal });
    const second = fetch(url, options);
    const given = Promise.allSettled([first, second]);
    await teams.until(() => teams.faults.hanging === 2, 'two calls that hang');
    controller.abort();
    await teams.until(() => teams.faults.hanging === 1, 'one that gave up');
    teams.faults.release();
    expect((await given).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(teams.accepted).toEqual([]);
  });

  it('fails a share of the calls, the same for the same seed', async () => {
    const run = async (seed: number) => {
      teams.faults.some({ share: 0.5, seed, kinds: [{ status: 503 }] });
      const answers: number[] = [];
      for (let nth = 0; nth < 20; nth += 1) answers.push((await send()).status);
      return answers;
    };
    const first = await run(3);
    expect(await run(3)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([201, 503]));
    expect(await run(4)).not.toEqual(first);
  });

  it('keeps to the rates when asked to: so many for a conversation, on its own clock', async () => {
    teams.rates.limit();
    for (let nth = 0; nth < 7; nth += 1) expect(await send()).toMatchObject({ status: 201 });
    expect(await send()).toMatchObject({ status: 429, retryAfter: '1' });
    const other = `conversations/${personal('Bert Zeewind').id}/activities`;
    expect(await call('POST', other, message(card('x')))).toMatchObject({ status: 201 });
    time += 2000;
    expect(await send()).toMatchObject({ status: 201 });
    teams.rates.limit({ conversation: [{ calls: 1, ms: 60_000 }], retryAfter: false });
    expect(await send()).toMatchObject({ status: 429, retryAfter: null });
  });
});
