import { expect, it } from '@jest/globals';
import { dayOf } from '../../../src/calendar/time.js';
import { placedIn, ROUND } from '../../../src/features/consultations/model/round.js';
import { titlesOf } from '../../support/card.js';
import { openSandbox } from '../../support/sandbox.js';
import { AN, BERT, DIRK, LIES, SCHOOL } from '../requests/acting.js';
import { flat } from './acting.js';

const HANNE = 'hanne-vuurbaak';
const WEEKS = {
  goal: 'Zqx wat heeft elke klas nodig',
  from: '2026-10-19',
  until: '2026-10-30',
  which: 'mine',
  classes: '',
  halves: '',
};

it('asks a class that comes in later for its preparation too', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const an = open.as(AN);
    const details = await an.press((await an.type('/zorg ronde')).dialog!, 'Verder', WEEKS);
    const plan = await an.press(details.dialog!, 'Zoek tijden', { who: 'teacher', people: BERT });
    await an.press(plan.dialog!, 'Vastleggen');
    const { items } = await open.running.router.house.read(SCHOOL).find(ROUND, { limit: 1 });
    const form = await an.act('consult.round.class', { id: items[0]!.id, classCode: 'L4A' });
    const saved = await an.press(form.dialog!, 'Bewaren', {
      people: [HANNE, BERT].join(),
      slot: '',
    });
    expect(saved.note).toContain('L4A ligt vast');
    await open.moveTo('2026-10-13 09:00');
    const hers = open.as(HANNE);
    expect(flat((await hers.message('bij in de ronde')).card)).toContain('Graag een korte voorbereiding');
    const asked = await hers.press((await hers.message('bij in de ronde')).card, 'Voorbereiden');
    await hers.press(asked.dialog!, 'Bewaren', { answer: 'Zqx het loopt goed' });
    await open.running.drained();
    expect(titlesOf((await hers.message('bij in de ronde')).card)).not.toContain('Voorbereiden');
    // Who has nothing to prepare is not asked.
    expect(flat((await open.as(BERT).message('bij in de ronde')).card)).not.toContain('voorbereiding');
  } finally {
    await open.close();
  }
});

it('puts a class that comes in later beside the others, and moves one among them: a round is no row of loose talks', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const an = open.as(AN);
    const details = await an.press((await an.type('/zorg ronde')).dialog!, 'Verder', WEEKS);
    const plan = await an.press(details.dialog!, 'Zoek tijden', { who: 'teacher', people: BERT });
    await an.press(plan.dialog!, 'Vastleggen');
    const read = open.running.router.house.read(SCHOOL);
    const { items } = await read.find(ROUND, { limit: 1 });
    const { classes } = items[0]!.data;
    const dayAt = (code: string, of: typeof classes) => dayOf(of.find((one) => one.code === code)?.from ?? 0);
    const days = new Set(placedIn(items[0]!.data).map(({ from }) => dayOf(from)));
    // More than somebody may have of loose talks on a day.
    expect([placedIn(items[0]!.data).length, days.size]).toEqual([5, 1]);
    const form = (await an.act('consult.round.class', { id: items[0]!.id, classCode: 'L4A' })).dialog!;
    await an.press(form, 'Bewaren', { people: [HANNE, BERT].join(), slot: '' });
    const after = (await read.find(ROUND, { limit: 1 })).items[0]!.data.classes;
    expect([...days]).toEqual([dayAt('L4A', after)]);

    const { of } = after.find(({ code }) => code === 'L3B')!;
    const move = (await an.act('consult.move', { id: of })).dialog!;
    const [day] = days;
    const [, month, date] = day!.split('-');
    expect(flat(move)).toContain(`ma ${Number(date)}/${Number(month)} om`);
  } finally {
    await open.close();
  }
});

it('says whose lessons it does not know, where a time may fall in one', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const an = open.as(AN);
    const proposed = async (relief: string) => {
      const start = { ...WEEKS, classes: 'L3A,L3B' };
      const details = await an.press((await an.type('/zorg ronde')).dialog!, 'Verder', start);
      const form = { who: 'teacher', people: BERT, relief };
      return flat((await an.press(details.dialog!, 'Zoek tijden', form)).dialog!);
    };
    const unknown = /Wanneer ([^.]*) les (geeft|geven), weet ik niet/;
    expect(unknown.exec(await proposed(''))?.slice(1)).toEqual(['Petra Schorre en Lies Wadloper', 'geven']);
    expect(await proposed('Zqx vlinderleraar')).not.toMatch(unknown);
    const lies = open.as(LIES);
    const hours = (await lies.type('/zorg agenda')).dialog!;
    await lies.press(hours, 'Bewaren', { lessons: 'ma-do 08:30-12:00' });
    expect(unknown.exec(await proposed(''))?.slice(1)).toEqual(['Petra Schorre', 'geeft']);
  } finally {
    await open.close();
  }
});

it('asks the same task for the same class of nobody twice, and another one gladly', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const an = open.as(AN);
    const details = await an.press((await an.type('/zorg ronde')).dialog!, 'Verder', WEEKS);
    const plan = await an.press(details.dialog!, 'Zoek tijden', { who: 'teacher', people: BERT });
    await an.press(plan.dialog!, 'Vastleggen');
    const { items } = await open.running.router.house.read(SCHOOL).find(ROUND, { limit: 1 });
    const ask = async (more: object) =>
      an.press((await an.act('consult.round.task.form', { id: items[0]!.id })).dialog!, 'Vragen', more);
    const noted = { note: expect.stringContaining('Gevraagd aan Dirk Kwelder') };
    expect(await ask({ personId: DIRK, classes: 'L3B', by: '2026-10-16' })).toMatchObject(noted);
    expect((await ask({ personId: DIRK, classes: 'L2A,L3B' })).errors).toEqual({
      personId: expect.stringMatching(
        /^Dirk Kwelder heeft deze taak al voor L3B, tegen vrijdag 16 oktober\./,
      ),
    });
    expect(await ask({ personId: DIRK, classes: 'L2A' })).toMatchObject(noted);
    const what = { personId: DIRK, classes: 'L3B', what: 'Zqx werkvormen' };
    expect(await ask(what)).toMatchObject(noted);
    expect((await ask({ ...what, what: 'zqx Werkvormen.' })).errors).toHaveProperty('personId');
  } finally {
    await open.close();
  }
});

it('says on one morning once that it is tomorrow: beside the reminder, or in the digest', async () => {
  const open = await openSandbox('2026-10-12 09:00');
  try {
    const an = open.as(AN);
    const day = { ...WEEKS, from: '2026-10-14', until: '2026-10-14', classes: 'L3A,L3B' };
    const details = await an.press((await an.type('/zorg ronde')).dialog!, 'Verder', day);
    const form = { who: 'teacher', people: BERT, relief: 'Zqx vlinderleraar', minutes: '15' };
    const plan = await an.press(details.dialog!, 'Zoek tijden', form);
    await an.press(plan.dialog!, 'Vastleggen');
    await open.moveTo('2026-10-12 16:00');
    const [lies, petra] = [open.as(LIES), open.as('petra-schorre')];
    const asked = (await petra.press((await petra.message('Voorbereiden')).card, 'Voorbereiden')).dialog!;
    await petra.press(asked, 'Bewaren', { answer: 'Zqx het loopt goed' });
    await open.moveTo('2026-10-13T18:00');
    const morning = async (who: typeof lies) =>
      (await who.inbox()).messages
        .filter(({ at }) => at.startsWith('2026-10-13'))
        .map(({ card }) => flat(card));
    expect(await morning(lies)).toEqual([
      expect.stringMatching(/kleine herinnering: je voorbereiding van L3B.*: L3B, wo 14\/10 om \d\d:\d\d/),
    ]);
    expect(await morning(petra)).toEqual([expect.stringMatching(/^Goeiemorgen.*: L3A, wo 14\/10/)]);
  } finally {
    await open.close();
  }
});
