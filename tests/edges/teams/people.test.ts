import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TEAMS_CONVERSATION } from '../../../src/edges/teams/conversations.js';
import { memberIn } from '../../../src/edges/teams/identity.js';
import { EVERYWHERE } from '../../../src/kernel/values.js';
import type { TeamsClient } from '../../support/teams/client.js';
import { notification, text } from '../../support/teams/client-card.js';
import type { UserOptions } from '../../support/teams/world.js';
import { eventually, type OpenEdge, openEdge, READER } from './scripted.js';

const STRANGER = 'Ik werk alleen voor het team van deze school';
let open: OpenEdge;
beforeEach(async () => {
  open = await openEdge();
});
afterEach(() => open.close());

const looks = () => open.teams.callsOf('member').length;
/** What somebody is told who writes. */
async function hears(who: TeamsClient, words = 'zorg'): Promise<string> {
  const before = who.messages().length;
  await who.says(words);
  await open.teams.until(() => who.messages().length > before, 'an answer');
  return text(who.messages().at(-1)!);
}
const add = (options: UserOptions) => {
  const user = open.teams.world.addUser(options);
  open.teams.team.members.add(user.id);
  return open.teams.as(user.id);
};

describe('who acts', () => {
  it('is looked up once, and never again', async () => {
    for (let nth = 0; nth < 5; nth += 1) expect(await hears(open.an, `zorg ${nth}`)).toBe('Gedaan.');
    expect(looks()).toBe(1);
    expect(open.asked).toEqual(['an.duin@school.example']);
    open.clock.moveReal(2 * 3_600_000);
    await hears(open.an);
    expect(looks()).toBe(1);
  });

  it('is looked up once, also when they act ten times at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, nth) => open.an.says(`zorg ${nth}`)));
    await open.teams.until(() => open.an.messages().length === 10, 'ten answers');
    expect(looks()).toBe(1);
  });

  it('is nobody when on no roster: told so, and not looked up again for an hour', async () => {
    const eve = add({ name: 'Eve', email: 'eve@elders.example' });
    for (let nth = 0; nth < 3; nth += 1) expect(await hears(eve, `zorg ${nth}`)).toContain(STRANGER);
    expect(looks()).toBe(1);
    open.clock.moveReal(3_700_000);
    await hears(eve);
    expect(looks()).toBe(2);
  });

  it('is known at once when the roster gets them', async () => {
    const eve = add({ name: 'Eve', email: 'eve@elders.example' });
    await hears(eve);
    open.setRoster((email) => email === 'eve@elders.example');
    expect(await hears(eve)).toBe('Gedaan.');
    expect(looks()).toBe(1);
  });

  it('is found by their sign-in name where the mail address is another', async () => {
    const eve = add({
      name: 'Eve',
      email: 'eve.lang@elders.example',
      userPrincipalName: 'Eve@school.example',
    });
    expect(await hears(eve)).toBe('Gedaan.');
  });

  it.each<[string, UserOptions]>([
    ['a guest', { userRole: 'guest', email: 'g@school.example' }],
    [
      'a guest by their name',
      { email: 'g@school.example', userPrincipalName: 'g_school.example#EXT#@x.onmicrosoft.com' },
    ],
    ['anonymous', { aadObjectId: null, userRole: 'anonymous', email: 'a@school.example' }],
  ])('%s gets the polite refusal', async (_kind, options) => {
    const guest = add({ name: 'Gast', ...options });
    expect(await hears(guest)).toContain(STRANGER);
    expect(open.identities.size).toBe(0);
  });

  it('somebody of another company, in a channel that is shared with them, too', () => {
    const one = { id: '29:x', objectId: 'u', email: 'a@school.example', tenantId: 'elsewhere' };
    expect(memberIn(one, 'here')).toMatchObject({ own: false });
    expect(memberIn({ ...one, tenantId: 'HERE' }, 'here')).toMatchObject({ own: true });
    expect(memberIn({ ...one, tenantId: undefined, id: '28:bot' }, 'here')).toMatchObject({ own: false });
    expect(memberIn({ ...one, objectId: undefined }, 'here')).toBeUndefined();
  });

  it('who becomes a guest is forgotten', async () => {
    await hears(open.an);
    open.an.user.userRole = 'guest';
    await open.teams.installInTeam(open.teams.team, open.bo.user);
    await eventually(() => !open.identities.has(open.an.user.aadObjectId!));
    expect(await hears(open.an)).toContain(STRANGER);
  });

  it('when Teams cannot say who it is, they are told to try again, and can', async () => {
    open.teams.faults.next('member', { status: 502 });
    expect(await hears(open.an)).toContain('niet nagaan wie je bent');
    open.clock.moveReal(11_000);
    expect(await hears(open.an)).toBe('Gedaan.');
  });

  it('another bot gets no answer', async () => {
    const activity: any = open.teams.activities.message(
      open.an.user,
      open.teams.say('An Duin', open.teams.world.personal(open.an.user).id, 'zorg'),
    );
    activity.from = { id: '28:other', name: 'Bot' };
    expect((await open.teams.send(activity)).status).toBe(200);
    expect(open.acts).toEqual([]);
  });
});

describe('the members of a team', () => {
  const MANY = Array.from({ length: 25 }, (_, nth) => ({
    name: `Leraar ${nth}`,
    email: `l${nth}@school.example`,
  }));

  it('are matched page by page when the app comes into the team', async () => {
    await open.close();
    open = await openEdge({ users: [...MANY, { name: 'An Duin' }, { name: 'Bo Zee' }], pageMost: 10 });
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 25);
    expect(open.teams.callsOf('pagedMembers').length).toBeGreaterThanOrEqual(3);
    expect(looks()).toBe(0);
    // And nobody is looked up when they write.
    const one = open.teams.as('Leraar 7');
    expect(await hears(one)).toBe('Gedaan.');
    expect(looks()).toBe(0);
  });

  it('are known only once it is written down what Teams calls them', async () => {
    const { turns, store, teams, bo } = open;
    const { introduce } = turns;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    // Everybody can see that they are known, and nothing goes on.
    turns.introduce = async (...asked) => {
      const known = await introduce(...asked);
      await held;
      return known;
    };
    const paging = teams.installInTeam(teams.team, open.an.user);
    await eventually(() => open.identities.size > 0);
    const [user] = open.identities.keys();
    const there = await store.get(TEAMS_CONVERSATION, EVERYWHERE, `${teams.tenantId}:${user}`);
    go();
    await paging;
    const { id } = [open.an.user, bo.user].find(({ aadObjectId }) => aadObjectId === user)!;
    expect(there?.data.member).toBe(id);
    await eventually(() => open.identities.size === 2);
  });

  it('who is on no roster stays unnamed', async () => {
    open.setRoster((email) => email.startsWith('an.'));
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 1 && open.asked.includes('bo.zee@school.example'));
    await open.edge.refreshPeople();
    const { items } = await open.store.find(TEAMS_CONVERSATION, EVERYWHERE, { limit: 10 });
    expect(items.map(({ data }) => data.member)).toEqual([open.an.user.id]);
  });

  it('can be found by e-mail, also those who are put on the roster later', async () => {
    open.setRoster(() => false);
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.asked.length >= 2);
    await open.edge.refreshPeople();
    expect(await open.edge.finder(open.teams.tenantId, 'bo.zee@school.example')).toBeUndefined();
    open.setRoster(() => true);
    expect(await open.edge.finder(open.teams.tenantId, 'Bo.Zee@School.example')).toBe(
      open.bo.user.aadObjectId,
    );
    expect(await open.edge.finder(open.teams.tenantId, 'nobody@school.example')).toBeUndefined();
    expect(await open.edge.finder('other', 'bo.zee@school.example')).toBeUndefined();
  });

  it('are matched again once a day, and at each start', async () => {
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 2);
    await open.edge.connect();
    const paged = () => open.teams.callsOf('pagedMembers').length;
    const before = paged();
    await hears(open.an);
    expect(paged()).toBe(before);
    open.clock.moveReal(24 * 3_600_000);
    await hears(open.an);
    await open.teams.until(() => paged() > before, 'the next day');
  });

  it('are asked for again after five minutes when Teams failed, not only the next day', async () => {
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 2);
    const paged = () => open.teams.callsOf('pagedMembers').length;
    // Teams tells of an installation in two ways.
    await open.teams.until(() => paged() === 2, 'both');
    for (const fault of [{ status: 503 }, { drop: 'before' } as const]) {
      open.teams.faults.next('pagedMembers', fault);
      await open.edge.refreshPeople();
      const failed = paged();
      open.clock.moveReal(299_000);
      await hears(open.an);
      expect(paged()).toBe(failed);
      open.clock.moveReal(1_000);
      await hears(open.an);
      await open.teams.until(() => paged() > failed, 'the next try');
    }
  });

  it('come and go', async () => {
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 2);
    await open.teams.join(open.teams.team, { name: 'Cas', email: 'cas@school.example' }, open.an.user);
    await eventually(() => open.identities.size === 3);
    const cas = open.teams.as('Cas').user;
    expect((await open.teams.leave(open.teams.team, cas, open.an.user)).status).toBe(200);
    expect((await open.teams.rename(open.teams.team, 'Anders', open.an.user)).status).toBe(200);
    expect(await hears(open.an)).toBe('Gedaan.');
  });

  it('are not asked for any more when the app is out of the team', async () => {
    await open.teams.installInTeam(open.teams.team, open.an.user);
    await eventually(() => open.identities.size === 2);
    await open.teams.removeFromTeam(open.teams.team, open.an.user);
    await hears(open.an);
    const before = open.teams.callsOf('pagedMembers').length;
    await open.edge.refreshPeople();
    expect(open.teams.callsOf('pagedMembers')).toHaveLength(before);
  });
});

describe('the app comes to a person', () => {
  const greeted = () => open.an.messages().filter((one) => text(one).startsWith('Dag! Ik ben Zorgbode.'));

  it('they are greeted with their home once, whatever Teams tells in how many ways', async () => {
    await open.teams.install(open.an.user);
    await open.teams.install(open.an.user);
    await open.teams.until(() => greeted().length, 'a greeting');
    await hears(open.an);
    expect(greeted()).toHaveLength(1);
    expect(notification(greeted()[0]!)).toBe('vuurtoren: een nieuwe vraag');
  });

  it('an upgrade is silent', async () => {
    await open.teams.upgrade(open.an.user);
    await hears(open.an);
    expect(greeted()).toHaveLength(0);
  });

  it('after it was removed the chat is forgotten, and they are greeted again', async () => {
    await open.teams.install(open.an.user);
    await open.teams.until(() => greeted().length, 'a greeting');
    await open.teams.uninstall(open.an.user);
    const address = {
      surface: 'teams' as const,
      tenant: open.teams.tenantId,
      place: open.an.user.aadObjectId!,
    };
    const card = { card: 'example/buttons', data: { answers: [{ name: 'x' }] } };
    const out = { id: 'w', address, card, reader: READER, at: 0 };
    expect(await open.edge.delivery.deliver(out)).toEqual({ kind: 'lost', reason: 'teams-blocked' });
    await open.teams.install(open.an.user);
    await open.teams.until(() => greeted().length === 2, 'a second greeting');
  });

  it('somebody on no roster is told so, once', async () => {
    const eve = add({ name: 'Eve', email: 'eve@elders.example' });
    await open.teams.install(eve.user);
    await open.teams.until(() => eve.messages().length, 'an answer');
    await open.teams.install(eve.user);
    expect(await hears(eve)).toContain(STRANGER);
    expect(eve.messages()).toHaveLength(2);
  });
});
