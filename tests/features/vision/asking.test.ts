import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DRAFT } from '../../../src/features/requests/model/draft.js';
import { OPTIONAL_ASKED } from '../../../src/features/school/model/optional-asks.js';
import { SHARED_EXAMPLE } from '../../../src/features/steps/model/shared-example.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, BERT, inStore, LIES, raise, SCHOOL } from '../requests/acting.js';

let sandbox: Sandbox;
let [lies, an, bert]: Acting[] = [];
beforeAll(async () => {
  sandbox = await openNewSchool('2026-10-12 09:00');
  [lies, an, bert] = [LIES, AN, BERT].map((id) => sandbox.as(id)) as [Acting, Acting, Acting];
});
afterAll(() => sandbox.close());

const SLOW = 120_000;
const ASK = /voorbeeld van uit je eigen praktijk/;
const NOTICE = /iets kleins dat werkte/;
const value = async (name: string) => {
  const form = (await an!.press((await an!.act('vision.values')).dialog!, 'Kernwoord toevoegen')).dialog!;
  await an!.press(form, 'Bewaren', { name, emoji: '💛', about: 'Iedereen wordt bij naam begroet.' });
};
const examples = (): Promise<string[]> =>
  inStore(sandbox, async (store) =>
    (await store.find(SHARED_EXAMPLE, SCHOOL, { limit: 50 })).items.map(({ data }) => data.text),
  );
const drafts = (): Promise<number> => inStore(sandbox, (store) => store.count(DRAFT, SCHOOL, {}));

describe('an example from one’s own practice', () => {
  it(
    'is asked of nobody as long as there is no core value, then of a part of the team each week, after lessons',
    async () => {
      await sandbox.moveTo('2026-10-14 09:00');
      expect(await everybody(ASK)).toEqual([]);
      await value('Warmte');
      await sandbox.moveTo('2026-10-23 20:00');
      const asked = await everybody(ASK);
      const people = new Set(asked.map(({ person }) => person));
      expect(people.size).toBeGreaterThan(6);
      expect(people).not.toContain('nele-zoutman');
      // Two weeks: nobody twice.
      expect(asked).toHaveLength(people.size);
      expect(new Set(asked.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThan(2);
      for (const { at } of asked) expect(at.slice(11, 16) >= '11:00').toBe(true);
      // Never two of what need not be asked in a week, whatever they are.
      for (const person of people) {
        const weeks = (await arrived(sandbox.as(person), /praktijk|iets kleins/)).map((at) => mondayOf(at));
        expect(weeks).toEqual([...new Set(weeks)]);
      }
    },
    SLOW,
  );

  it('is told in a dialog, and what becomes of it is one’s own choice: nothing is kept of nothing', async () => {
    const dialog = (await lies!.act('pulse.open')).dialog!;
    expect(textOf(dialog)).toContain('💛 Warmte\nIedereen wordt bij naam begroet.');
    const before = await drafts();
    const noted = await lies!.press(dialog, 'Verder', { text: 'Ik begon aan de deur.', use: 'nothing' });
    expect(noted.note).toContain('Ik bewaarde er niets van');
    expect([await examples(), await drafts()]).toEqual([[], before]);
    expect((await lies!.press(dialog, 'Verder', { text: '', use: 'example' })).errors).toEqual({
      text: 'Dit heb ik nog nodig.',
    });
  });

  it('becomes an example for all once nothing in it seems a pupil', async () => {
    const dialog = (await lies!.act('pulse.open')).dialog!;
    const asked = await lies!.press(dialog, 'Verder', { text: 'Met KV7 begon ik.', use: 'example' });
    expect(textOf(asked.dialog!)).toContain('“KV7”');
    expect(inputsOf(asked.dialog!)).toMatchObject({ text: 'Met KV7 begon ik.', use: 'example' });
    expect(await examples()).toEqual([]);
    await lies!.press(asked.dialog!, 'Verder', { text: 'Ik begon elke les aan de deur.', use: 'example' });
    expect(await examples()).toEqual(['Ik begon elke les aan de deur.']);
    expect(textOf((await an!.type('/zorg voorbeelden')).dialog!)).toContain('aan de deur');
  });

  it('becomes a thank-you, in the form for it', async () => {
    const dialog = (await lies!.act('pulse.open')).dialog!;
    const form = await lies!.press(dialog, 'Verder', { text: 'An stond mee aan de deur.', use: 'thanks' });
    expect(inputsOf(form.dialog!).saw).toBe('An stond mee aan de deur.');
    expect(JSON.stringify(form.dialog)).not.toMatch(/"data":\{[^}]*aan de deur/);
  });
});

describe('noticing what colleagues do', () => {
  it(
    'is asked on Thursday of who follows requests, and shows what was tried in those they may read, and no more',
    async () => {
      await tells(lies!, { triedExamples: 'greet-at-door,buddy', helped: 'yes' });
      await tells(
        sandbox.as('xander-springtij'),
        { triedExamples: 'exit-card', helped: 'no' },
        { classCode: 'L4B' },
      );
      await tells(
        sandbox.as('petra-schorre'),
        { triedExamples: 'challenge' },
        { classCode: 'L3A', scope: 'practice' },
      );
      const last = (await arrived(an!, NOTICE)).at(-1)!;
      expect(last).toMatch(/^2026-10-22 15:/);
      const message = await an!.message(NOTICE);
      expect(titlesOf(message.card)).toEqual(['Schrijven', 'Deze week niet', 'Vraag dit niet meer']);
      expect(textOf(message.card)).not.toMatch(/Lies|deur/);
      const seen = (await an!.press(message.card, 'Schrijven', {}, message.id)).dialog!;
      expect(textOf(seen)).toContain('Lies Wadloper');
      expect(textOf(seen)).toContain('elk kind bij naam begroeten aan de deur');
      expect(textOf(seen)).not.toMatch(/Xander|Petra|L3B|KV7|vingers/);
      const form = (await an!.press(seen, 'Schrijven')).dialog!;
      expect(inputsOf(form)).toMatchObject({ to: LIES, exampleId: 'greet-at-door' });
      // Another coordinator reads nothing of it: what they could see, comes from the list of everybody.
      const other = (await bert!.act('notice.open')).dialog!;
      expect(textOf(other)).toContain('noteerde niemand');
      expect(textOf(other)).not.toContain('Lies');
      expect((await lies!.act('notice.open')).dialog).toBeUndefined();
    },
    SLOW,
  );

  it('is logged as reading', async () => {
    const lines = await inStore(sandbox, (store) => store.audit(SCHOOL, { who: AN, limit: 100 } as never));
    expect(lines.filter(({ verb }: { verb: string }) => verb === 'notice.open')).toHaveLength(1);
  });
});

describe('what somebody wants to be asked', () => {
  it(
    'is said on the spot, and changed in one dialog',
    async () => {
      const message = await an!.message(NOTICE);
      const skipped = await an!.press(message.card, 'Deze week niet', {}, message.id);
      expect(textOf(skipped.card!)).toContain('Goed, deze week niet.');
      const never = await an!.press(message.card, 'Vraag dit niet meer', {}, message.id);
      expect(titlesOf(never.card!)).toEqual(['Vraag het toch weer', 'Wat ik je vraag']);
      const own = (await an!.press(never.card!, 'Wat ik je vraag')).dialog!;
      expect(inputsOf(own).asks).not.toContain('thanks');
      expect(inputsOf(own).asks).toContain('pulse');
      const before = await arrived(an!, NOTICE);
      await sandbox.moveTo('2026-10-30 20:00');
      expect(await arrived(an!, NOTICE)).toEqual(before);
      await an!.press(own, 'Bewaren', { asks: 'thanks', until: '2026-11-13' });
      await sandbox.moveTo('2026-11-13 20:00');
      expect(await arrived(an!, NOTICE)).toEqual(before);
      const examplesBefore = await arrived(an!, ASK);
      await sandbox.moveTo('2026-11-20 20:00');
      expect((await arrived(an!, NOTICE)).at(-1)).toMatch(/^2026-11-19/);
      expect(await arrived(an!, ASK)).toEqual(examplesBefore);
      const asks = await inStore(sandbox, (store) => store.get(OPTIONAL_ASKED, SCHOOL, AN));
      expect(asks?.data.never).toEqual(expect.arrayContaining(['pulse', 'buddy']));
    },
    SLOW,
  );

  it('offers a teacher only what they may be asked, and is found from the help and the pause', async () => {
    const help = (await lies!.type('/zorg hulp')).dialog!;
    expect(titlesOf((await lies!.press(help, 'Wat ik je vraag')).dialog!)).toEqual(['Bewaren']);
    const pause = (await lies!.type('/zorg pauze')).dialog!;
    const own = (await lies!.press(pause, 'Wat ik je vraag')).dialog!;
    expect(inputsOf(own).asks).not.toContain('thanks');
    const wrong = await lies!.press(own, 'Bewaren', { until: '2026-01-01' });
    expect(Object.keys(wrong.errors ?? {})).toEqual(['until']);
  });

  it(
    'is asked of nobody where the school switched it off',
    async () => {
      const form = (await an!.act('school.settings.edit', { which: 'asks' })).dialog!;
      const saved = (await an!.press(form, 'Bewaren', { asks: 'pulse,buddy' })).dialog!;
      expect(textOf(saved)).toContain('een voorbeeld uit je eigen praktijk');
      expect(textOf(saved)).not.toContain('iets kleins');
      const before = await arrived(bert!, NOTICE);
      expect(before.length).toBeGreaterThan(1);
      const survey = (await an!.act('survey.form')).dialog!;
      expect((await an!.press(survey, 'Klaarzetten')).closed).toBe(true);
      await sandbox.moveTo('2026-11-27 20:00');
      expect(await everybody(/Hoe kijken wij naar zorg/)).toEqual([]);
      expect(await arrived(bert!, NOTICE)).toEqual(before);
      expect(inputsOf((await an!.act('asks.open')).dialog!).asks).not.toContain('thanks');
    },
    SLOW,
  );
});

it('opens with the core value that was asked about, also in a week of another', async () => {
  const all = await everybody(ASK);
  const who = sandbox.as(all.find(({ at }) => at < '2026-10-24')!.person);
  for (const name of ['Moed', 'Rust']) await value(name);
  expect(textOf((await who.act('pulse.open')).dialog!)).not.toContain('Warmte');
  const message = await who.message(ASK);
  expect(textOf(message.card)).toContain('Warmte');
  const dialog = (await who.press(message.card, 'Vertellen')).dialog!;
  const seen = await who.press(dialog, 'Verder', { text: 'Met KV7 begon ik.', use: 'example' });
  for (const card of [dialog, seen.dialog!]) {
    expect(textOf(card)).toContain('💛 Warmte');
  }
});

/** A request, with what was told of it afterwards. */
async function tells(who: Acting, told: object, more: object = {}): Promise<void> {
  const { id } = await raise(who, more);
  await who.press((await who.act('request.complete', { id })).dialog!, 'Bewaren', told);
  // Nothing else to be said about it from here on.
  await an!.act('request.take', { id });
}

async function everybody(about: RegExp): Promise<{ person: string; at: string }[]> {
  const all = await Promise.all(
    sandbox.people.map(async ({ id }) => {
      // Whoever only comes later has no inbox yet.
      const { messages } = await sandbox.as(id).inbox();
      return messages ? (await arrived(sandbox.as(id), about)).map((at) => ({ person: id, at })) : [];
    }),
  );
  return all.flat();
}

const mondayOf = (at: string): string => {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
};
