import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, DIRK, LIES, raise, said, send } from '../requests/acting.js';
import { STEP, STEP_WORDS, stepsIn } from './acting.js';

const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');
const OUTSIDE = {
  why: 'Te veel lawaai in de klas',
  goal: 'Vlot de tafels tot vijf',
  days: 'mon,thu',
  minutes: '25',
};

async function made(
  open: Sandbox,
  who: Acting,
  more: object = {},
  outside: object = OUTSIDE,
): Promise<string> {
  const before = new Set((await stepsIn(open)).map(({ id }) => id));
  const { dialog } = await who.act('step.form');
  const answer = await who.press(dialog!, 'Bewaren', { ...STEP, owner: who.id, ...more });
  if (answer.dialog) await who.press(answer.dialog, 'Bewaren', { until: '2026-12-18', ...outside });
  return (await stepsIn(open)).find(({ id }) => !before.has(id))!.id;
}
const roepnaamOf = async (open: Sandbox, id: string) =>
  (await stepsIn(open)).find((one) => one.id === id)!.data.roepnaam;

/** Monday 12 October 2026. Lies teaches L3B, which An follows; Dirk is a care teacher. */
describe('the overview of small steps', () => {
  let open: Sandbox;
  let group: string;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    group = await made(open, open.as(LIES), {
      place: 'outside',
      scope: 'group',
      pupil: 'KV7, JD2',
      helpers: DIRK,
    });
    await made(
      open,
      open.as(LIES),
      { place: 'outside', scope: 'group', pupil: 'KV7, JD2' },
      { ...OUTSIDE, goal: 'KV7 leest een kwartier voor' },
    );
    await made(open, open.as(LIES), { place: 'outside' }, { ...OUTSIDE, goal: 'Alleen voor een leerling' });
    for (let n = 0; n < 8; n += 1) await made(open, open.as(LIES), { span: '5' });
  });
  afterAll(() => open.close());

  it('lists one’s own, what is looked back on first in front, a page at a time', async () => {
    const lies = open.as(LIES);
    const { dialog } = await lies.type('/zorg stappen');
    expect(flat(dialog)).toContain('Mijn stappen');
    expect(titlesOf(dialog!).filter((title) => title === 'Bekijken')).toHaveLength(8);
    expect(flat(dialog)).not.toContain('2 november');
    const next = await lies.press(dialog!, 'Volgende');
    expect(titlesOf(next.dialog!).filter((title) => title === 'Bekijken')).toHaveLength(3);
    expect(flat(next.dialog)).toContain(await roepnaamOf(open, group));
    const back = await lies.press(next.dialog!, 'Vorige');
    expect(flat(back.dialog)).toBe(flat(dialog));
    expect(JSON.stringify(dialog)).not.toContain(STEP_WORDS);
  });

  it('lists what somebody helps with, and what runs in their class', async () => {
    const helping = await open.as(DIRK).act('step.list', { show: 'helping' });
    expect(flat(helping.dialog)).toContain(await roepnaamOf(open, group));
    expect(titlesOf(helping.dialog!).filter((title) => title === 'Bekijken')).toHaveLength(1);
    const own = await open.as(LIES).act('step.list', { show: 'classes' });
    expect(titlesOf(own.dialog!).filter((title) => title === 'Bekijken')).toHaveLength(8);
    const none = await open.as(DIRK).act('step.list', { show: 'classes' });
    expect(flat(none.dialog)).toContain('loopt nu niets');
  });

  it('shows a coordinator on the home what is due, still open or outside, and opens each', async () => {
    const an = open.as(AN);
    expect(flat((await an.inbox()).home)).toContain('3 stappen nu buiten de klas');
    expect(flat((await an.inbox()).home)).not.toContain('Op één stap');
    await open.moveTo('2026-10-20T09:00:00+02:00');
    const { home } = await an.inbox();
    expect(flat(home)).toContain('Op 8 stappen keek nog niemand terug');
    const overdue = await an.act('step.list', { which: 'overdue' });
    expect(titlesOf(overdue.dialog!)).toContain('Terugkijken');
    const week = await an.act('step.list', { which: 'week' });
    expect(flat(week.dialog)).toContain('Deze week valt er geen terugblik');
    const own = (await open.as(LIES).act('step.list', { which: 'overdue' })).dialog;
    expect(flat(own)).toContain('Mijn stappen');
    expect(flat(own)).not.toContain('Nog op terug te kijken');
  });

  it('says in a dialog who is outside the class and why, and for a meeting which groups, without any pupil', async () => {
    const an = open.as(AN);
    const { dialog } = await an.act('step.list', { which: 'outside' });
    expect(flat(dialog)).toContain(OUTSIDE.why);
    expect(JSON.stringify((await an.inbox()).home)).not.toContain(OUTSIDE.why);
    const meeting = await an.press(dialog!, 'Voor de vergadering');
    const words = flat(meeting.dialog);
    expect(words).toContain(
      `L3B: ${OUTSIDE.goal}, tot vrijdag 18 december, met Lies Wadloper (2 keer per week 25 minuten)`,
    );
    expect(words).toContain('L3B: doel te lezen bij de stap');
    expect(words).not.toMatch(/KV7|Alleen voor een leerling|lawaai/);
    for (const { data } of await stepsIn(open)) expect(words).not.toContain(data.roepnaam);
    const head = open.who('HEAD');
    expect(flat((await head.inbox()).home)).toContain('2 groepjes buiten de klas');
    expect(flat((await head.act('step.outside-list')).dialog)).toBe(words);
    expect((await open.as(LIES).act('step.outside-list')).dialog).toBeUndefined();
  });

  it('finds a step by its roepnaam, also with a slip of the finger, for who may know of it', async () => {
    const roepnaam = await roepnaamOf(open, group);
    const found = await open.as(AN).type(`/zorg zoek ${roepnaam}`);
    expect(flat(found.dialog)).toContain(`Kleine stappen ${roepnaam} · L3B`);
    const names = (await stepsIn(open)).map(({ data }) => data.roepnaam);
    const long = names.find((name) => /^[a-z]{5,}$/.test(name) && name.at(-1) !== name.at(-2))!;
    const slip = `${long.slice(0, -2)}${long.at(-1)}${long.at(-2)}`;
    expect(flat((await open.as(LIES).type(`/zorg zoek ${slip}`)).dialog)).toContain(long);
    const stranger = open.who('L5B');
    const sought = async (word: string) =>
      flat((await stranger.type(`/zorg zoek ${word}`)).dialog).replaceAll(word, '');
    expect(await sought(roepnaam)).toBe(await sought('kwartslag'));
    const request = await raise(open.as(LIES));
    expect(flat((await open.as(AN).type(`/zorg zoek ${request.roepnaam}`)).dialog)).not.toContain(
      'Kleine stappen',
    );
  });
});

describe('what became everyday care', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());
  const basic = async (who: Acting, id: string) =>
    who.act('step.look-back', { id, outcome: 'PART_OF_BASIC_CARE' });

  it('just ends where it was about a pupil', async () => {
    const lies = open.as(LIES);
    const answer = await basic(lies, await made(open, lies));
    expect(answer.dialog).toBeUndefined();
    expect(answer.note).toContain('doen we nu voor iedereen');
  });

  it('is offered as an example where it was for the class, in words of one’s own, and asks about a name first', async () => {
    const lies = open.as(LIES);
    const id = await made(open, lies, { scope: 'class', pupil: '', what: 'Drie minuten stil lezen' });
    const { dialog } = await basic(lies, id);
    expect(inputsOf(dialog!)).toMatchObject({ text: 'Drie minuten stil lezen' });
    expect((await stepsIn(open)).find((one) => one.id === id)!.data.status).toBe('ENDED');
    const doubt = await lies.press(dialog!, 'Bewaren als voorbeeld', {
      text: 'Jonas Peeters leest drie minuten',
    });
    expect(flat(doubt.dialog)).toContain('Dit lijkt op een naam');
    expect(flat((await lies.type('/zorg voorbeelden')).dialog)).toContain('nog geen voorbeelden');
    const kept = await lies.press(doubt.dialog!, 'Bewaren als voorbeeld', {
      text: 'Elke les begint met drie minuten stil lezen',
      domain: 'LEARNING_AND_STUDYING',
    });
    expect(kept.note).toContain('zorg voorbeelden');
    const again = await lies.press(doubt.dialog!, 'Bewaren als voorbeeld', { text: 'Nog eens' });
    expect(again.closed).not.toBe(true);
  });

  it('is found by all who work with children, with a slip of the finger too, and by nobody of the office', async () => {
    const dirk = open.as(DIRK);
    const { dialog } = await dirk.type('/zorg voorbeelden stil lezne');
    expect(flat(dialog)).toContain('Elke les begint met drie minuten stil lezen');
    expect(flat(dialog)).toContain('Lies Wadloper, maandag 12 oktober · Leren en studeren');
    expect(titlesOf(dialog!)).not.toContain('Weghalen');
    expect(flat((await dirk.press(dialog!, 'Zoeken', { text: 'zwemmen' })).dialog)).toContain(
      'geen voorbeeld',
    );
    expect((await open.who('SECRETARY').type('/zorg voorbeelden')).dialog).toBeUndefined();
  });

  it('goes again with the look back that is undone, and is taken away by who made it', async () => {
    const lies = open.as(LIES);
    const id = await made(open, lies, { scope: 'class', pupil: '', what: 'De stoelenkring' });
    const { dialog } = await basic(lies, id);
    await lies.press(dialog!, 'Bewaren als voorbeeld');
    expect(flat((await lies.type('/zorg voorbeelden kring')).dialog)).not.toContain('stoelenkring');
    expect(flat((await lies.type('/zorg voorbeelden stoelenkring')).dialog)).toContain('De stoelenkring');
    await lies.act('step.undo', { id });
    const { dialog: list } = await lies.type('/zorg voorbeelden');
    expect(flat(list)).not.toContain('De stoelenkring');
    expect(titlesOf(list!)).toContain('Weghalen');
  });

  it('is remembered once, a year later, to who made it', async () => {
    await open.moveTo('2027-10-14T09:00:00+02:00');
    expect(await said(open.as(LIES), 'Een jaar geleden werd dit gewoon bij jullie')).toHaveLength(1);
    expect(await said(open.as(AN), 'Een jaar geleden')).toHaveLength(0);
    await send(open.as(LIES));
  });
});
