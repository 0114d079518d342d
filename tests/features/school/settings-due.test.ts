import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, GRIET, LIES, raise } from '../requests/acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

/** As the head does it in the chat. */
async function set(group: RegExp, filled: object) {
  const griet = sandbox.as(GRIET);
  const { dialog } = await griet.type('/zorg instellingen');
  const form = await griet.press(dialog, group);
  const saved = await griet.press(form.dialog, 'Bewaren', filled);
  expect(saved.errors).toBeUndefined();
}
const waits = async () => {
  const { id } = await raise(lies);
  await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
};

describe('a setting that is changed', () => {
  it('holds for the mornings to come, later ones and earlier ones', async () => {
    await waits();
    await set(/Uren en rust/, { digestAt: '09:30' });
    await sandbox.moveTo('2026-10-13T12:00');
    expect(await arrived(lies, 'Goeiemorgen')).toEqual(['2026-10-13 09:30']);
    // The first is asked once more on the 15th, by a card of its own.
    await waits();
    // Before the row that looks for the mornings was to run.
    await set(/Uren en rust/, { digestAt: '07:10', quietUntil: '07:00' });
    await sandbox.moveTo('2026-10-15T12:00');
    expect(await arrived(lies, 'Goeiemorgen')).toEqual([
      '2026-10-13 09:30',
      '2026-10-14 07:30',
      '2026-10-15 07:10',
    ]);
  });

  it('holds for what is asked when nobody takes a request up', async () => {
    await set(/Als een vraag wacht/, { untakenAfterSchoolDays: '1' });
    const { roepnaam } = await raise(lies);
    await sandbox.moveTo('2026-10-13T12:00');
    expect(await arrived(an, `${roepnaam}[\\s\\S]*wacht 1 schooldag`)).toHaveLength(1);
  });

  it('of one’s own hours moves what comes in the evening and the morning message, never an alarm', async () => {
    await lies.act('school.quiet.save', { quietFrom: '15:00', quietUntil: '09:00' });
    await an.act('school.quiet.save', { quietFrom: '15:00', quietUntil: '09:00' });
    await sandbox.moveTo('2026-10-12T16:00');
    const { id, roepnaam } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    await sandbox.moveTo('2026-10-13T12:00');
    expect(await arrived(lies, `korte vraag over[\\s\\S]*${roepnaam}`)).toEqual(['2026-10-13 09:00']);
    await sandbox.moveTo('2026-10-14T16:30');
    expect(await arrived(lies, 'Goeiemorgen')).toEqual(['2026-10-14 09:00']);
    const alarm = await raise(lies, { safety: 'yes' });
    expect((await arrived(an, alarm.roepnaam))[0]).toBe('2026-10-14 16:30');
  });
});
