import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Caller, callerOf } from './caller.js';
import { createFakeSlack, type FakeSlack } from './fake.js';

const at = Date.UTC(2026, 9, 12, 7);
const plain = (text: string) => ({ type: 'plain_text', text });
const view = (title = 'Vraag', more: object = {}) => ({
  type: 'modal',
  title: plain(title),
  blocks: [{ type: 'section', text: plain('a') }],
  ...more,
});

describe('the Web API', () => {
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

  const trigger = (modal?: string) => slack.world.trigger(slack.team, 'U1', modal);

  it('takes forms with JSON in strings as well as JSON', async () => {
    const blocks = [{ type: 'section', text: plain('dag') }];
    const sent = await asForm('chat.postMessage', {
      channel: 'U1',
      text: 'dag',
      blocks: JSON.stringify(blocks),
    });
    expect(sent).toMatchObject({
      ok: true,
      message: { text: 'dag', app_id: slack.world.appId, user: slack.team.botUser },
    });
    expect(sent.message.blocks[0].block_id).toEqual(expect.any(String));
    const again = await post('chat.postMessage', { channel: sent.channel, text: 'dag', blocks });
    expect(again).toMatchObject({ ok: true, channel: sent.channel });
    expect(again.ts > sent.ts).toBe(true);
    expect(await asForm('chat.postMessage', { channel: 'U1', text: 'a', blocks: '[{' })).toMatchObject({
      error: 'invalid_blocks_format',
    });
    expect(slack.as('U1').inbox()).toHaveLength(2);
  });

  it('looks at tokens and scopes', async () => {
    expect(await error('auth.test', {}, '')).toBe('not_authed');
    expect(await error('auth.test', {}, 'xoxb-other')).toBe('invalid_auth');
    expect(await error('auth.test', {}, slack.appToken)).toBe('not_allowed_token_type');
    const poor = slack.world.addToken(slack.team, ['users:read']).token;
    expect(await post('chat.postMessage', { channel: 'U1', text: 'a' }, poor)).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'users:read',
    });
    expect((await post('users.info', { user: 'U1' }, poor)).user.profile.email).toBeUndefined();
    const [other] = [...slack.world.tokens.values()].filter((t) => t.team_id === 'T2');
    expect(await error('users.info', { user: 'U1' }, other!.token)).toBe('user_not_found');
    expect(await error('chat.postMessage', { channel: 'C1', text: 'a' }, other!.token)).toBe(
      'channel_not_found',
    );
    expect(await post('auth.revoke', {}, poor)).toMatchObject({ ok: true, revoked: true });
    expect(await error('auth.test', {}, poor)).toBe('token_revoked');
    slack.appUrl = slack.url;
    await slack.uninstall('T1');
    expect(await error('auth.test', {})).toBe('account_inactive');
  });

  it('knows where it may write', async () => {
    const to = (channel: string) => error('chat.postMessage', { channel, text: 'a' });
    expect(await to('C404')).toBe('channel_not_found');
    expect(await to('C2')).toBe('is_archived');
    expect(await to('C3')).toBe('channel_not_found');
    expect(await to('U2')).toBe('user_disabled');
    expect(await to('UBOT')).toBe('cannot_dm_bot');
    slack.team.channels.get('C1')!.members.delete(slack.team.botUser);
    expect(await to('C1')).toBe('not_in_channel');
    expect(await error('conversations.open', { users: 'U404' })).toBe('user_not_found');
    expect(await error('chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'a' })).toBe(
      'not_in_channel',
    );
    expect(await error('users.lookupByEmail', { email: 'niemand@school.example' })).toBe('users_not_found');
    expect(await error('users.lookupByEmail', { email: 'weg@school.example' })).toBe('users_not_found');
    expect((await post('users.lookupByEmail', { email: 'AN@school.example' })).user.id).toBe('U1');
  });

  it('refuses what Slack refuses in a message, and remembers it', async () => {
    const say = (more: object) => post('chat.postMessage', { channel: 'U1', ...more });
    expect(await say({})).toMatchObject({ error: 'no_text' });
    expect(await say({ text: 'x'.repeat(40_001) })).toMatchObject({ error: 'msg_too_long' });
    const long = Array.from({ length: 6 }, () => ({ type: 'section', text: plain('x'.repeat(2500)) }));
    expect(await say({ text: 'a', blocks: long })).toMatchObject({ error: 'msg_blocks_too_long' });
    expect(slack.problems).toHaveLength(1);
    expect(
      await say({ text: 'a', blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] }),
    ).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] 151 characters, at most 150 [json-pointer:/blocks/0/text/text]'],
      },
    });
    expect(await say({ text: 'dag <!channel>' })).toMatchObject({ error: 'invalid_blocks' });
    expect(slack.problems).toHaveLength(3);
    const { channel, ts } = await say({ text: 'a' });
    expect(await error('chat.update', { channel, ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await error('chat.update', { channel, ts: '1.1', text: 'a' })).toBe('message_not_found');
    const hers = slack.say('U1', 'C1', 'van haar');
    expect(await error('chat.update', { channel: 'C1', ts: hers.ts, text: 'a' })).toBe('cant_update_message');
    expect((await post('chat.getPermalink', { channel: 'C1', message_ts: hers.ts })).permalink).toMatch(
      /archives\/C1\/p\d+$/,
    );
  });

  it('lets a trigger open one modal, for three seconds', async () => {
    const used = trigger();
    expect(await post('views.open', { trigger_id: used, view: view() })).toMatchObject({
      ok: true,
      view: { title: plain('Vraag') },
    });
    expect(await error('views.open', { trigger_id: used, view: view() })).toBe('exchanged_trigger_id');
    const late = trigger();
    now += 3001;
    expect(await error('views.open', { trigger_id: late, view: view() })).toBe('expired_trigger_id');
    expect(await error('views.open', { trigger_id: 'x', view: view() })).toBe('invalid_arguments');
    const wrong = trigger();
    expect(await error('views.open', { trigger_id: wrong, view: view('x'.repeat(25)) })).toBe(
      'invalid_arguments',
    );
    expect(await error('views.open', { trigger_id: wrong, view: view() })).toBeUndefined();
    const [other] = [...slack.world.tokens.values()].filter((t) => t.team_id === 'T2');
    expect(await error('views.open', { trigger_id: trigger(), view: view() }, other!.token)).toBe(
      'invalid_arguments',
    );
  });

  it('stacks three modals and guards them with hashes', async () => {
    const first = await post('views.open', { trigger_id: trigger(), view: view('Een') });
    expect(await error('views.push', { trigger_id: trigger(), view: view() })).toBe('invalid_arguments');
    const second = await post('views.push', { trigger_id: trigger(first.view.id), view: view('Twee') });
    expect(second.view).toMatchObject({ root_view_id: first.view.id, previous_view_id: first.view.id });
    await post('views.push', { trigger_id: trigger(second.view.id), view: view('Drie') });
    expect(await error('views.push', { trigger_id: trigger(second.view.id), view: view('Vier') })).toBe(
      'push_limit_reached',
    );
    const { id, hash } = second.view;
    const updated = await post('views.update', { view_id: id, hash, view: view('Nieuw') });
    expect(updated.view.hash).not.toBe(hash);
    expect(await error('views.update', { view_id: id, hash, view: view('Oud') })).toBe('hash_conflict');
    expect(await error('views.update', { view_id: 'V404', view: view() })).toBe('not_found');
    const home = { type: 'home', blocks: [] };
    const published = await post('views.publish', { user_id: 'U1', view: home });
    expect(
      await post('views.publish', { user_id: 'U1', hash: published.view.hash, view: home }),
    ).toMatchObject({ ok: true });
    expect(await error('views.publish', { user_id: 'U1', hash: published.view.hash, view: home })).toBe(
      'hash_conflict',
    );
  });

  it('lists people a page at a time', async () => {
    const first = await post('users.list', { limit: 2 });
    expect(first.members).toHaveLength(2);
    const second = await post('users.list', { limit: 2, cursor: first.response_metadata.next_cursor });
    expect(second.members).toHaveLength(2);
    expect(second.response_metadata.next_cursor).toBe('');
  });
});
