import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCalendarUrl } from '../../../src/edges/calendar-url/edge.js';
import { BUSY_CALENDAR, calendarId } from '../../../src/features/consultations/model/busy.js';
import { PERSON } from '../../../src/features/school/model/school-kinds.js';
import { createLog } from '../../../src/log.js';
import { calendar } from '../../edges/calendar-url/reading.js';
import { type CalendarServer, calendarServer } from '../../edges/calendar-url/server.js';
import { type Card, inputsOf, textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES, SCHOOL } from '../requests/acting.js';

const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');
const timed = (day: string, from: string, to: string) =>
  `UID:${day}${from}\nSUMMARY:Zqx dokter\nDTSTART;TZID=Romance Standard Time:${day}T${from}00\nDTEND;TZID=Romance Standard Time:${day}T${to}00`;

/** Monday 12 October 2026, nine o'clock. Tuesday and Wednesday come next. */
describe('when somebody can', () => {
  let open: Sandbox;
  let server: CalendarServer;
  let file = calendar();
  let asked = 0;
  beforeAll(async () => {
    server = await calendarServer();
    server.on('/Zqxgeheim.ics', (_, response) => {
      asked += 1;
      if (file === '') response.writeHead(404).end();
      else response.writeHead(200, { etag: `"${asked}"` }).end(file);
    });
    const calendars = createCalendarUrl({
      log: createLog('silent'),
      wire: {
        resolver: async () => [{ address: '127.0.0.1', family: 4 }],
        allows: (address) => address === '127.0.0.1',
        ca: server.ca,
      },
    });
    open = await openSandbox('2026-10-12 09:00', {}, calendars);
  });
  afterAll(async () => {
    await open.close();
    await server.close();
  });

  const read = () => open.running.router.house.read(SCHOOL);
  const form = async (who: Acting) => (await who.type('/zorg agenda')).dialog!;
  const save = async (who: Acting, typed: object) => who.press(await form(who), 'Bewaren', typed);
  const plan = async (who: Acting, people: string[], more: object = {}) => {
    const { dialog } = await who.act('consult.form', {});
    return who.press(dialog!, 'Zoek tijden', {
      goal: 'Zqx waarom',
      kind: 'talk',
      minutes: '25',
      people: people.join(),
      ...more,
    });
  };
  const settle = () => open.running.drained();

  it('asks for lessons, supervision and a calendar, and says what is kept; hours for talks only of who has these', async () => {
    const card = await form(open.as(LIES));
    expect(flat(card)).toContain('Ik bewaar alleen van wanneer tot wanneer je bezet bent');
    expect(inputsOf(card)).not.toHaveProperty('keeps');
    expect(inputsOf(await form(open.as(AN)))).toHaveProperty('keeps');
    const wrong = await save(open.as(LIES), {
      lessons: 'altijd',
      duties: 'ma 9-8',
      url: 'http://agenda.school.test/a.ics',
    });
    expect(Object.keys(wrong.errors ?? {}).sort()).toEqual(['duties', 'lessons', 'url']);
  });

  it('keeps lessons and supervision out of what is offered', async () => {
    const week = 'ma-vr 08:30-12:05; ma di do vr 13:05-15:00';
    const answer = await save(open.as(LIES), {
      lessons: week,
      duties: 'di 08:00-08:30',
      keeps: 'ma 08:00-09:00',
    });
    expect(answer.note).toContain('Bewaard');
    const { data } = (await read().get(PERSON, LIES))!;
    expect([data.lessons?.wed, data.duties, data.keeps]).toEqual([
      [{ from: '08:30', to: '12:05' }],
      { tue: [{ from: '08:00', to: '08:30' }] },
      undefined,
    ]);
    const { dialog } = await plan(open.as(AN), [LIES]);
    expect(flat(dialog!)).toMatch(/di 13\/10 om 12:10/);
    expect(flat(dialog!)).toMatch(/wo 14\/10 om 08:00/);
    expect(flat(dialog!)).not.toMatch(/di 13\/10 om (08|09|10|11|13|14)/);
    expect(inputsOf(await form(open.as(LIES)))).toMatchObject({ duties: 'di 08:00-08:30' });
  });

  it('takes free hours for the rest of the lessons, and gives hours kept for talks first', async () => {
    await save(open.as(BERT), { are: 'free', lessons: 'ma di wo 10:00-11:00' });
    expect((await read().get(PERSON, BERT))!.data.lessons?.tue).toEqual([
      { from: '08:00', to: '10:00' },
      { from: '11:00', to: '16:30' },
    ]);
    await save(open.as(AN), { keeps: 'wo 10:15-11:00' });
    const { dialog } = await plan(open.as(AN), [BERT]);
    expect(flat(dialog!)).toMatch(/wo 14\/10 om 10:30: in de overleguren/);
    await save(open.as(BERT), { lessons: '' });
    expect((await read().get(PERSON, BERT))!.data.lessons).toBeUndefined();
  });

  it('reads a calendar that somebody published, tells them, and keeps when they are busy', async () => {
    file = calendar(timed('20261013', '0800', '1630'), timed('20261014', '1000', '1040'));
    const { note } = await save(open.as(BERT), { url: server.url('/Zqxgeheim.ics') });
    expect(note).toContain('laat je weten of het lukt');
    await settle();
    expect(flat((await open.as(BERT).message('Ik lees je agenda mee')).card)).not.toContain('school.test');
    const { dialog } = await plan(open.as(AN), [BERT]);
    expect(flat(dialog!)).not.toMatch(/di 13\/10|wo 14\/10 om 10|las ik/);
    expect(flat(await form(open.as(BERT)))).toContain('Ik lees je agenda bij agenda.school.test');
    expect(JSON.stringify(await form(open.as(BERT)))).not.toContain('Zqxgeheim');
  });

  it('says whose time is in the way, and of whom', async () => {
    file = calendar('UID:all\nDTSTART;VALUE=DATE:20261012\nDTEND;VALUE=DATE:20270301\nTRANSP:OPAQUE');
    await save(open.as(BERT), { url: server.url('/Zqxgeheim.ics') });
    await settle();
    const answer = await plan(open.as(AN), [BERT]);
    expect(answer.errors?.people).toContain('Bert Zeewind heeft geen 25 minuten meer vrij');
    const three = await plan(open.as(AN), [BERT, LIES]);
    expect(three.errors?.people).toMatch(/Bert Zeewind heeft geen 25 .*zonder Bert/);
  });

  it('is read again each school morning, and while somebody plans at most every two hours', async () => {
    file = calendar(timed('20261016', '0900', '1000'));
    const before = asked;
    await plan(open.as(AN), [BERT]);
    await settle();
    expect(asked).toBe(before);
    await open.moveTo('2026-10-13T09:00:00.000Z');
    expect(asked).toBe(before + 1);
    await open.moveTo('2026-10-13T09:30:00.000Z');
    await plan(open.as(AN), [BERT]);
    await settle();
    expect(asked).toBe(before + 2);
    await plan(open.as(AN), [BERT]);
    await settle();
    expect(asked).toBe(before + 2);
  });

  it('says once to whom it belongs that it cannot be read any more, and to who plans that it is old', async () => {
    file = '';
    await open.moveTo('2026-10-14T10:00:00.000Z');
    await open.moveTo('2026-10-15T10:00:00.000Z');
    const { messages } = await open.as(BERT).inbox();
    const told = messages.filter(({ card }) => flat(card).includes('Ik kan je agenda niet meer lezen'));
    expect(told.map(({ card }) => flat(card))).toEqual([
      expect.stringContaining('op dat adres staat niets meer'),
    ]);
    const { dialog } = await plan(open.as(AN), [BERT]);
    expect(flat(dialog!)).toContain('De agenda van Bert Zeewind las ik voor het laatst di 13/10');
  });

  it('is forgotten with its address when its owner wants that', async () => {
    await settle();
    await save(open.as(BERT), { off: 'true' });
    expect(await read().get(BUSY_CALENDAR, calendarId(BERT))).toBeUndefined();
    const before = asked;
    await open.moveTo('2026-10-16T10:00:00.000Z');
    expect(asked).toBe(before);
    const { dialog } = await plan(open.as(AN), [BERT]);
    expect(flat(dialog!)).not.toContain('las ik');
  });
});
