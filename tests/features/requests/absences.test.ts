import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isBack } from '../../../src/features/requests/model/nudges.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { coordinator, schoolOf } from '../school/support.js';
import { type Acting, AN, arrived, CARLA, GRIET, LIES, raise, said } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

const flat = (card: unknown) => textOf(card as never).replace(/\s+/g, ' ');
const confirmation = async () => flat((await lies.message('Iets toevoegen')).card);

describe('an absence of who has a request', () => {
  it('entered by the head is said where its requester looks, as days and who looks after it, and goes again', async () => {
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    expect(await confirmation()).not.toContain('is er tot');
    const griet = sandbox.as(GRIET);
    const { dialog } = await griet.type('/zorg afwezig');
    const filled = { personId: AN, from: '2026-10-12', to: '2026-10-16', standInId: CARLA };
    expect((await griet.press(dialog, 'Bewaren', filled)).note).toContain('Carla Strandvonk springt in');

    const honest =
      'An Duindoorn is er tot en met vrijdag 16 oktober niet. Carla Strandvonk bekijkt dit intussen.';
    expect(await confirmation()).toContain(honest);
    expect(flat((await lies.act('request.read', { id })).dialog)).toContain(honest);
    const carla = flat((await sandbox.as(CARLA).act('request.read', { id })).dialog);
    expect(carla).toContain('Jij bekijkt dit intussen');
    expect(flat((await an.act('request.read', { id })).dialog)).not.toContain('bekijkt dit intussen');

    await griet.act('school.absence.end', { personId: AN, from: '2026-10-12' });
    expect(await confirmation()).not.toContain('bekijkt dit intussen');
  });

  it('that begins later is said from its first morning on, and no longer from the first morning back', async () => {
    await raise(lies);
    await an.act('school.absence.save', { from: '2026-10-14', to: '2026-10-15', standInId: CARLA });
    expect(await confirmation()).not.toContain('bekijkt dit intussen');
    await sandbox.moveTo('2026-10-14T07:31');
    expect(await confirmation()).toContain('tot en met donderdag 15 oktober');
    await sandbox.moveTo('2026-10-16T07:31');
    expect(await confirmation()).not.toContain('bekijkt dit intussen');
  });

  it('does not name a stand-in who may not know', async () => {
    await lies.act('request.submit', {
      scope: 'pupil',
      classCode: 'L3B',
      observation: 'Over een collega',
      safety: 'no',
      aboutStaff: 'true',
    });
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify((await lies.inbox()).home))![0];
    await lies.act('request.choose.save', { id, people: AN });
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-15', standInId: CARLA });
    const read = flat((await lies.act('request.read', { id })).dialog);
    expect(read).toContain('An Duindoorn is er tot en met donderdag 15 oktober niet. Dit wacht tot dan.');
    expect(read).not.toContain('Carla');
  });
});

describe('who comes back', () => {
  it('is welcomed on the first morning at work, with a way to what is open, and may leave it until tomorrow', async () => {
    const { roepnaam } = await raise(lies);
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-15' });
    await sandbox.moveTo('2026-10-16T12:00');
    expect(await arrived(an, 'Welkom terug')).toEqual(['2026-10-16 08:00']);
    const { card, id } = await an.message('Welkom terug');
    expect(flat(card)).toContain('Welkom terug, An. Er is niets dat vandaag moet.');
    expect(titlesOf(card)).toEqual(['Toon wat nog openstaat', 'Morgen']);
    expect(flat((await an.press(card, 'Toon wat nog openstaat', {}, id)).dialog)).toContain(roepnaam);

    const { card: after } = await an.press(card, 'Morgen', {}, id);
    expect(flat(after)).toContain('Ik vraag het opnieuw op maandag 19 oktober');
    expect(titlesOf(after)).toEqual([]);
    await sandbox.moveTo('2026-10-19T12:00');
    expect(await arrived(an, 'wat nog openstaat')).toContain('2026-10-19 08:00');
    await sandbox.moveTo('2026-10-23T12:00');
    expect(await said(an, 'Welkom terug')).toHaveLength(1);
  });

  it('with nothing open is left alone', async () => {
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-15' });
    await sandbox.moveTo('2026-10-16T12:00');
    expect(await said(an, 'Welkom terug')).toEqual([]);
  });

  it('is back on the first day that they work, after a day on which they would have', () => {
    const on = (more: object, today: string) => {
      const person = coordinator('an', more);
      return isBack(schoolOf([person]), person, today);
    };
    const sick = { absences: [{ from: '2026-10-13', to: '2026-10-15' }] };
    expect(['2026-10-15', '2026-10-16', '2026-10-19'].map((day) => on(sick, day))).toEqual([
      false,
      true,
      false,
    ]);
    // Over the autumn holiday, until the weekend after it.
    const long = { absences: [{ from: '2026-10-20', to: '2026-11-08' }] };
    expect(['2026-11-09', '2026-11-10'].map((day) => on(long, day))).toEqual([true, false]);
    // On days that were free anyway: nobody was missed.
    const free = { absences: [{ from: '2026-10-31', to: '2026-11-08' }] };
    expect(on(free, '2026-11-09')).toBe(false);
    const twice = { absences: [...sick.absences, { from: '2026-10-16', to: '2026-10-16' }] };
    expect(['2026-10-16', '2026-10-19'].map((day) => on(twice, day))).toEqual([false, true]);
  });
});
