import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PERSON } from '../../../src/features/school/model/school-kinds.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  GRIET,
  inStore,
  LIES,
  raise,
  SCHOOL,
  said,
  storedRequest,
  ZITA,
} from '../requests/acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let bert: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  bert = sandbox.as(BERT);
});
afterEach(() => sandbox.close());

const request = (id: string) => storedRequest(sandbox, id);
const covers = (id: string) =>
  inStore(sandbox, async (store) => (await store.get(PERSON, SCHOOL, id))!.data.covers);
const THIRD = 'year.3.primary.';
const flat = (card: unknown) => textOf(card as never).replace(/\s+/g, ' ');

async function look(who: Acting, filled: object) {
  const { dialog } = await who.type('/zorg overdracht');
  return who.press(dialog, 'Eerst bekijken', { covers: THIRD, to: BERT, ...filled });
}
async function handOver(who: Acting, filled: object = {}) {
  const { dialog, errors } = await look(who, filled);
  if (!dialog) throw new Error(JSON.stringify(errors));
  return who.press(dialog, 'Zo doorgeven');
}

describe('classes that go to another coordinator', () => {
  it('are looked at before anything happens, in numbers and without a word', async () => {
    const { roepnaam } = await raise(lies);
    await raise(sandbox.as('noor-pierhoofd'), { classCode: 'L1A' });
    const { dialog } = await look(an, {});
    const shown = flat(dialog);
    expect(shown).toContain('An Duindoorn geeft door aan Bert Zeewind : het derde leerjaar lager.');
    expect(shown).toContain('2 klassen gaan naar Bert Zeewind: L3A en L3B.');
    expect(shown).toContain('Eén open vraag gaat mee');
    expect(shown).toContain('Eén andere open vraag blijft bij An Duindoorn.');
    expect(shown).toContain('Bert Zeewind en jij krijgen een bericht, en één collega die een vraag stelde.');
    expect(shown).toContain('Elke klas heeft één vaste coördinator');
    expect(shown).not.toContain(roepnaam);
    expect(await covers(BERT)).not.toContainEqual({ by: 'year', value: '3', level: 'primary' });
    expect(await said(bert, 'derde leerjaar')).toEqual([]);
    // Back to what was chosen, to change it.
    const again = await an.press(dialog, 'Terug en aanpassen');
    expect(inputsOf(again.dialog)).toMatchObject({ covers: THIRD, to: BERT, open: 'along' });
  });

  it('go over with what is open, told to both and to who asked, and come back as they were', async () => {
    const before = [await covers(AN), await covers(BERT)];
    const taken = await raise(lies);
    const fresh = await raise(lies, { pupil: 'AB1' });
    const aside = await raise(sandbox.as('petra-schorre'), { classCode: 'L3A' });
    await an.act('request.together', { id: taken.id });
    await an.act('request.park.save', { id: aside.id, why: 'talk', until: '2026-11-16' });
    const were = await Promise.all([taken, fresh, aside].map(({ id }) => request(id)));

    expect((await handOver(an)).note).toContain('Bert Zeewind volgt dit vanaf nu');
    expect(await covers(BERT)).toContainEqual({ by: 'year', value: '3', level: 'primary' });
    expect(await covers(AN)).not.toContainEqual({ by: 'year', value: '3', level: 'primary' });
    expect(await request(taken.id)).toMatchObject({ status: 'NEW', coordinatorId: BERT });
    expect(await request(aside.id)).toMatchObject({ status: 'PARKED', coordinatorId: BERT, takenBy: BERT });
    const told = await said(bert, 'volgt nu, na');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('3 open vragen gingen mee.');
    const yours = await said(lies, 'gaf klassen door');
    expect(yours).toHaveLength(1);
    const next = await raise(lies, { pupil: 'CD1' });
    expect((await request(next.id)).coordinatorId).toBe(BERT);

    // Bert begins with one of them; the rest goes back.
    await bert.act('request.take', { id: fresh.id });
    const { card, id } = await an.message('volgt nu, na');
    const undone = await an.press(card, 'Terugdraaien', {}, id);
    expect(undone.note).toContain(`Eén vraag bleef bij Bert Zeewind`);
    expect(undone.note).toContain(fresh.roepnaam);
    expect([await covers(AN), await covers(BERT)]).toEqual(before);
    const withoutTimeline = ({ events: _events, ...rest }: object & { events: unknown }) => rest;
    expect(withoutTimeline(await request(taken.id))).toEqual(withoutTimeline(were[0]!));
    expect(withoutTimeline(await request(aside.id))).toEqual(withoutTimeline(were[2]!));
    expect(await request(fresh.id)).toMatchObject({ status: 'TAKEN', coordinatorId: BERT });
    expect(flat((await bert.message('Teruggedraaid')).card)).toContain('An Duindoorn volgt weer');
    const back = flat((await lies.message('volgt deze klassen toch weer zelf')).card);
    expect(back).toContain(`${taken.roepnaam} (L3B) ligt nu bij An Duindoorn`);
    expect(back).toContain(`${fresh.roepnaam} (L3B) ligt nu bij Bert Zeewind`);
    expect((await an.press(card, 'Terugdraaien', {}, id)).note).toContain('intussen voorbij');
  });

  it('taken back before anybody heard of it are news to nobody', async () => {
    await raise(lies);
    await sandbox.moveTo('2026-10-12T19:00');
    await handOver(an);
    const { dialog } = await an.type('/zorg overdracht');
    expect((await an.press(dialog, 'Terugdraaien')).note).toContain('alles staat weer zoals het was');
    await sandbox.moveTo('2026-10-14T12:00');
    expect(await said(bert, 'derde leerjaar')).toEqual([]);
    expect(await said(lies, /gaf klassen door|weer zelf/)).toEqual([]);
  });

  it('can leave what is open where it is', async () => {
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    await handOver(an, { open: 'stay' });
    expect(await request(id)).toMatchObject({ status: 'TAKEN', coordinatorId: AN, takenBy: AN });
    expect(await said(lies, 'gaf klassen door')).toEqual([]);
  });

  it('can be one class of a year, which then goes before the year', async () => {
    const before = [await covers(AN), await covers(BERT)];
    await handOver(an, { covers: '', classes: 'class.L3B..' });
    expect(await covers(AN)).toEqual(before[0]);
    expect(await covers(BERT)).toEqual([...before[1]!, { by: 'class', value: 'L3B' }]);
    expect((await request((await raise(lies)).id)).coordinatorId).toBe(BERT);
    const { dialog } = await an.type('/zorg overdracht');
    expect((await an.press(dialog, 'Terugdraaien')).note).toContain('alles staat weer zoals het was');
    expect([await covers(AN), await covers(BERT)]).toEqual(before);
  });

  it('may wait for a day, visible and to be cancelled until then', async () => {
    const { id } = await raise(lies);
    expect((await handOver(an, { day: '2026-10-15' })).note).toContain('donderdag 15 oktober');
    expect((await request(id)).coordinatorId).toBe(AN);
    expect(await said(bert, 'Vanaf donderdag 15 oktober')).toHaveLength(1);
    await sandbox.moveTo('2026-10-15T07:31');
    expect((await request(id)).coordinatorId).toBe(BERT);
    expect(await covers(BERT)).toContainEqual({ by: 'year', value: '3', level: 'primary' });
    // Until the end of that school day, and no longer.
    expect(titlesOf((await an.message('volgt nu, na')).card)).toContain('Terugdraaien');
    await sandbox.moveTo('2026-10-16T08:00');
    const late = await an.message('volgt nu, na');
    expect(titlesOf(late.card)).not.toContain('Terugdraaien');
  });

  it('is cancelled before its day, and then nothing happens', async () => {
    await handOver(an, { day: '2026-10-15' });
    const { dialog } = await an.type('/zorg overdracht');
    expect((await an.press(dialog, 'Niet doorgaan')).note).toContain('verandert er niets');
    expect(flat((await bert.message('Dit gaat niet door')).card)).toContain('An Duindoorn blijft volgen');
    await sandbox.moveTo('2026-10-15T09:00');
    expect(await covers(BERT)).not.toContainEqual({ by: 'year', value: '3', level: 'primary' });
  });

  it('does nothing by half when it no longer fits on its day, and says so', async () => {
    await handOver(an, { day: '2026-10-15' });
    await handOver(an, { to: CARLA });
    await sandbox.moveTo('2026-10-15T09:00');
    expect(await covers(BERT)).not.toContainEqual({ by: 'year', value: '3', level: 'primary' });
    expect(await covers(CARLA)).toContainEqual({ by: 'year', value: '3', level: 'primary' });
    expect(await said(an, 'kon op donderdag 15 oktober niet doorgaan')).not.toEqual([]);
  });

  it('is done by the head for another, who hears it', async () => {
    const griet = sandbox.as(GRIET);
    const who = await griet.type('/zorg overdracht');
    expect(textOf(who.dialog)).toContain('Van wie geef je klassen door?');
    const { dialog } = await griet.press(who.dialog, 'Verder', { personId: AN });
    const seen = await griet.press(dialog, 'Eerst bekijken', { covers: THIRD, to: BERT });
    expect((await griet.press(seen.dialog, 'Zo doorgeven')).closed).toBe(true);
    for (const one of [an, bert, griet]) expect(await said(one, 'volgt nu, na')).toHaveLength(1);
    expect(titlesOf((await bert.message('volgt nu, na')).card)).not.toContain('Terugdraaien');
    expect(titlesOf((await griet.message('volgt nu, na')).card)).toContain('Terugdraaien');
  });

  it.each([
    ['day', { day: '2026-10-11' }],
    ['day', { day: '2029-10-11' }],
    ['to', { to: LIES }],
    ['to', { to: AN }],
    ['to', { to: 'nobody' }],
    ['covers', { covers: '' }],
    ['covers', { covers: 'year.6.primary.' }],
    ['covers', { covers: '', classes: 'class.L6B..' }],
  ])('says at %s what cannot be: %j', async (field, filled) => {
    const { errors, dialog } = await look(an, filled);
    expect(dialog).toBeUndefined();
    expect(Object.keys(errors ?? {})).toEqual([field]);
  });

  it('is for who follows them, for the head, and for nobody else', async () => {
    for (const who of [LIES, ZITA, 'nele-zoutman', 'sam-ebbe', 'dirk-kwelder'])
      expect((await sandbox.as(who).type('/zorg overdracht')).note).toContain('andere rol op school');
    const never = (
      await bert.act('handover.preview', { personId: AN, covers: THIRD, to: CARLA, open: 'along' })
    ).note;
    expect(never).toContain('niet voor jou');
    const { dialog } = await look(an, {});
    const id = /"id":"([^"]+)"/.exec(JSON.stringify(dialog))![1];
    for (const who of [bert, sandbox.as(GRIET), lies])
      for (const verb of ['handover.save', 'handover.undo', 'handover.cancel'])
        expect((await who.act(verb, { id })).note).toContain('niet voor jou');
    expect((await an.act('handover.save', { id })).closed).toBe(true);
    expect((await bert.act('handover.undo', { id })).note).toContain('niet voor jou');
  });

  it('is logged for the two, for each request, and for itself', async () => {
    const { id } = await raise(lies);
    await handOver(an);
    const lines = await inStore(sandbox, (store) => store.audit(SCHOOL, { limit: 40 }));
    const verbs = lines.filter(({ verb }) => verb === 'handover.save');
    expect(verbs.every(({ who }) => who === AN)).toBe(true);
    expect(
      verbs.map((line) => `${line.kind} ${line.kind === 'classHandover' ? '' : line.id}`).sort(),
    ).toEqual(['classHandover ', `person ${AN}`, `person ${BERT}`, `request ${id}`]);
  });
});
