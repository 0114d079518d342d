import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  counted,
  optionsFrom,
  PRIORITY_ANSWER,
  PRIORITY_POLL,
} from '../../../src/features/vision/model/priorities.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  DIRK,
  GRIET,
  inStore,
  LIES,
  SCHOOL,
  ZITA,
} from '../requests/acting.js';

describe('points of each option', () => {
  it('are three, two and one, from five answers on', () => {
    const ranks = [[0, 1, 2], [0], [1, 0], [2, 0, 1], [0, 2]];
    expect(counted(4, ranks)).toEqual([3 + 3 + 2 + 2 + 3, 2 + 3 + 1, 1 + 3 + 2, 0]);
    expect(counted(4, ranks.slice(1))).toBeUndefined();
    // What was forgotten is no answer.
    expect(counted(4, [...ranks.slice(1), []])).toBeUndefined();
  });

  it('are the same in whatever order people answered, and never more than six for one person', () => {
    const one = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 5, maxLength: 30 }),
        fc.integer({ min: 3, max: 10 }),
        (all, n) => {
          const points = counted(n, all)!;
          expect(points).toHaveLength(n);
          expect(counted(n, [...all].reverse())).toEqual(points);
          expect(points.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(6 * all.length);
        },
      ),
    );
  });

  it('are of options that were written one a line', () => {
    expect(optionsFrom(' - Rust in de gang\n2. Samen   lezen\n\nrust in de Gang\n• Buiten leren ')).toEqual([
      'Rust in de gang',
      'Samen lezen',
      'Buiten leren',
    ]);
  });
});

describe('what the year is about', () => {
  let sandbox: Sandbox;
  let [lies, an, griet]: Acting[] = [];
  beforeAll(async () => {
    sandbox = await openNewSchool('2026-10-12 09:00');
    [lies, an, griet] = [LIES, AN, GRIET].map((id) => sandbox.as(id)) as Acting[];
  });
  afterAll(() => sandbox.close());

  const OPTIONS = 'Rust in de gang\nSamen lezen\nMinder vergaderen\nBuiten leren';
  const list = async (who: Acting): Promise<Card> => (await who.type('/zorg accenten')).dialog!;
  const home = async (who: Acting): Promise<string> => textOf((await who.inbox()).home);
  const chats = async (who: Acting) => (await who.inbox()).messages.map(({ card }) => textOf(card));

  it('is asked by who sets care, once nothing in it points at a pupil', async () => {
    expect(titlesOf(await list(lies!))).toEqual([]);
    expect((await lies!.act('priority.form')).note).toContain('niet voor jou');
    const form = (await griet!.press(await list(griet!), 'Vraag het aan het team')).dialog!;
    const typed = { title: 'Waar werken we dit jaar aan?', options: OPTIONS, day: '2026-10-21' };
    for (const wrong of [
      { options: 'Rust\nLezen' },
      { options: Array.from({ length: 11 }, (_, i) => `Optie ${i}`).join('\n') },
      { day: '2026-10-12' },
      { day: '2027-06-01' },
    ])
      expect(Object.keys((await griet!.press(form, 'Bewaren', { ...typed, ...wrong })).errors!)).toEqual(
        Object.keys(wrong),
      );
    const seen = (
      await griet!.press(form, 'Bewaren', { ...typed, options: `${OPTIONS}\nDe aanpak van Emma` })
    ).dialog!;
    expect(textOf(seen)).toContain('“Emma”: misschien een naam');
    expect(inputsOf(seen).title).toBe(typed.title);
    const saved = await griet!.press(seen, 'Bewaren', { options: OPTIONS });
    expect(saved.note).toContain('tot en met woensdag 21 oktober');
  });

  it('is not asked twice at once, in whatever way it is written', async () => {
    const form = (await griet!.press(await list(griet!), 'Vraag het aan het team')).dialog!;
    const typed = { title: 'waar werken we dit jaar aan', options: OPTIONS, day: '2026-10-28' };
    expect((await griet!.press(form, 'Bewaren', typed)).errors).toEqual({
      title: expect.stringMatching(/^Deze vraag staat al open, tot en met woensdag 21 oktober\./),
    });
  });

  it('invites each colleague once, in the place that their week has for it', async () => {
    await sandbox.moveTo('2026-10-16T16:30');
    const invited = await lies!.message('vraagt het team');
    expect(textOf(invited.card)).toMatch(/Griet Baken\s+vraagt het team: Waar werken we dit jaar aan\?/);
    expect(textOf((await griet!.message('vroeg het team')).card)).toMatch(
      /^Je\s+vroeg het team: Waar werken we dit jaar aan\?/,
    );
    expect(await home(lies!)).toMatch(/Waar werken we dit jaar aan\?\s+Kies er hoogstens drie/);
    await sandbox.moveTo('2026-10-20T16:30');
    for (const { id } of sandbox.people)
      expect(
        (await chats(sandbox.as(id))).filter((one) => one.includes('vraagt het team')).length,
      ).toBeLessThan(2);
  });

  it('takes one answer of everybody, theirs to change, and shows it to nobody', async () => {
    const form = (await lies!.press((await lies!.message('vraagt het team')).card, 'Kies er drie')).dialog!;
    expect(JSON.stringify(form)).not.toContain('collega');
    const twice = { first: '1', second: '1', third: 'none' };
    expect((await lies!.press(form, 'Bewaren', twice)).errors).toHaveProperty('second');
    expect((await lies!.press(form, 'Bewaren', { first: '9', second: 'none' })).errors).toHaveProperty(
      'first',
    );
    expect((await lies!.press(form, 'Bewaren', { ...twice, second: '0' })).note).toContain(
      'Bewaard, dank je',
    );
    expect(await home(lies!)).not.toContain('Waar werken we dit jaar aan?');
    const again = (await lies!.press(await list(lies!), 'Kies er drie')).dialog!;
    expect(inputsOf(again)).toMatchObject({ first: '1', second: '0', third: 'none' });
    await lies!.press(again, 'Bewaren', { first: '3', second: 'none', third: 'none' });
    for (const id of [AN, BERT, CARLA, DIRK]) {
      const who = sandbox.as(id);
      const mine = (await who.press(await list(who), 'Kies er drie')).dialog!;
      expect(inputsOf(mine).first ?? '').toBe('');
      await who.press(mine, 'Bewaren', { first: '3', second: '1', third: 'none' });
    }
    const open = (await griet!.press(await list(griet!), 'Bekijken')).dialog!;
    expect(textOf(open)).not.toMatch(/punt|collega’s kozen/);
    // What somebody chose is in no log and, sealed, in no other record.
    await inStore(sandbox, async (store) => {
      const answers = (await store.find(PRIORITY_ANSWER, SCHOOL, { limit: 50 })).items;
      expect(answers.map(({ data }) => data.ranks.length).sort()).toEqual([1, 2, 2, 2, 2]);
      const log = await store.audit(SCHOOL, { limit: 500 });
      expect(log.filter(({ kind }) => kind === PRIORITY_ANSWER.kind)).toEqual([]);
    });
  });

  it('counts points once it is over, forgets who chose what, and becomes a step of the whole team', async () => {
    await sandbox.moveTo('2026-10-22T09:00');
    const late = await sandbox.as(ZITA).act('priority.answer', { id: await pollId() });
    expect(late.note).toContain('Kiezen kan niet meer');
    expect((await chats(lies!)).join('\n')).toContain('Wat het team koos bij “Waar werken we dit jaar aan?”');
    const result = (await lies!.press(await list(lies!), 'Bekijken')).dialog!;
    const said = textOf(result);
    expect(said).toContain('5 collega’s kozen');
    expect(said).toMatch(/Buiten leren\s+15 punten\s+Samen lezen\s+8 punten/);
    for (const { name } of sandbox.people) expect(said).not.toContain(name);
    expect(titlesOf(result)).not.toContain('Maak er een schoolstap van');
    await inStore(sandbox, async (store) => {
      const answers = (await store.find(PRIORITY_ANSWER, SCHOOL, { limit: 50 })).items;
      expect(answers.flatMap(({ data }) => data.ranks)).toEqual([]);
    });
    const theirs = (await griet!.press(await list(griet!), 'Bekijken')).dialog!;
    const step = (await griet!.press(theirs, 'Maak er een schoolstap van')).dialog!;
    expect(inputsOf(step)).toMatchObject({ what: 'Buiten leren', teamId: 'everyone' });
    const made = await griet!.press(step, 'Bewaren', { span: '15' });
    expect(made.note).toMatch(/terugblik/i);
    expect(await home(griet!)).toMatch(/Stappen van je teams\s+Buiten leren/);
  });

  it('shows nothing of fewer than five, and forgets what is taken back', async () => {
    for (const title of ['Met weinig', 'Toch niet']) {
      const form = (await griet!.press(await list(griet!), 'Vraag het aan het team')).dialog!;
      await griet!.press(form, 'Bewaren', { title, options: OPTIONS, day: '2026-10-26' });
    }
    const polls = await inStore(
      sandbox,
      async (store) =>
        (await store.find(PRIORITY_POLL, SCHOOL, { where: { state: 'OPEN' }, limit: 9 })).items,
    );
    const few = polls.find(({ data }) => data.title === 'Met weinig')!.id;
    const back = polls.find(({ data }) => data.title === 'Toch niet')!.id;
    for (const id of [few, back]) {
      const form = (await an!.act('priority.answer', { id })).dialog!;
      await an!.press(form, 'Bewaren', { first: '2', second: 'none', third: 'none' });
    }
    const open = (await griet!.act('priority.read', { id: back })).dialog!;
    expect((await griet!.press(open, 'Toch niet vragen')).note).toContain('vergeten');
    expect((await an!.act('priority.answer', { id: back })).note).toContain('niet voor jou');
    await sandbox.moveTo('2026-10-27T09:00');
    expect(textOf((await griet!.act('priority.read', { id: few })).dialog!)).toContain(
      'minder dan 5 antwoorden',
    );
    expect((await chats(an!)).join('\n')).not.toContain('Met weinig');
    expect((await chats(griet!)).join('\n')).toContain('Bij “Met weinig” kozen te weinig collega’s');
    await inStore(sandbox, async (store) => {
      const answers = (await store.find(PRIORITY_ANSWER, SCHOOL, { limit: 50 })).items;
      expect(answers.flatMap(({ data }) => data.ranks)).toEqual([]);
    });
  });

  const pollId = () =>
    inStore(sandbox, async (store) => (await store.find(PRIORITY_POLL, SCHOOL, { limit: 1 })).items[0]!.id);
});
