import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFetch } from '../../../src/edges/slack/fetch.js';
import { createIdentity } from '../../../src/edges/slack/identity.js';
import { quiet, SlackClient } from '../../../src/edges/slack/web-client.js';
import type { Actor } from '../../../src/kernel/interaction.js';
import { createLog } from '../../../src/log.js';
import type { Acquaintances } from '../../../src/ports/turns.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';

const clock = stillClock('2026-10-12 09:00');
const log = createLog('silent');
const ROSTER: Record<string, string> = { 'an@school.example': 'an' };
let slack: FakeSlack;
let known: Map<string, string>;
beforeEach(async () => {
  known = new Map();
  slack = await createFakeSlack({
    now: () => clock.real(),
    teams: [
      {
        users: [
          { id: 'UAN', email: 'an@school.example' },
          { id: 'UJAN', email: 'jan@elders.example' },
        ],
      },
    ],
  });
});
afterEach(async () => {
  await slack.close();
});

/** People as a roster knows them: by e-mail, then by the id that was remembered. */
function people(enterpriseId?: string, other?: SlackClient) {
  const person = (user: string) => {
    const personId = known.get(user);
    return personId ? { schoolId: 's', personId, name: personId, email: '' } : undefined;
  };
  const turns: Partial<Acquaintances> = {
    who: async ({ user }: Actor) => person(user),
    introduce: async ({ user }: Actor, email: string) => {
      const found = ROSTER[email];
      if (found) known.set(user, found);
      return found ? person(user) : undefined;
    },
    forget: async ({ user }: Actor) => void known.delete(user),
  };
  const fetch = createFetch().fetch;
  const client = new SlackClient(slack.botToken, { slackApiUrl: slack.apiUrl, fetch, logger: quiet(log) });
  return createIdentity({
    clients: {
      for: async () => other ?? client,
      installation: async () => ({ botUserId: 'UBOT', botId: 'B', teamId: slack.team.id, enterpriseId }),
    },
    turns: turns as Acquaintances,
    clock,
    log,
  });
}
const tenant = () => slack.team.id;
const change = (id: string, user: object) => Object.assign(slack.team.users.get(id)!, user);

describe('somebody is looked for by e-mail', () => {
  it('and is introduced when found', async () => {
    expect(await people().find(tenant(), 'an@school.example')).toBe('UAN');
    expect(known.get('UAN')).toBe('an');
  });

  it('and is not there', async () => {
    expect(await people().find(tenant(), 'niemand@school.example')).toBeUndefined();
  });

  it.each([['is_restricted'], ['is_ultra_restricted'], ['is_stranger'], ['deleted'], ['is_bot']])(
    'and is no member: %s',
    async (what) => {
      change('UAN', { [what]: true });
      expect(await people().find(tenant(), 'an@school.example')).toBeUndefined();
      expect(known.size).toBe(0);
    },
  );

  it.each([[{ status: 500 }], [{ ratelimited: 5 }], [{ drop: 'before' as const }]])(
    'and it cannot be told: %j',
    async (fault) => {
      slack.faults.next('users.lookupByEmail', fault);
      await expect(people().find(tenant(), 'an@school.example')).rejects.toThrow();
    },
  );
});

describe('who a user is', () => {
  it('is asked of Slack once at a time', async () => {
    const identity = people();
    const standing = await Promise.all(Array.from({ length: 20 }, () => identity.know(tenant(), 'UAN')));
    expect(new Set(standing)).toEqual(new Set(['known']));
    expect(slack.callsOf('users.info')).toHaveLength(1);
  });

  it('is not asked about each try of somebody who is in no roster, and is seen once they are', async () => {
    const identity = people();
    for (let nth = 0; nth < 5; nth++) expect(await identity.know(tenant(), 'UJAN')).toBe('stranger');
    expect(slack.callsOf('users.info')).toHaveLength(1);
    ROSTER['jan@elders.example'] = 'jan';
    expect(await identity.know(tenant(), 'UJAN')).toBe('known');
    delete ROSTER['jan@elders.example'];
  });

  it('may be said by another workspace of the same organisation, and by no other', async () => {
    expect(await people('E1').know(tenant(), 'UAN', 'E1')).toBe('known');
    expect(await people('E1').know(tenant(), 'UAN', 'T9')).toBe('stranger');
    expect(known.size).toBe(0);
  });

  it('waits for the look at a profile that just changed', async () => {
    const identity = people();
    expect(await identity.know(tenant(), 'UAN')).toBe('known');
    change('UAN', { is_restricted: true });
    const looking = identity.changed(tenant(), 'UAN');
    expect(await identity.know(tenant(), 'UAN')).toBe('stranger');
    await looking;
  });

  it.each([
    [true, 'known'],
    [false, 'stranger'],
  ])('counts an e-mail only when Slack vouches for it: %s', async (is_email_confirmed, standing) => {
    const profile = {
      id: 'UAN',
      team_id: tenant(),
      is_email_confirmed,
      profile: { email: 'an@school.example' },
    };
    const client = { users: { info: async () => ({ user: profile }) } };
    expect(await people(undefined, client as unknown as SlackClient).know(tenant(), 'UAN')).toBe(standing);
  });
});
