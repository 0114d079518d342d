import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { buttonsOf, notification, type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  BERT,
  CARLA,
  type Filling,
  GRIET,
  home,
  LIES,
  NELE,
  press,
  raise,
  read,
  send,
  settled,
  WORDS,
  watch,
  wellBehaved,
  ZITA,
} from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => {
  for (const who of [lies, an]) who.dialog?.close();
});
afterAll(() => wellBehaved(open));

/** Opens the request, presses a button there, fills in what that opens, and sends it. */
async function via(who: TeamsClient, about: string | RegExp, button: string, typed: Filling = {}) {
  await press(who, await read(who, about), button);
  return send(open, who, typed);
}
/** The card of a request, as its coordinator has it. */
const cardOf = (who: TeamsClient, name: string) => who.message(new RegExp(`raag ${name} ·`));

describe('the coordinator', () => {
  it('reads in a dialog what the message, its notification and its buttons do not say', async () => {
    const name = await raise(open, lies);
    const message = an.message(name);
    expect(notification(message)).toBe(`Nieuwe vraag: ${name}`);
    expect(JSON.stringify([message.card, message.message.summary])).not.toMatch(/vingers|KV7/);
    const dialog = await read(an, name);
    expect(dialog.title).toBe('Zorgvraag');
    expect(dialog.text).toContain(WORDS);
    expect(dialog.text).toContain('Eén leerling: KV7');
    expect(titlesOf(dialog)).toEqual([
      'Kleine stap starten',
      'Overleg plannen',
      'Ja, een vraag stellen',
      'Fase Brede basiszorg kiezen',
      'Dag afspreken',
      'Thema kiezen',
      'Samen bekijken',
      'Ik volg dit op',
      'Een vraag stellen',
      'Antwoord geven',
      'Doorgeven',
      'Laten meedenken',
      'Fase kiezen',
      'Opzij of doorverwijzen',
      'Bewaren voor het CLB-uur',
      'Afronden',
    ]);
  });

  it('takes it: every card of it changes, and the requester hears who', async () => {
    const name = await raise(open, lies);
    const news = watch(open);
    an.notes.length = 0;
    await an.press(an.message(name), 'Ik volg dit op');
    expect(an.notes).toEqual([`Jij volgt ${name} op. Lies Wadloper weet het.`]);
    await settled(open);
    expect(titlesOf(cardOf(an, name))).not.toContain('Ik volg dit op');
    expect(text(cardOf(an, name))).not.toContain('Nieuwe vraag');
    expect(news(an)).toEqual([]);
    expect(news(lies, 'Je hoort van An Duindoorn')).toHaveLength(1);
    expect(text(lies.message(new RegExp(`vraag ${name} \\(`)))).not.toContain('Ten laatste');
    expect(await home(open, lies)).toContain('An Duindoorn volgt dit op');
    expect(await home(open, an)).toContain('Jij volgt dit op');
  });

  it('takes it from the open dialog, which says so', async () => {
    const name = await raise(open, lies);
    await (await read(an, name)).press('Ik volg dit op');
    expect([an.dialog?.text, ...an.notes].join()).toContain(`Jij volgt ${name} op`);
    await settled(open);
    expect(titlesOf(cardOf(an, name))).not.toContain('Ik volg dit op');
  });

  it('looks at it together with the requester', async () => {
    const name = await raise(open, lies);
    an.notes.length = 0;
    const news = watch(open);
    await an.press(an.message(name), 'Samen bekijken');
    await settled(open);
    expect(an.notes).toEqual([expect.stringContaining('samen wil bekijken')]);
    expect(news(lies, `An Duindoorn wil ${name} (L3B) samen met jou bekijken`)).toHaveLength(1);
    expect(await home(open, lies)).toContain('An Duindoorn en jij bekijken dit samen');
  });

  it('hands it over: the other has all of it, who had it no button any more', async () => {
    const name = await raise(open, lies);
    const news = watch(open);
    const dialog = await press(an, an.message(name), 'Doorgeven');
    expect(await dialog.press('Doorgeven')).toBeUndefined();
    expect(Object.keys(dialog.errors)).toEqual(['Aan wie?']);
    an.notes.length = 0;
    const onward = await send(open, an, { 'Aan wie?': BERT, 'Waarom? (mag leeg)': 'Bert kent het gezin' });
    const told = [...an.notes, ...news(an), onward?.text ?? ''];
    expect(told.join()).toContain(`${name} ligt nu bij Bert Zeewind`);
    expect(titlesOf(cardOf(an, name))).toEqual(['Lezen']);
    const bert = open.as(BERT);
    expect(text(bert.message(name))).toContain('An Duindoorn gaf het door');
    expect((await read(bert, name)).text).toMatch(/Telt nog[\s\S]*Bert kent het gezin/);
    expect(news(lies, `${name} (L3B) ligt nu bij Bert Zeewind`)).toHaveLength(1);
    expect(titlesOf(await press(an, cardOf(an, name), 'Lezen'))).not.toContain('Ik volg dit op');
    for (const who of [lies, an, bert])
      expect(JSON.stringify(who.messages())).not.toContain('kent het gezin');
  });
});

describe('question and answer', () => {
  it('go back and forth, in dialogs, until it is closed and opened again', async () => {
    const name = await raise(open, lies);
    await via(an, name, 'Een vraag stellen', { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    const question = lies.message('heeft een korte vraag');
    expect(titlesOf(question)).toEqual(['Lezen en antwoorden', 'Bel mij liever']);
    expect(text(question)).not.toContain('Sinds wanneer');
    const reply = await press(lies, question, 'Lezen en antwoorden');
    expect(reply.text).toMatch(/An Duindoorn vraagt:[\s\S]*Sinds wanneer\?/);
    const news = watch(open);
    await send(open, lies, { 'Jouw antwoord (kort mag)': 'Sinds september' });
    expect(news(an, 'Lies Wadloper antwoordde op je vraag')).toHaveLength(1);
    expect(titlesOf(lies.message('Je antwoordde op een vraag'))).not.toContain('Bel mij liever');

    await via(an, 'antwoordde op je vraag', 'Antwoord geven', {
      'Jouw antwoord aan je collega': 'Probeer eens blokjes',
    });
    expect((await read(lies, 'Er staat een antwoord')).text).toMatch(
      /Sinds september[\s\S]*Probeer eens blokjes/,
    );
    expect(text(lies.message('Er staat een antwoord voor je'))).not.toContain('blokjes');

    const close = await press(an, await read(an, 'antwoordde op je vraag'), 'Afronden');
    expect(await close.press('Afronden')).toBeUndefined();
    expect(Object.keys(close.errors)).toEqual(['Dit past het best']);
    await send(open, an, {
      'Dit past het best': 'We spraken af wat we doen',
      'Wil je er iets bij zeggen? (mag leeg)': 'Elke maandag even',
      'Wie doet dat?': 'Ik, An Duindoorn',
    });
    const closed = lies.message(`${name} (L3B) is afgerond`);
    expect(titlesOf(closed)).toEqual(['Bekijken', 'Toch nog niet klaar']);
    const ended = (await read(lies, 'is afgerond')).text;
    for (const one of ['Elke maandag even', 'An Duindoorn zet dit in het LVS']) expect(ended).toContain(one);
    expect(await home(open, lies)).not.toContain(name);

    lies.dialog?.close();
    lies.notes.length = 0;
    await lies.press(closed, 'Toch nog niet klaar');
    await settled(open);
    expect(lies.notes).toEqual([expect.stringContaining(`${name} is weer open`)]);
    expect(news(an, `${name} (L3B) is weer open`)).toHaveLength(1);
    expect(await home(open, an)).toContain(name);
  });

  it('also go by phone', async () => {
    const name = await raise(open, lies);
    await via(an, name, 'Een vraag stellen', { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    const news = watch(open);
    lies.notes.length = 0;
    await lies.press(lies.message('korte vraag'), 'Bel mij liever');
    await settled(open);
    expect(news(an, `Lies Wadloper belt liever over ${name}`)).toHaveLength(1);
    expect(lies.notes).toEqual(['An Duindoorn weet het. Dank je.']);
    expect(titlesOf(lies.message('om je te bellen'))).not.toContain('Bel mij liever');
  });
});

describe('who does not follow it up', () => {
  /** Every button of a card, as somebody could make their Teams press it. */
  async function pressed(who: TeamsClient, on: Shown, title: string) {
    const button = buttonsOf(on).find(({ node }) => node.title === title)!.node;
    who.dialog?.close();
    const { activities } = open.teams;
    const own = open.teams.world.addMessage({
      conversation: open.teams.world.personal(who.user),
      from: open.teams.world.bot.id,
      text: '',
      card: { type: 'AdaptiveCard', version: '1.5', body: [], actions: [structuredClone(button)] },
    });
    if (button.type !== 'Action.Submit')
      return open.teams.send(activities.cardAction(who.user, own, button, button.data));
    return who.press(who.show(own), title);
  }

  it('a coordinator says why before reading, which its requester sees', async () => {
    const name = await raise(open, lies);
    const carla = open.as(CARLA);
    await pressed(carla, an.message(name), 'Lezen');
    expect(carla.theDialog.text).not.toContain(WORDS);
    const opened = (await send(open, carla, { 'Ik wil ze lezen omdat': 'Zelfde gezin bij mij' }))!;
    expect(opened.text).toContain(WORDS);
    expect(titlesOf(opened)).not.toContain('Ik volg dit op');
    expect((await read(lies, `vraag ${name} (`)).text).toContain(
      'Carla Strandvonk las dit mee en zei waarom',
    );
  });

  it('nobody else learns or changes anything by pressing', async () => {
    const name = await raise(open, lies);
    const asked = an.message(name);
    const REFUSED = 'Dat lukt niet: dit bestaat niet, of het is niet voor jou.';
    const { calls } = open.teams;
    for (const other of [open.as(ZITA), open.as(NELE)]) {
      const [before, titles] = [calls.length, titlesOf(asked)];
      const answers: string[] = [];
      for (const title of titles) {
        const outcome: any = await pressed(other, asked, title);
        const { body } = outcome;
        answers.push(body.task?.value ?? body.value);
      }
      expect(answers).toEqual(Array(4).fill(REFUSED));
      expect(other.dialog).toBeUndefined();
      await settled(open);
      expect(calls.slice(before).filter(({ operation }) => operation !== 'member')).toEqual([]);
      expect(await home(open, other)).not.toContain(name);
    }
    // The head may know that it is there and where it lies, and reads no word of it.
    await pressed(open.as(GRIET), asked, 'Lezen');
    expect(open.as(GRIET).theDialog.text).toContain('niet wat er geschreven is');
    expect(open.as(GRIET).theDialog.text).not.toMatch(/vingers|KV7/);
    expect(titlesOf(open.as(GRIET).theDialog)).toEqual([]);
    expect(titlesOf(an.message(name))).toContain('Ik volg dit op');
  });
});
