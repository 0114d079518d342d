import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, LIES, raise, said } from '../requests/acting.js';
import { STEP, STEP_WORDS, stepsIn } from './acting.js';

const HANNE = 'hanne-vuurbaak';
const ILSE = 'ilse-anker';
const flat = (card: Card | undefined): string => textOf(card!).replace(/\s+/g, ' ');

/** Makes a step, also from a request; its id. */
async function started(open: Sandbox, who: Acting, from?: string, more: object = {}): Promise<string> {
  const before = new Set((await stepsIn(open)).map(({ id }) => id));
  const { dialog } = await who.act('step.form', from ? { from } : {});
  const answer = await who.press(dialog!, 'Bewaren', { ...STEP, owner: who.id, ...more });
  if (!answer.closed) throw new Error(JSON.stringify(answer));
  return (await stepsIn(open)).find(({ id }) => !before.has(id))!.id;
}
const lookBack = (who: Acting, id: string, outcome: string) => who.act('step.look-back', { id, outcome });

/** Hanne (Monday to Wednesday) and Ilse (Thursday, Friday) share L4A, which An follows. Monday 12 October 2026. */
describe('what a look back leads to', () => {
  let open: Sandbox;
  let request: { id: string; roepnaam: string };
  const steps: string[] = [];
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    request = await raise(open.as(HANNE), { classCode: 'L4A' });
    await open.as(AN).act('request.take', { id: request.id });
    for (const _ of [1, 2]) steps.push(await started(open, open.as(HANNE), request.id, { classCode: 'L4A' }));
  });
  afterAll(() => open.close());

  it('suggests another small step to whoever leads the request after one that did not help', async () => {
    await lookBack(open.as(HANNE), steps[0]!, 'NO_EFFECT_STOP');
    await lookBack(open.as(HANNE), steps[1]!, 'WORKS_PARTLY_ADJUST');
    const { dialog } = await open.as(AN).act('request.read', { id: request.id });
    expect(flat(dialog)).not.toContain('twee kleine stappen hielpen nog niet');
    await open.as(HANNE).act('step.undo', { id: steps[1] });
    await lookBack(open.as(HANNE), steps[1]!, 'NO_EFFECT_STOP');
  });

  it('tells them after the second, with a way to the suggestion and its reason', async () => {
    await open.moveTo('2026-10-13T09:00:00+02:00');
    const an = open.as(AN);
    const told = await an.message('een tweede kleine stap hielp niet');
    expect(titlesOf(told.card)).toEqual(['Volgende stap', 'Andere kleine stap']);
    expect(JSON.stringify(await said(an, 'tweede kleine stap'))).not.toContain(STEP_WORDS);
    expect(await said(an, 'tweede kleine stap')).toHaveLength(1);
    const { dialog } = await an.press(told.card, 'Volgende stap', {}, told.id);
    expect(flat(dialog)).toContain('twee kleine stappen hielpen nog niet');
    expect(titlesOf(dialog!)).toContain('Fase Verhoogde zorg kiezen');
  });

  it('asks who shares the class whether they saw the same, in one message with their next digest', async () => {
    const ilse = open.as(ILSE);
    expect(await said(ilse, 'Zag jij hetzelfde')).toEqual([]);
    await open.moveTo('2026-10-15T09:00:00+02:00');
    const asked = await ilse.message('Zag jij hetzelfde?');
    expect(await said(ilse, 'Zag jij hetzelfde')).toHaveLength(1);
    expect(flat(asked.card)).toContain(
      `Hanne Vuurbaak keek terug op ${request.roepnaam} (L4A): hielp niet, we stoppen. Zag jij hetzelfde?`,
    );
    expect(titlesOf(asked.card)).toEqual(['Ja', 'Ik vul aan', 'Ja', 'Ik vul aan']);
    expect(await said(ilse, 'keek terug op')).toHaveLength(1);
  });

  it('keeps what the partner says beside the look back, and tells only of words', async () => {
    const ilse = open.as(ILSE);
    const asked = await ilse.message('Zag jij hetzelfde?');
    await ilse.press(asked.card, 'Ja', {}, asked.id);
    const rest = await ilse.message('Zag jij hetzelfde?');
    const { dialog } = await ilse.press(rest.card, 'Ik vul aan', {}, rest.id);
    expect(flat(dialog)).toContain(STEP_WORDS);
    const empty = await ilse.press(dialog!, 'Bewaren', { text: '' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['text']);
    await ilse.press(dialog!, 'Bewaren', { text: 'Vooral in de voormiddag' });
    const after = await ilse.message('zag hetzelfde als Hanne');
    expect(titlesOf(after.card)).toEqual(['Bekijken', 'Bekijken']);
    expect(JSON.stringify(after.card)).not.toContain('voormiddag');
    await open.moveTo('2026-10-19T09:00:00+02:00');
    const told = await said(open.as(HANNE), 'Ilse Anker vulde aan');
    expect(told).toHaveLength(1);
    const read = await Promise.all(steps.map((id) => open.as(HANNE).act('step.read', { id })));
    const words = read.map(({ dialog: one }) => flat(one)).join('\n');
    expect(words).toContain('Ilse Anker zag hetzelfde');
    expect(words).toContain('Vooral in de voormiddag');
    // It ended as it was looked back on, whatever somebody said of it since.
    expect(words).toContain('Afgerond: hielp niet, we stoppen');
    expect(words).not.toContain('mocht stoppen');
  });

  it('asks nobody who was not asked, nor about a look back that another followed', async () => {
    const refused = await open.as(LIES).act('step.same', { id: steps[0] });
    expect(refused).toEqual(await open.as(LIES).act('step.same', { id: 'nothing' }));
    const again = await started(open, open.as(HANNE), undefined, { classCode: 'L4A' });
    await lookBack(open.as(HANNE), again, 'WORKS_KEEP');
    await open.moveTo('2026-10-21T09:00:00+02:00');
    await lookBack(open.as(HANNE), again, 'NO_EFFECT_STOP');
    expect((await open.as(ILSE).act('step.same', { id: again })).note).toContain(
      'intussen iemand opnieuw terug',
    );
  });

  it('offers its coordinator to make a care request where there is none, when somebody wants to discuss it', async () => {
    const id = await started(open, open.as(LIES));
    await lookBack(open.as(LIES), id, 'STEP_UP');
    const an = open.as(AN);
    await open.moveTo('2026-10-22T09:00:00+02:00');
    const told = await an.message('in het zorgteam bespreken');
    expect(titlesOf(told.card)).toEqual(['Zorgvraag maken', 'Bekijken']);
    const { dialog } = await an.press(told.card, 'Zorgvraag maken', {}, told.id);
    expect(JSON.stringify(dialog)).toContain('"value":"L3B"');
    expect((await an.message(/keek terug op.*bespreken in het zorgteam/)).id).not.toBe(told.id);
  });

  it('says nothing of what was undone', async () => {
    const id = await started(open, open.as(LIES));
    await lookBack(open.as(LIES), id, 'STEP_UP');
    await open.as(LIES).act('step.undo', { id });
    const before = (await said(open.as(AN), 'in het zorgteam')).length;
    await open.moveTo('2026-10-23T09:00:00+02:00');
    expect(await said(open.as(AN), 'in het zorgteam')).toHaveLength(before);
  });

  it('offers to adjust what works in part, and says that something was learned without saying what', async () => {
    const lies = open.as(LIES);
    const id = await started(open, lies, undefined, { span: '5' });
    const { data } = (await stepsIn(open)).find((one) => one.id === id)!;
    await open.moveTo(`${data.lookBackOn}T09:00:00+01:00`);
    const due = await lies.message(new RegExp(`${data.roepnaam}.*Hoe gaat het`));
    await lies.press(due.card, 'Werkt deels', {}, due.id);
    const after = await lies.message('werkt deels, we passen aan');
    expect(titlesOf(after.card)).toEqual(['Aanpassen', 'Eén zin erbij', 'Ongedaan maken']);
    expect((await lies.press(after.card, 'Aanpassen', {}, after.id)).dialog).toBeDefined();
    const { dialog } = await lies.press(after.card, 'Eén zin erbij', {}, after.id);
    await lies.press(dialog!, 'Bewaren', { learned: 'Twee vinkjes volstaan' });
    await open.moveTo('2026-11-09T09:00:00+01:00');
    const told = flat((await open.as(AN).message('werkt deels, we passen aan')).card);
    expect(told).toContain(`${data.roepnaam} (L3B): werkt deels, we passen aan (met een zin erbij)`);
    expect(told).not.toContain('Twee vinkjes');
    expect(flat((await open.as(AN).act('step.read', { id })).dialog)).toContain('Twee vinkjes volstaan');
  });

  it('counts a step of another request only once a person ticked that it is the same pupil', async () => {
    const [lies, an] = [open.as(LIES), open.as(AN)];
    const inVain = async () => {
      const { id, roepnaam } = await raise(lies);
      const step = await started(open, lies, id);
      await lookBack(lies, step, 'NO_EFFECT_STOP');
      return { id, roepnaam };
    };
    const told = () => said(an, 'tweede kleine stap');
    const before = (await told()).length;
    const first = await inVain();
    await open.moveTo('2026-11-10T09:00:00+01:00');
    await inVain();
    await open.moveTo('2026-11-12T09:00:00+01:00');
    expect(await told()).toHaveLength(before);
    const third = await inVain();
    await an.act('triage.same-pupil', { id: third.id, other: first.id });
    await open.moveTo('2026-11-13T09:00:00+01:00');
    const [last, ...more] = (await told()).slice(before);
    expect(more).toEqual([]);
    expect(last).toContain(third.roepnaam);
  });

  it('asks why after three extensions in a row; an adjustment in between begins anew', async () => {
    const lies = open.as(LIES);
    const id = await started(open, lies);
    // Each on a morning of its own: until the next digest another tap takes the place of the last.
    const early = async (...days: number[]) => {
      for (const day of days) {
        await open.moveTo(`2026-11-${day}T09:00:00+01:00`);
        expect((await lookBack(lies, id, 'TOO_EARLY_EXTEND')).dialog).toBeUndefined();
      }
    };
    await early(16, 17);
    await open.moveTo('2026-11-18T09:00:00+01:00');
    await lookBack(lies, id, 'WORKS_PARTLY_ADJUST');
    await early(19, 20, 23);
    await open.moveTo('2026-11-24T09:00:00+01:00');
    const { dialog } = await lookBack(lies, id, 'TOO_EARLY_EXTEND');
    const kept = async () => (await stepsIn(open)).find((one) => one.id === id)!.data;
    expect((await kept()).lookBacks).toHaveLength(6);
    await lies.press(dialog!, 'Nog even', { why: 'Na de toetsen pas zie ik het' });
    expect((await kept()).lookBacks.at(-1)).toMatchObject({
      outcome: 'TOO_EARLY_EXTEND',
      why: 'Na de toetsen pas zie ik het',
    });
    expect(flat((await lies.act('step.read', { id })).dialog)).toContain('Na de toetsen pas zie ik het');
  });
});
