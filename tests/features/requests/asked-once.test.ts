import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, epochOf } from '../../../src/calendar/time.js';
import { PERSON_DAY } from '../../../src/kernel/person-day.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, inStore, LIES, raise, SCHOOL } from './acting.js';

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

  it('what came by itself after the quiet hours is no line half an hour later, and is one the day after', async () => {
    await sandbox.moveTo('2026-10-12T21:00');
    const { roepnaam } = await raise(lies);
    await sandbox.moveTo('2026-10-14T18:00');
    expect(await onDay(an, '2026-10-13', roepnaam)).toEqual(['07:30']);
    expect(await onDay(an, '2026-10-14', roepnaam)).toEqual(['08:00']);
  });

  it('neither is what was asked of a teacher in the evening, nor a talk that waits for their word', async () => {
    const { id, roepnaam } = await raise(lies);
    await sandbox.moveTo('2026-10-12T21:00');
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    const { dialog } = await an.type('/zorg gang L4A @xander');
    await an.press(dialog, 'Noteren', { scope: 'pupil', observation: 'Kijkt weg', safety: 'no' });
    await sandbox.moveTo('2026-10-14T18:00');
    expect(await onDay(lies, '2026-10-13', roepnaam)).toEqual(['07:30']);
    expect(await onDay(lies, '2026-10-14', roepnaam)).toEqual(['08:00']);
    const xander = sandbox.as('xander-springtij');
    const { messages } = await xander.inbox();
    const when = messages
      .filter(({ card }) => /Klopt/.test(JSON.stringify(card)))
      .map(({ at }) => at.slice(0, 16));
    expect(when).toEqual(['2026-10-13T07:30', '2026-10-14T08:00']);
  });

  it('what may be somebody’s safety is a line as well', async () => {
    await sandbox.moveTo('2026-10-12T21:00');
    const { roepnaam } = await raise(lies, { safety: 'doubt' });
    await sandbox.moveTo('2026-10-13T18:00');
    expect(await onDay(an, '2026-10-13', roepnaam)).toEqual(['08:00']);
  });
});

describe('a card that finds its place of the morning taken', () => {
  /** Something else of the same morning, which had the one place of that person first. */
  const taken = (personId: string, day: string) =>
    inStore(sandbox, (store) =>
      store.commit(
        {
          schoolId: SCHOOL,
          save: [
            {
              kind: PERSON_DAY,
              id: `${personId}.${day}`,
              expect: 0,
              data: {
                personId,
                day,
                until: epochOf(addDays(day, 1), '00:00'),
                capped: { by: 'consult.nudge:x', sent: true },
              },
            },
          ],
          remove: [],
          work: [],
          audit: [],
        },
        0,
      ),
    );

  it('leaves what nobody took up to the line of that morning', async () => {
    const { roepnaam } = await raise(lies);
    await taken(AN, '2026-10-14');
    await sandbox.moveTo('2026-10-16T18:00');
    for (const day of ['2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'])
      expect([day, await onDay(an, day, roepnaam)]).toEqual([day, ['08:00']]);
  });

  it('leaves a question to it as well', async () => {
    const { id, roepnaam } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    await taken(LIES, '2026-10-15');
    await sandbox.moveTo('2026-10-15T18:00');
    expect(await onDay(lies, '2026-10-15', roepnaam)).toEqual(['08:00']);
  });
});
