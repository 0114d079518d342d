import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  FORM,
  LIES,
  opens,
  PUPIL,
  press,
  raise,
  read,
  said,
  send,
  WORDS,
  wellBehaved,
} from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  lies = open.as(LIES);
  an = open.as(AN);
});
afterEach(() => wellBehaved(open));
const MAKE_IT = "Maak er 'n zorgvraag van";

describe('a request begins', () => {
  it('with a command, whose words stand in the form', async () => {
    const form = await opens(lies, `vraag ${WORDS}`);
    expect(form.title).toBe('Een zorgvraag');
    expect(form.text).toMatch(/112[\s\S]*Griet Baken \(059 00 00 01\)/);
    expect(form.fields).toMatchObject({ 'Welke klas?': 'L3B', 'In je eigen woorden': WORDS });
    // What was typed stood in the command alone; nobody else saw it, and nothing of it is said again.
    await form.fill(FORM);
    await form.submit();
    await open.drained();
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('with a command typed in a channel, of which the channel sees nothing', async () => {
    await lies.command('/zorg', 'vraag', { channel: 'C0TEAM' });
    const form = await lies.modalShown();
    await form.fill(FORM);
    await form.submit();
    await open.drained();
    expect(said(lies, 'Verstuurd.')).toHaveLength(1);
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
    const others = open.as('Zita Rif');
    expect(others.channel('C0TEAM')).toEqual([]);
  });

  it('with the global shortcut', async () => {
    await lies.shortcut('Zorgvraag');
    const form = await lies.modalShown();
    await form.fill(FORM);
    await form.submit();
    await open.drained();
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('with a button in the home', async () => {
    await lies.openHome();
    const form = await press(lies, await lies.homeShown(), 'Nieuwe zorgvraag');
    await form.fill(FORM);
    await form.submit();
    await open.drained();
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
    expect(text(await lies.homeShown())).toContain('Ligt bij An Duindoorn');
  });

  it('with a message in a direct message, which nobody is asked to take away', async () => {
    const at = open.slack.world.im(open.slack.team, lies.id);
    const message = open.slack.say(lies.id, at.id, 'Miel zat <b>alleen</b> & keek weg');
    await lies.messageShortcut(MAKE_IT, { channel: at.id, ts: message.ts });
    const form = await lies.modalShown();
    expect(form.fields['In je eigen woorden']).toBe('Miel zat <b>alleen</b> & keek weg');
    await form.fill({ ...FORM, 'In je eigen woorden': WORDS });
    await form.submit();
    await open.drained();
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
    expect(said(lies, 'weghalen')).toEqual([]);
  });

  it('with a message in a channel: its author is asked alone, once it is sent and not before', async () => {
    const xander = open.as('Xander Springtij');
    const message = open.slack.say(xander.id, 'C0TEAM', 'Miel zat weer alleen');
    await lies.messageShortcut(MAKE_IT, { channel: 'C0TEAM', ts: message.ts });
    const form = await lies.modalShown();
    await open.drained();
    expect(xander.inbox()).toEqual([]);
    await form.fill({ ...FORM, 'In je eigen woorden': WORDS });
    await form.submit();
    await open.drained();
    const asked = said(xander, 'Wil je dat bericht daar weghalen?');
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toMatch(/Miel|Lies|L3B/);
    await xander.press(xander.message('weghalen'), 'Naar het bericht');
    expect(xander.opened[0]).toContain(message.ts.replace('.', ''));
    expect(open.slack.world.messageAt('C0TEAM', message.ts)).toMatchObject({ edited: false, deleted: false });
    expect(open.as('Zita Rif').channel('C0TEAM').map(text)).toEqual(['Miel zat weer alleen']);
  });

  it('with a message that is far too long for the form: its beginning stands there', async () => {
    const message = open.slack.say(
      an.id,
      'C0TEAM',
      `${'lang '.repeat(400).slice(0, 1999)}${'😀'.repeat(4000)}`,
    );
    await lies.messageShortcut(MAKE_IT, { channel: 'C0TEAM', ts: message.ts });
    const form = await lies.modalShown();
    expect(form.fields['In je eigen woorden']).toBe('lang '.repeat(400).slice(0, 1999));
  });

  it('with a message, while Slack is slow to say who is named in it and where it stands: in time all the same', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const message = open.slack.say(open.as('Xander Springtij').id, 'C0TEAM', 'Miel zat weer alleen');
    message.text += ` <@${an.id}>`;
    await (await opens(lies, 'vraag')).close({ all: true });
    for (const method of ['users.info', 'chat.getPermalink']) open.slack.faults.next(method, { held }, 9);
    await lies.messageShortcut(MAKE_IT, { channel: 'C0TEAM', ts: message.ts });
    const form = await lies.modalShown();
    await form.fill({ ...FORM, 'In je eigen woorden': WORDS });
    await form.submit();
    expect([form.errors, form.open]).toEqual([{}, false]);
    answer();
    open.slack.faults.clear();
    await open.drained();
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('with a message in a private channel, where the bot is not: its author is asked all the same', async () => {
    const xander = open.as('Xander Springtij');
    const channel = {
      id: 'C0PRIVATE',
      team_id: open.slack.team.id,
      name: 'privategroup',
      kind: 'private' as const,
      members: new Set([lies.id, xander.id]),
      is_archived: false,
    };
    open.slack.team.channels.set(channel.id, channel);
    const message = open.slack.say(xander.id, channel.id, 'Miel zat weer alleen');
    await lies.messageShortcut(MAKE_IT, { channel: channel.id, ts: message.ts });
    const form = await lies.modalShown();
    expect(form.fields['In je eigen woorden']).toBe('Miel zat weer alleen');
    await form.fill({ ...FORM, 'In je eigen woorden': WORDS });
    await form.submit();
    await open.drained();
    // Slack tells the way to a message only to whoever is there.
    expect(titlesOf(xander.message('weghalen'))).toEqual([]);
  });

  it('with one’s own message in a channel: one is asked oneself', async () => {
    const message = open.slack.say(lies.id, 'C0TEAM', 'Miel zat weer alleen');
    await lies.messageShortcut(MAKE_IT, { channel: 'C0TEAM', ts: message.ts });
    const form = await lies.modalShown();
    await form.fill({ ...FORM, 'In je eigen woorden': WORDS });
    await form.submit();
    await open.drained();
    expect(said(lies, 'weghalen')).toHaveLength(1);
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
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    const more = await press(lies, form, 'Ik wil meer vertellen');
    expect(more.title).toBe('Nog iets vertellen');
    await more.fill({ 'In je eigen woorden': 'Vooraan gezet', ...MORE });
    await more.submit();
    expect(more.open).toBe(false);
    await open.drained();
    expect(said(lies, 'Dank je, Lies')).toHaveLength(1);
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
    const opened = await read(an, 'Nieuwe vraag');
    for (const told of [WORDS, 'KV7', 'Vooraan gezet', ...Object.values(MORE).flat()])
      expect(opened.text).toContain(told);
  });

  it('go on where a field of the first is missing: errors there, nothing lost', async () => {
    const form = await opens(lies, 'vraag');
    await form.fill({ 'Het gaat over': 'Een groepje', [PUPIL]: 'KV7' });
    const missing = await press(lies, form, 'Ik wil meer vertellen');
    expect(missing.text).toContain('Dit heb ik nog nodig.');
    await missing.close();
    expect(lies.modal!.fields).toMatchObject({ 'Het gaat over': 'Een groepje', [PUPIL]: 'KV7' });
    await lies.modal!.fill({ 'In je eigen woorden': WORDS, 'Jouw antwoord': 'Nee' });
    expect((await press(lies, lies.modal!, 'Ik wil meer vertellen')).title).toBe('Nog iets vertellen');
  });
});

describe('what is missing or wrong', () => {
  it('is said below its field, and what was typed stays', async () => {
    const form = await opens(lies, 'vraag');
    await form.fill({ 'Het gaat over': 'Eén leerling', [PUPIL]: 'KV7', 'In je eigen woorden': '  ' });
    await form.submit();
    expect(Object.keys(form.errors)).toEqual(['Jouw antwoord']);
    await form.fill({ 'Jouw antwoord': 'Nee' });
    await form.submit();
    expect(form.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    expect(form.fields).toMatchObject({
      'Het gaat over': 'Eén leerling',
      [PUPIL]: 'KV7',
      'Welke klas?': 'L3B',
    });
    await form.fill({ 'In je eigen woorden': WORDS });
    await form.submit();
    expect(form.open).toBe(false);
  });

  it('is stopped while typing where it is too long', async () => {
    const form = await opens(lies, 'vraag');
    await form.fill({ ...FORM, 'In je eigen woorden': 'x'.repeat(2001) });
    await form.submit();
    expect(form.errors).toEqual({ 'In je eigen woorden': 'Please enter at most 2000 characters.' });
    await form.fill({ 'In je eigen woorden': 'x'.repeat(2000) });
    await form.submit();
    expect(form.open).toBe(false);
  });

  it('leaves a closed form without any effect', async () => {
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    await form.close();
    await open.drained();
    expect(lies.inbox()).toEqual([]);
    expect(an.inbox()).toEqual([]);
  });
});

describe('after sending', () => {
  it('the requester reads who has it and until when, the coordinator what to do', async () => {
    const name = await raise(open, lies);
    expect(text(lies.message('Dank je'))).toMatch(/Ten laatste woensdag 14 oktober hoor je iets/);
    expect(titlesOf(lies.message('Dank je'))).toEqual([
      'Bekijken',
      'Een idee om mee te starten',
      'Iets toevoegen',
      'Toch niet nodig',
    ]);
    expect(titlesOf(an.message(name))).toEqual(['Lezen', 'Samen bekijken', 'Ik volg dit op', 'Doorgeven']);
    expect((await press(lies, lies.message('Dank je'), 'Een idee om mee te starten')).title).toBe('Een idee');
  });

  it('a hint on a name comes with it, and the way to correct it', async () => {
    await send(lies, { 'In je eigen woorden': 'Gisteren heeft Kobe Peeters niets gegeten.' });
    await open.drained();
    expect(said(lies, /volledige naam[\s\S]*Je kan het nog verbeteren/)).toHaveLength(1);
  });
});
