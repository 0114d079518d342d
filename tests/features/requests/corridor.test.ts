import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { MESSAGE } from '../../../src/kernel/message.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  DIRK,
  FORM,
  GRIET,
  idOf,
  inStore,
  LIES,
  roepnaamIn,
  SCHOOL,
  said,
} from './acting.js';

const NOTED = 'Kijkt weg als ik iets vraag';
const NOT_YOURS = 'dit bestaat niet, of het is niet voor jou';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

async function note(noter: Acting, more: object = {}) {
  const { dialog } = await noter.type('/zorg gang L3B @lies.wadloper');
  const answer = await noter.press(dialog, 'Noteren', {
    scope: 'pupil',
    pupil: 'KV7',
    observation: NOTED,
    safety: 'no',
    ...more,
  });
  return answer;
}
const toTeacher = () => lies.message('Klopt het zo?');
const mayRead = async (who: Acting, id: string) =>
  (await who.act('request.read', { id })).dialog !== undefined;

describe('a talk in the corridor', () => {
  it('opens the form with class and colleague already in it', async () => {
    const { dialog } = await an.type('/zorg gang L3B @lies.wadloper kijkt de laatste weken weg');
    expect(inputsOf(dialog)).toMatchObject({
      teacher: LIES,
      classCode: 'L3B',
      observation: 'kijkt de laatste weken weg',
    });
    const unsure = await an.type('/zorg gang 3B @lies hallo');
    expect(inputsOf(unsure.dialog)).toMatchObject({
      teacher: '',
      classCode: 'L3B',
      observation: '@lies hallo',
    });
  });

  it('is not for teachers', async () => {
    expect((await lies.type('/zorg gang L3B @xander')).note).toContain('andere rol op school');
    expect((await lies.act('request.corridor.save', { ...FORM, teacher: AN })).note).toContain(NOT_YOURS);
  });

  it('needs the colleague, and keeps what was typed', async () => {
    for (const teacher of ['', AN, 'niemand', 'jef-boei'])
      expect((await note(an, { teacher })).errors).toHaveProperty('teacher');
    expect((await lies.inbox()).messages).toEqual([]);
  });

  it('belongs to the two who talked until the teacher says it is right', async () => {
    const dirk = sandbox.as(DIRK);
    expect(await note(dirk)).toMatchObject({ closed: true });
    const { card, id: messageId } = await toTeacher();
    expect(titlesOf(card)).toEqual(['Klopt', 'Lezen en aanvullen', 'Niet bewaren']);
    expect(JSON.stringify(card)).not.toContain(NOTED);
    const id = idOf(card);
    const roepnaam = roepnaamIn(card);
    for (const who of [AN, BERT, CARLA, GRIET, 'xander-springtij', 'sam-ebbe', 'nele-zoutman']) {
      const other = sandbox.as(who);
      expect((await other.act('request.read', { id })).note).toContain(NOT_YOURS);
      expect((await other.act('request.take', { id })).note).toContain(NOT_YOURS);
      expect(JSON.stringify([await other.inbox(), await other.type('/zorg lijst')])).not.toContain(roepnaam);
    }
    expect(textOf((await dirk.act('request.read', { id })).dialog)).toContain(NOTED);

    const read = await lies.press(card, 'Lezen en aanvullen');
    expect(textOf(read.dialog)).toContain(NOTED);
    const more = await lies.press(read.dialog, 'De rest vertellen');
    await lies.press(more.dialog, 'Bewaren', { tried: 'Vooraan zitten' });
    expect((await an.inbox()).messages).toEqual([]);

    expect((await lies.press(card, 'Klopt', {}, messageId)).note).toContain(
      `${roepnaam} ligt nu bij An Duindoorn`,
    );
    const opened = await an.press((await an.message('Nieuwe vraag')).card, 'Lezen');
    expect(textOf(opened.dialog)).toMatch(/Kijkt weg[\s\S]*Vooraan zitten/);
    expect(titlesOf((await lies.message('De babbel met Dirk')).card)).toEqual(['Bekijken']);
    // A care teacher who noted it is not its coordinator: from here on it is between the two.
    expect(await mayRead(dirk, id)).toBe(false);
  });

  it('is taken at once when its own coordinator noted it', async () => {
    await note(an);
    const { card } = await toTeacher();
    await lies.press(card, 'Klopt');
    expect(await said(an, 'bevestigde')).toHaveLength(1);
    expect(await said(an, 'Nieuwe vraag')).toEqual([]);
    expect(textOf((await an.inbox()).home)).toMatch(/Jij volgt dit op|An Duindoorn volgt dit op/);
    await sandbox.moveTo('2026-10-20T09:00');
    expect(await said(an, 'op een eerste antwoord')).toEqual([]);
  });

  it('promises a day from the moment at which it is confirmed', async () => {
    await note(sandbox.as(DIRK));
    await sandbox.moveTo('2026-10-20T09:00');
    await lies.press((await toTeacher()).card, 'Klopt');
    expect(textOf((await lies.message('Dank je')).card)).toContain('Ten laatste donderdag 22 oktober');
  });

  it('goes to whoever is there when it is confirmed', async () => {
    await note(sandbox.as(DIRK));
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-23', standInId: CARLA });
    await lies.press((await toTeacher()).card, 'Klopt');
    await sandbox.moveTo('2026-10-15T08:00');
    expect(await said(sandbox.as(CARLA), 'Nieuwe vraag')).toHaveLength(1);
  });

  it('is asked for again in the morning, once a day, until it is answered', async () => {
    await note(sandbox.as(DIRK));
    await sandbox.moveTo('2026-10-14T09:00');
    expect(await said(lies, 'wacht op jouw "Klopt"')).toHaveLength(2);
  });

  it('does not wait for the teacher when somebody may be in danger', async () => {
    const dirk = sandbox.as(DIRK);
    const answer = await note(dirk, { safety: 'yes' });
    expect(textOf(answer.dialog)).toMatch(/112[\s\S]*An Duindoorn/);
    expect(await said(an, 'kan niet wachten')).toHaveLength(1);
    expect(await said(sandbox.as(GRIET), 'kan niet wachten')).toHaveLength(1);
    await lies.message('De babbel met Dirk Kwelder is');
    // Who alarmed is told to phone, and hears who takes it up: both of those who talked.
    await sandbox.moveTo('2026-10-12T09:10');
    for (const who of [dirk, lies]) await who.message('Nog niemand heeft je bericht van 09:00 bevestigd');
    await an.press((await an.message('kan niet wachten')).card, 'Ik neem dit nu op');
    for (const who of [dirk, lies]) await who.message('An Duindoorn las');
    // It gives the colleague who noted it nothing more to read.
    expect(titlesOf((await dirk.message('An Duindoorn las')).card)).toEqual([]);
  });

  it('does not alarm the coordinator about their own note, but the head', async () => {
    await note(an, { safety: 'yes' });
    expect(await said(an, 'kan niet wachten')).toEqual([]);
    expect(await said(sandbox.as(GRIET), 'kan niet wachten')).toHaveLength(1);
    await sandbox.moveTo('2026-10-12T09:10');
    await an.message('Nog niemand heeft');
    expect(await said(sandbox.as(BERT), 'kan niet wachten')).toHaveLength(1);
  });
});

describe('"Niet bewaren"', () => {
  it('leaves nothing of what was noted, also for who has the key', async () => {
    await note(an);
    const { card, id: messageId } = await toTeacher();
    const id = idOf(card);
    expect((await lies.press(card, 'Niet bewaren', {}, messageId)).note).toContain('niets van bewaard');
    await an.message('Wat je noteerde, is weg');

    await inStore(sandbox, async (store) => {
      const stored = await store.get(REQUEST, SCHOOL, id);
      expect(stored?.data).toMatchObject({
        status: 'DROPPED',
        open: false,
        notes: [],
        words: { observation: '', safety: 'no' },
      });
      expect(JSON.stringify(stored)).not.toMatch(/Kijkt weg|KV7/);
      expect(await store.find(REQUEST, SCHOOL, { where: { pupil: 'kv7' }, limit: 5 })).toMatchObject({
        items: [],
      });
      const messages = await store.find(MESSAGE, SCHOOL, { limit: 50 });
      expect(JSON.stringify(messages)).not.toMatch(/Kijkt weg|KV7/);
    });
    for (const who of [an, lies]) {
      const { dialog } = await who.act('request.read', { id });
      expect(textOf(dialog)).not.toMatch(/Kijkt weg|KV7/);
    }
    expect(titlesOf((await lies.message('De babbel met An')).card)).toEqual(['Bekijken']);
    expect((await lies.press(card, 'Klopt')).note).toContain('Niet bewaard');
    for (const who of [BERT, CARLA, GRIET]) expect(await mayRead(sandbox.as(who), id)).toBe(false);
  });
});
