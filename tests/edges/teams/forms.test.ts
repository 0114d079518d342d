import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { text } from '../../../src/kernel/text.js';
import type { TeamsClient } from '../../support/teams/client.js';
import { notification, text as wordsOf } from '../../support/teams/client-card.js';
import { DONE, FRESH, formOpen, MESSAGE, type OpenEdge, openEdge } from './scripted.js';

let open: OpenEdge;
let an: TeamsClient;
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

describe('a form that is sent', () => {
  it('says what was typed, beside the ids of the form', async () => {
    const { dialog } = await formOpen(open, FRESH('nonce'));
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
      const { dialog } = await formOpen(open);
      open.turns.reply = { kind, card: FRESH('second') };
      await dialog.press('Versturen');
      expect(an.theDialog).not.toBe(dialog);
      open.turns.reply = { kind: 'close' };
      await an.theDialog.press('Versturen');
      expect(open.acts.at(-1)!.input.once).toBe('second');
    }
  });

  it('errors: the same form, each sentence below its field, with what was typed, as often as it takes', async () => {
    const { dialog } = await formOpen(open);
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
    const { dialog } = await formOpen(open);
    dialog.fill({ 'Wat zie je?': 'Hij huilt.' });
    open.turns.reply = { kind: 'note', text: text('error.conflict') };
    await dialog.press('Versturen');
    expect(an.theDialog.text).toContain('Hier veranderde net iets.');
    expect(an.theDialog.fields).toMatchObject({ 'Wat zie je?': 'Hij huilt.' });
    expect(an.theDialog.errors).toEqual({});
  });

  it('errors after a day: what was typed is given back to be copied', async () => {
    const { dialog } = await formOpen(open);
    dialog.fill({ 'Wat zie je?': 'Hij huilt veel.' });
    open.clock.moveTo(open.clock.now() + 25 * 3_600_000);
    open.turns.reply = { kind: 'errors', fields: { see: text('error.needed') } };
    await dialog.press('Versturen');
    expect(an.theDialog.text).toMatch(
      /Dit heb ik nog nodig\.[\s\S]*Kopieer wat je schreef[\s\S]*Hij huilt veel\./,
    );
  });

  it('close with a note: the words, in the dialog', async () => {
    const { dialog } = await formOpen(open);
    open.turns.reply = { kind: 'close', note: DONE };
    await dialog.press('Versturen');
    expect(an.notes).toEqual(['Gedaan.']);
  });

  it('close with a note that a message follows: closed at once, in the chat where it comes and nowhere else', async () => {
    const { dialog } = await formOpen(open);
    open.turns.reply = { kind: 'close', note: DONE, follows: true };
    await dialog.press('Versturen');
    expect(dialog.open).toBe(false);
    expect(an.notes).toEqual([]);
    const posted = open.teams.say('Bo Zee', 'Zorg', 'Miel zat alleen');
    open.turns.reply = { kind: 'dialog', card: FRESH('elsewhere') };
    await an.makeRequestFrom(posted);
    open.turns.reply = { kind: 'close', note: DONE, follows: true };
    await an.theDialog.press('Versturen');
    expect(an.notes).toEqual(['Gedaan.']);
  });

  it('card: the message from which it was opened changes, and the dialog closes', async () => {
    const { dialog, message } = await formOpen(open);
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
