import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { inputIn, text, titlesOf } from '../../../support/teams/client-card.js';
import type { Dialog } from '../../../support/teams/client-dialog.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  ask,
  FORM,
  LIES,
  opens,
  PUPIL,
  press,
  raise,
  read,
  send,
  settled,
  WORDS,
  watch,
  wellBehaved,
  XANDER,
  ZITA,
} from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => lies.dialog?.close());
afterAll(() => wellBehaved(open));
/** What the app wrote where others read it. */
const ofBotIn = (channel: string) =>
  lies.messagesIn(channel).filter(({ message }) => message.from === open.teams.world.bot.id);

/** Types more than the field takes, as a client that does not look would. */
const unlimited = (form: Dialog, label: string, words: string) => {
  form.typed[inputIn(form, label).id] = words;
};

describe('a request begins', () => {
  it('with a typed command, whose words stand in the form', async () => {
    const form = await opens(open, lies, `zorgvraag ${WORDS}`);
    expect(form.title).toBe('Een zorgvraag');
    expect(form.text).toMatch(/112[\s\S]*Griet Baken \(059 00 00 01\)/);
    expect(form.fields).toMatchObject({ 'Welke klas?': 'L3B', 'In je eigen woorden': WORDS });
    const news = watch(open);
    const button = lies.messages().at(-1)!;
    expect(await send(open, lies, FORM)).toBeUndefined();
    // Said once: by the message, in the chat in which they look. The button does not lead to a second request.
    expect(lies.notes).toEqual([]);
    expect(news(lies)).toEqual([expect.stringMatching(/^Dank je, Lies\. Je vraag/)]);
    await open.teams.until(() => titlesOf(button).length === 0, 'the button to go');
    expect(text(button)).toBe('Gedaan.');
    expect(news(an)).toEqual([expect.stringContaining('Nieuwe vraag')]);
  });

  it('with a mention in a channel, of whose answer the channel sees nothing', async () => {
    const news = watch(open);
    await lies.saysIn('Zorg', '@Zorgbode zorgvraag');
    await open.teams.until(() => news(lies).length, 'the button in the own chat');
    expect((await press(lies, lies.messages().at(-1)!, 'Openen')).title).toBe('Een zorgvraag');
    await send(open, lies, FORM);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
    expect(ofBotIn('Zorg')).toEqual([]);
  });

  it('with a mention behind, in a reply and twice', async () => {
    const thread = open.teams.say(XANDER, 'Zorg', 'Wie helpt?');
    for (const words of ['zorgvraag @Zorgbode', '@Zorgbode @Zorgbode   Zorg  VRAAG']) {
      const news = watch(open);
      await lies.saysIn('Zorg', words, { thread });
      await open.teams.until(() => news(lies).length, words);
      expect(news(lies)).toEqual([expect.stringContaining('Een zorgvraag')]);
    }
    expect(ofBotIn('Zorg')).toEqual([]);
  });

  it('with a button of the home card', async () => {
    await press(lies, await answer(open, lies, 'zorg'), 'Nieuwe zorgvraag');
    const news = watch(open);
    expect(await send(open, lies, FORM)).toBeUndefined();
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
    expect(text(await answer(open, lies, 'zorg'))).toContain('Ligt bij An Duindoorn');
  });

  it('with a message that lies in a chat with colleagues', async () => {
    const chat = open.teams.world.groupChat(lies.user, open.as(XANDER).user);
    const message = open.teams.say(XANDER, chat.id, 'Miel zat <b>alleen</b> & keek weg');
    const form = (await lies.makeRequestFrom(message))!;
    expect(form.fields['In je eigen woorden']).toBe('Miel zat <b>alleen</b> & keek weg');
    const news = watch(open);
    expect(await send(open, lies, { ...FORM, 'In je eigen woorden': WORDS })).toBeUndefined();
    expect(news(lies, 'Dank je')).toHaveLength(1);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
    expect(open.teams.world.messages.get(chat.id)).toHaveLength(1);
  });

  it('with a message in a channel: its author is asked alone, once it is sent and not before', async () => {
    const xander = open.as(XANDER);
    const message = open.teams.say(XANDER, 'Zorg', 'Miel zat weer alleen');
    const news = watch(open);
    const form = (await lies.makeRequestFrom(message))!;
    expect(form.fields['In je eigen woorden']).toBe('Miel zat weer alleen');
    await open.drained();
    expect(news(xander)).toEqual([]);
    // An error in between loses neither words nor author.
    form.fill({ ...FORM, 'In je eigen woorden': '   ' });
    await form.press('Versturen');
    await send(open, lies, { 'In je eigen woorden': WORDS });
    expect(news(xander)).toEqual([expect.stringContaining('Wil je dat bericht daar weghalen?')]);
    expect(news(xander)[0]).not.toMatch(/Miel|Lies|L3B/);
    await xander.press(xander.message('weghalen'), 'Naar het bericht');
    expect(xander.opened[0]).toContain(`/${message.id}?`);
    expect(message).toMatchObject({ edited: false, deleted: false });
    expect(ofBotIn('Zorg')).toEqual([]);
    expect(news(open.as(ZITA))).toEqual([]);
  });

  it('with one’s own message in a channel: one is asked oneself', async () => {
    const news = watch(open);
    await lies.makeRequestFrom(open.teams.say(LIES, 'Zorg', 'Miel zat weer alleen'));
    await send(open, lies, { ...FORM, 'In je eigen woorden': WORDS });
    expect(news(lies, 'weghalen')).toHaveLength(1);
  });
});

describe('two steps', () => {
  const MORE = {
    'Hielp het?': 'Een beetje',
    'Waardoor, denk je?': 'Het was druk',
    'Dit loopt goed': 'Ze zingt graag',
    'Het gaat over': ['Leren en studeren', 'Ik weet het niet'],
    'Dit zou helpen': ['Samen nadenken', 'Extra handen'],
    'En hoe is het voor jou?': 'Het weegt',
    'Tegen wanneer wil je hierover iemand spreken?': 'Deze week',
    'Weten de ouders het?': 'Eén ouder',
    'Dit deed ik al': ['een buddy zoeken voor wie nieuw is'],
  };

  it('are one request, with all that was told in both', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    const more = await press(lies, form, 'Ik wil meer vertellen');
    expect(more.title).toBe('Nog iets vertellen');
    const news = watch(open);
    expect(await send(open, lies, { 'In je eigen woorden': 'Vooraan gezet', ...MORE })).toBeUndefined();
    expect(news(lies, 'Dank je, Lies')).toHaveLength(1);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
    const opened = await read(an, 'Nieuwe vraag');
    for (const told of [WORDS, 'KV7', 'Vooraan gezet', ...Object.values(MORE).flat()])
      expect(opened.text).toContain(told);
  });

  it('do not begin while a field of the first is missing, and nothing is lost', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    form.fill({ ...FORM, 'In je eigen woorden': '  ' });
    const same = await press(lies, form, 'Ik wil meer vertellen');
    expect(same.title).toBe('Een zorgvraag');
    expect(same.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    expect(same.fields).toMatchObject({
      'Het gaat over': 'Eén leerling',
      [PUPIL]: 'KV7',
      'Jouw antwoord': 'Nee',
    });
    same.fill({ 'In je eigen woorden': WORDS });
    expect((await press(lies, same, 'Ik wil meer vertellen')).title).toBe('Nog iets vertellen');
  });

  it('an error in the second keeps what was typed in it, and in the first', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    (await press(lies, form, 'Ik wil meer vertellen')).fill(MORE);
    const news = watch(open);
    unlimited(lies.theDialog, 'Waardoor, denk je?', 'x'.repeat(5000));
    await lies.theDialog.press('Versturen');
    const again = lies.theDialog;
    expect(again.errors).toEqual({ 'Waardoor, denk je?': expect.stringContaining('hoogstens 300 tekens') });
    expect(again.fields).toMatchObject({ ...MORE, 'Waardoor, denk je?': 'x'.repeat(5000) });
    expect(await send(open, lies, { 'Waardoor, denk je?': 'Het was druk' })).toBeUndefined();
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
    expect((await read(lies, 'Dank je')).text).toMatch(/Telt nog[\s\S]*Het was druk[\s\S]*zingt/);
  });
});

describe('what cannot be sent', () => {
  it('is said below its field, and what was typed stays', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    form.fill({ 'Het gaat over': 'Eén leerling', [PUPIL]: 'KV7', 'In je eigen woorden': '  ' });
    expect(await form.press('Versturen')).toBeUndefined();
    expect(Object.keys(form.errors)).toEqual(['Jouw antwoord']);
    form.fill({ 'Jouw antwoord': 'Nee' });
    await form.press('Versturen');
    const again = lies.theDialog;
    expect(again.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    expect(again.fields).toMatchObject({
      'Het gaat over': 'Eén leerling',
      [PUPIL]: 'KV7',
      'Welke klas?': 'L3B',
      'Jouw antwoord': 'Nee',
    });
    expect(again.text).toMatch(/Nog niet verstuurd/);
    expect(await send(open, lies, { 'In je eigen woorden': WORDS })).toBeUndefined();
  });

  it('is stopped while typing where it is too long, also for a client that does not', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    expect(() => form.fill({ 'In je eigen woorden': 'x'.repeat(2001) })).toThrow('at most 2000');
    form.fill(FORM);
    unlimited(form, 'In je eigen woorden', 'x'.repeat(2001));
    const news = watch(open);
    await form.press('Versturen');
    const again = lies.theDialog;
    expect(again.errors).toEqual({
      'In je eigen woorden': 'Dit is iets te lang: hoogstens 2000 tekens. Je tekst staat er nog.',
    });
    expect(again.fields['In je eigen woorden']).toBe('x'.repeat(2001));
    await settled(open);
    expect(news(lies)).toEqual([]);
    expect(await send(open, lies, { 'In je eigen woorden': 'x'.repeat(2000) })).toBeUndefined();
    expect(news(lies, 'Dank je')).toHaveLength(1);
  });

  it('leaves a closed form without any effect', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    const news = watch(open);
    form.fill(FORM);
    form.close();
    await open.drained();
    expect([...news(lies), ...news(an)]).toEqual([]);
  });
});

describe('after sending', () => {
  it('the requester reads who has it and until when, the coordinator what to do', async () => {
    const name = await raise(open, lies);
    const own = lies.message(`vraag ${name}`);
    expect(text(own)).toMatch(/Ten laatste woensdag 14 oktober hoor je iets/);
    expect(titlesOf(own)).toEqual([
      'Bekijken',
      'Een idee om mee te starten',
      'Iets toevoegen',
      'Toch niet nodig',
    ]);
    expect(titlesOf(an.message(name))).toEqual(['Lezen', 'Samen bekijken', 'Ik volg dit op', 'Doorgeven']);
    expect((await press(lies, own, 'Een idee om mee te starten')).title).toBe('Een idee');
  });

  it('a hint on a name comes with it, and the way to correct it', async () => {
    lies.notes.length = 0;
    await ask(open, lies, { 'In je eigen woorden': 'Gisteren heeft Kobe Peeters niets gegeten.' });
    expect(lies.notes).toEqual([expect.stringMatching(/volledige naam[\s\S]*Je kan het nog verbeteren/)]);
  });
});
