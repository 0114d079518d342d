import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOurs, kindOf, originOf } from '../../../src/edges/slack/guard.js';

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
