import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/kernel/interaction.js';
import { text } from '../../../src/kernel/text.js';
import type { TeamsClient } from '../../support/teams/client.js';
import { notification, titlesOf, text as wordsOf } from '../../support/teams/client-card.js';
import { DONE, FORM, formOpen, LINE, MESSAGE, messageWith, type OpenEdge, openEdge } from './scripted.js';

let open: OpenEdge;
let an: TeamsClient;
let last = 0;
const next = (): number => {
  last += 1;
  return last;
};
beforeAll(async () => {
  open = await openEdge();
  an = open.an;
});
afterAll(() => open.close());
beforeEach(() => {
  open.acts.length = 0;
  an.notes.length = 0;
  an.dialog?.close();
});

describe('a typed command', () => {
  const answers = async (reply: Reply, words = `zorg ${next()}`) => {
    const before = an.messages().length;
    open.turns.reply = reply;
    await an.says(words);
    await open.teams.until(() => an.messages().length > before, 'an answer');
    return an.messages().at(-1)!;
  };

  it('note, errors, close: words', async () => {
    expect(wordsOf(await answers({ kind: 'note', text: DONE }))).toBe('Gedaan.');
    const fields = { a: text('error.needed'), b: text('error.day'), c: text('error.needed') };
    expect(wordsOf(await answers({ kind: 'errors', fields }))).toBe('Dit heb ik nog nodig. Kies een dag.');
    expect(wordsOf(await answers({ kind: 'close' }))).toBe('Gedaan.');
  });

  it('a card: itself, with the line of its notification', async () => {
    const message = await answers({ kind: 'card', card: MESSAGE });
    expect(wordsOf(message)).toContain('Nieuwe vraag vuurtoren');
    expect(notification(message)).toBe('vuurtoren: een nieuwe vraag');
  });

  it('a card without a title, such as the home: itself', async () => {
    expect(wordsOf(await answers({ kind: 'dialog', card: MESSAGE }))).toContain('Nieuwe vraag vuurtoren');
  });

  it('a dialog that may stand in a chat: its card at once, with its title', async () => {
    open.turns.inChat = true;
    const lines = [{ who: text('phones.clb'), phone: '059 00 00 09' }];
    const card = { card: 'school/phones', data: { lines, checked: '2026-09-01' } };
    const message = await answers({ kind: 'dialog', card });
    open.turns.inChat = undefined;
    expect(wordsOf(message)).toMatch(/^Wie bel je\?\nNu gevaar\?[\s\S]*059 00 00 09/);
    expect(titlesOf(message)).toEqual([]);
  });

  it('a dialog: a card with one button, and nothing of what is in it', async () => {
    const message = await answers({ kind: 'dialog', card: FORM }, 'zorgvraag hij huilt');
    expect(wordsOf(message)).toBe('Nieuwe vraag\nOpenen');
    expect(JSON.stringify(message.card)).not.toContain('huilt');
    open.acts.length = 0;
    await an.press(message, 'Openen');
    // What was typed is run again, so that who may see it is asked again.
    expect(open.acts).toMatchObject([{ text: 'zorgvraag hij huilt', actor: { user: an.user.aadObjectId } }]);
    expect(an.theDialog.title).toBe('Nieuwe vraag');
  });

  it('its button goes when the dialog did what it was for, however many steps that took', async () => {
    for (const steps of [0, 2]) {
      const message = await answers({ kind: 'dialog', card: FORM }, 'zorgvraag');
      await an.press(message, 'Openen');
      open.turns.reply = { kind: 'next', card: FORM };
      for (let step = 0; step < steps; step += 1) await an.theDialog.press('Versturen');
      open.turns.reply = { kind: 'errors', fields: { see: text('error.needed') } };
      await an.theDialog.press('Versturen');
      expect(titlesOf(message)).toEqual(['Openen']);
      open.turns.reply = { kind: 'close', note: DONE };
      await an.theDialog.press('Versturen');
      expect(an.notes.splice(0)).toEqual(['Gedaan.']);
      await open.teams.until(() => titlesOf(message).length === 0, 'the button to go');
      expect(wordsOf(message)).toBe('Gedaan.');
    }
  });

  it('its button stays when another dialog was opened from the first, as from a list', async () => {
    const message = await answers({ kind: 'dialog', card: FORM }, 'zorg lijst');
    await an.press(message, 'Openen');
    const { opens } = open.turns;
    open.turns.opens = () => 'dialog' as never;
    open.turns.reply = { kind: 'next', card: FORM };
    await an.theDialog.press('Versturen');
    open.turns.opens = opens;
    const before = open.teams.callsOf('update').length;
    open.turns.reply = { kind: 'close' };
    await an.theDialog.press('Versturen');
    await answers({ kind: 'note', text: DONE });
    expect(titlesOf(message)).toEqual(['Openen']);
    expect(open.teams.callsOf('update')).toHaveLength(before);
  });

  it('its button opens nothing for somebody else, and nothing after a day', async () => {
    const message = await answers({ kind: 'dialog', card: FORM }, 'zorgvraag hij huilt');
    const [button] = message.card.actions;
    const stolen = open.teams.activities.taskFetch(open.bo.user, message.message, button.data);
    await open.bo.says('dag');
    open.acts.length = 0;
    const { body } = await open.teams.send(stolen);
    expect(body.task).toEqual({ type: 'message', value: 'Deze knop werkt niet meer. Typ het nog eens.' });
    expect(open.acts).toEqual([]);
    open.clock.moveTo(open.clock.now() + 25 * 3_600_000);
    await an.press(message, 'Openen');
    expect(an.notes).toEqual(['Deze knop werkt niet meer. Typ het nog eens.']);
  });

  it('in a channel: the answer stands in the own chat, nothing in the channel', async () => {
    const before = an.messages().length;
    open.turns.reply = { kind: 'dialog', card: MESSAGE };
    await an.saysIn('Zorg', '@Zorgbode zorg');
    await open.teams.until(() => an.messages().length > before, 'an answer');
    expect(open.acts).toMatchObject([{ text: 'zorg', place: { kind: 'channel' } }]);
    expect(an.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id)).toEqual(
      [],
    );
  });

  it('in a channel, by somebody without a chat: a line that tells nothing', async () => {
    const bo = open.bo;
    bo.user.installed = false;
    open.turns.reply = { kind: 'card', card: MESSAGE };
    const there = () =>
      bo.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id);
    open.teams.faults.next('createConversation', { status: 403 });
    open.teams.faults.next('send', { status: 403 });
    await bo.saysIn('Zorg', '@Zorgbode zorg');
    await open.teams.until(() => there().length, 'a line');
    expect(there().map(wordsOf)).toEqual([
      'Daarover praat ik alleen in onze eigen chat. Voeg Zorgbode toe en schrijf me daar.',
    ]);
    bo.user.installed = true;
  });

  it('an answer that Teams turned away at the door is given once more, any other is not', async () => {
    for (const [fault, calls] of [
      [{ status: 503 }, 2],
      [{ status: 412 }, 2],
      [{ status: 502, after: true }, 1],
      [{ drop: 'after' }, 1],
    ] as const) {
      const before = open.teams.callsOf('send').length;
      open.teams.faults.next('send', fault);
      await answers({ kind: 'note', text: DONE });
      expect([fault, open.teams.callsOf('send').length - before]).toEqual([fault, calls]);
    }
  });
});

describe('a button of a message that acts', () => {
  const acts = async (reply: Reply) => {
    const message = await messageWith(open, { ...LINE });
    // The fixture's only verb opens a dialog: press it as one that acts.
    open.turns.reply = reply;
    const data = { d: { id: 'r1' }, s: 'baken' };
    const action = { verb: 'example.take', title: 'Doe' };
    return open.teams.send(open.teams.activities.cardAction(an.user, message.message, action, data));
  };

  it('card: in its place', async () => {
    const { body } = await acts({ kind: 'card', card: MESSAGE });
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(body.value.type).toBe('AdaptiveCard');
    expect(open.acts.at(-1)).toMatchObject({
      verb: 'example.take',
      input: { id: 'r1' },
      schoolId: 'baken',
      place: { kind: 'personal' },
    });
  });

  it('note, errors, close: words of the answer itself', async () => {
    const type = 'application/vnd.microsoft.activity.message';
    expect((await acts({ kind: 'note', text: DONE })).body).toEqual({
      statusCode: 200,
      type,
      value: 'Gedaan.',
    });
    const fields = { a: text('error.needed') };
    expect((await acts({ kind: 'errors', fields })).body.value).toBe('Dit heb ik nog nodig.');
    expect((await acts({ kind: 'close' })).body.value).toBe('Gedaan.');
  });

  it('dialog: a card with a button that opens it, since Teams opens none by itself', async () => {
    const before = an.messages().length;
    const { body } = await acts({ kind: 'dialog', card: FORM });
    expect(body.value).toBe('Ik zette het hieronder voor je klaar.');
    await open.teams.until(() => an.messages().length > before + 1, 'the button');
    open.acts.length = 0;
    await an.press(an.messages().at(-1)!, 'Openen');
    expect(an.theDialog.fields).toMatchObject({ Klas: 'L3B' });
    expect(open.acts).toEqual([]);
  });
});

describe('a button that opens a dialog', () => {
  it('dialog: with its title and size', async () => {
    const { dialog, message } = await formOpen(open);
    expect(dialog.title).toBe('Nieuwe vraag');
    expect(titlesOf(dialog)).toEqual(['Versturen']);
    expect(message.card.actions[0]).toMatchObject({
      type: 'Action.Submit',
      data: { msteams: { type: 'task/fetch' }, verb: 'example.read', d: { id: 'r1' }, s: 'baken' },
    });
  });

  it('note, errors, close: words in its place', async () => {
    const message = await messageWith(open, MESSAGE);
    const fields = { a: text('error.needed') };
    for (const reply of [
      { kind: 'note', text: DONE },
      { kind: 'errors', fields },
      { kind: 'close' },
    ] as Reply[]) {
      open.turns.reply = reply;
      await an.press(message, 'Lezen');
    }
    expect(an.notes).toEqual(['Gedaan.', 'Dit heb ik nog nodig.', 'Gedaan.']);
  });
});

it('shows only what Teams takes', () => {
  expect(open.teams.problems).toEqual([]);
});
