import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../../support/card.js';
import { textOf, titlesOf } from '../../support/card.js';
import { readIcs } from '../../support/ics.js';
import { readPdf } from '../../support/pdf.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, BERT, GRIET, inStore, LIES, SCHOOL, ZITA } from '../requests/acting.js';
import { STEP_WORDS, startStep, stepsIn } from './acting.js';

const ARNE = 'arne-zilt';
const ELS = 'els-schelpaert';
const SAM = 'sam-ebbe';
const GROUP_WORDS = 'Dinsdag om tien uur samen lezen, twee tafels bij het raam';
const OWN_WORDS = 'Ik tel tot vijf voor ik antwoord';
const flat = (card: Card | undefined): string => (card ? textOf(card).replace(/\s+/g, ' ') : '');
const linkIn = (card: Card): string => /"url":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';

/** Lies is class teacher of L3B, Arne gives lessons there, Els helps with one step, An follows the class. Monday 12 October 2026. */
describe('the card of a class', () => {
  let open: Sandbox;
  const roepnamen = new Map<string, string>();
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    const lies = open.as(LIES);
    await startStep(lies);
    await startStep(lies, { what: GROUP_WORDS, scope: 'group', pupil: '', helpers: ELS });
    await startStep(lies, { what: OWN_WORDS, scope: 'practice', pupil: '' });
    await startStep(open.as(ZITA), { what: 'Iets voor L6B', classCode: 'L6B', owner: ZITA });
    for (const { data } of await stepsIn(open)) roepnamen.set(data.words.what, data.roepnaam);
    await open.running.drained();
  });
  afterAll(() => open.close());

  const typed = (person: string, words = 'zorg klas L3B') => open.as(person).type(words);
  const audited = async (person: string) => {
    const lines = await inStore(open, (store) => store.audit(SCHOOL, { limit: 500 }));
    return lines.filter(({ who }) => who === person).map(({ verb, kind }) => `${verb} ${kind}`);
  };

  it('says in agreed words what runs there, to who teaches the class, also without being its class teacher', async () => {
    const lies = await typed(LIES);
    expect(flat(lies.dialog)).toContain(STEP_WORDS);
    expect(flat(lies.dialog)).toContain('Eén leerling: KV7');
    expect(flat(lies.dialog)).toContain('sinds ma 12/10 · terugblik ma 9/11 · Lies Wadloper');
    expect(flat(lies.dialog)).toContain('Lies Wadloper, samen met Els Schelpaert');
    expect(flat(lies.dialog)).not.toContain(OWN_WORDS);
    expect(flat(lies.dialog)).not.toContain('L6B');
    expect(titlesOf(lies.dialog!)).toEqual(['Bekijken', 'Bekijken', 'Afdrukken']);

    const arne = await typed(ARNE, '/care class 3b');
    expect(flat(arne.dialog)).toContain(GROUP_WORDS);
    // What was agreed, and no more: looking back is for who takes part.
    expect(titlesOf(arne.dialog!)).toEqual(['Afdrukken']);
  });

  it('shows who helps with one step that one, and its coordinator all; nothing to anybody else', async () => {
    expect(flat((await typed(AN)).dialog)).toContain(STEP_WORDS);
    const els = flat((await typed(ELS)).dialog);
    expect(els).toContain(GROUP_WORDS);
    expect(els).not.toContain(STEP_WORDS);
    for (const person of [BERT, GRIET, ZITA]) {
      const { dialog, note } = await typed(person);
      expect({ dialog, note }).toEqual({
        dialog: undefined,
        note: expect.stringContaining('wie er lesgeeft'),
      });
    }
    expect((await typed(SAM)).dialog).toBeUndefined();
    expect((await typed(LIES, 'zorg klas Z9')).note).toContain('vind ik niet');
  });

  it('asks which class where none is named, their own first', async () => {
    const { dialog } = await typed(ARNE, 'zorg klas');
    expect(JSON.stringify(dialog)).toContain('"placeholder":"Kies een klas"');
    const offered = [...JSON.stringify(dialog).matchAll(/"value":"([^"]+)"/g)].map(([, code]) => code);
    expect(offered).toEqual(['L1A', 'L2A', 'L3A', 'L3B', 'L4A', 'L4B']);
    const card = await open.as(ARNE).press(dialog!, 'Openen', { classCode: 'L3B' });
    expect(flat(card.dialog)).toContain(STEP_WORDS);
    expect(flat((await typed(BERT, 'zorg klas')).dialog)).toContain('Klas');
    expect(flat((await typed(ELS, 'zorg klas')).dialog)).toContain('in geen enkele klas les');
  });

  it('stands on the home of its teachers as a number', async () => {
    const { home } = await open.as(ARNE).inbox();
    expect(flat(home)).toMatch(/L3B ?: er lopen 2 kleine stappen/);
    expect(flat(home)).not.toContain(STEP_WORDS);
    const shown = await open.as(ARNE).press(home, 'Klaskaart');
    expect(flat(shown.dialog)).toContain(STEP_WORDS);
    expect(flat((await open.as(BERT).inbox()).home)).not.toContain('Klaskaart');
  });

  it('is logged for each step that was shown, at each opening', async () => {
    const before = (await audited(ARNE)).length;
    await typed(ARNE);
    expect((await audited(ARNE)).slice(0, (await audited(ARNE)).length - before).sort()).toEqual([
      'step.class-card classCard',
      'step.class-card intervention',
      'step.class-card intervention',
    ]);
  });

  it('is printed for who may see it: a page in their own chat, with what they see and no pupil on it', async () => {
    const arne = open.as(ARNE);
    const { dialog } = await typed(ARNE);
    const answer = await arne.press(dialog!, 'Afdrukken');
    expect(answer).toMatchObject({ closed: true, note: expect.stringContaining('alleen voor jou') });
    await open.running.drained();
    const { card, id } = await arne.message('om af te drukken');
    expect((await arne.inbox()).messages.find((one) => one.id === id)?.place).toBe('dm');
    expect(flat(card)).not.toContain(STEP_WORDS);
    expect(titlesOf(card)).toEqual(['Openen en afdrukken']);

    const response = await fetch(linkIn(card));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="Klaskaart-L3B.pdf"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const { pages } = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pages).toHaveLength(1);
    const words = pages[0]!.join(' ');
    expect(words).toContain(STEP_WORDS);
    expect(words).toContain('Basisschool Het Wolkenschip · maandag 12 oktober · 2 afspraken');
    expect(words).toContain(roepnamen.get(STEP_WORDS));
    expect(words).not.toContain('KV7');
    expect(words).not.toContain(OWN_WORDS);
    expect(await audited(ARNE)).toEqual(
      expect.arrayContaining(['step.class-card.print intervention', 'file.open classCard']),
    );
    expect(await (await fetch(linkIn(card))).arrayBuffer()).toBeTruthy();
  });

  it('cannot be printed by who may not open it', async () => {
    const before = (await open.as(ZITA).inbox()).messages.length;
    const answer = await open.as(ZITA).act('step.class-card.print', { classCode: 'L3B' });
    expect(answer.note).toContain('wie er lesgeeft');
    await open.running.drained();
    expect((await open.as(ZITA).inbox()).messages).toHaveLength(before);
  });

  it('puts a day to look back in the calendar of who asks: a roepnaam, a class, a day', async () => {
    const lies = open.as(LIES);
    const [first] = (await stepsIn(open)).filter(({ data }) => data.words.what === STEP_WORDS);
    const { dialog } = await lies.act('step.read', { id: first!.id });
    await lies.press(dialog!, 'In mijn agenda');
    await open.running.drained();
    const { card } = await lies.message('voor je agenda');
    expect(titlesOf(card)).toEqual(['In mijn agenda']);
    const response = await fetch(linkIn(card));
    const { roepnaam } = first!.data;
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="terugblik-${roepnaam}.ics"`,
    );
    const file = await response.text();
    expect(readIcs(file).events).toEqual([
      expect.objectContaining({
        UID: `step-${first!.id}@zorgbode`,
        'DTSTART;VALUE=DATE': '20261109',
        SUMMARY: `Terugkijken op ${roepnaam} (L3B)`,
      }),
    ]);
    expect(file).not.toContain('KV7');
    expect(file).not.toContain('stappenplan');
  });

  describe('a link', () => {
    let link: string;
    beforeAll(async () => {
      await open.as(ARNE).act('step.class-card.print', { classCode: 'L3B' });
      await open.running.drained();
      link = linkIn((await open.as(ARNE).message('om af te drukken')).card);
    });
    const answer = async (url: string) => {
      const response = await fetch(url);
      const headers = Object.fromEntries(
        [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)),
      );
      return { status: response.status, headers, body: await response.text() };
    };

    async function lastDay(until: string) {
      const { dialog } = await open.as(SAM).act('school.team.edit', { personId: ARNE });
      expect(await open.as(SAM).press(dialog!, 'Bewaren', { until })).toMatchObject({ closed: true });
    }

    it('that was never given, is of another school, or is no token at all, gets one answer', async () => {
      const made = link.replace(/.{43}$/, 'A'.repeat(43));
      const gone = await answer(made);
      expect(gone.status).toBe(404);
      expect(gone.body).toContain('werkt niet meer');
      expect(gone.body).toContain('no longer works');
      const elsewhere = link.replace(`/file/${SCHOOL}.`, '/file/another.');
      expect(elsewhere).not.toBe(link);
      for (const url of [elsewhere, `${link}x`, `${open.url}/file/`, `${open.url}/file/..%2f..%2fetc`])
        expect(await answer(url)).toEqual(gone);
    });

    it('is nowhere in the store, which holds its hash, and the page sealed', async () => {
      const files = await readdir(open.dir);
      const bytes = await Promise.all(files.map((file) => readFile(join(open.dir, file), 'latin1')));
      const stands = (words: string) => bytes.some((one) => one.includes(words));
      expect([SCHOOL, link.slice(-43), STEP_WORDS].map(stands)).toEqual([true, false, false]);
    });

    it('ends when its addressee leaves, and after an hour', async () => {
      const gone = await answer(link.replace(/.{43}$/, 'A'.repeat(43)));
      expect((await answer(link)).status).toBe(200);
      await lastDay('2026-10-11');
      expect(await answer(link)).toEqual(gone);
      await lastDay('');
      expect((await answer(link)).status).toBe(200);
      await open.moveTo(new Date(Date.parse((await open.as(ARNE).inbox()).now) + 61 * 60_000).toISOString());
      expect(await answer(link)).toEqual(gone);
    });
  });
});
