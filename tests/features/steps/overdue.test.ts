import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, LIES, raise, said, ZITA } from '../requests/acting.js';
import { startStep, stepsIn } from './acting.js';

const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

let open: Sandbox;
let lies: Acting;
let an: Acting;
const at = (day: string) => open.moveTo(`${day}T09:00:00`);
const begin = async () => {
  open = await openSandbox('2026-10-12 09:00');
  lies = open.as(LIES);
  an = open.as(AN);
};
/** The newest step, and how it is called. */
async function started(who: Acting, more: object) {
  const before = new Set((await stepsIn(open)).map(({ id }) => id));
  const answer = await startStep(who, more);
  if (!answer.closed) throw new Error(JSON.stringify(answer));
  const { id, data } = (await stepsIn(open)).find((one) => !before.has(one.id))!;
  return { id, roepnaam: data.roepnaam };
}
const stored = async (id: string) => (await stepsIn(open)).find((one) => one.id === id)!.data;

/** Monday 12 October 2026; five school days later is Monday the 19th. */
describe('a day that nobody looked back on', () => {
  beforeAll(begin);
  afterAll(() => open.close());
  let first: Awaited<ReturnType<typeof started>>;
  let second: typeof first;
  let third: typeof first;

  it('is asked for once more after five school days, in the one message of that day', async () => {
    first = await started(lies, { span: '5' });
    second = await started(lies, { span: '10', pupil: 'AB1' });
    third = await started(lies, { span: '5', pupil: 'AB2' });
    await at('2026-10-26');
    const cards = (await lies.inbox()).messages.filter(({ card }) =>
      /stond op|loopt sinds/.test(textOf(card)),
    );
    expect(cards.map(({ at: when }) => when.slice(0, 10))).toEqual(['2026-10-19', '2026-10-26']);
    const both = cards[1]!;
    expect(flat(both.card)).toContain(`${second.roepnaam} (L3B) loopt sinds`);
    expect(flat(both.card)).toContain(
      `${first.roepnaam} (L3B) stond op maandag 19 oktober. Heb je er nog iets aan?`,
    );
    expect(titlesOf(both.card).slice(-4)).toEqual([
      'Ja, nieuwe dag',
      'Nee, mag weg',
      'Terugkijken',
      'Ik kan hulp gebruiken',
    ]);
    const later = await lies.press(both.card, 'Ja, nieuwe dag', {}, both.id);
    expect(later.dialog).toBeDefined();
    await lies.act('step.look-back', { id: third.id, outcome: 'WORKS_KEEP' });
    await lies.act('step.look-back', { id: second.id, outcome: 'WORKS_KEEP' });
    expect(flat((await lies.message(/werkt, we houden het/)).card)).toContain(first.roepnaam);
  });

  it('is then told to its coordinator, without blame, and after that to nobody', async () => {
    // The autumn holiday is 2-8 November: the tenth school day after the 19th is the 9th.
    await at('2026-10-30');
    expect(await said(an, 'Wil jij even kijken')).toEqual([]);
    await at('2026-11-09');
    const told = await an.message('Wil jij even kijken');
    expect(flat(told.card)).toContain(
      `${first.roepnaam} (L3B), bij Lies Wadloper, stond op maandag 19 oktober. Er is nog niet op teruggekeken.`,
    );
    expect(flat(told.card)).not.toContain(third.roepnaam);
    expect(titlesOf(told.card)).toEqual(['Lezen', 'Doorgeven', 'Andere dag', 'Mag weg']);
    await at('2026-12-07');
    expect(await arrived(an, 'Wil jij even kijken')).toEqual(['2026-11-09 08:00']);
    expect(await arrived(lies, 'stond op')).toEqual(['2026-10-26 08:00']);
    const sure = await an.press(told.card, 'Mag weg', {}, told.id);
    await an.press(sure.dialog!, 'Ja, mag stoppen');
    expect(await stored(first.id)).toMatchObject({ status: 'ENDED' });
    expect(titlesOf((await an.message('mocht stoppen')).card)).toEqual([]);
    await at('2026-12-08');
    expect(flat((await lies.message('liet')).card)).toContain('An Duindoorn liet');
  });
});

describe('what was planned', () => {
  beforeEach(begin);
  afterEach(() => open.close());

  it('stands in one message with the requests that wait: on each morning one, and nothing waits for another day', async () => {
    for (const [day, pupil] of [
      ['2026-10-19', 'AB0'],
      ['2026-10-20', 'AB1'],
      ['2026-10-21', 'AB2'],
    ])
      await started(an, { owner: AN, day, pupil });
    // Nobody takes these; each waits its two school days.
    await open.moveTo('2026-10-15T10:00:00');
    const one = await raise(lies);
    const two = await raise(lies, { pupil: 'AB3' });
    await open.moveTo('2026-10-16T10:00:00');
    const three = await raise(lies, { pupil: 'AB4' });
    await at('2026-10-23');
    const days = async (about: RegExp) => (await arrived(an, about)).map((when) => when.slice(0, 10));
    expect(await days(/loopt sinds/)).toEqual(['2026-10-19', '2026-10-20', '2026-10-21']);
    expect((await days(/op een eerste antwoord:|wacht \d schooldag/)).slice(0, 2)).toEqual([
      '2026-10-19',
      '2026-10-20',
    ]);
    const monday = (await an.inbox()).messages.find(
      ({ at: when, card }) => when.startsWith('2026-10-19T08') && /loopt sinds/.test(textOf(card)),
    )!;
    for (const { roepnaam } of [one, two]) expect(flat(monday.card)).toContain(`${roepnaam} (L3B, van Lies`);
    expect(flat(monday.card)).not.toContain(three.roepnaam);
    expect(flat(monday.card)).toMatch(
      /^Goeiemorgen An.*Deze 2 vragen wachten op een eerste antwoord:.*loopt sinds/,
    );
    expect(JSON.stringify(monday.card)).not.toMatch(/KV7|AB3|AB0/);
    // It follows what becomes of each.
    await an.act('request.take', { id: one.id });
    const then = (await an.inbox()).messages.find(({ id }) => id === monday.id)!;
    expect(flat(then.card)).toContain('Deze vraag wacht op een eerste antwoord:');
    expect(flat(then.card)).toMatch(new RegExp(`${two.roepnaam} \\(L3B, van Lies Wadloper\\), al`));
    expect(flat(then.card)).not.toMatch(new RegExp(`${one.roepnaam} \\(L3B, van Lies Wadloper\\), al`));
    await an.act('request.take', { id: two.id });
    const over = (await an.inbox()).messages.find(({ id }) => id === monday.id)!;
    expect(flat(over.card)).toContain('Deze vragen zijn intussen opgenomen.');
  });

  it('is a nudge about nothing any more once somebody took the request: it takes nobody’s place', async () => {
    await started(an, { owner: AN, day: '2026-10-19' });
    await open.moveTo('2026-10-15T10:00:00');
    const { id } = await raise(lies);
    await open.moveTo('2026-10-19T07:45:00');
    await an.act('request.take', { id });
    await at('2026-10-23');
    expect(
      (await arrived(an, /wacht \d schooldag|volgt dit op/)).filter((when) => when > '2026-10-16'),
    ).toEqual([]);
  });

  it('moves with the absence of its owner, who reads why; of a long one its coordinator is told on the day', async () => {
    const short = await started(lies, { span: '5' });
    await lies.act('school.absence.save', { from: '2026-10-19', to: '2026-10-20', standInId: 'none' });
    await open.moveTo('2026-10-12T09:05:00');
    expect(await stored(short.id)).toMatchObject({ lookBackOn: '2026-10-21' });
    await at('2026-10-13');
    expect(flat((await lies.message('staat nu op')).card)).toContain(
      `De terugblik op ${short.roepnaam} (L3B) staat nu op woensdag 21 oktober. Op maandag 19 oktober ben je er niet.`,
    );
    await at('2026-10-21');
    expect(await arrived(lies, 'loopt sinds')).toEqual(['2026-10-21 08:00']);

    const long = await started(open.as(ZITA), { owner: ZITA, classCode: 'L6B', span: '5' });
    await open
      .as(ZITA)
      .act('school.absence.save', { from: '2026-10-23', to: '2026-12-01', standInId: 'none' });
    await at('2026-10-23');
    expect(await stored(long.id)).toMatchObject({ lookBackOn: '2026-10-28' });
    // Bert follows the third grade, and works on Wednesday 28 October.
    await at('2026-10-28');
    const told = flat((await open.as('bert-zeewind').message('Wil jij even kijken')).card);
    expect(told).toContain(`${long.roepnaam} (L6B) stond op woensdag 28 oktober. Zita Rif is er niet tot`);
    await at('2026-12-04');
    expect(await said(open.as(ZITA), 'loopt sinds|stond op')).toEqual([]);
  });

  it('is asked after all, when a look back from before its message is undone after it', async () => {
    // Nobody is to be told of it, so it can be undone for a day.
    const { id } = await started(an, { owner: AN, scope: 'practice', pupil: '', span: '5' });
    await open.moveTo('2026-10-19T07:40:00');
    await an.act('step.look-back', { id, outcome: 'WORKS_KEEP' });
    await at('2026-10-19');
    expect(await arrived(an, 'loopt sinds')).toEqual([]);
    await open.moveTo('2026-10-19T09:10:00');
    await an.act('step.undo', { id });
    await open.moveTo('2026-10-19T09:11:00');
    expect(await arrived(an, 'loopt sinds')).toEqual(['2026-10-19 09:10']);
    await at('2026-10-22');
    expect(await arrived(an, 'loopt sinds')).toEqual(['2026-10-19 09:10']);
  });

  it('goes to the coordinator of who left, who is told once and is asked on the day', async () => {
    const { id } = await started(lies, { span: '10' });
    await started(lies, { span: '15', pupil: 'AB1' });
    // What was agreed goes on, and what lies aside comes back: somebody must have it.
    const kept = await started(lies, { span: '15', pupil: 'AB2' });
    await lies.act('step.look-back', { id: kept.id, outcome: 'WORKS_KEEP' });
    const parked = await started(lies, { span: '15', pupil: 'AB4' });
    await lies.act('step.park.save', { id: parked.id, why: 'period', until: '2026-12-01' });
    const own = await started(lies, { span: '15', scope: 'practice', pupil: '' });
    await lies.act('step.look-back', { id: own.id, outcome: 'WORKS_KEEP' });
    const sam = open.as('sam-ebbe');
    const { dialog } = await sam.type('/zorg team');
    const member = await sam.press(dialog!, 'Openen', { personId: LIES });
    await sam.press(member.dialog!, 'Bewaren', { ...inputsOf(member.dialog!), until: '2026-10-13' });
    await at('2026-10-13');
    expect(await stored(id)).toMatchObject({ ownerId: LIES });
    await at('2026-10-15');
    expect(await stored(id)).toMatchObject({ ownerId: AN, lookBackOn: '2026-10-26' });
    expect(await stored(kept.id)).toMatchObject({ ownerId: AN, status: 'KEPT' });
    expect(await stored(parked.id)).toMatchObject({ ownerId: AN, status: 'PARKED', backOn: '2026-12-01' });
    expect(await stored(own.id)).toMatchObject({ ownerId: LIES });
    expect(await arrived(an, 'werkt hier niet meer')).toEqual(['2026-10-14 08:00']);
    // One line for all of them.
    const told = flat((await an.message('werkt hier niet meer')).card);
    expect(told.match(/werkt hier niet meer/g)).toHaveLength(1);
    expect(told).toContain('liggen nu bij jou: zorg stappen');
    await at('2026-10-26');
    expect(await arrived(an, 'loopt sinds')).toEqual(['2026-10-26 08:00']);
  });
});
