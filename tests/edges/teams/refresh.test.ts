import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TEAMS_CONVERSATION } from '../../../src/edges/teams/conversations.js';
import type { TeamsClient } from '../../support/teams/client.js';
import { type Shown, text as wordsOf } from '../../support/teams/client-card.js';
import { LINE, MESSAGE, type OpenEdge, openEdge, READER } from './scripted.js';

const SCHOOL_READER = { ...READER, personId: '' };
let open: OpenEdge;
let an: TeamsClient;
let bo: TeamsClient;
let nth = 0;
/** What each person is asked to be shown, by their Entra id. */
const views: { user: string; schoolId: string; message: string }[] = [];

beforeAll(async () => {
  open = await openEdge();
  [an, bo] = [open.an, open.bo];
  await open.teams.installInTeam(open.teams.team, an.user);
  // Both are known by what they did before: Teams has told how it calls them.
  for (const who of [an, bo]) await who.says('zorg');
  open.turns.view = async (actor, schoolId, message) => {
    if (!(await open.turns.who(actor))) return undefined;
    views.push({ user: actor.user, schoolId, message });
    const own = actor.user === an.user.aadObjectId;
    return {
      card: own ? LINE : MESSAGE,
      reader: own ? READER : SCHOOL_READER,
      userViews: { personIds: [an.user.aadObjectId!] },
    };
  };
});
afterAll(async () => {
  expect(open.teams.problems).toEqual([]);
  await open.close();
});
beforeEach(() => {
  views.length = 0;
  open.acts.length = 0;
  for (const who of [an, bo]) {
    who.errors.length = 0;
    who.notes.length = 0;
  }
});

const place = () => open.teams.world.channel('Zorg').id;
async function post(personIds?: string[]): Promise<Shown> {
  nth += 1;
  const delivered = await open.edge.delivery.deliver({
    id: `row${nth}`,
    address: { surface: 'teams', tenant: open.teams.tenantId, place: place(), channel: place() },
    card: MESSAGE,
    reader: SCHOOL_READER,
    at: open.clock.now(),
    ...(personIds ? { userViews: { personIds } } : {}),
  });
  expect(delivered.kind).toBe('sent');
  return an.messagesIn('Zorg').at(-1)!;
}
/** What the app answers to a card that asks for itself, as `who`. */
const asks = (
  who: TeamsClient,
  on: Shown,
  trigger: 'automatic' | 'manual' = 'automatic',
  more: object = {},
) => {
  const { action } = on.message.card!.refresh;
  const { activities } = open.teams;
  return open.teams.send({
    ...activities.cardAction(who.user, on.message, action, action.data, trigger),
    ...more,
  });
};

describe('a card that shows some of its readers something of their own', () => {
  it('asks for it for those alone, by the ids that Teams gave them, in ids only', async () => {
    const all = [an.user.aadObjectId!, '00000000-0000-4000-8000-00000000dead'];
    const card = (await post(all)).message.card!;
    expect(card.refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'message.view', data: { m: `row${nth}`, s: 'baken' } },
      userIds: [an.user.id],
    });
    expect((await post()).message.card).not.toHaveProperty('refresh');
    expect((await post(['00000000-0000-4000-8000-00000000dead'])).message.card).not.toHaveProperty('refresh');
  });

  it('asks for sixty at most', async () => {
    const many = Array.from(
      { length: 80 },
      (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    );
    const save = many.map((user, i) => ({
      kind: TEAMS_CONVERSATION,
      id: `${open.teams.tenantId}:${user}`,
      expect: 0,
      data: { serviceUrl: 'http://127.0.0.1/', member: `29:many${i}` },
    }));
    await open.store.commit({ schoolId: '*', save, remove: [], work: [], audit: [] }, 1);
    const { userIds } = (await post(many)).message.card!.refresh;
    expect(userIds).toHaveLength(60);
    expect(userIds[0]).toBe('29:many0');
  });

  it('gives that reader theirs and leaves the others what stands there; no act, and again as often as it is seen', async () => {
    const posted = await post([an.user.aadObjectId!]);
    expect(wordsOf(await bo.look(posted))).toContain('Nieuwe vraag vuurtoren');
    expect(views).toEqual([]);
    const own = await an.look(posted);
    expect(wordsOf(own)).toContain('Doe');
    // It goes on asking, so that the next change is seen as well.
    expect(own.card?.refresh.userIds).toEqual([an.user.id]);
    expect(views).toEqual([{ user: an.user.aadObjectId, schoolId: 'baken', message: `row${nth}` }]);
    const first = await asks(an, posted, 'automatic', { id: 'one-delivery' });
    const retried = await asks(an, posted, 'automatic', { id: 'one-delivery' });
    expect(retried.body).toEqual(first.body);
    expect(first).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(open.acts).toEqual([]);
    expect(bo.messages().length + an.messages().length).toBeGreaterThan(0);
  });

  it('gives who asks by the menu, and is not among them, what stands there', async () => {
    const { body } = await asks(bo, await post([an.user.aadObjectId!]), 'manual');
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body.value)).toContain('vuurtoren');
  });

  it('gives a stranger, who was removed, and a broken asking nothing but words', async () => {
    const posted = await post([an.user.aadObjectId!]);
    const refused = { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error' } };
    const stranger = { ...an.user, id: '29:stranger', aadObjectId: '00000000-0000-4000-8000-00000000beef' };
    const { activities } = open.teams;
    const { action } = posted.message.card!.refresh;
    const from = await open.teams.send(
      activities.cardAction(stranger, posted.message, action, action.data, 'automatic'),
    );
    expect(from).toMatchObject(refused);
    expect(from.body.value.message).toContain('vind jou niet in de teamlijst');
    for (const data of [
      {},
      { m: 'row1' },
      { s: 'baken' },
      { m: {}, s: [] },
      { m: 'x'.repeat(300), s: 'baken' },
    ]) {
      const broken = activities.cardAction(an.user, posted.message, action, data, 'automatic');
      expect(await open.teams.send(broken)).toMatchObject(refused);
    }
    expect(views).toEqual([]);
    open.setRoster((email) => !email.startsWith('an.'));
    const was = open.identities.get(an.user.aadObjectId!)!;
    open.identities.delete(an.user.aadObjectId!);
    expect(await asks(an, posted)).toMatchObject(refused);
    open.identities.set(an.user.aadObjectId!, was);
    open.setRoster((email) => email.endsWith('@school.example'));
    expect(views).toEqual([]);
  });

  it('is not answered with a fault of ours, but with its number', async () => {
    const posted = await post([an.user.aadObjectId!]);
    const { view } = open.turns;
    open.turns.view = async () => {
      throw new Error('no');
    };
    const { status, body } = await asks(an, posted);
    open.turns.view = view;
    expect(status).toBe(200);
    expect(body.value.message).toMatch(/[0-9a-f]{8}/);
  });

  it('does nothing by itself but this: another verb is refused', async () => {
    const posted = await post([an.user.aadObjectId!]);
    const { activities } = open.teams;
    const act = { type: 'Action.Execute', verb: 'request.take' };
    const sent = await open.teams.send(
      activities.cardAction(an.user, posted.message, act, { d: { id: 'r1' }, s: 'baken' }, 'automatic'),
    );
    expect(sent).toMatchObject({ status: 400, body: { statusCode: 400 } });
    expect(open.acts).toEqual([]);
  });

  it('is asked for anew when the card changed', async () => {
    const posted = await post([an.user.aadObjectId!]);
    await an.look(posted);
    const handle = { c: place(), a: posted.message.id };
    await open.edge.delivery.update(
      {
        id: `row${nth}`,
        address: { surface: 'teams', tenant: open.teams.tenantId, place: place(), channel: place() },
        card: LINE,
        reader: SCHOOL_READER,
        at: 1,
        userViews: { personIds: [bo.user.aadObjectId!] },
      },
      handle,
    );
    expect(posted.message.card?.refresh.userIds).toEqual([bo.user.id]);
  });
});

describe('a card in a channel', () => {
  it('is never replaced by what was drawn for one person: that comes into their own chat', async () => {
    const posted = await post();
    const before = bo.messages().length;
    const there = JSON.stringify(posted.message.card);
    const { activities } = open.teams;
    for (const reply of [
      { kind: 'card', card: LINE },
      { kind: 'dialog', card: LINE },
    ] as const) {
      open.turns.reply = reply;
      const act = { type: 'Action.Execute', verb: 'request.take' };
      const pressed = activities.cardAction(bo.user, posted.message, act, { d: { id: 'r1' }, s: 'baken' });
      expect((await open.teams.send(pressed)).body).toEqual({
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Ik zette het voor je klaar in onze eigen chat.',
      });
    }
    await open.teams.until(() => bo.messages().length === before + 2, 'the two cards');
    expect(posted.message.views.size).toBe(0);
    expect(JSON.stringify(posted.message.card)).toBe(there);
  });
});
