import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import {
  type Button,
  buttonIn,
  buttonsOf,
  type Surface,
  text,
  titlesOf,
} from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  BERT,
  CARLA,
  GRIET,
  home,
  LIES,
  press,
  raise,
  read,
  said,
  WORDS,
  wellBehaved,
} from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
let name: string;
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
  name = await raise(open, lies);
});
afterEach(() => wellBehaved(open));
/** Opens the request, presses a button there, fills in what that opens, and sends it. */
async function via(who: SlackClient, about: string | RegExp, button: string, typed: object = {}) {
  const dialog = await press(who, await read(who, about), button);
  await dialog.fill(typed as Record<string, string>);
  await dialog.submit();
  await open.drained();
  return dialog;
}

describe('the coordinator', () => {
  it('reads in a modal what the message does not say', async () => {
    expect(text(an.message(name))).not.toMatch(/vingers|KV7/);
    const dialog = await read(an, name);
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
    await an.press(an.message(name), 'Ik volg dit op');
    await open.drained();
    expect(titlesOf(an.message(`Vraag ${name}`))).not.toContain('Ik volg dit op');
    expect(said(an, `Nieuwe vraag ${name}`)).toEqual([]);
    expect(said(an, `Jij volgt ${name} op. Lies Wadloper weet het.`)).toHaveLength(1);
    expect(said(lies, 'Je hoort van An Duindoorn')).toHaveLength(1);
    expect(said(lies, /Dank je, Lies[\s\S]*Ten laatste/)).toEqual([]);
    expect(await home(open, lies)).toContain('An Duindoorn volgt dit op');
    expect(await home(open, an)).toContain('Jij volgt dit op');
  });

  it('takes it from the open modal, which says so', async () => {
    const dialog = await read(an, name);
    const after = await press(an, dialog, 'Ik volg dit op');
    expect(after.text).toContain(`Jij volgt ${name} op`);
    await open.drained();
    expect(titlesOf(an.message(name))).not.toContain('Ik volg dit op');
  });

  it('looks at it together with the requester', async () => {
    await an.press(an.message(name), 'Samen bekijken');
    await open.drained();
    expect(said(an, 'samen wil bekijken')).toHaveLength(1);
    expect(said(lies, `An Duindoorn wil ${name} (L3B) samen met jou bekijken`)).toHaveLength(1);
    expect(await home(open, lies)).toContain('An Duindoorn en jij bekijken dit samen');
  });

  it('hands it over: the other has all of it, who had it no button any more', async () => {
    const dialog = await press(an, an.message(name), 'Doorgeven');
    await dialog.submit();
    expect(Object.keys(dialog.errors)).toEqual(['Aan wie?']);
    await dialog.fill({ 'Aan wie?': BERT, 'Waarom?': 'Bert kent het gezin' });
    await dialog.submit();
    await open.drained();
    expect(dialog.open).toBe(false);
    expect(said(an, `${name} ligt nu bij Bert Zeewind`).length).toBeGreaterThan(0);
    expect(titlesOf(an.message(`raag ${name} ·`))).toEqual(['Lezen']);
    const bert = open.as(BERT);
    expect(text(bert.message(name))).toContain('An Duindoorn gaf het door');
    expect((await read(bert, name)).text).toMatch(/Telt nog[\s\S]*Bert kent het gezin/);
    expect(said(lies, `${name} (L3B) ligt nu bij Bert Zeewind`)).toHaveLength(1);
    await an.press(an.message(`raag ${name} ·`), 'Lezen');
    expect(titlesOf(await an.modalShown())).not.toContain('Ik volg dit op');
  });
});

describe('question and answer', () => {
  it('go back and forth, in modals, until it is closed and opened again', async () => {
    await via(an, name, 'Een vraag stellen', { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    const question = lies.message('heeft een korte vraag');
    expect(titlesOf(question)).toEqual(['Lezen en antwoorden', 'Bel mij liever']);
    expect(text(question)).not.toContain('Sinds wanneer');
    const reply = await press(lies, question, 'Lezen en antwoorden');
    expect(reply.text).toMatch(/An Duindoorn vraagt:[\s\S]*Sinds wanneer\?/);
    await reply.fill({ 'Jouw antwoord (kort mag)': 'Sinds september' });
    await reply.submit();
    await open.drained();
    expect(said(an, 'Lies Wadloper antwoordde op je vraag')).toHaveLength(1);
    expect(titlesOf(lies.message('Je antwoordde op een vraag'))).not.toContain('Bel mij liever');

    await via(an, 'antwoordde op je vraag', 'Antwoord geven', {
      'Jouw antwoord aan je collega': 'Probeer eens blokjes',
    });
    const answer = lies.message('Er staat een antwoord voor je');
    expect((await read(lies, 'Er staat een antwoord')).text).toMatch(
      /Sinds september[\s\S]*Probeer eens blokjes/,
    );
    expect(text(answer)).not.toContain('blokjes');

    const close = await press(an, await read(an, 'antwoordde op je vraag'), 'Afronden');
    await close.submit();
    expect(Object.keys(close.errors)).toEqual(['Dit past het best']);
    await close.fill({
      'Dit past het best': 'We spraken af wat we doen',
      'Wil je er iets bij zeggen?': 'Elke maandag even',
      'Wie doet dat?': 'Ik, An Duindoorn',
    });
    await close.submit();
    await open.drained();
    const closed = lies.message(`${name} (L3B) is afgerond`);
    expect(titlesOf(closed)).toEqual(['Bekijken', 'Toch nog niet klaar']);
    expect((await read(lies, 'is afgerond')).text).toMatch(
      /Elke maandag even[\s\S]*An Duindoorn zet dit in het LVS|An Duindoorn zet dit in het LVS[\s\S]*Elke maandag even/,
    );
    expect(await home(open, lies)).not.toContain(name);

    await lies.modal!.close({ all: true });
    await lies.press(closed, 'Toch nog niet klaar');
    await open.drained();
    expect(said(lies, `${name} is weer open`)).toHaveLength(1);
    expect(said(an, `${name} (L3B) is weer open`)).toHaveLength(1);
    expect(await home(open, an)).toContain(name);
  });

  it('also go by phone', async () => {
    await via(an, name, 'Een vraag stellen', { 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await lies.press(lies.message('korte vraag'), 'Bel mij liever');
    await open.drained();
    expect(said(an, `Lies Wadloper belt liever over ${name}`)).toHaveLength(1);
    expect(said(lies, 'An Duindoorn weet het. Dank je.')).toHaveLength(1);
    expect(titlesOf(lies.message('om je te bellen'))).not.toContain('Bel mij liever');
  });
});

describe('who does not follow it up', () => {
  /** A button of An's message, as somebody could make their Slack press it. */
  async function pressed(who: SlackClient, { block, element: { type, action_id, value } }: Button) {
    const { message } = an.message(name) as Surface & { kind: 'message' };
    const action = { type, action_id, value, block_id: block.block_id };
    await open.slack.acts.blockAction(open.slack.team, who.id, { message }, action);
    await open.drained();
  }
  const notesTo = (who: SlackClient) =>
    [...open.slack.world.messages.values()].flat().filter(({ ephemeralTo }) => ephemeralTo === who.id);

  it('a coordinator says why before reading, which its requester sees', async () => {
    const carla = open.as(CARLA);
    await pressed(carla, buttonIn(an.message(name), 'Lezen'));
    const asked = carla.modal!;
    expect(asked.text).not.toContain(WORDS);
    await asked.fill({ 'Ik wil ze lezen omdat': 'Zelfde gezin bij mij' });
    await asked.submit();
    expect(carla.modal!.text).toContain(WORDS);
    expect(titlesOf(carla.modal!)).not.toContain('Ik volg dit op');
    await open.drained();
    expect((await read(lies, 'Dank je')).text).toContain('Carla Strandvonk las dit mee en zei waarom');
  });

  it('nobody else learns or changes anything by pressing', async () => {
    for (const other of [open.as('Zita Rif'), open.as('Nele Zoutman')]) {
      for (const button of buttonsOf(an.message(name))) await pressed(other, button);
      const answers = notesTo(other).map(({ text: words }) => words);
      expect(answers).toEqual(Array(4).fill('Dat lukt niet: dit bestaat niet, of het is niet voor jou.'));
      expect(other.modal).toBeUndefined();
      expect(await home(open, other)).not.toContain(name);
    }
    expect(said(open.as(GRIET), name)).toEqual([]);
    expect(titlesOf(an.message(name))).toContain('Ik volg dit op');
  });
});
