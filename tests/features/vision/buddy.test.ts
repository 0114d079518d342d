import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BUDDY } from '../../../src/features/vision/model/buddy.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, arrived, GRIET, inStore, LIES, SCHOOL, said } from '../requests/acting.js';

const TOM = 'tom-wadloper';
const PETRA = 'petra-schorre';
let sandbox: Sandbox;
let [lies, tom, petra, griet]: Acting[] = [];
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  [lies, tom, petra, griet] = [LIES, TOM, PETRA, GRIET].map((id) => sandbox.as(id)) as Acting[];
});
afterAll(() => sandbox.close());

const opened = async (who: Acting) => (await who.type('/zorg buddy')).dialog!;
const asks = async (who: Acting, personId: string) => who.press(await opened(who), 'Vragen', { personId });

describe('a buddy', () => {
  it('is asked once, by whoever would like it, and a no looks like no answer', async () => {
    expect((await asks(lies!, LIES)).errors).toEqual({ personId: expect.any(String) });
    expect((await asks(lies!, PETRA)).note).toContain('Gevraagd aan Petra Schorre');
    const asked = await petra!.message('buddy zijn');
    expect(titlesOf(asked.card)).toEqual(['Graag', 'Liever niet']);
    const before = textOf(await opened(lies!));
    const no = await petra!.press(asked.card, 'Liever niet', {}, asked.id);
    expect(textOf(no.card!)).toContain('Lies Wadloper hoort hier niets van');
    await sandbox.moveTo('2026-10-13 09:00');
    expect(textOf(await opened(lies!))).toBe(before);
    expect(await said(lies!, 'Petra')).toEqual([]);
    // Again: the same answer as before there was one, and no second message.
    expect((await asks(lies!, PETRA)).note).toContain('Je vroeg het al aan Petra');
    expect(await said(petra!, 'buddy zijn')).toEqual([]);
    expect(await arrived(petra!, 'Lies Wadloper')).toHaveLength(1);
  });

  it('is one by mutual choice, also of two who ask each other', async () => {
    await asks(lies!, TOM);
    const answered = (await asks(tom!, LIES)).note;
    expect(answered).toContain('Lies Wadloper en jij zijn nu buddy’s');
    expect(await said(lies!, 'is graag jouw buddy')).toHaveLength(1);
    expect(textOf((await tom!.message(/buddy’s|buddy/)).card)).toContain('zijn nu buddy’s');
    expect((await asks(tom!, LIES)).errors).toEqual({ personId: 'Jullie zijn al buddy’s.' });
    expect(textOf(await opened(griet!))).not.toContain('zijn buddy’s');
  });

  it('gets one nudge a month, in other words, and nothing is kept of what they say', async () => {
    await sandbox.moveTo('2026-11-20 20:00');
    for (const [who, other] of [
      [lies!, 'Tom Wadloper'],
      [tom!, 'Lies Wadloper'],
    ] as const) {
      const { messages } = await who.inbox();
      const nudges = messages.filter(({ card }) => titlesOf(card).join() === 'Mijn buddy,Wat ik je vraag');
      expect(nudges.map(({ at }) => at.slice(0, 10))).toEqual(['2026-10-19', '2026-11-16']);
      for (const { card } of nudges) expect(textOf(card)).toContain(other);
    }
    const kept = await inStore(sandbox, (store) => store.find(BUDDY, SCHOOL, { limit: 10 }));
    for (const { data } of kept.items)
      expect(Object.keys(data).sort()).toEqual(['askerId', 'open', 'otherId', 'since', 'state']);
  }, 120_000);

  it('waits a week where something with a last day in this week is asked', async () => {
    // Its next nudge would come on Monday 14 December.
    await sandbox.moveTo('2026-12-11 20:00');
    const form = (await griet!.act('priority.form')).dialog!;
    const options = 'Rust in de gang\nSamen lezen\nMinder vergaderen';
    await griet!.press(form, 'Bewaren', { title: 'Waar begint het?', options, day: '2026-12-17' });
    await sandbox.moveTo('2026-12-18 20:00');
    for (const who of [lies!, tom!]) {
      const all = (await who.inbox()).messages;
      const asked = all.filter(({ card }) => textOf(card).includes('Waar begint het?'));
      expect(asked.map(({ at }) => at.slice(0, 10))).toEqual(['2026-12-14']);
      const nudges = all.filter(({ card }) => titlesOf(card).join() === 'Mijn buddy,Wat ik je vraag');
      expect(nudges.at(-1)?.at.slice(0, 10)).toBe('2026-11-16');
    }
    await sandbox.moveTo('2027-01-08 20:00');
    for (const who of [lies!, tom!]) {
      const all = (await who.inbox()).messages;
      const nudges = all.filter(({ card }) => titlesOf(card).join() === 'Mijn buddy,Wat ik je vraag');
      expect(nudges.at(-1)?.at.slice(0, 10)).toBe('2027-01-04');
    }
  }, 120_000);

  it('is over as soon as one of the two wants, without a word to the other', async () => {
    const mine = await opened(tom!);
    const left = (await tom!.press(mine, 'Stoppen')).dialog!;
    expect(textOf(left)).not.toContain('en jij zijn');
    const heard = (await lies!.inbox()).messages.length;
    await sandbox.moveTo('2027-02-05 20:00');
    const later = (await lies!.inbox()).messages.slice(heard).map(({ card }) => textOf(card));
    expect(later.filter((one) => one.includes('Tom'))).toEqual([]);
    expect(textOf(await opened(lies!))).not.toContain('en jij zijn');
    expect((await asks(lies!, TOM)).note).toMatch(/Gevraagd|even niet/);
  }, 120_000);
});
