import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saveRoster } from '../../../src/features/school/model/roster.js';
import { SCHOOL as SCHOOL_KIND } from '../../../src/features/school/model/school-kinds.js';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  arrived,
  BERT,
  CARLA,
  DIRK,
  GRIET,
  inStore,
  LIES,
  raise,
  SCHOOL,
  said,
  WORDS,
  ZITA,
} from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let carla: Acting;
const move = (moment: string) => sandbox.moveTo(moment.replace(' ', 'T'));
const HELP = 'Heb jij ruimte om ze op te nemen';
const HANDS = 'tijd vrijmaken voor zorg';

/** As `school.json` has it after the school's choice. */
const set = (settings: object, closed: string[] = []) =>
  inStore(sandbox, async (store) => {
    const school = (await store.get(SCHOOL_KIND, SCHOOL, SCHOOL))!;
    const { calendar } = school.data;
    const closures = [...calendar.closures, ...closed.map((day) => ({ from: day, to: day, label: 'dicht' }))];
    const data = {
      ...school.data,
      settings: { ...school.data.settings, ...settings },
      calendar: { ...calendar, closures },
    };
    const save = saveRoster({ version: school.version, data }, []);
    await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, 0);
  });

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  carla = sandbox.as(CARLA);
});
afterEach(() => sandbox.close());
const opened = async (who: Acting, id: string) =>
  textOf((await who.act('request.read', { id })).dialog ?? {});

describe('a request that nobody took', () => {
  it('is offered to the stand-in a school day after the nudge, who may take it from then on, and not before', async () => {
    const { id, roepnaam } = await raise(lies);
    await move('2026-10-14 18:00'); // The nudge of An.
    expect(await arrived(carla, HELP)).toEqual([]);
    expect(await opened(carla, id)).not.toContain(WORDS);
    await move('2026-10-15 07:59');
    expect(await arrived(carla, HELP)).toEqual([]);
    await move('2026-10-15 18:00');
    expect(await arrived(carla, HELP)).toEqual(['2026-10-15 08:00']);
    const { card } = await carla.message(HELP);
    expect(textOf(card)).toContain(roepnaam);
    expect(textOf(card)).not.toMatch(/KV7|Telt nog/);
    expect(await opened(lies, id)).toMatch(/Ook Carla Strandvonk is gevraagd/);
    expect(await opened(an, id)).toMatch(/Carla Strandvonk is gevraagd om dit mee op te nemen/);
    expect(textOf((await carla.press(card, 'Lezen')).dialog)).toContain(WORDS);
    await carla.press(card, 'Ik volg dit op');
    expect(await opened(lies, id)).toContain('Carla Strandvonk volgt dit op');
    await move('2026-10-19 18:00');
    expect(await arrived(carla, HELP)).toEqual([]); // It says by now that she has it.
    expect(await said(carla, 'volg[\\s\\S]*dit op')).not.toEqual([]);
  });

  it('is the stand-in’s no more once its coordinator takes it', async () => {
    const { id } = await raise(lies);
    await move('2026-10-15 09:00');
    await an.act('request.take', { id });
    expect(await opened(carla, id)).not.toContain(WORDS);
    expect(textOf((await carla.message('Duindoorn volgt dit op')).card)).not.toContain('ruimte');
    await carla.act('request.close.save', { id, outcome: 'helped' });
    expect(await opened(lies, id)).toContain('An Duindoorn volgt dit op');
  });

  it('waits for the day on which a part-timer could read the nudge', async () => {
    await move('2026-10-14 10:00'); // Wednesday; Bert works ma di wo, so he reads the nudge on Monday.
    await raise(sandbox.as(ZITA), { classCode: 'L6B' });
    await move('2026-10-20 18:00');
    expect((await arrived(sandbox.as(BERT), 'op een eerste antwoord\\.'))[0]).toBe('2026-10-19 08:00');
    expect(await arrived(an, HELP)).toEqual(['2026-10-20 08:00']);
  });

  it('starts anew with whoever it was handed over to', async () => {
    const { id } = await raise(lies);
    await move('2026-10-15 09:00');
    await an.act('request.hand-over.save', { id, to: BERT });
    expect(await opened(carla, id)).not.toContain(WORDS);
    // Nobody is asked to take what they just gave away.
    expect(await arrived(an, 'op een eerste antwoord\\.')).toEqual([]);
    await move('2026-10-23 18:00');
    expect(await arrived(an, 'op een eerste antwoord\\.')).toEqual([]);
    expect((await arrived(carla, HELP)).at(-1)).toBe('2026-10-22 08:00');
  });

  it.each([
    ['gives more days', { untakenAfterSchoolDays: 3 }, []],
    ['closes for a day', {}, ['2026-10-14']],
  ])(
    'is asked of whoever it was handed over to, also where the school %s since',
    async (_, settings, closed) => {
      const { id } = await raise(sandbox.as(ZITA), { classCode: 'L6B' });
      await sandbox.as(BERT).act('request.hand-over.save', { id, to: AN });
      await move('2026-10-13 12:00');
      await set(settings, closed);
      await move('2026-10-16 18:00');
      expect(await arrived(an, 'op een eerste antwoord\\.')).toEqual(['2026-10-15 08:00']);
    },
  );

  it('is not asked about on the morning on which it was handed over to who was asked to take it', async () => {
    await move('2026-10-14 10:00');
    const { id } = await raise(sandbox.as(ZITA), { classCode: 'L6B' });
    await move('2026-10-20 07:50'); // An is going to be asked, as the stand-in of Bert.
    await sandbox.as(BERT).act('request.hand-over.save', { id, to: AN });
    await move('2026-10-21 18:00');
    expect(await arrived(an, HELP)).toEqual([]);
    expect(await arrived(an, 'op een eerste antwoord\\.')).toEqual([]);
    await move('2026-10-22 18:00');
    expect(await arrived(an, 'op een eerste antwoord\\.')).toEqual(['2026-10-22 08:00']);
  });

  it('is told to a head only where the school wants that, as a number and nothing else', async () => {
    const one = await raise(lies);
    await move('2026-10-19 18:00');
    const griet = sandbox.as(GRIET);
    expect(await arrived(griet, HANDS)).toEqual([]);
    await set({ headIsTold: true });
    await an.act('request.take', { id: one.id });
    const two = await raise(lies);
    const three = await raise(lies);
    await move('2026-10-23 07:59');
    expect(await arrived(griet, HANDS)).toEqual([]);
    await move('2026-10-23 18:00');
    expect(await arrived(griet, HANDS)).toEqual(['2026-10-23 08:00']);
    const [text] = await said(griet, HANDS);
    expect(text).toContain('2 zorgvragen');
    for (const { roepnaam } of [one, two, three]) expect(text).not.toContain(roepnaam);
    expect(text).not.toMatch(/L3B|Lies|An |Carla/);
  });
});

describe('about somebody of the school', () => {
  it('asks nobody but whom its requester picked, and is in no number', async () => {
    await set({ headIsTold: true });
    const pause = await lies.act('request.submit', {
      ...{ scope: 'pupil', classCode: 'L3B', observation: WORDS, safety: 'no', aboutStaff: 'true' },
      once: '01J0000000000000000000TEST',
    });
    expect(pause.errors).toBeUndefined();
    const held = /"id":"([^"]+)"/.exec(JSON.stringify((await lies.inbox()).home))?.[1];
    await lies.act('request.choose.save', { id: held, people: AN });
    await move('2026-10-23 18:00');
    expect(await said(an, 'op een eerste antwoord')).not.toEqual([]);
    expect(await arrived(carla, HELP)).toEqual([]);
    expect(await arrived(sandbox.as(GRIET), HANDS)).toEqual([]);
  });
});

describe('a question that a requester did not answer', () => {
  const AGAIN = 'staat nog een vraag van';

  it('is asked once more after three school days, then stands as waiting', async () => {
    const { id, roepnaam } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    await move('2026-10-14 18:00');
    expect(await arrived(lies, AGAIN)).toEqual([]);
    expect(textOf((await an.inbox()).home)).not.toContain('Wacht op antwoord');
    await move('2026-10-30 18:00');
    expect(await arrived(lies, AGAIN)).toEqual(['2026-10-15 08:00']);
    expect((await said(lies, AGAIN)).join()).not.toMatch(/Sinds wanneer|KV7/);
    const home = textOf((await an.inbox()).home);
    expect(home).toMatch(new RegExp(`${roepnaam}[\\s\\S]*Wacht op antwoord van Lies Wadloper`));
    const list = await an.type('/zorg lijst');
    expect(textOf(list.dialog)).toContain('Wacht op antwoord van Lies Wadloper');
    expect(await opened(an, id)).toContain('de vraag is nog eens gesteld');
    const reply = await lies.press((await lies.message(AGAIN)).card, 'Lezen en antwoorden');
    expect(textOf(reply.dialog)).toContain('Sinds wanneer?');
    await lies.press(reply.dialog, 'Antwoorden', { text: 'Sinds september' });
    expect(textOf((await an.inbox()).home)).not.toContain('Wacht op antwoord');
  });

  it('is not asked again when it was answered, nor in the place of a later question', async () => {
    const one = await raise(lies);
    await an.act('request.ask.save', { id: one.id, text: 'Sinds wanneer?' });
    await lies.act('request.reply.save', { id: one.id, text: 'Sinds september' });
    await move('2026-10-14 12:00');
    await an.act('request.ask.save', { id: one.id, text: 'En thuis?' });
    await move('2026-10-16 18:00');
    expect(await arrived(lies, AGAIN)).toEqual([]);
    await move('2026-10-19 18:00');
    expect(await arrived(lies, AGAIN)).toEqual(['2026-10-19 08:00']);
    expect(await arrived(sandbox.as(DIRK), AGAIN)).toEqual([]);
  });
});
