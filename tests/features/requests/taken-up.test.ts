import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, GRIET, LIES, said, send } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  await send(lies, { safety: 'yes' });
});
afterEach(() => sandbox.close());
const alarmOf = async (who: Acting) => (await who.message('kan niet wachten')).card;
/** What tells that somebody is at it. */
const TAKEN_UP = 'neemt het nu op|volgt[\\s\\S]* op\\.';

describe('who raised an alarm hears once who takes it up', () => {
  it('when it is confirmed after a warning, which then only says that it is', async () => {
    await sandbox.moveTo('2026-10-12T09:20');
    expect(await said(lies, 'Nog niemand heeft je bericht van 09:00 bevestigd')).not.toEqual([]);
    await an.press(await alarmOf(an), 'Ik neem dit nu op');
    expect(await said(lies, TAKEN_UP)).toHaveLength(1);
    expect(await said(lies, 'Nog niemand heeft')).toEqual([]);
    expect((await said(lies, 'Je bericht van 09:00 [\\s\\S]*is intussen bevestigd')).length).toBeGreaterThan(
      0,
    );
  });

  it('when its coordinator confirms it and so follows it up', async () => {
    await an.press(await alarmOf(an), 'Ik neem dit nu op');
    expect(textOf((await an.message('nam dit op')).card)).toContain('Jij volgt dit op');
    expect(await said(lies, TAKEN_UP)).toHaveLength(1);
  });

  it('when it is followed up without being confirmed first', async () => {
    const read = await an.press(await alarmOf(an), 'Lezen');
    await an.press(read.dialog, 'Ik volg dit op');
    expect(await said(lies, TAKEN_UP)).toHaveLength(1);
  });

  it('and again when it is another who follows it up', async () => {
    const card = await alarmOf(an);
    await sandbox.as(GRIET).press(await alarmOf(sandbox.as(GRIET)), 'Ik neem dit nu op');
    const read = await an.press(card, 'Lezen');
    await an.press(read.dialog, 'Ik volg dit op');
    expect(await said(lies, 'Griet Baken las')).toHaveLength(1);
    expect(await said(lies, 'An Duindoorn volgt[\\s\\S]* op\\.')).toHaveLength(1);
  });
});
