import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayOf, timeOf } from '../../../src/calendar/time.js';
import { BOOKED_DAY } from '../../../src/features/consultations/model/booking.js';
import { CONSULTATION } from '../../../src/features/consultations/model/consultation.js';
import { RECURRING } from '../../../src/features/consultations/model/recurring.js';
import { inputsOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { byIcalJs, byTsIcs } from '../../support/two-readers.js';
import { type Acting, AN, BERT, GRIET, LIES, SCHOOL } from '../requests/acting.js';
import { fixed, flat, heard, keptOf } from './acting.js';

/** Works every day, and is in nothing of it. */
const HANNE = 'hanne-vuurbaak';
const GOAL = 'Zqx wat hebben de klassen nodig';
const FORM = {
  goal: GOAL,
  kind: 'careTeam',
  people: `${LIES},${BERT}`,
  weekday: 'tue',
  rhythm: 'weekly',
  time: '10:00',
  minutes: '50',
  place: 'zorglokaal',
  start: '',
};

/** Monday 12 October 2026. Bert works on Monday, Tuesday and Wednesday morning. */
describe('a meeting that returns', () => {
  let open: Sandbox;
  let kept: ReturnType<typeof keptOf>;
  let id: string;
  let roepnaam: string;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    kept = keptOf(open);
  });
  afterAll(() => open.close());
  const read = () => open.running.router.house.read(SCHOOL);
  const series = async () =>
    (await read().find(RECURRING, { limit: 5 })).items.sort((a, b) => (a.id < b.id ? -1 : 1))[0]!;
  const ofSeries = async () =>
    (await read().find(CONSULTATION, { where: { seriesId: id, open: true }, limit: 60 })).items
      .filter(({ data }) => (data.from ?? Number.MAX_SAFE_INTEGER) > open.clock.now())
      .sort((a, b) => (a.data.from ?? 0) - (b.data.from ?? 0));
  const days = async () => (await ofSeries()).map(({ data }) => `${dayOf(data.from!)} ${timeOf(data.from!)}`);
  const planned = async (who: Acting, more: object = {}) => {
    const { dialog } = await who.act('consult.series.form', {});
    return who.press(dialog!, 'Verder', { ...FORM, ...more });
  };
  /** At once: day by day is tested elsewhere. */
  const later = async (at: string) => {
    open.clock.moveTo(Date.parse(at));
    await open.running.drained();
  };
  const fileOf = async (who: Acting, about: string | RegExp) => {
    const { card } = await who.message(about);
    const link = /"url":"([^"]+\/file\/[^"]+)"/.exec(JSON.stringify(card))?.[1];
    return link === undefined ? undefined : (await fetch(link)).text();
  };

  it('is set up by who leads the care, and refuses an hour at which there is no school', async () => {
    expect(titlesOf((await open.as(AN).inbox()).home)).toContain('Vast overleg');
    expect(titlesOf((await open.as(LIES).inbox()).home)).not.toContain('Vast overleg');
    const wrong = await planned(open.as(AN), { weekday: 'wed', time: '13:30' });
    expect(wrong.errors?.time).toContain('is er die dag geen school');
    for (const time of ['23:00', '06:00'])
      expect((await planned(open.as(AN), { time })).errors?.time).toContain('tussen 7 en 21 uur');
    expect((await planned(open.as(AN), { people: '' })).errors).toHaveProperty('people');
    expect((await planned(open.as(AN), { start: '2027-06-24' })).errors).toHaveProperty('start');
  });

  it('shows first which days it will be, which not and why, and who cannot', async () => {
    const other = await fixed(open, open.as(AN), [LIES]);
    await open.as(AN).act('consult.cancel', { id: other });
    const thursday = flat((await planned(open.as(AN), { weekday: 'thu' })).dialog!);
    expect(thursday).toMatch(/Bert Zeewind is er \d+ van de \d+ keren niet/);
    const { dialog } = await planned(open.as(AN));
    const shown = flat(dialog!);
    expect(shown).toContain('elke week op dinsdag, om 10:00, 50 minuten');
    expect(shown).toMatch(/\d+ keer, van dinsdag 13 oktober tot dinsdag 29 juni/);
    expect(shown).toContain('di 3/11: herfstvakantie');
    expect(shown).toMatch(/di 22\/12 en di 29\/12: kerstvakantie/);
    expect(shown).not.toContain('Bert Zeewind is er');
    expect((await read().find(RECURRING, { limit: 5 })).items).toEqual([]);
    const done = await open.as(AN).press(dialog!, 'Vastleggen');
    expect(done.note).toContain('staat vast tot eind juni. 2 collega’s krijgen bericht');
    ({ id } = await series());
    ({ roepnaam } = (await series()).data);
  });

  it('is told to everybody once, with one entry that returns in their own calendar', async () => {
    expect(await days()).toEqual([
      '2026-10-13 10:00',
      '2026-10-20 10:00',
      '2026-10-27 10:00',
      '2026-11-10 10:00',
      '2026-11-17 10:00',
    ]);
    for (const who of [AN, LIES, BERT]) {
      const told = await heard(open.as(who), new RegExp(roepnaam));
      expect(told).toHaveLength(1);
      expect(told[0]).not.toContain('Zqx');
    }
    const file = (await fileOf(open.as(LIES), 'elke week op dinsdag'))!;
    const { method, events } = byIcalJs(file);
    expect(byTsIcs(file).events).toEqual(events);
    expect(method).toBe('REQUEST');
    expect(events).toMatchObject([
      {
        uid: `series-${id}@zorgbode`,
        start: '2026-10-13 10:00',
        end: '2026-10-13 10:50',
        location: 'zorglokaal',
      },
    ]);
    expect(file).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO;UNTIL=20270629T080000Z');
    expect(file).toContain('EXDATE;TZID=Europe/Brussels:20261103T100000');
    expect(file).not.toContain('Zqx');
  });

  it('is on a home once, and leads from one of its days to all of it', async () => {
    const { home } = await open.as(LIES).inbox();
    expect(flat(home).split(roepnaam)).toHaveLength(2);
    const [first] = await ofSeries();
    const { dialog } = await open.as(LIES).act('consult.read', { id: first!.id });
    const all = await open.as(LIES).press(dialog!, 'De reeks');
    expect(flat(all.dialog!)).toContain(GOAL);
    expect(titlesOf(all.dialog!)).not.toContain('Aanpassen');
    expect(await open.as(GRIET).act('consult.series.read', { id })).toEqual(
      await open.as(GRIET).act('consult.series.read', { id: 'made-up' }),
    );
  });

  it('has days that are consultations as any other: one moves, one does not go on, and calendars follow', async () => {
    const [, second, third] = await ofSeries();
    const { dialog } = await open.as(AN).act('consult.move', { id: second!.id });
    expect((await open.as(AN).press(dialog!, 'Meteen vastleggen', { slots: '4' })).closed).toBe(true);
    const moved = (await fileOf(open.as(LIES), 'Nieuwe tijd'))!;
    expect(moved).toContain(`UID:series-${id}@zorgbode`);
    expect(moved).toContain('RECURRENCE-ID;TZID=Europe/Brussels:20261020T100000');
    await open.as(AN).act('consult.cancel', { id: third!.id });
    const off = (await fileOf(open.as(LIES), 'gaat niet door'))!;
    expect([
      byIcalJs(off).method,
      off.includes('RECURRENCE-ID;TZID=Europe/Brussels:20261027T100000'),
    ]).toEqual(['CANCEL', true]);
    expect(await days()).not.toContain('2026-10-27 10:00');
  });

  it('gets other people: who comes and who goes hears it once, what was moved by itself stays', async () => {
    const moved = (await ofSeries()).find(({ data }) => data.sequence === 1)!;
    const { dialog } = await open.as(AN).act('consult.series.read', { id });
    const form = await open.as(AN).press(dialog!, 'Aanpassen');
    expect(inputsOf(form.dialog!)).toMatchObject({ weekday: 'tue', time: '10:00', goal: GOAL });
    const shown = await open.as(AN).press(form.dialog!, 'Verder', { people: `${LIES},${GRIET}` });
    expect((await open.as(AN).press(shown.dialog!, 'Vastleggen')).closed).toBe(true);
    expect((await ofSeries()).find((one) => one.id === moved.id)!.data.from).toBe(moved.data.from);
    for (const { data } of await ofSeries()) expect(data.people).not.toContain(BERT);
    expect((await ofSeries()).some(({ data }) => data.people.includes(GRIET))).toBe(true);
    expect(await heard(open.as(GRIET), new RegExp(`${roepnaam}.*elke week op dinsdag`))).toHaveLength(1);
    expect(await heard(open.as(BERT), new RegExp(`${roepnaam}.*gaat verder zonder jou`))).not.toEqual([]);
    const out = (await fileOf(open.as(BERT), 'gaat verder zonder jou'))!;
    expect(byIcalJs(out).events[0]).toMatchObject({
      uid: `series-${id}@zorgbode`,
      people: [expect.stringContaining('Bert')],
    });
    expect(await heard(open.as(LIES), /voortaan/i)).toEqual([]);
    expect(await open.as(BERT).act('consult.series.read', { id })).toEqual(
      await open.as(BERT).act('consult.series.read', { id: 'made-up' }),
    );
  });

  it('takes further days as they come into reach, each once', async () => {
    // For a day the one that was stands there, to be noted; then the next.
    await open.moveTo('2026-10-13 11:00');
    expect(titlesOf((await open.as(LIES).inbox()).home)).toContain('Noteren');
    await open.moveTo('2026-10-14 11:30');
    expect(titlesOf((await open.as(LIES).inbox()).home)).not.toContain('Noteren');
    expect(await days()).toContain('2026-11-24 10:00');
    await open.moveTo('2026-10-19 09:00');
    expect((await days()).filter((one) => one === '2026-11-24 10:00')).toHaveLength(1);
    const { booked } = kept;
    const each = new Map<string, number>();
    for (const { of } of await booked()) each.set(of, (each.get(of) ?? 0) + 1);
    expect(new Set(each.values())).toEqual(new Set([3]));
  });

  it('takes nobody twice: who has something is left out of that day, and its organiser hears it once', async () => {
    const { dialog } = await planned(open.as(BERT), {
      people: `${LIES},${HANNE}`,
      time: '10:20',
      goal: 'Zqx',
    });
    expect(flat(dialog!)).toMatch(
      /Lies Wadloper heeft de komende zes weken # keer al iets op dat uur|Lies Wadloper heeft de komende zes weken \d keer/,
    );
    await open.as(BERT).press(dialog!, 'Vastleggen');
    const told = await heard(open.as(BERT), /valt er iets samen met ander overleg/);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /dinsdag 24 november: Lies Wadloper heeft dan al een overleg en staat er niet bij/,
    );
    const taken = new Map<string, { from: number; to: number }[]>();
    const read = open.running.router.house.read(SCHOOL);
    for (const { data } of (await read.find(BOOKED_DAY, { limit: 200 })).items)
      for (const span of data.spans) {
        const theirs = taken.get(data.personId) ?? [];
        expect(theirs.filter(({ from, to }) => from < span.to && span.from < to)).toEqual([]);
        taken.set(data.personId, [...theirs, span]);
      }
  });

  it('gets another rhythm: begins anew, all are told once, nothing of it stays taken', async () => {
    const { dialog } = await open.as(AN).act('consult.series.change', { id });
    const other = { weekday: 'mon', rhythm: 'first', time: '13:00', people: `${LIES},${GRIET}` };
    const shown = await open.as(AN).press(dialog!, 'Verder', other);
    expect(flat(shown.dialog!)).toContain('elke maand, de eerste maandag, om 13:00');
    expect(flat(shown.dialog!)).toContain('ma 2/11 (herfstvakantie) wordt ma 9/11');
    await open.as(AN).press(shown.dialog!, 'Vastleggen');
    expect(await days()).toEqual(['2026-11-09 13:00']);
    expect(await heard(open.as(LIES), /Voortaan: elke maand, de eerste maandag/)).toHaveLength(1);
    const file = (await fileOf(open.as(LIES), 'Voortaan'))!;
    expect(file).toContain('RRULE:FREQ=MONTHLY;BYDAY=1MO');
    expect(
      byIcalJs(file)
        .events.map(({ start }) => start)
        .slice(0, 2),
    ).toEqual(['2026-11-02 13:00', '2026-11-09 13:00']);
    const future = (await kept.booked()).filter(
      ({ of, from }) => of.startsWith(id) && from > open.clock.now(),
    );
    expect(new Set(future.map(({ of }) => of)).size).toBe(1);
  });

  it('asks once a year why it is there; one tap, a sentence if one likes, kept with the series', async () => {
    await later('2027-03-02T08:00:00Z');
    const asked = await open.as(AN).message('Waarom komen jullie samen');
    expect(flat(asked.card)).not.toContain('Zqx');
    expect(await heard(open.as(LIES), /Waarom komen jullie samen/)).toEqual([]);
    expect((await open.as(AN).press(asked.card, 'Ja, zo')).note).toContain('blijft zoals het is');
    const after = (await open.as(AN).inbox()).messages.find((one) => one.id === asked.id)!;
    expect(flat(after.card)).toMatch(/Nog nodig\? Op \S+ \d+ \S+: ja, zo\./);
    const { dialog } = await open.as(AN).press(after.card, 'Eén zin erbij');
    await open.as(AN).press(dialog!, 'Bewaren', { said: 'Zqx anders zien we elkaar niet' });
    const shown = flat((await open.as(LIES).act('consult.series.read', { id })).dialog!);
    expect(shown).toMatch(/ja, zo.*Zqx anders zien we elkaar niet/);
    await later('2027-05-10T08:00:00Z');
    expect(await heard(open.as(AN), /Waarom komen jullie samen/)).toEqual([]);
  });

  it('may stop: what was stays, what was to come goes, everybody hears it once', async () => {
    const { dialog } = await open.as(AN).act('consult.series.read', { id });
    const sure = await open.as(AN).press(dialog!, 'Mag stoppen');
    expect((await open.as(AN).press(sure.dialog!, 'Stoppen')).note).toContain('is gestopt. 2 collega’s');
    expect([await days(), (await series()).data.open]).toEqual([[], false]);
    expect(await heard(open.as(GRIET), new RegExp(`${roepnaam}.*is gestopt`))).not.toEqual([]);
    expect(
      (await kept.booked()).filter(({ of, from }) => of.startsWith(id) && from > open.clock.now()),
    ).toEqual([]);
    await later('2027-05-20T08:00:00Z');
    expect(await days()).toEqual([]);
    expect((await open.as(AN).act('consult.series.change', { id })).note).toContain('is gestopt');
  });
});
