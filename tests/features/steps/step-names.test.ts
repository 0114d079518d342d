import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, LIES, raise } from '../requests/acting.js';
import { STEP, stepsIn } from './acting.js';

const flat = (card: object | undefined): string => textOf(card!).replace(/\s+/g, ' ');

describe('small steps that come from one request', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());

  it('share its roepnaam, and are told apart by a number wherever they stand, also when two are made at once', async () => {
    const lies = open.as(LIES);
    const { id, roepnaam } = await raise(lies);
    const start = async (who: string) => {
      const { dialog } = await open.as(who).act('step.form', { from: id });
      return open.as(who).press(dialog!, 'Bewaren', { ...STEP, owner: LIES, span: '5', from: id });
    };
    expect((await start(LIES)).note).toContain(`${roepnaam} is bewaard`);
    await Promise.all([start(LIES), start(AN)]);
    const names = [roepnaam, `${roepnaam} 2`, `${roepnaam} 3`];
    expect((await stepsIn(open)).map(({ data }) => data.roepnaam).sort()).toEqual(names);
    // What ended keeps its name.
    const [second] = (await stepsIn(open)).filter(({ data }) => data.roepnaam === names[1]);
    await lies.act('step.stop.save', { id: second!.id });
    await start(LIES);
    expect((await stepsIn(open)).map(({ data }) => data.roepnaam)).toContain(`${roepnaam} 4`);
    await open.moveTo('2026-10-19T09:00:00');
    const due = flat((await lies.message('loopt sinds')).card);
    for (const name of [names[0], names[2], `${roepnaam} 4`]) expect(due).toContain(`${name} (L3B) loopt`);
    expect(due).not.toContain(`${names[1]} (L3B)`);
    const found = flat((await lies.type(`/zorg zoek ${roepnaam}`)).dialog);
    for (const name of names) expect(found).toContain(name);
    expect(flat((await lies.type(`/zorg zoek ${names[2]}`)).dialog)).toContain(names[2]);
  });
});
