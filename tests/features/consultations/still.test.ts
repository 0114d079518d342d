import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BusySpan } from '../../../src/kernel/busy.js';
import { titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, BERT, LIES } from '../requests/acting.js';
import { fixed, flat, heard, keptOf } from './acting.js';

/** Monday 12 October 2026. Bert works on Monday, Tuesday and Wednesday morning. */
describe('a time that was shown, of which a calendar says something else by now', () => {
  let open: Sandbox;
  let spans: BusySpan[] = [];
  let kept: ReturnType<typeof keptOf>;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00', {}, { read: async () => ({ kind: 'read', spans }) });
    kept = keptOf(open);
  });
  afterAll(() => open.close());

  /** Something comes into Bert’s own calendar, and is read. */
  const busy = async (...at: BusySpan[]) => {
    spans = at;
    const { dialog } = await open.as(BERT).type('/zorg agenda');
    await open.as(BERT).press(dialog!, 'Bewaren', { url: 'https://agenda.example/a.ics' });
    await open.running.drained();
  };
  const times = async () => {
    const { dialog } = await open.as(AN).act('consult.form', {});
    const filled = { goal: 'Zqx', kind: 'talk', minutes: '', people: `${LIES},${BERT}` };
    return (await open.as(AN).press(dialog!, 'Zoek tijden', filled)).dialog!;
  };
  const at = (iso: string, minutes = 25): BusySpan => ({
    from: Date.parse(iso),
    to: Date.parse(iso) + minutes * 60_000,
  });
  const newest = async () =>
    (await kept.consultations()).sort((a, b) => (a.id < b.id ? 1 : -1))[0] as Awaited<
      ReturnType<typeof kept.consultations>
    >[number];
  const TUESDAY = at('2026-10-13T08:00:00+02:00');

  it('is not fixed, nor asked about: new times come instead, without what stands in it', async () => {
    for (const button of ['Meteen vastleggen', 'Vragen wie kan']) {
      await busy();
      const shown = await times();
      expect(flat(shown)).toMatch(/di 13\/10 om 08:00/);
      await busy(TUESDAY);
      const before = (await kept.consultations()).length;
      const answer = await open.as(AN).press(shown, button);
      expect(flat(answer.dialog!)).toContain(
        'Intussen veranderde er iets: Bert Zeewind kan niet meer di 13/10 om 08:00.',
      );
      expect(flat(answer.dialog!).split('Dit zijn de tijden')[1]).not.toContain('di 13/10 om 08:00');
      expect((await kept.consultations()).length).toBe(before);
      expect((await open.as(AN).press(answer.dialog!, button)).closed).toBe(true);
      expect((await kept.consultations()).length).toBe(before + 1);
      await open.as(AN).act('consult.cancel', { id: (await newest()).id });
    }
  });

  it('is fixed where others that were chosen with it fell away, as long as it is the first', async () => {
    await busy();
    const shown = await times();
    await busy(at('2026-10-14T08:00:00+02:00', 240));
    expect((await open.as(AN).press(shown, 'Meteen vastleggen')).closed).toBe(true);
    await open.as(AN).act('consult.cancel', { id: (await newest()).id });
  });

  it('is not settled by the last answer, and by who plans it only knowingly', async () => {
    await busy();
    const shown = await times();
    await open.as(AN).press(shown, 'Vragen wie kan', { slots: '0,1' });
    const { id, data } = await newest();
    const vote = { id, s0: 'can', s1: 'cannot' };
    await open.as(BERT).act('consult.vote.save', vote);
    open.clock.moveTo(open.clock.now() + 60_000);
    await busy(data.slots[0]!);
    await open.as(LIES).act('consult.vote.save', vote);
    expect((await newest()).data.status).toBe('VOTING');
    expect(
      await heard(open.as(AN), new RegExp(`Iedereen antwoordde.*${data.roepnaam}|${data.roepnaam}`)),
    ).not.toEqual([]);
    const { dialog } = await open.as(AN).act('consult.confirm', { id });
    const other = await open.as(AN).press(dialog!, 'Vastleggen', { slot: '0' });
    expect(flat(other.dialog!)).toContain('Bert Zeewind kan niet meer');
    expect(titlesOf(other.dialog!)).toEqual(['Vragen wie kan', 'Meteen vastleggen', 'Toch dit uur']);
    expect((await open.as(AN).press(other.dialog!, 'Toch dit uur')).note).toContain('ligt vast');
    expect((await newest()).data).toMatchObject({ status: 'CONFIRMED', from: data.slots[0]!.from });
    await open.as(AN).act('consult.cancel', { id });
  });

  it('is settled where who has it answered after it was read: they know their own calendar', async () => {
    await busy();
    const shown = await times();
    await open.as(AN).press(shown, 'Vragen wie kan', { slots: '0' });
    const { id, data } = await newest();
    await busy(data.slots[0]!);
    open.clock.moveTo(open.clock.now() + 60_000);
    for (const who of [BERT, LIES]) await open.as(who).act('consult.vote.save', { id, s0: 'can' });
    expect((await newest()).data.status).toBe('CONFIRMED');
    await open.as(AN).act('consult.cancel', { id });
  });

  it('is not moved to either; nor held on to where nobody said that they can', async () => {
    await busy();
    const id = await fixed(open, open.as(AN), [BERT]);
    const { dialog } = await open.as(AN).act('consult.move', { id });
    const draft = flat(dialog!);
    expect(draft).toMatch(/di 13\/10|wo 14\/10/);
    await busy(at('2026-10-13T08:30:00+02:00', 480), at('2026-10-14T08:00:00+02:00', 240));
    const other = await open.as(AN).press(dialog!, 'Meteen vastleggen', { slots: '0' });
    expect(flat(other.dialog!)).toContain('Bert Zeewind kan niet meer');
    expect(titlesOf(other.dialog!)).not.toContain('Toch dit uur');
    expect((await newest()).data.sequence).toBe(0);
    const absent = { from: '2026-10-13', to: '2026-10-21' };
    await open.as(BERT).act('school.absence.save', absent);
    const gone = await open.as(AN).press(other.dialog!, 'Meteen vastleggen', { slots: '0' });
    expect(JSON.stringify(gone)).toContain('Bert Zeewind kan niet meer');
  });
});
