import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../../src/features/requests/model/request.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import type { SlackUser } from '../../../support/slack/world.js';
import { AN, BERT, FORM, home, LIES, opens, press, raise, read, said, wellBehaved } from './acting.js';

let open: OpenSlack;
beforeEach(async () => {
  open = await openSlack();
});
afterEach(() => wellBehaved(open));
const STRANGER = 'vind jou niet in de teamlijst';
const requests = () => open.running.router.house.read(open.school.id).count(REQUEST, {});
const change = (user: string, what: Partial<SlackUser>) => open.slack.changeUser(user, what);

describe('whoever is not a colleague of this school here', () => {
  const WHO: [string, Partial<SlackUser>][] = [
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a deactivated user', { deleted: true }],
    ['a bot', { is_bot: true }],
    ['a stranger of Slack Connect', { is_stranger: true }],
    ['a member of another workspace', { team_id: 'T0ELSEWHERE' }],
  ];
  it.each(WHO)('%s, with the e-mail of a colleague, gets nothing in any way in', async (_name, what) => {
    const name = await raise(open, open.as(LIES));
    const asked = open.as(AN).message(name);
    open.slack.world.addUser(open.slack.team, {
      id: 'U0STRANGE',
      email: 'an.duindoorn@wolkenschip.example',
      ...what,
    });
    const who = open.slack.as('U0STRANGE');
    await who.command('/zorg', 'lijst');
    expect(text(await who.answered())).toContain(STRANGER);
    // Slack gives no address for an answer to this one, and a bot or who left gets no direct message.
    await who.shortcut('Zorgvraag');
    await open.drained();
    const message = open.slack.say(who.id, 'C0TEAM', 'Miel is stil');
    await who.messageShortcut("Maak er 'n zorgvraag van", { channel: 'C0TEAM', ts: message.ts });
    expect(text(await who.answered())).toContain(STRANGER);
    const block = asked.message.blocks.find((one: any) => one.type === 'actions');
    for (const { type, action_id, value } of block.elements)
      await open.slack.acts.blockAction(
        open.slack.team,
        who.id,
        { message: asked.message },
        {
          type,
          action_id,
          value,
          block_id: block.block_id,
        },
      );
    await who.openHome();
    expect(text(await who.homeShown())).toContain(STRANGER);
    expect(text(await who.homeShown())).not.toContain(name);
    await open.drained();
    expect(who.modal).toBeUndefined();
    expect(titlesOf(open.as(AN).message(name))).toContain('Ik volg dit op');
    expect(await requests()).toBe(1);
  });

  it('and cannot send a form that a colleague had open', async () => {
    const form = await opens(open.as(LIES), 'vraag');
    await form.fill(FORM);
    await change(open.as(LIES).id, { deleted: true });
    await form.submit().catch(() => undefined);
    expect(Object.values(form.errors).join()).toContain(STRANGER);
    expect(form.fields['In je eigen woorden']).toBe(FORM['In je eigen woorden']);
    expect(await requests()).toBe(0);
  });
});

describe('a colleague who becomes one', () => {
  it('hears nothing more, and who can is told to speak to them', async () => {
    const [lies, an] = [open.as(LIES), open.as(AN)];
    const name = await raise(open, lies);
    await change(lies.id, { deleted: true });
    const before = lies.inbox().length;
    const ask = await press(an, await read(an, name), 'Een vraag stellen');
    await ask.fill({ 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await ask.submit();
    await open.drained();
    expect(lies.inbox()).toHaveLength(before);
    const told = 'Een bericht aan Lies Wadloper raakte om 09:00 niet bezorgd.';
    expect(said(an, told)).toHaveLength(1);
    // Mornings go by in silence; only the open question is asked once more, and does not arrive either.
    await open.moveTo('2026-10-14 18:00');
    expect(said(an, 'niet bezorgd')).toHaveLength(1);
    await open.moveTo('2026-10-16 12:00');
    expect(said(an, 'niet bezorgd')).toHaveLength(2);
  });

  it('does not keep what is urgent from reaching somebody: a coordinator who left Slack', async () => {
    const an = open.as(AN);
    await home(open, an);
    await change(an.id, { deleted: true });
    const form = await opens(open.as(LIES), 'vraag');
    await form.fill({ ...FORM, 'Jouw antwoord': 'Ik twijfel' });
    await form.submit();
    await open.drained();
    const told = open.users.filter(
      ({ id }) =>
        said(open.slack.as(id), 'Een bericht aan An Duindoorn raakte om 09:00 niet bezorgd.').length,
    );
    expect(told.map(({ real_name }) => real_name)).toEqual([BERT]);
  });

  it('is at home again when Slack says so', async () => {
    const lies = open.as(LIES);
    await opens(lies, 'vraag');
    await lies.modal!.close({ all: true });
    await change(lies.id, { is_restricted: true });
    expect(await home(open, lies)).toContain(STRANGER);
    await change(lies.id, { is_restricted: false });
    expect(await home(open, lies)).toContain('Dag Lies');
  });
});

describe('somebody who left the school', () => {
  it('is a stranger from the day after, hears nothing more, and reads nothing more', async () => {
    const [karel, bert] = [open.as('Karel Misthoorn'), open.as('Bert Zeewind')];
    const name = await raise(open, karel, { 'Welke klas?': 'L6B' });
    const own = karel.message('Dank je');
    await open.moveTo('2026-10-30 15:00');
    expect(await home(open, karel)).toContain(name);
    await open.moveTo('2026-11-09 09:00');
    const before = karel.inbox().length;
    const answer = await press(bert, await read(bert, `raag ${name} ·`), 'Antwoord geven');
    await answer.fill({ 'Jouw antwoord aan je collega': 'Dit hielp elders' });
    await answer.submit();
    await open.moveTo('2026-11-10 09:00');
    expect(karel.inbox()).toHaveLength(before);
    for (const title of ['Bekijken', 'Iets toevoegen']) {
      await karel.press(own, title);
      expect(text(await karel.answered())).toContain(STRANGER);
    }
    await karel.command('/zorg', 'vraag');
    expect(text(await karel.answered())).toContain(STRANGER);
    expect(await home(open, karel)).not.toContain(name);
    expect(karel.modal).toBeUndefined();
  });

  it('who comes later is a stranger until then', async () => {
    const jef = open.as('Jef Boei');
    await jef.command('/zorg', 'vraag');
    expect(text(await jef.answered())).toContain(STRANGER);
  });
});
