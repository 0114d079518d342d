import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Modal, SlackClient } from '../../../support/slack/client.js';
import { fieldsOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, CARLA, ELS, home, LIES, opens, press, read, STAFF, wellBehaved } from './acting.js';

/** A word that nobody else uses, another in each field. */
const MARK = /zqx\d{3}wvk/i;
let marks = 0;
const mark = () => `Zqx${String(marks++).padStart(3, '0')}Wvk`;
/** What stood in every modal that was ever shown. */
const inModals = new Set<string>();
const TYPED = ['plain_text_input', 'email_text_input', 'url_text_input'];

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00', {}, {}, log);
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterAll(() => wellBehaved(open));

/** Types a mark into every field that takes words, and sends the form. */
async function fillAll(modal: Modal, chosen: Record<string, any> = {}): Promise<void> {
  const words: Record<string, string> = {};
  for (const { label, element } of fieldsOf(modal)) if (TYPED.includes(element.type)) words[label] = mark();
  expect(Object.keys(words).length).toBeGreaterThan(0);
  await modal.fill({ ...words, ...chosen });
}
async function sent(modal: Modal, chosen: Record<string, any> = {}): Promise<void> {
  await fillAll(modal, chosen);
  await modal.submit();
  expect(modal.errors).toEqual({});
  await open.drained();
}
const keep = (who: SlackClient) => {
  if (who.modal) for (const [found] of who.modal.text.matchAll(new RegExp(MARK, 'gi'))) inModals.add(found);
};
const CHOSEN = { 'Het gaat over': 'Eén leerling', 'Welke klas?': 'L3B', 'Jouw antwoord': 'Nee' };
async function via(who: SlackClient, about: string, button: string | RegExp, chosen: object = {}) {
  if (who.modal) await who.modal.close({ all: true });
  const dialog = await read(who, about);
  keep(who);
  await sent(await press(who, dialog, button), chosen as Record<string, any>);
  keep(who);
}

describe('a word that somebody typed', () => {
  it('is typed into every form that there is', async () => {
    await sent(await opens(lies, `vraag ${mark()}`), CHOSEN);
    const form = await opens(lies, 'vraag');
    await fillAll(form, CHOSEN);
    const more = await press(lies, form, 'Ik wil meer vertellen');
    await sent(more);
    const held = await opens(lies, 'vraag');
    await fillAll(held, { ...CHOSEN, [STAFF]: true });
    await held.submit();
    keep(lies);
    await held.fill({ 'Deze collega’s mogen het weten': [ELS] });
    await held.submit();
    await open.drained();

    await via(an, 'Nieuwe vraag', 'Een vraag stellen');
    await sent(await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden'));
    await via(an, 'antwoordde op je vraag', 'Antwoord geven');
    await via(lies, 'Er staat een antwoord', 'Iets toevoegen');
    await via(lies, 'Er staat een antwoord', 'Tekst verbeteren');
    await via(an, 'antwoordde op je vraag', 'Afronden', { 'Dit past het best': 'Het hielp' });
    await lies.press(lies.message('is afgerond'), 'Toch nog niet klaar');
    await open.drained();
    await via(an, 'antwoordde op je vraag', 'Doorgeven', { 'Aan wie?': CARLA });

    await sent(await opens(an, `gang L3B @lies.wadloper ${mark()}`), CHOSEN);
    await sent(await opens(lies, `meedenken ${mark()}`), { 'En deze collega’s': [AN] });
    await sent(await press(an, an.message('meedenken'), 'Lezen en meedenken'));
    await read(lies, 'dacht met je mee');
    keep(lies);
    const message = open.slack.say(lies.id, 'C0TEAM', mark());
    await an.messageShortcut("Maak er 'n zorgvraag van", { channel: 'C0TEAM', ts: message.ts });
    await sent(await an.modalShown(), CHOSEN);
    // Something goes wrong, and is logged.
    open.slack.faults.next('chat.postMessage', { error: 'invalid_blocks' });
    open.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await lies.command('/zorg', `vraag ${mark()}`);
    await lies.answered();
    await lies.command('/zorg', mark());
    await lies.answered();
    expect(marks).toBeGreaterThan(20);
    expect(inModals.size).toBeGreaterThan(8);
  });

  it('stands in modals only: in no message, notification, home, button or metadata', async () => {
    await open.moveTo('2026-10-14 09:00');
    for (const { id } of open.users) await home(open, open.slack.as(id));
    const calls = open.slack.calls.filter(({ args }) => MARK.test(JSON.stringify(args)));
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['views.open', 'views.push']));
    for (const { args } of calls) {
      const view = typeof args.view === 'string' ? JSON.parse(args.view) : args.view;
      expect(view.type).toBe('modal');
    }
    // Answers to submissions bring views as well.
    const answered = open.slack.sent.flatMap(({ body }) => (body as any)?.view ?? []);
    expect(answered.length).toBeGreaterThan(0);
    const views = [...calls.map(({ args }) => args.view), ...answered];
    for (const given of views) {
      const view = typeof given === 'string' ? JSON.parse(given) : given;
      expect(
        JSON.stringify([view.private_metadata, view.callback_id, view.external_id, view.title]),
      ).not.toMatch(MARK);
      for (const element of buttonsIn(view.blocks)) expect(JSON.stringify(element)).not.toMatch(MARK);
    }
    const messages = [...open.slack.world.messages.values()].flat().filter(({ user }) => user !== lies.id);
    expect(messages.length).toBeGreaterThan(25);
    expect(JSON.stringify(messages)).not.toMatch(MARK);
    const homes = [...open.slack.team.homes.values()].map(({ content }) => content);
    expect(homes.length).toBeGreaterThan(30);
    expect(JSON.stringify(homes)).not.toMatch(MARK);
  });

  it('stands in no log line, no metric and no byte of the database', async () => {
    expect(await (await fetch(`${open.url}/metrics`)).text()).not.toMatch(MARK);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => MARK.test(line))).toEqual([]);
    const files = await readdir(open.dir);
    expect(files.some((file) => file.endsWith('-wal'))).toBe(true);
    const found: string[] = [];
    for (const file of files)
      if (MARK.test((await readFile(join(open.dir, file))).toString('latin1'))) found.push(file);
    expect(found).toEqual([]);
  });
});

/** Everything in blocks that carries a value back. */
function buttonsIn(node: unknown): any[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (typeof node !== 'object' || node === null) return [];
  const one = node as any;
  return [
    ...(one.type === 'button' || one.type === 'overflow' ? [one] : []),
    ...Object.values(one).flatMap(buttonsIn),
  ];
}
