import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  DIRK,
  GRIET,
  LIES,
  raise,
  said,
  storedRequest,
  ZITA,
} from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

const inOneLine = (said: string) => said.replace(/\n? +/g, ' ');
const stored = (id: string) => storedRequest(sandbox, id);

/** As the administrator does it in the chat. */
async function change(personId: string, filled: object) {
  const sam = sandbox.as('sam-ebbe');
  const { dialog } = await sam.type('/zorg team');
  const member = await sam.press(dialog, 'Openen', { personId });
  const saved = await sam.press(member.dialog, 'Bewaren', { ...inputsOf(member.dialog), ...filled });
  expect(saved.errors).toBeUndefined();
}
const standIn = (personId: string, standInId: string) =>
  sandbox.as(GRIET).act('school.absence.save', {
    personId,
    standInId,
    from: '2026-12-01',
    to: '2026-12-01',
  });
/** Nobody's stand-in is An any more, so that she can go. */
async function makeRoom() {
  await standIn(BERT, CARLA);
  await standIn(CARLA, BERT);
}
const bertFollows = () => change(BERT, { covers: 'graad 3, leerjaar 3' });

describe('a coordinator who left', () => {
  it('leaves nothing with nobody: all that was open lies with who follows the class, who is told once', async () => {
    await makeRoom();
    const taken = await raise(lies);
    const fresh = await raise(lies, { pupil: 'AB1' });
    const aside = await raise(sandbox.as('petra-schorre'), { classCode: 'L3A' });
    const other = await raise(sandbox.as('noor-pierhoofd'), { classCode: 'L1A' });
    await an.act('request.take', { id: taken.id });
    await an.act('request.park.save', { id: aside.id, why: 'period', until: '2026-11-16' });
    await bertFollows();
    await change(AN, { until: '2026-10-11' });
    await sandbox.moveTo('2026-10-12T09:10');

    expect(await stored(taken.id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect((await stored(taken.id)).takenBy).toBeUndefined();
    expect(await stored(fresh.id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect(await stored(aside.id)).toMatchObject({
      status: 'PARKED',
      coordinatorId: BERT,
      takenBy: BERT,
      parked: { until: '2026-11-16' },
    });
    // Nobody follows L1A by now: who stood in for An does.
    expect(await stored(other.id)).toMatchObject({ coordinatorId: CARLA });

    const bert = sandbox.as(BERT);
    const told = await said(bert, /open vragen liggen/);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/niet meer aan de slag[\s\S]*3 open vragen liggen nu bij jou/);
    const message = await bert.message('3 open vragen');
    expect(textOf((await bert.press(message.card, 'Naar mijn lijst', {}, message.id)).dialog)).toContain(
      taken.roepnaam,
    );
    const [mine] = (await said(lies, /ligt nu bij Bert/)).map(inOneLine);
    expect(mine).toContain(`${taken.roepnaam} (L3B) ligt nu bij Bert Zeewind.`);
    expect(mine).toContain(`${fresh.roepnaam} (L3B) ligt nu bij Bert Zeewind.`);
    expect(mine).not.toContain(aside.roepnaam);
    // And what stood there already says so too.
    const { card } = await lies.message(new RegExp(`Dank je.*${taken.roepnaam}`));
    expect(textOf(card)).toContain('Bert Zeewind');
    const read = textOf((await bert.act('request.read', { id: taken.id })).dialog);
    expect(read).toContain('dit ging naar Bert Zeewind');
    const park = textOf((await bert.act('request.read', { id: aside.id })).dialog);
    expect(park).toContain('Ligt bij jou, even opzij tot');
    expect((await bert.act('request.take', { id: taken.id })).closed).toBe(true);
  });

  it('is noticed in the morning after the last day, also when nobody does anything then', async () => {
    await makeRoom();
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    await bertFollows();
    await change(AN, { until: '2026-10-14' });
    await sandbox.moveTo('2026-10-14T20:00');
    expect(await stored(id)).toMatchObject({ status: 'TAKEN', coordinatorId: AN });
    await sandbox.moveTo('2026-10-15T07:31');
    expect(await stored(id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect(await said(lies, /ligt nu bij Bert/)).toHaveLength(1);
    // Nothing more comes of it later.
    await sandbox.moveTo('2026-10-19T12:00');
    expect(await said(lies, /ligt nu bij Bert/)).toHaveLength(1);
    expect(await said(sandbox.as(BERT), /ligt nu bij jou/)).toHaveLength(1);
  });

  it('keeps nothing when the role ended, and a stand-in keeps what they took', async () => {
    await makeRoom();
    const mine = await raise(lies);
    const theirs = await raise(sandbox.as(ZITA), { classCode: 'L3B' });
    await standIn(AN, DIRK);
    await sandbox
      .as(GRIET)
      .act('school.absence.save', { personId: AN, from: '2026-10-12', to: '2026-10-12' });
    expect((await sandbox.as(DIRK).act('request.take', { id: theirs.id })).closed).toBe(true);
    await sandbox.as(GRIET).act('school.absence.end', { personId: AN, from: '2026-10-12' });

    await bertFollows();
    // Still a colleague who could stand in, so only the change itself tells that the work ended.
    await change(AN, { roles: 'CARE_TEACHER', covers: '' });
    await sandbox.moveTo('2026-10-12T09:10');
    expect(await stored(mine.id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect(await stored(theirs.id)).toMatchObject({ status: 'TAKEN', coordinatorId: BERT, takenBy: DIRK });
    expect(await said(lies, /volgt geen zorgvragen meer op[\s\S]*ligt nu bij/)).toHaveLength(1);
    expect(await said(sandbox.as(ZITA), /volgt geen zorgvragen meer op/)).toEqual([]);
    expect((await sandbox.as(DIRK).act('request.answer.save', { id: theirs.id, text: 'Kom' })).closed).toBe(
      true,
    );
  });

  it('lets its requester choose again where it is about somebody of the school, and tells nobody else', async () => {
    await makeRoom();
    await lies.act('request.submit', {
      scope: 'pupil',
      classCode: 'L3B',
      observation: 'Over een collega',
      safety: 'no',
      aboutStaff: 'true',
    });
    const { card } = await lies.inbox().then(({ home }) => ({ card: home }));
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify(card))![0];
    expect((await lies.act('request.choose.save', { id, people: AN })).closed).toBe(true);
    await an.act('request.take', { id });
    await bertFollows();
    await change(AN, { until: '2026-10-11' });
    await sandbox.moveTo('2026-10-12T09:10');

    expect(await stored(id)).toMatchObject({ status: 'HELD', coordinatorId: '', onlyFor: [] });
    const message = await lies.message('Kies jij opnieuw');
    expect(titlesOf(message.card)).toEqual(['Kiezen', 'Bekijken']);
    for (const who of [BERT, CARLA, GRIET, DIRK])
      expect(JSON.stringify(await sandbox.as(who).inbox())).not.toContain(id);
    const { dialog } = await lies.press(message.card, 'Kiezen', {}, message.id);
    expect(textOf(dialog)).toContain('Carla Strandvonk');
    expect((await lies.act('request.choose.save', { id, people: CARLA })).closed).toBe(true);
    expect(await stored(id)).toMatchObject({ status: 'NEW', coordinatorId: CARLA, onlyFor: [CARLA] });
  });

  it('passes on what cannot wait by itself too, beside the number', async () => {
    await makeRoom();
    const { id, roepnaam } = await raise(lies, { safety: 'doubt' });
    await bertFollows();
    await change(AN, { until: '2026-10-11' });
    await sandbox.moveTo('2026-10-12T09:10');
    expect(await stored(id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect(await said(sandbox.as(BERT), roepnaam)).toHaveLength(1);
  });
});
