import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOurs, kindOf, originOf, readPayload } from '../../../src/edges/slack/guard.js';

describe('where a payload comes from', () => {
  const user = { id: 'U1', team_id: 'T1' };
  it.each([
    [
      'a command',
      { command: '/zorg', team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'false' },
      'T1',
      'E1',
    ],
    [
      'a command of an organisation',
      { command: '/zorg', team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' },
      'E1',
      'E1',
    ],
    ['an act', { team: { id: 'T1' }, user, enterprise: null, is_enterprise_install: false }, 'T1', undefined],
    [
      'an act of an organisation',
      { team: null, user, enterprise: { id: 'E1' }, is_enterprise_install: true },
      'E1',
      'E1',
    ],
    ['an act without a team', { team: null, user }, 'T1', undefined],
    [
      'a view shown elsewhere',
      { team: { id: 'T2' }, user: { id: 'U2', team_id: 'T2' }, view: { app_installed_team_id: 'T1' } },
      'T1',
      undefined,
    ],
    [
      'an event in a shared channel',
      { team_id: 'T2', authorizations: [{ team_id: 'T1', enterprise_id: null }] },
      'T1',
      undefined,
    ],
    [
      'an event of an organisation',
      { authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: true }] },
      'E1',
      'E1',
    ],
    ['an event', { team_id: 'T1' }, 'T1', undefined],
  ])('%s', (_name, body, tenant, enterpriseId) => {
    expect(originOf(body)).toMatchObject({ tenant, enterpriseId });
  });

  it('is nowhere when nothing says so', () => {
    expect(originOf({})).toBeUndefined();
    expect(originOf({ team_id: { id: 'T1' }, team: 'T1', user: 'U1' })).toBeUndefined();
    expect(originOf({ team_id: 'T1', is_enterprise_install: true })).toBeUndefined();
  });
});

describe('a payload is ours', () => {
  const installed = { botUserId: 'B', botId: 'B', teamId: 'T1', enterpriseId: 'E1', appId: 'A1' };
  const origin = { tenant: 'T1', teamId: 'T1', enterpriseId: 'E1', appId: 'A1' };
  it.each([
    ['of our app in our workspace', origin, true],
    ['of our app in our organisation', { ...origin, tenant: 'E1' }, true],
    ['without an organisation', { ...origin, enterpriseId: undefined }, true],
    ['of another app', { ...origin, appId: 'A2' }, false],
    ['of no app', { ...origin, appId: undefined }, false],
    ['of another workspace', { ...origin, tenant: 'T2' }, false],
    ['of another organisation', { ...origin, enterpriseId: 'E2' }, false],
  ])('%s', (_name, from, ours) => {
    expect(isOurs(from, installed)).toBe(ours);
  });

  it('where we do not know our own id yet, by workspace alone', () => {
    expect(isOurs({ ...origin, appId: 'A2' }, { ...installed, appId: undefined })).toBe(true);
  });
});

describe('whatever comes in', () => {
  it('is read without a throw, or not at all', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', undefined),
        (body, type) => {
          const read = readPayload(type, Buffer.from(body));
          if (read) kindOf(read);
        },
      ),
    );
  });

  it('is decoded as any form is, also where it is one field alone', () => {
    const piece = fc.constantFrom(
      'payload=',
      '{"a":"',
      '"}',
      '%7B%22a%22:%22',
      '%22%7D',
      '+',
      '%2B',
      '%',
      '%c3%a9',
      '%ff',
      '&',
      '=',
    );
    const form = fc
      .array(fc.oneof({ weight: 3, arbitrary: piece }, fc.string({ unit: 'binary' })))
      .map((list) => list.join(''));
    fc.assert(
      fc.property(form, (rest) => {
        const read = readPayload('application/x-www-form-urlencoded', Buffer.from(`payload=${rest}`));
        const wanted = new URLSearchParams(Buffer.from(`payload=${rest}`).toString()).get('payload') ?? '';
        expect(read).toEqual(readPayload('application/json', Buffer.from(wanted)));
      }),
      { numRuns: 500 },
    );
    const said = readPayload(
      'application/x-www-form-urlencoded',
      Buffer.from('payload=%7B%22a%22%3A%22%C3%A9+%2B%22%7D'),
    );
    expect(said).toEqual({ a: 'é +' });
  });

  it('brings a view along that reads as it was sent, wherever its blocks stand and whatever was typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"blocks":[',
        '],"private_metadata":',
        '%22blocks%22%3A%5B',
        '%5D%2C%22private_metadata%22%3A',
      ),
    );
    const block = fc.record({ type: fc.constantFrom('input', 'section'), block_id: typed, text: typed });
    const nested = fc.record({ blocks: fc.array(block, { maxLength: 2 }), private_metadata: typed });
    const blocks = fc.array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 1, arbitrary: nested }), {
      maxLength: 4,
    });
    const after = fc.record({ private_metadata: typed, state: fc.record({ values: typed }) });
    const view = fc.oneof(
      fc.tuple(blocks, after).map(([list, rest]) => ({ id: 'V1', blocks: list, ...rest })),
      fc.tuple(blocks, after).map(([list, rest]) => ({ ...rest, blocks: list })),
      after,
    );
    const message = fc.option(nested, { nil: undefined });
    const payload = fc.record({ user: typed, message, view }).map((one) => JSON.stringify(one));
    fc.assert(
      fc.property(payload, (json) => {
        const form = Buffer.from(new URLSearchParams({ payload: json }).toString());
        expect(readPayload('application/x-www-form-urlencoded', form)).toEqual(JSON.parse(json));
      }),
      { numRuns: 1000 },
    );
  });

  it('is told apart without a throw', () => {
    const types = [
      'block_actions',
      'view_submission',
      'shortcut',
      'message_action',
      'block_suggestion',
      'event_callback',
      '__proto__',
    ];
    const values = fc.record(
      {
        type: fc.constantFrom(...types),
        user: fc.jsonValue(),
        team: fc.jsonValue(),
        view: fc.jsonValue(),
        event: fc.jsonValue(),
        actions: fc.jsonValue(),
        authorizations: fc.jsonValue(),
        enterprise: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (body) => {
        kindOf(body as Record<string, unknown>);
        originOf(body as Record<string, unknown>);
      }),
    );
  });
});
