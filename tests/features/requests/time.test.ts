import { afterEach, describe, expect, it } from '@jest/globals';
import { PERSON_DAY } from '../../../src/kernel/person-day.js';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, arrived, BERT, CARLA, inStore, LIES, raise, SCHOOL, send, ZITA } from './acting.js';

let sandbox: Sandbox;
afterEach(() => sandbox.close());
/** A moment outside school hours is reached by moving on: a sandbox never starts there. */
async function at(morning: string, moment?: string) {
  sandbox = await openSandbox(morning);
  if (moment) await sandbox.moveTo(moment.replace(' ', 'T'));
}
const move = (moment: string) => sandbox.moveTo(moment.replace(' ', 'T'));
const NUDGE = 'op een eerste antwoord[.:]';
const NEW = 'Nieuwe vraag';

/** Everything that anybody got who still works here, as moments. */
async function allArrivals(): Promise<string[]> {
  const inboxes = await Promise.all(sandbox.people.map(({ id }) => sandbox.as(id).inbox()));
  return inboxes
    .flatMap(({ messages = [] }) => messages.map((one) => one.at.slice(0, 16).replace('T', ' ')))
    .sort();
}

describe('the nudge about a request that nobody took, over the autumn holiday (2 to 8 November)', () => {
  // Friday 30 October is the last school day before it; Tuesday the 10th is the second school day after it.
  it.each([
    ['full-time', LIES, 'L3B', AN, '2026-11-10', '08:00'],
    ['on ma di wo', ZITA, 'L6B', BERT, '2026-11-10', '08:00'],
    // Works wo do vr and do vr in turns; Wednesday 11 November is a free day.
    ['on wo do vr and do vr', 'gijs-mosselman', 'K1', CARLA, '2026-11-12', '08:00'],
  ])(
    'reaches a coordinator who works %s on their first day at which it is due',
    async (_, from, classCode, to, day, hour) => {
      await at('2026-10-30 15:00');
      const { roepnaam } = await raise(sandbox.as(from), { classCode });
      const coordinator = sandbox.as(to);
      await move(`${day} 07:29`);
      expect(await arrived(coordinator, NUDGE)).toEqual([]);
      await move(`${day} 18:00`);
      expect(await arrived(coordinator, NUDGE)).toEqual([`${day} ${hour}`]);
      await coordinator.message(roepnaam);
      expect(
        (await allArrivals()).filter((moment) => moment >= '2026-10-31' && moment < '2026-11-09'),
      ).toEqual([]);
    },
  );

  it('promises that day to the requester', async () => {
    await at('2026-10-30 15:00');
    const { roepnaam } = await raise(sandbox.as(LIES));
    expect(textOf((await sandbox.as(LIES).message(roepnaam)).card)).toContain(
      'Ten laatste dinsdag 10 november',
    );
    await raise(sandbox.as('gijs-mosselman'), { classCode: 'K1' });
    await sandbox.as('gijs-mosselman').message('donderdag 12 november');
  });

  it('does not come once it is taken, and comes again while it is not', async () => {
    await at('2026-10-12 09:00');
    const one = await raise(sandbox.as(LIES));
    await sandbox.as(AN).act('request.take', { id: one.id });
    const two = await raise(sandbox.as(LIES));
    await move('2026-10-17 12:00');
    const an = sandbox.as(AN);
    expect(await arrived(an, `(?=[\\s\\S]*${NUDGE})(?=[\\s\\S]*${two.roepnaam})`)).toEqual([
      '2026-10-14 08:00',
      '2026-10-16 08:00',
    ]);
    expect(await arrived(an, `(?=[\\s\\S]*${NUDGE})(?=[\\s\\S]*${one.roepnaam})`)).toEqual([]);
  });

  it('starts anew for whoever it was handed over to, once', async () => {
    await at('2026-10-12 09:00');
    const { id } = await raise(sandbox.as(LIES));
    await move('2026-10-13 15:00');
    await sandbox.as(AN).act('request.hand-over.save', { id, to: CARLA });
    await move('2026-10-15 18:00');
    expect(await arrived(sandbox.as(CARLA), NUDGE)).toEqual(['2026-10-15 08:00']);
    await move('2026-10-16 18:00');
    expect(await arrived(sandbox.as(CARLA), NUDGE)).toEqual(['2026-10-15 08:00']);
    expect(await arrived(sandbox.as(AN), NUDGE)).toEqual([]);
  });

  it('is one message, however many wait, and none of them waits longer for it', async () => {
    await at('2026-10-12 09:00');
    const raised: string[] = [];
    for (let n = 0; n < 3; n++) raised.push((await raise(sandbox.as(LIES))).roepnaam);
    await move('2026-10-16 18:00');
    const an = sandbox.as(AN);
    expect(await arrived(an, NUDGE)).toEqual(['2026-10-14 08:00', '2026-10-16 08:00']);
    for (const roepnaam of raised)
      expect(await arrived(an, `(?=[\\s\\S]*${NUDGE})(?=[\\s\\S]*${roepnaam})`)).toHaveLength(2);
  });

  it('comes on the next morning where something else had the one place of that day', async () => {
    await at('2026-10-12 09:00');
    await raise(sandbox.as(LIES));
    await inStore(sandbox, async (store) => {
      const [day, until] = ['2026-10-14', Date.parse('2026-10-14T22:00:00Z')];
      const data = { personId: AN, day, until, capped: { by: 'something else', sent: true } };
      const save = [{ kind: PERSON_DAY, id: `${AN}.${day}`, expect: 0, data }];
      await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, 0);
    });
    await move('2026-10-15 09:00');
    expect(await arrived(sandbox.as(AN), NUDGE)).toEqual(['2026-10-15 08:00']);
  });
});

describe('what a colleague addresses to you', () => {
  it.each([
    ['at night', '2026-10-12 23:30', '2026-10-13 07:30'],
    ['before the school day', '2026-10-13 05:00', '2026-10-13 07:30'],
    ['on Wednesday afternoon', '2026-10-14 13:00', '2026-10-15 07:30'],
    ['on a Saturday', '2026-10-17 11:00', '2026-10-19 07:30'],
    ['in the holiday', '2026-11-04 11:00', '2026-11-09 07:30'],
    ['on a free day', '2027-03-15 10:00', '2027-03-16 07:30'],
  ])('%s waits for the next morning', async (_, moment, arrives) => {
    await at('2026-10-12 09:00', moment);
    expect(await send(sandbox.as(LIES))).toMatchObject({ closed: true });
    expect(await arrived(sandbox.as(AN), NEW)).toEqual([]);
    await move(`${arrives.slice(0, 10)} 09:00`);
    expect(await arrived(sandbox.as(AN), NEW)).toEqual([arrives]);
  });

  it('comes at once during the day, and on Wednesday until noon', async () => {
    await at('2026-10-14 11:59');
    await send(sandbox.as(LIES));
    expect(await arrived(sandbox.as(AN), NEW)).toEqual(['2026-10-14 11:59']);
  });

  it('waits for a day on which a part-timer works', async () => {
    await at('2026-10-15 10:00'); // Thursday; Bert works ma di wo
    await send(sandbox.as(ZITA), { classCode: 'L6B' });
    await move('2026-10-20 09:00');
    expect(await arrived(sandbox.as(BERT), NEW)).toEqual(['2026-10-19 07:30']);
  });

  it('an answer waits for the evening to be over, too', async () => {
    await at('2026-10-12 09:00');
    const { id } = await raise(sandbox.as(LIES));
    await move('2026-10-12 20:00');
    await sandbox.as(AN).act('request.answer.save', { id, text: 'Probeer blokjes' });
    await move('2026-10-13 10:00');
    expect(await arrived(sandbox.as(LIES), 'antwoord voor je')).toEqual(['2026-10-13 07:30']);
  });
});

describe('when the clocks change', () => {
  it.each([
    ['to winter time', '2026-10-23 16:00', '2026-10-25', '2026-10-26', '2026-10-27'],
    ['to summer time', '2027-03-26 15:00', '2027-03-28', '2027-04-12', '2027-04-13'],
  ])('%s everything keeps to the clock on the wall', async (_, friday, sunday, first, second) => {
    await at('2026-10-12 09:00', friday);
    await send(sandbox.as(LIES));
    await move(`${sunday} 01:30`);
    await send(sandbox.as(LIES));
    await move(`${sunday} 04:00`);
    await send(sandbox.as(LIES));
    await move(`${second} 12:00`);
    const an = sandbox.as(AN);
    const moments = await arrived(an, NEW);
    expect(moments.slice(-2)).toEqual([`${first} 07:30`, `${first} 07:30`]);
    expect(await arrived(an, NUDGE)).toEqual([`${second} 08:00`]);
    // On the second morning the message that asks says it all.
    const mornings = (await arrived(an, 'Goeiemorgen')).filter((moment) => moment > sunday);
    expect(mornings).toEqual([`${first} 08:00`]);
  });

  it('counts the ten minutes of an alarm as they pass, in the hour that comes twice', async () => {
    await at('2026-10-23 15:00', '2026-10-25T02:55:00+02:00');
    await send(sandbox.as(LIES), { safety: 'yes' });
    await move('2026-10-25T02:04:00+01:00');
    expect(await arrived(sandbox.as(BERT), 'kan niet wachten')).toEqual([]);
    await move('2026-10-25T02:05:00+01:00');
    expect(await arrived(sandbox.as(BERT), 'kan niet wachten')).toHaveLength(1);
  });
});

it('tells nobody anything of its own accord on days without school, in a month of untaken requests', async () => {
  await at('2026-10-12 09:00');
  for (const [who, classCode] of [
    [LIES, 'L3B'],
    [ZITA, 'L6B'],
    ['gijs-mosselman', 'K1'],
  ] as const) {
    await raise(sandbox.as(who), { classCode });
    await raise(sandbox.as(who), { classCode });
  }
  await move('2026-11-13 18:00');
  const later = (await allArrivals()).filter((moment) => moment > '2026-10-12 10:00');
  expect(later.length).toBeGreaterThan(30);
  const free = (day: string) =>
    [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) ||
    (day >= '2026-11-02' && day <= '2026-11-08') ||
    day === '2026-11-11';
  expect(later.filter((moment) => free(moment.slice(0, 10)))).toEqual([]);
  expect(later.filter((moment) => moment.slice(11) < '07:30' || moment.slice(11) >= '18:00')).toEqual([]);
});
