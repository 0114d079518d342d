import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/kernel/card.js';
import type { Reply } from '../../../src/kernel/interaction.js';
import { text } from '../../../src/kernel/text.js';
import type { TeamsClient } from '../../support/teams/client.js';
import { notification, titlesOf, text as wordsOf } from '../../support/teams/client-card.js';
import { type OpenEdge, openEdge } from './scripted.js';

const CLASSES = [
  { name: 'L3B', code: 'L3B' },
  { name: 'L4A', code: 'L4A' },
];
const FORM: CardRef = {
  card: 'example/dialog',
  data: { roepnaam: 'kastanje', classCode: 'L3B', once: 'o1', classes: CLASSES },
};
const FRESH = (once: string): CardRef => ({ ...FORM, data: { ...FORM.data, once } });
const MESSAGE: CardRef = {
  card: 'example/message',
  data: { id: 'r1', roepnaam: 'vuurtoren', classCode: 'L3B', from: 'An', when: 'nu', answers: [] },
};
/** A message with buttons that act, `example.read` opens a dialog. */
const LINE: CardRef = { card: 'example/buttons', data: { answers: [{ name: 'Doe' }] } };
const DONE = text('teams.done');

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

/** A message of ours, as the outcome of a typed command. */
async function messageWith(card: CardRef) {
  const before = an.messages().length;
  open.turns.reply = { kind: 'card', card };
  await an.says(`iets ${next()}`);
  await open.teams.until(() => an.messages().length > before, 'a message');
  return an.messages().at(-1)!;
}
/** The open form. */
async function formOpen(card = FRESH(`o${next()}`)) {
  const message = await messageWith(MESSAGE);
  open.turns.reply = { kind: 'dialog', card };
  await an.press(message, 'Lezen');
  open.acts.length = 0;
  return { message, dialog: an.theDialog };
}

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
});

describe('a button of a message that acts', () => {
  const acts = async (reply: Reply) => {
    const message = await messageWith({ ...LINE });
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
    const { dialog, message } = await formOpen();
    expect(dialog.title).toBe('Nieuwe vraag');
    expect(titlesOf(dialog)).toEqual(['Versturen']);
    expect(message.card.actions[0]).toMatchObject({
      type: 'Action.Submit',
      data: { msteams: { type: 'task/fetch' }, verb: 'example.read', d: { id: 'r1' }, s: 'baken' },
    });
  });

  it('note, errors, close: words in its place', async () => {
    const message = await messageWith(MESSAGE);
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

describe('a form that is sent', () => {
  it('says what was typed, beside the ids of the form', async () => {
    const { dialog } = await formOpen(FRESH('nonce'));
    dialog.fill({ 'Wat zie je?': 'Hij huilt.', Klas: 'L4A' });
    open.turns.reply = { kind: 'close' };
    await dialog.press('Versturen');
    expect(open.acts).toMatchObject([
      {
        verb: 'example.send',
        input: { see: 'Hij huilt.', classCode: 'L4A', once: 'nonce' },
        place: { kind: 'dialog' },
        onceKey: `teams:${open.teams.tenantId}:${an.user.aadObjectId}:example.send:nonce`,
      },
    ]);
    expect(Object.keys(open.acts[0]!.input).sort()).toEqual(['classCode', 'once', 'see']);
    expect(dialog.open).toBe(false);
  });

  it('next, dialog: the next card in the same dialog', async () => {
    for (const kind of ['next', 'dialog'] as const) {
      const { dialog } = await formOpen();
      open.turns.reply = { kind, card: FRESH('second') };
      await dialog.press('Versturen');
      expect(an.theDialog).not.toBe(dialog);
      open.turns.reply = { kind: 'close' };
      await an.theDialog.press('Versturen');
      expect(open.acts.at(-1)!.input.once).toBe('second');
    }
  });

  it('errors: the same form, each sentence below its field, with what was typed, as often as it takes', async () => {
    const { dialog } = await formOpen();
    dialog.fill({ 'Wat zie je?': 'Hij *huilt* <b>', Klas: 'L4A' });
    open.turns.reply = { kind: 'errors', fields: { see: text('error.needed'), other: text('error.day') } };
    await dialog.press('Versturen');
    for (let again = 0; again < 3; again += 1) {
      const shown = an.theDialog;
      expect(shown.fields).toEqual({ 'Wat zie je?': 'Hij *huilt* <b>', Klas: 'L4A' });
      expect(shown.errors).toEqual({ 'Wat zie je?': 'Dit heb ik nog nodig.' });
      // What belongs to no field of this form stands above it.
      expect(shown.text).toMatch(/Nog niet verstuurd.*\nKies een dag\./);
      await shown.press('Versturen');
    }
    open.turns.reply = { kind: 'close' };
    await an.theDialog.press('Versturen');
    expect(open.acts.at(-1)!.input).toMatchObject({ see: 'Hij *huilt* <b>', classCode: 'L4A' });
  });

  it('note: the form stays, with the note above it and what was typed', async () => {
    const { dialog } = await formOpen();
    dialog.fill({ 'Wat zie je?': 'Hij huilt.' });
    open.turns.reply = { kind: 'note', text: text('error.conflict') };
    await dialog.press('Versturen');
    expect(an.theDialog.text).toContain('Hier veranderde net iets.');
    expect(an.theDialog.fields).toMatchObject({ 'Wat zie je?': 'Hij huilt.' });
    expect(an.theDialog.errors).toEqual({});
  });

  it('errors after a day: what was typed is given back to be copied', async () => {
    const { dialog } = await formOpen();
    dialog.fill({ 'Wat zie je?': 'Hij huilt veel.' });
    open.clock.moveTo(open.clock.now() + 25 * 3_600_000);
    open.turns.reply = { kind: 'errors', fields: { see: text('error.needed') } };
    await dialog.press('Versturen');
    expect(an.theDialog.text).toMatch(
      /Dit heb ik nog nodig\.[\s\S]*Kopieer wat je schreef[\s\S]*Hij huilt veel\./,
    );
  });

  it('close with a note: the words, in the dialog', async () => {
    const { dialog } = await formOpen();
    open.turns.reply = { kind: 'close', note: DONE };
    await dialog.press('Versturen');
    expect(an.notes).toEqual(['Gedaan.']);
  });

  it('card: the message from which it was opened changes, and the dialog closes', async () => {
    const { dialog, message } = await formOpen();
    open.turns.reply = {
      kind: 'card',
      card: { ...MESSAGE, data: { ...MESSAGE.data, roepnaam: 'kastanje' } },
    };
    await dialog.press('Versturen');
    expect(dialog.open).toBe(false);
    await open.teams.until(() => wordsOf(message).includes('kastanje'), 'the change');
    expect(notification(message)).toBe('kastanje: een nieuwe vraag');
  });
});

it('shows only what Teams takes', () => {
  expect(open.teams.problems).toEqual([]);
});
