import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CARE_LOST } from '../../../src/features/steps/model/care-lost.js';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { LIES, SCHOOL } from '../requests/acting.js';
import { onlyStep, STEP, STEP_WORDS } from './acting.js';

const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

/** Monday 12 October 2026, before the bell. */
describe('care that falls away today', () => {
  let open: Sandbox;
  let care: string;
  const careTeacher = () => open.as(care);
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 07:50');
    care = open.who('CARE_TEACHER').id;
    const lies = open.as(LIES);
    const first = await lies.act('step.form');
    const second = await lies.press(first.dialog!, 'Bewaren', { ...STEP, place: 'outside', owner: care });
    expect(textOf(second.dialog!)).toContain('klasleraar');
    const saved = await lies.press(second.dialog!, 'Bewaren', {
      why: 'Het is er stil',
      goal: 'Vlot tot twintig',
      until: '2026-11-20',
      days: 'mon,thu',
      minutes: '50',
    });
    expect(saved).toMatchObject({ closed: true });
  });
  afterAll(() => open.close());

  it('knows on which days it takes place, and its goal, reason and end', async () => {
    const { data } = await onlyStep(open);
    expect(data).toMatchObject({
      outside: true,
      outsideUntil: '2026-11-20',
      session: { days: ['mon', 'thu'], minutes: 50 },
      words: { outsideWhy: 'Het is er stil', outsideGoal: 'Vlot tot twintig' },
    });
    const yours = await careTeacher().message('vroeg je om terug te kijken');
    expect(JSON.stringify(yours.card)).not.toContain(STEP_WORDS);
  });

  it('is one tap, and the class teacher knows it at once, with the next time', async () => {
    const { data } = await onlyStep(open);
    const { home } = await careTeacher().inbox();
    const answer = await careTeacher().press(home, 'Mijn zorg valt weg vandaag');
    expect(answer.note).toContain('Eén collega weet het');
    const told = await open.as(LIES).message('springt vandaag in');
    expect(flat(told.card)).toContain(
      `${data.roepnaam} (L3B) gaat niet door. De volgende keer is donderdag 15 oktober`,
    );
    expect(JSON.stringify(told.card)).not.toMatch(/KV7|stil|twintig/);
    expect((await careTeacher().type('/zorg valt weg')).note).toBe(answer.note);
    const said = (await open.as(LIES).inbox()).messages.filter(({ card }) =>
      flat(card).includes('springt vandaag in'),
    );
    expect(said).toHaveLength(1);
  });

  it('is a number for the policy team, without a name', async () => {
    const { home } = await open.who('HEAD').inbox();
    expect(flat(home)).toContain('Zorg die wegviel: 1 uur deze week, 1 uur dit schooljaar');
    expect(textOf((await open.as(LIES).inbox()).home)).not.toContain('wegviel');
  });

  it('takes place after all when they say so; those who heard it hear that too', async () => {
    const own = await careTeacher().message('Je springt vandaag in');
    expect(titlesOf(own.card)).toEqual(['Toch wel vandaag']);
    await careTeacher().press(own.card, 'Toch wel vandaag', {}, own.id);
    await open.as(LIES).message('gaat vandaag toch door');
    const read = open.running.router.house.read(SCHOOL);
    const { items } = await read.find(CARE_LOST, { limit: 10 });
    expect(items.map(({ data }) => data.back)).toEqual([true]);
    expect(textOf((await open.who('HEAD').inbox()).home)).not.toContain('wegviel');
  });

  it('moves what would be looked back on that day to the next day at work', async () => {
    const { data } = await onlyStep(open);
    await open.moveTo(`${data.lookBackOn}T07:45:00+01:00`);
    await careTeacher().type('/zorg valt weg');
    const after = await onlyStep(open);
    expect(after.data.lookBackOn! > data.lookBackOn!).toBe(true);
    expect(after.data.events.at(-1)).toMatchObject({ what: 'careOff' });
  });
});
