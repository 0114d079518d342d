import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kind, SendOptions, Sent } from '../../support/slack/sender.js';
import { type OpenSchool, openSchool, SHORT_FORM } from './open.js';

let school: OpenSchool;
let submission: Sent;
let command: Sent;
beforeAll(async () => {
  school = await openSchool();
  const { slack } = school.teacher;
  await slack.command('/zorg', 'vraag');
  command = school.slack.sent.at(-1)!.sent;
  const modal = await slack.modalShown();
  await modal.fill(SHORT_FORM);
  // Signed by somebody else: what the payload of a submission looks like, without the submission.
  await modal.submit({ secret: 'not the secret' }).catch(() => undefined);
  submission = school.slack.sent.at(-1)!.sent;
  await school.running.drained();
});
afterAll(async () => {
  await school.close();
});

/** What the product did since: calls to Slack, and work. */
async function effectsOf(run: () => Promise<{ status: number }>) {
  const before = school.slack.calls.length;
  const { status } = await run();
  await school.running.drained();
  return { status, effects: school.slack.calls.length - before };
}
const send = (what: Sent, options?: SendOptions) => () => school.slack.send(what, { http: true, ...options });
const now = () => Math.floor(school.clock.real() / 1000);
let nth = 0;
/** Another submission of the same form: its own ids, so that it is no repetition. */
const of = (payload: object, view: object = {}): Sent => {
  nth += 1;
  const own = { trigger_id: `1.2.${nth}`, view: { ...submission.payload.view, hash: `h${nth}`, ...view } };
  return { ...submission, payload: { ...submission.payload, ...own, ...payload } };
};
const event = (body: object): Sent => ({
  kind: 'event',
  payload: {
    type: 'event_callback',
    team_id: school.slack.team.id,
    api_app_id: 'A0FAKE0001',
    event: { type: 'app_home_opened', user: school.teacher.user, tab: 'home' },
    ...body,
  },
});

describe('a request that Slack did not sign, or not now', () => {
  const signatures: [string, SendOptions | (() => SendOptions)][] = [
    ['another secret', { secret: 'not the secret' }],
    ['no signature', { signature: null }],
    ['an empty signature', { signature: '' }],
    ['a signature of another length', { signature: 'v0=abc' }],
    ['a signature in capitals', { signature: `v0=${'A'.repeat(64)}` }],
    ['another version', { version: 'v1' }],
    ['the version v1 around a signature of v0', { signature: `v1=${'a'.repeat(64)}` }],
    ['no timestamp', { timestamp: null }],
    ['NaN as timestamp', { timestamp: 'NaN' }],
    ['Infinity as timestamp', { timestamp: 'Infinity' }],
    ['a timestamp that is not whole', () => ({ timestamp: `${now()}.5` })],
    ['a timestamp with a sign', () => ({ timestamp: `+${now()}` })],
    ['a hexadecimal timestamp', () => ({ timestamp: `0x${now().toString(16)}` })],
    ['a timestamp with white space inside', () => ({ timestamp: `${now()} 1` })],
    ['an old timestamp', () => ({ timestamp: now() - 301 })],
    ['a timestamp of tomorrow', () => ({ timestamp: now() + 86_400 })],
    ['a timestamp just too far ahead', () => ({ timestamp: now() + 302 })],
    ['a body that was changed after signing', { body: 'payload=%7B%7D', signature: `v0=${'0'.repeat(64)}` }],
  ];
  it.each(signatures)('%s', async (_name, options) => {
    const made = typeof options === 'function' ? options() : options;
    expect(await effectsOf(send(submission, made))).toEqual({ status: 401, effects: 0 });
    expect(await effectsOf(send(command, made))).toEqual({ status: 401, effects: 0 });
  });

  it('takes what is almost five minutes old or ahead', async () => {
    const ask = (timestamp: number) =>
      send({ kind: 'event', payload: { type: 'url_verification', challenge: 'c' } }, { timestamp });
    expect((await ask(now() - 299)()).status).toBe(200);
    expect((await ask(now() + 299)()).status).toBe(200);
  });

  it('refuses even to be verified, or its certificate checked, without a signature', async () => {
    expect((await school.slack.acts.urlVerification('c', { signature: null })).status).toBe(401);
    expect((await school.slack.acts.sslCheck({ signature: null })).status).toBe(401);
    const verified = await school.slack.acts.urlVerification('c');
    expect([verified.status, verified.body]).toEqual([200, { challenge: 'c' }]);
    expect((await school.slack.acts.sslCheck()).status).toBe(200);
  });
});

describe('a signed request with a body that is none', () => {
  const bodies: [string, Kind, string][] = [
    ['null', 'event', 'null'],
    ['a list', 'event', '[]'],
    ['a number', 'event', '1'],
    ['a text', 'event', '"null"'],
    ['broken JSON', 'event', '{"type":'],
    ['nothing', 'event', ''],
    ['payload=null', 'interactive', 'payload=null'],
    ['payload=[]', 'interactive', 'payload=%5B%5D'],
    ['payload without JSON', 'interactive', 'payload=%7B'],
    ['an empty payload', 'interactive', 'payload='],
    ['an empty form', 'command', ''],
    ['no object in it', 'event', '{}'],
    [
      'an unknown type',
      'interactive',
      `payload=${encodeURIComponent('{"type":"constructor","user":{"id":"U1"}}')}`,
    ],
    ['no user', 'interactive', `payload=${encodeURIComponent('{"type":"block_actions","actions":[{}]}')}`],
    [
      'no actions',
      'interactive',
      `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U1"},"actions":[]}')}`,
    ],
    [
      'actions that are none',
      'interactive',
      `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U1"},"actions":[null]}')}`,
    ],
    [
      'no view',
      'interactive',
      `payload=${encodeURIComponent('{"type":"view_submission","user":{"id":"U1"},"view":null}')}`,
    ],
    ['an event that is none', 'event', '{"type":"event_callback","event":null}'],
    [
      'a user that is none',
      'interactive',
      `payload=${encodeURIComponent('{"type":"shortcut","user":{"id":{"a":1}}}')}`,
    ],
  ];
  it.each(bodies)('%s', async (_name, kind, body) => {
    const what = { kind, payload: {} };
    expect(await effectsOf(send(what, { body }))).toEqual({ status: 400, effects: 0 });
  });

  it('that is far too long', async () => {
    const body = `{"type":"${'x'.repeat(1_100_000)}"}`;
    const { status } = await school.slack.send({ kind: 'event', payload: {} }, { http: true, body });
    // Either it reads the refusal, or its line is cut while it still sends.
    expect([413, 0]).toContain(status);
  });
});

describe('a signed request that is not for this school', () => {
  const elsewhere = { id: 'T0ELSEWHERE', domain: 'elsewhere' };
  it.each([
    [
      'another workspace in a form',
      () =>
        of(
          { team: elsewhere, user: { ...submission.payload.user, team_id: elsewhere.id } },
          { app_installed_team_id: elsewhere.id },
        ),
    ],
    [
      'another workspace in a command',
      () => ({ ...command, payload: { ...command.payload, team_id: elsewhere.id } }),
    ],
    ['another workspace in an event', () => event({ team_id: elsewhere.id })],
    [
      'no workspace at all',
      () => of({ team: null, user: { id: school.teacher.user } }, { app_installed_team_id: undefined }),
    ],
    ['a view of another workspace', () => of({}, { app_installed_team_id: elsewhere.id })],
    ['the app itself', () => of({ user: { id: school.slack.team.botUser, team_id: school.slack.team.id } })],
  ])('%s', async (_name, what) => {
    expect(await effectsOf(send(what()))).toEqual({ status: 401, effects: 0 });
  });

  it.each([
    ['an id that nobody has', 'U0NOBODY00', undefined],
    ['an id from another company', 'U0STRANGER', 'T0ELSEWHERE'],
  ])('refuses %s with words and without effect', async (_name, id, team_id = school.slack.team.id) => {
    const before = school.slack.callsOf('chat.postMessage').length;
    const { status, body } = await school.slack.send(of({ user: { id, team_id } }), { http: true });
    await school.running.drained();
    expect(status).toBe(200);
    expect(Object.values(body.errors).join()).toContain('vind jou niet in de teamlijst');
    expect(school.slack.callsOf('chat.postMessage')).toHaveLength(before);
  });
});

it('does it once when Slack, or whoever listens in, sends the same signed request again', async () => {
  const replay = send(submission);
  const first = await replay();
  expect([first.status, first.body]).toEqual([200, { response_action: 'clear' }]);
  await school.running.drained();
  const done = school.slack.callsOf('chat.postMessage').length;
  expect(await effectsOf(replay)).toEqual({ status: 200, effects: 0 });
  school.clock.moveReal(299_000);
  expect(await effectsOf(send(submission, { timestamp: now() - 299 }))).toMatchObject({ status: 200 });
  expect(school.slack.callsOf('chat.postMessage')).toHaveLength(done);
  expect(await effectsOf(send(submission, { timestamp: now() - 301 }))).toEqual({ status: 401, effects: 0 });
});
