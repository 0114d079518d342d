import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  arrived,
  BERT,
  CARLA,
  LIES,
  raise,
  said,
  storedRequest,
  WORDS,
} from '../requests/acting.js';
import { type Made, opened, PETRA, read } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let petra: Acting;
let an: Acting;
let made: [Made, Made, Made];
const move = (moment: string) => sandbox.moveTo(moment.replace(' ', 'T'));
const SPEAK = 'Voor vandaag gepland';
const STANDS_IN = 'zou vandaag';

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  petra = sandbox.as(PETRA);
  an = sandbox.as(AN);
  made = [await raise(lies), await raise(lies), await raise(petra, { classCode: 'L3A' })];
});
afterEach(() => sandbox.close());
const ids = () => made.map(({ id }) => id).join(',');
const home = async (who: Acting) => textOf((await who.inbox()).home);

describe('several at once', () => {
  it('opens from home as one list to choose from, without a word of content', async () => {
    const { dialog } = await an.press((await an.inbox()).home, 'Meer tegelijk');
    const text = textOf(dialog!);
    expect(text).toContain(`${made[2].roepnaam} · L3A · Petra Schorre · ma 12/10`);
    expect(text).not.toMatch(new RegExp(`${WORDS}|KV7`));
    const done = await an.press(dialog!, 'Ik volg dit op', { requests: `${made[0].id},${made[2].id}` });
    expect(done.note).toContain('2 vragen volg jij op');
    expect(await home(petra)).toContain('An Duindoorn volgt dit op');
    expect(await arrived(petra, 'volgt')).not.toEqual([]);
    expect((await storedRequest(sandbox, made[1].id)).status).toBe('NEW');
  });

  it('looks at them together on a day, tells each requester once and says so where it stands', async () => {
    const before = (await lies.inbox()).messages.length;
    const { dialog } = await an.act('triage.bulk');
    const done = await an.press(dialog!, 'Samen bekijken', { requests: ids(), day: '2026-10-15' });
    expect(done.note).toContain('3 vragen: je spreekt erover op donderdag 15 oktober');
    expect((await lies.inbox()).messages).toHaveLength(before + 2);
    expect((await said(lies, made[0].roepnaam)).at(-1)).toContain(
      'spreekt je erover op donderdag 15 oktober',
    );
    expect(await home(lies)).toContain('An Duindoorn spreekt je erover op donderdag 15 oktober');
    expect((await storedRequest(sandbox, made[0].id)).together).toBe(true);
    await move('2026-10-14 12:00');
    expect(await arrived(an, SPEAK)).toEqual([]);
    await move('2026-10-15 12:00');
    expect(await arrived(an, SPEAK)).toEqual(['2026-10-15 08:00']);
    expect((await said(an, SPEAK)).join()).toContain('3 vragen');
    expect(await arrived(an, STANDS_IN)).toEqual([]);
    await move('2026-10-16 12:00');
    expect(await arrived(an, SPEAK)).toHaveLength(1);
    expect(await home(lies)).toContain('An Duindoorn en jij bekijken dit samen');
    expect((await storedRequest(sandbox, made[0].id)).plannedFor).toBeUndefined();
    expect(await read(an, made[0].id)).toContain('Ja, antwoord geven');
  });

  it('moves a day on which the coordinator does not work, and says why', async () => {
    for (const [day, became, because] of [
      ['2026-10-17', 'maandag 19 oktober', 'is er geen school'],
      ['2026-11-03', 'maandag 9 november', 'is er geen school'],
    ] as const) {
      const done = await an.act('triage.bulk.take', { requests: made[0].id, day });
      expect(done.note).toContain(became);
      expect(done.note).toContain(because);
    }
    const bert = sandbox.as(BERT);
    await an.act('request.hand-over.save', { id: made[2].id, to: BERT });
    const done = await bert.act('triage.bulk.take', { requests: made[2].id, day: '2026-10-15' });
    expect(done.note).toContain('werk je niet: ik zette het op maandag 19 oktober');
  });

  it.each(['2026-10-11', '2027-02-01', 'morgen'])('takes no day like %s', async (day) => {
    expect((await an.act('triage.bulk.take', { requests: ids(), day })).errors).toHaveProperty('day');
    expect((await storedRequest(sandbox, made[0].id)).status).toBe('NEW');
  });

  it('names what changed in the meantime, and does the rest', async () => {
    const { dialog } = await an.act('triage.bulk');
    await lies.act('request.withdraw.save', { id: made[0].id });
    await an.act('request.hand-over.save', { id: made[1].id, to: CARLA });
    const done = await an.press(dialog!, 'Ik volg dit op', { requests: ids() });
    expect(done.note).toContain('Eén vraag volg jij op');
    expect(done.note).toContain(made[0].roepnaam);
    expect(done.note).toContain(made[1].roepnaam);
    expect(done.note).not.toContain(made[2].roepnaam);
    const nothing = await an.act('triage.bulk.take', { requests: made[0].id });
    expect(nothing.note).toContain('niets meer te doen');
  });

  it('takes nothing that this person does not lead, and says nothing of what they may not know', async () => {
    const bert = sandbox.as(BERT);
    for (const who of [bert, sandbox.as(LIES)]) {
      const done = await who.act('triage.bulk.take', { requests: `${ids()},made-up` });
      expect(done.note ?? '').not.toContain('volg jij op');
    }
    expect((await storedRequest(sandbox, made[0].id)).status).toBe('NEW');
    expect((await lies.act('triage.bulk')).note).toContain('niet voor jou');
    const held = await petra.act('request.submit', {
      scope: 'pupil',
      classCode: 'L3A',
      observation: 'x',
      safety: 'no',
      aboutStaff: 'true',
    });
    expect(held.errors).toBeUndefined();
    expect(textOf((await an.act('triage.bulk')).dialog!)).not.toContain('made-up');
  });

  it('puts first what is for today, and says so', async () => {
    const urgent = await raise(lies, { safety: 'doubt' });
    const lines = textOf((await an.act('triage.bulk')).dialog!).split('\n');
    const at = (word: string) => lines.findIndex((line) => line.includes(word));
    expect(lines[at(urgent.roepnaam)]).toContain('Vandaag spreken');
    expect(at(urgent.roepnaam)).toBeLessThan(at(made[0].roepnaam));
  });

  it('asks for at least one', async () => {
    expect((await an.act('triage.bulk.take', { requests: '' })).errors).toHaveProperty('requests');
  });

  it('goes on where the first hundred end', async () => {
    for (let n = 0; n < 101; n++)
      await lies.act('request.submit', {
        scope: 'class',
        classCode: 'L3B',
        observation: 'x',
        safety: 'no',
        aboutStaff: 'false',
      });
    const first = await an.act('triage.bulk');
    const next = await an.press(first.dialog!, 'Volgende vragen');
    expect(Object.keys(inputsOf(next.dialog!))).toContain('requests');
    expect(textOf(next.dialog!)).not.toContain(made[0].roepnaam);
    expect(titlesOf(next.dialog!)).not.toContain('Volgende vragen');
  }, 60_000);

  it('is there for whoever stands in, with what lies with the one who is away', async () => {
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-16', standInId: CARLA });
    const carla = sandbox.as(CARLA);
    const { dialog } = await carla.act('triage.bulk');
    const theirs = await carla.press(dialog!, 'Vragen bij An Duindoorn');
    const done = await carla.press(theirs.dialog!, 'Samen bekijken', { requests: ids() });
    expect(done.note).toContain('3 vragen');
  });
});

describe('a day to talk', () => {
  it('is set and let go from the dialog in which the request is read', async () => {
    const [{ id, roepnaam }] = made;
    const form = await an.press(await opened(an, id), 'Dag afspreken');
    const done = await an.press(form.dialog!, 'Afspreken', { day: '2026-10-13' });
    expect(done.note).toContain('je spreekt Lies Wadloper op dinsdag 13 oktober');
    expect(await read(an, id)).toContain('Jij spreekt Lies Wadloper erover op dinsdag 13 oktober');
    expect((await said(lies, roepnaam)).join()).not.toMatch(new RegExp(`${WORDS}|KV7`));
    const again = await an.press(await opened(an, id), 'Andere dag');
    expect((await an.press(again.dialog!, 'Afspreken', { day: '' })).note).toContain('geen dag meer');
    expect(await read(lies, id)).toContain('An Duindoorn volgt dit op');
    await move('2026-10-13 12:00');
    expect(await arrived(an, SPEAK)).toEqual([]);
  });

  it('falls away with an answer, and is told to who stands in when its coordinator is away', async () => {
    const [one, two] = made;
    for (const { id } of [one, two]) await an.act('triage.plan.save', { id, day: '2026-10-15' });
    await an.act('request.answer.save', { id: one.id, text: 'Dit helpt.' });
    expect((await storedRequest(sandbox, one.id)).plannedFor).toBeUndefined();
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-16', standInId: CARLA });
    await move('2026-10-16 12:00');
    expect(await arrived(an, SPEAK)).toEqual([]);
    const told = (await said(sandbox.as(CARLA), STANDS_IN)).join();
    expect(told).toContain('An Duindoorn zou vandaag Lies Wadloper spreken over');
    expect(told).toContain(two.roepnaam);
    expect(told).not.toContain(one.roepnaam);
  });

  it('is not set by somebody beside the colleague who follows it up', async () => {
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-12', standInId: CARLA });
    await sandbox.as(CARLA).act('request.take', { id: made[0].id });
    expect((await an.act('triage.plan.save', { id: made[0].id, day: '2026-10-14' })).note).toContain(
      'net voor',
    );
  });
});
