import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, LIES, raise } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

/** All that somebody got on a day about a request, and when. */
async function onDay(who: Acting, day: string, roepnaam: string): Promise<string[]> {
  const { messages } = await who.inbox();
  return messages
    .filter(({ at, card }) => at.startsWith(day) && JSON.stringify(card).includes(roepnaam))
    .map(({ at }) => at.slice(11, 16));
}

describe('one morning speaks once of a request', () => {
  it('what a card asks to take up is no line of the same morning, and is one again on the next', async () => {
    const { roepnaam } = await raise(lies);
    await sandbox.moveTo('2026-10-16T18:00');
    // The nudges are of the 14th and the 16th.
    for (const day of ['2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'])
      expect([day, await onDay(an, day, roepnaam)]).toEqual([day, ['08:00']]);
  });

  it('counts in the line what no card asks', async () => {
    const first = await raise(lies);
    await sandbox.moveTo('2026-10-13T09:00');
    const second = await raise(lies);
    await sandbox.moveTo('2026-10-14T18:00');
    expect(await onDay(an, '2026-10-14', first.roepnaam)).toEqual(['08:00']);
    expect(await onDay(an, '2026-10-14', second.roepnaam)).toEqual(['08:00']);
    const { messages } = await an.inbox();
    const morning = messages.filter(
      ({ at, card }) => at.startsWith('2026-10-14') && /Goeie/.test(JSON.stringify(card)),
    );
    expect(JSON.stringify(morning)).not.toContain(first.roepnaam);
  });

  it('a question that is asked once more is no line of that morning either', async () => {
    const { id, roepnaam } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    await sandbox.moveTo('2026-10-16T18:00');
    // Asked once more on the 15th.
    for (const day of ['2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'])
      expect([day, await onDay(lies, day, roepnaam)]).toEqual([day, ['08:00']]);
  });
});
