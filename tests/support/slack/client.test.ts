import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openBareApp } from './bare-app.js';
import { frozen, notification, text, titlesOf } from './client-surface.js';
import { createFakeSlack, type FakeSlack } from './fake.js';

const manifest = {
  features: {
    shortcuts: [
      { name: 'Nieuwe zorgvraag', type: 'global', callback_id: 'request.new' },
      { name: 'Maak er een zorgvraag van', type: 'message', callback_id: 'request.new' },
    ],
  },
};

describe.each(['http', 'socket'] as const)('a person in Slack, over %s', (mode) => {
  let slack: FakeSlack;
  let app: Awaited<ReturnType<typeof openBareApp>>;
  beforeEach(async () => {
    const users = [
      { id: 'U1', email: 'an.duindoorn@wolkenschip.example', real_name: 'An Duindoorn' },
      { id: 'U2', email: 'bert.zeewind@wolkenschip.example', real_name: 'Bert Zeewind' },
    ];
    slack = await createFakeSlack({
      manifest,
      teams: [{ users, channels: [{ id: 'C1', name: 'team', members: ['U1', 'U2'] }] }],
    });
    app = await openBareApp(slack, mode);
  });
  afterEach(async () => {
    await app.close();
    await slack.close();
  });
  const fine = () => {
    expect(slack.problems).toEqual([]);
    expect(app.errors).toEqual([]);
  };

  it('types a command, fills the form, sends it, and takes what comes', async () => {
    const an = slack.as('U1');
    await an.command('/zorg', 'vraag');
    const modal = await an.modalShown();
    expect(modal.title).toBe('Zorgvraag');
    expect(modal.text).toContain('Wat zie je?');
    expect(modal.fields).toMatchObject({ Klas: null, Sinds: '2026-10-01', Waarover: [] });
    await modal.fill({
      'Wat zie je?': 'leest <traag>',
      Klas: 'L1B',
      Waarover: ['Lezen'],
      Uur: '08:30',
      Wie: 'Wim',
    });
    await modal.submit();
    expect(an.modal).toBeUndefined();
    const submitted = app.got.find((body) => body.type === 'view_submission');
    expect(submitted.view.state.values).toMatchObject({
      'in:words': { 'in:words': { type: 'plain_text_input', value: 'leest <traag>' } },
      'in:class': { 'in:class': { selected_option: { value: 'l1b' } } },
      'in:about': { 'in:about': { selected_options: [{ value: 'read' }] } },
      'in:since': { 'in:since': { selected_date: '2026-10-01' } },
      'in:at': { 'in:at': { selected_time: '08:30' } },
      'in:who': { 'in:who': { selected_option: { value: 'Wim Vloedlijn' } } },
    });
    const message = await an.messageCame('Nieuwe vraag');
    expect(notification(message)).toBe('Nieuwe vraag');
    expect(titlesOf(message)).toEqual(['Ik neem op', 'Later', 'Doorgeven']);
    const stale = frozen(message);
    await an.press(message, /neem op/);
    await slack.until(() => text(message) === 'Opgenomen', 'the update');
    expect(text(stale)).toContain('Nieuwe vraag');
    await an.press(stale, 'Later');
    expect(text(await an.answered())).toBe('Gekozen: later');
    expect(slack.as('U2').inbox()).toEqual([]);
    fine();
  });

  it('uses shortcuts by their visible name', async () => {
    const an = slack.as('U1');
    await an.shortcut('Nieuwe zorgvraag');
    await (await an.modalShown()).close();
    expect(app.got.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false });
    const message = slack.say('U2', 'C1', 'Jan & Piet < Els');
    await an.messageShortcut('Maak er een zorgvraag van', message);
    expect((await an.modalShown()).fields['Wat zie je?']).toBe('Jan &amp; Piet &lt; Els');
    await expect(an.shortcut('Iets anders')).rejects.toThrow(/no global shortcut/);
    fine();
  });

  it('sees errors under their field, keeps what was typed, and goes through steps', async () => {
    const an = slack.as('U1');
    await an.command('/zorg');
    const modal = await an.modalShown();
    expect(await modal.submit()).toBeUndefined();
    expect(modal.errors).toEqual({
      'Wat zie je?': 'Please complete this required field.',
      Klas: 'Please complete this required field.',
    });
    await modal.fill({ 'Wat zie je?': 'x'.repeat(41), Klas: 'L1A' });
    await modal.submit();
    expect(modal.errors).toEqual({ 'Wat zie je?': 'Please enter at most 40 characters.' });
    expect(app.got.some((body) => body.type === 'view_submission')).toBe(false);

    await modal.fill({ 'Wat zie je?': 'fout' });
    await modal.submit();
    expect(modal.errors).toEqual({ 'Wat zie je?': 'Zeg meer' });
    expect(modal.fields['Wat zie je?']).toBe('fout');

    await modal.fill({ 'Wat zie je?': 'anders' });
    await modal.submit();
    expect(an.modal!.title).toBe('Anders');
    expect(an.modal!.fields).toMatchObject({ 'Wat zie je?': 'anders', Klas: 'L1A' });
    expect(modal.errors).toEqual({});

    await modal.press('Nog een stap');
    const second = await an.modalShown();
    expect(second.title).toBe('Stap 2');
    await expect(modal.submit()).rejects.toThrow(/another modal lies on/);
    await second.fill({ 'Wat zie je?': 'weg', Klas: 'L1B' });
    await second.press('Nog een stap');
    await slack.until(() => second.title === 'Bijgewerkt', 'the update');
    expect(second.fields['Wat zie je?']).toBe('weg');
    await second.submit();
    expect(an.modal).toBeUndefined();
    fine();
  });

  it('opens the Home tab and presses in it', async () => {
    const an = slack.as('U1');
    await an.openHome();
    const home = await an.homeShown();
    expect(text(home)).toBe('Welkom\nIk neem op');
    await an.press(home, 'Ik neem op');
    await slack.until(() => text(home).startsWith('Opgenomen'), 'the new home');
    fine();
  });

  it('reads answers to commands, and notes of which nobody else knows', async () => {
    const an = slack.as('U1');
    await an.command('/zorg', 'hulp', { channel: 'C1' });
    expect(text(await an.answered())).toBe('Zo werkt het');
    await an.command('/zorg', 'zeg 1 & 2');
    expect(text(await an.answered())).toBe('1 & 2');
    expect(an.notes()).toHaveLength(2);
    expect(slack.as('U2').notes()).toEqual([]);
    fine();
  });

  it('hears of an app that fails', async () => {
    const an = slack.as('U1');
    await an.command('/zorg');
    const modal = await an.modalShown();
    await modal.fill({ 'Wat zie je?': 'vreemd', Klas: 'L1A' });
    await modal.submit();
    expect(modal.errors.modal).toMatch(/trouble connecting/);
    expect(slack.problems).toHaveLength(1);
    expect(modal.open).toBe(true);
  });

  it('says what there is when something is not there', async () => {
    const an = slack.as('U1');
    await an.command('/zorg');
    const modal = await an.modalShown();
    await expect(modal.press('Bestaat niet')).rejects.toThrow(/there are: Nog een stap/);
    await expect(modal.fill({ Kleur: 'rood' })).rejects.toThrow(/no field 'Kleur'; there are: Wat zie je\?/);
    await expect(modal.fill({ Klas: 'L9' })).rejects.toThrow(
      /no choice 'L9' in 'Klas'; there are: L1A · L1B/,
    );
    expect(() => an.message('iets')).toThrow(/no message with iets/);
  });
});
