import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../../src/features/requests/model/request.js';
import type { TeamsClient } from '../../../support/teams/client.js';
import { buttonsOf, type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import type { UserOptions } from '../../../support/teams/world.js';
import {
  AN,
  answer,
  FORM,
  home,
  LIES,
  opens,
  press,
  raise,
  read,
  send,
  settled,
  WORDS,
  watch,
  wellBehaved,
} from './acting.js';

const STRANGER = 'vind jou niet in de teamlijst';
let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));
const requests = () => open.running.router.house.read(open.school.id).count(REQUEST, {});

/** Presses every button of somebody else's card; what each is answered. */
async function pressAll(who: TeamsClient, asked: Shown): Promise<string[]> {
  const answers: string[] = [];
  for (const { node } of buttonsOf(asked)) {
    const { activities, world } = open.teams;
    const own = world.addMessage({ conversation: world.personal(who.user), from: world.bot.id, text: '' });
    const activity =
      node.type === 'Action.Submit'
        ? activities.taskFetch(who.user, own, node.data)
        : activities.cardAction(who.user, own, node, node.data);
    const { body } = await open.teams.send(activity);
    answers.push(String(body.task?.value ?? body.value));
  }
  return answers;
}

describe('whoever is not a colleague of this school here', () => {
  const WHO: [string, UserOptions][] = [
    ['a guest', { userRole: 'guest' }],
    ['a guest by their name', { userPrincipalName: 'an_wolkenschip.example#EXT#@x.onmicrosoft.com' }],
    ['somebody anonymous', { aadObjectId: null }],
    ['somebody whom the team list does not know', { email: 'an.duindoorn@elders.example' }],
  ];
  it.each(WHO)('%s gets nothing in any way in', async (_who, what) => {
    const name = await raise(open, open.as(LIES));
    const asked = open.as(AN).message(name);
    const before = await requests();
    const news = watch(open);
    const user = open.teams.world.addUser({
      name: 'An Duindoorn (gast)',
      email: 'an.duindoorn@wolkenschip.example',
      ...what,
    });
    open.teams.team.members.add(user.id);
    const who = open.teams.as(user.id);
    expect(text(await answer(open, who, 'zorg lijst'))).toContain(STRANGER);
    expect(text(await answer(open, who, 'zorgvraag'))).toContain(STRANGER);
    await who.makeRequestFrom(open.teams.say(user.id, 'Zorg', 'Miel is stil'));
    expect(who.notes.at(-1)).toContain(STRANGER);
    for (const said of await pressAll(who, asked)) expect(said).toContain(STRANGER);
    await who.saysIn('Zorg', '@Zorgbode zorg');
    await settled(open);
    expect(who.dialog).toBeUndefined();
    for (const message of who.messages().filter((one) => text(one) !== '')) {
      expect(text(message)).toContain(STRANGER);
      expect(titlesOf(message)).toEqual([]);
    }
    for (const { aadObjectId } of open.users) expect(news(open.as(aadObjectId))).toEqual([]);
    expect(titlesOf(open.as(AN).message(name))).toContain('Ik volg dit op');
    expect(await requests()).toBe(before);
  });

  it('somebody of another tenant is not heard', async () => {
    const before = await requests();
    const user = open.teams.world.addUser({
      name: 'Van Elders',
      email: 'an.duindoorn@wolkenschip.example',
      tenantId: '7e4a0000-0000-4000-8000-00000000ffff',
    });
    const who = open.teams.as(user.id);
    await expect(who.says('zorg lijst')).rejects.toThrow('403');
    await settled(open);
    expect(who.messages()).toEqual([]);
    expect(await requests()).toBe(before);
  });

  it('somebody of another tenant in a channel that is shared with them learns nothing', async () => {
    const [before, name] = [await requests(), await raise(open, open.as(LIES))];
    const user = open.teams.world.addUser({
      name: 'Van Elders Gedeeld',
      email: 'an.duindoorn@wolkenschip.example',
      tenantId: '7e4a0000-0000-4000-8000-00000000ffff',
    });
    open.teams.team.members.add(user.id);
    const news = watch(open);
    await open.teams.as(user.id).saysIn('Zorg', '@Zorgbode zorg lijst');
    await settled(open);
    for (const { aadObjectId } of open.users) expect(news(open.as(aadObjectId))).toEqual([]);
    const { world } = open.teams;
    const said = [...world.messages.values()].flat().filter((one) => one.from === world.bot.id);
    const here = said.filter(
      ({ conversation }) => conversation.kind === 'channel' || conversation.user === user.id,
    );
    for (const one of here) expect(JSON.stringify([one.text, one.card])).not.toContain(name);
    expect(await requests()).toBe(before + 1);
  });

  it('another bot gets no answer', async () => {
    const { activities, world } = open.teams;
    const { calls } = open.teams;
    const before = calls.length;
    const lies = open.as(LIES);
    const activity: any = activities.message(
      lies.user,
      world.addMessage({ conversation: world.personal(lies.user), from: lies.user.id, text: 'zorgvraag' }),
    );
    activity.from = { id: '28:b0700000-0000-4000-8000-00000000beef', name: 'Bot' };
    expect((await open.teams.send(activity)).status).toBe(200);
    await settled(open);
    expect(calls).toHaveLength(before);
  });
});

describe('somebody who left the school', () => {
  it('is a stranger from the day after, hears nothing more, and reads nothing more', async () => {
    const [karel, bert] = [open.as('Karel Misthoorn'), open.as('Bert Zeewind')];
    const name = await raise(open, karel, { 'Welke klas?': 'L6B' });
    const own = karel.message('Dank je');
    const form = await opens(open, karel, 'zorgvraag');
    form.fill({ ...FORM, 'Welke klas?': 'L6B' });
    await open.moveTo('2026-11-09 09:00');
    const before = await requests();
    // The form lay open all the while: what was typed is not lost, and goes nowhere.
    await form.press('Versturen');
    expect(karel.dialog?.text ?? karel.notes.join()).toContain(STRANGER);
    expect(karel.dialog?.text).toContain(WORDS);
    karel.dialog?.close();
    const news = watch(open);
    await press(bert, await read(bert, `raag ${name} ·`), 'Antwoord geven');
    await send(open, bert, { 'Jouw antwoord aan je collega': 'Dit hielp elders' });
    await open.moveTo('2026-11-10 09:00');
    expect(news(karel)).toEqual([]);
    for (const title of ['Bekijken', 'Iets toevoegen']) {
      karel.notes.length = 0;
      await karel.press(own, title);
      expect(karel.notes.join()).toContain(STRANGER);
    }
    expect(text(await answer(open, karel, 'zorgvraag'))).toContain(STRANGER);
    expect(await home(open, karel)).not.toContain(name);
    expect(await requests()).toBe(before);
  });

  it('who comes later is a stranger until then', async () => {
    expect(text(await answer(open, open.as('Jef Boei'), 'zorgvraag'))).toContain(STRANGER);
  });
});
