import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, LIES } from '../requests/acting.js';
import { startStep, stepsIn } from './acting.js';

let open: Sandbox;
let lies: Acting;
beforeEach(async () => {
  open = await openSandbox('2026-10-12 09:00');
  lies = open.as(LIES);
});
afterEach(() => open.close());
const started = async () => {
  await startStep(lies, { span: '5' }); // Monday 19 October
  const [{ id, data }] = (await stepsIn(open)) as [Awaited<ReturnType<typeof stepsIn>>[number]];
  return { id, roepnaam: data.roepnaam };
};

/** Of what a message asks, its digest does not tell that it comes. */
describe('the morning on which a step is looked back on', () => {
  it('tells nobody who was ill that it is today: it is asked', async () => {
    const { roepnaam } = await started();
    await open.moveTo('2026-10-19T07:00:00');
    await lies.act('school.absence.save', { from: '2026-10-19', to: '2026-10-20', standInId: 'none' });
    await open.moveTo('2026-10-22T12:00:00');
    expect(await arrived(lies, `${roepnaam}[\\s\\S]*loopt sinds`)).toEqual(['2026-10-21 08:00']);
    expect(await arrived(lies, 'staat nu op')).toEqual([]);
  });

  it('still tells that it moved, and why, on a morning before', async () => {
    await started();
    await lies.act('school.absence.save', { from: '2026-10-19', to: '2026-10-20', standInId: 'none' });
    await open.moveTo('2026-10-13T12:00:00');
    expect(await arrived(lies, 'staat nu op')).toEqual(['2026-10-13 08:00']);
  });

  it('tells which colleague set it on this day: that stands in no card', async () => {
    const { id } = await started();
    await open.as(AN).act('step.move.save', { id, day: '2026-10-13' });
    await open.moveTo('2026-10-13T12:00:00');
    expect(await arrived(lies, 'zette de terugblik')).toEqual(['2026-10-13 08:00']);
  });
});
