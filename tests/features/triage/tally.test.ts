import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SUGGESTION_TALLY, totalOf } from '../../../src/features/triage/model/tally.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, GRIET, inStore, LIES, raise, SCHOOL } from '../requests/acting.js';
import { opened } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

const tallies = () =>
  inStore(sandbox, async (store) => (await store.find(SUGGESTION_TALLY, SCHOOL, { limit: 100 })).items);
const rule = async (name: string) => {
  const found = totalOf((await tallies()).map(({ data }) => data)).get(name);
  return found ? [found.same, found.other] : undefined;
};
/** A request of which the suggestion is to look at it together, since its requester wants to talk first. */
const toTalk = async () => {
  const made = await raise(lies);
  await lies.act('request.complete.save', { id: made.id, needs: 'vent', tried: 'even apart gezet' });
  return made.id;
};

describe('a suggestion in the dialog', () => {
  it('says what, by when and why, with one button that does it, and that who reads decides', async () => {
    const id = await toTalk();
    const dialog = await opened(an, id);
    const text = textOf(dialog);
    expect(text).toContain('Mijn voorstel');
    expect(text).toMatch(/Samen bekijken\s*, want Lies\b.* wil er eerst over vertellen/);
    expect(text).toMatch(/spreken tegen\s+maandag 19 oktober/);
    expect(text).toContain('Jij beslist.');
    const done = await an.press(dialog, 'Ja, samen bekijken');
    expect(done.note).toContain('samen wil bekijken');
    const after = await opened(an, id);
    expect(textOf(after)).toContain('Een dag afspreken');
    expect(titlesOf(after)).toContain('Ja, een dag afspreken');
    expect(titlesOf(after).join()).not.toMatch(/samen bekijken/i);
  });

  it('is for who leads it alone', async () => {
    const id = await toTalk();
    expect(textOf(await opened(lies, id))).not.toMatch(/Mijn voorstel|Jij beslist/);
  });

  it('opens the choice of a phase where it suggests another', async () => {
    const { id } = await raise(lies);
    const form = await an.press(await opened(an, id), 'Fase Brede basiszorg kiezen');
    expect(textOf(form.dialog!)).toContain('Welke ondersteuning past nu?');
    await an.press(form.dialog!, 'Bewaren', { phase: 'BROAD_BASIC_CARE' });
    expect(titlesOf(await opened(an, id))).not.toContain('Fase Brede basiszorg kiezen');
    expect(await rule('phase-first')).toEqual([1, 0]);
  });
});

describe('what is counted', () => {
  it('is whether suggestion and first choice agreed, once for each new request, whichever button it was', async () => {
    const [one, two, three] = [await toTalk(), await toTalk(), await toTalk()];
    await an.act('request.together', { id: one });
    expect(await rule('next-vent')).toEqual([1, 0]);
    await an.act('request.answer.save', { id: one, text: 'Morgen om tien uur?' });
    expect(await rule('next-vent')).toEqual([1, 0]);
    await an.act('request.take', { id: two });
    expect(await rule('next-vent')).toEqual([1, 1]);
    await an.act('request.clb', { id: three });
    expect(await rule('next-vent')).toEqual([1, 1]);
    await an.press((await an.act('request.ask', { id: three })).dialog!, 'Vraag stellen', {
      text: 'Sinds wanneer?',
    });
    expect(await rule('next-vent')).toEqual([1, 2]);
  });

  it('holds a rule, a school year and two numbers: no request, no person, no moment', async () => {
    const id = await toTalk();
    await an.act('request.together', { id });
    const all = await tallies();
    expect(all.map(({ data }) => data)).toEqual([
      { schoolYear: '2026-2027', counts: { 'next-vent': { same: 1, other: 0 } } },
    ]);
    const lines = await inStore(sandbox, (store) =>
      store.audit(SCHOOL, { record: { kind: 'suggestionTally', id: all[0]!.id }, limit: 10 }),
    );
    expect(lines).toEqual([]);
  });

  it('counts a phase as chosen otherwise, too, and a refused act not at all', async () => {
    const { id } = await raise(lies);
    await an.act('request.phase.save', { id, phase: 'EXTENDED_CARE' });
    expect(await rule('phase-first')).toBeUndefined();
    await an.act('request.step-up.save', { id, permission: 'notYet' });
    expect(await rule('phase-first')).toEqual([0, 1]);
    await an.act('request.ask.save', { id, text: '' });
    await lies.act('request.take', { id });
    expect(await rule('next-ask')).toBeUndefined();
  });

  it('is shown to coordinators and head from five choices on, and to nobody else', async () => {
    for (let n = 1; n <= 4; n += 1)
      await an.act(n === 2 ? 'request.take' : 'request.together', { id: await toTalk() });
    const before = textOf((await an.type('/zorg voorstellen')).dialog!);
    expect(before).toContain('te weinig om te tonen');
    expect(before).not.toMatch(/gevolgd,|Samen bekijken/);
    await an.act('request.together', { id: await toTalk() });
    for (const who of [an, sandbox.as(GRIET)]) {
      const text = textOf((await who.type('/zorg voorstellen')).dialog!);
      expect(text).toMatch(/Samen bekijken\s*, want je collega wil er eerst over vertellen/);
      expect(text).toContain('4 keer gevolgd, één keer anders');
      expect(text).not.toContain('Lies');
    }
    expect((await lies.type('/zorg voorstellen')).dialog).toBeUndefined();
  });
});
