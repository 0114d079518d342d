import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayOf } from '../../src/calendar/time.js';
import { seenIn } from '../../src/features/school/model/about-somebody.js';
import { CORE_VALUE, type CoreValue } from '../../src/features/school/model/core-values.js';
import { activeOn } from '../../src/features/school/model/people.js';
import { SCHOOL_AGREEMENT } from '../../src/features/vision/model/care-vision.js';
import { starterOf } from '../../src/features/vision/model/starters.js';
import { isSomebodys, TASK, type Task } from '../../src/features/vision/model/task.js';
import { demoCompass } from '../../src/tools/example-compass.js';
import { demoSchool } from '../../src/tools/example-school.js';
import { textOf, titlesOf } from '../support/card.js';
import { stillClock } from '../support/clock.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

const NAMES = new Set([
  'emoji',
  'starter',
  'changedBy',
  'proposedBy',
  'ownerId',
  'personIds',
  'mail',
  'phone',
]);
/** What somebody wrote in a record, without what names people and places by design. */
const written = (data: object): string =>
  Object.entries(data)
    .flatMap(([key, value]): string[] => {
      if (NAMES.has(key)) return [];
      if (typeof value === 'object') return [written(value)];
      return typeof value === 'string' ? [value] : [];
    })
    .join('\n');

describe('what the team of the example school wrote down', () => {
  it.each(['2026-09-01 07:00', '2026-10-12 09:00', '2027-07-15 10:00', '2031-01-08 12:00'])(
    'on %s is what its own handlers would have saved, without anybody in it who could be a pupil',
    async (at) => {
      const { people, school } = await demoSchool();
      const clock = stillClock(at);
      const today = dayOf(clock.now());
      const save = await demoCompass(people, clock);
      expect(new Set(save.map(({ kind, id }) => `${kind.kind} ${id}`)).size).toBe(save.length);
      const known = {
        classCodes: school.classes.map(({ code }) => code),
        colleagues: people.flatMap(({ name }) => [name, name.split(' ')[0]!]),
      };
      for (const { kind, data, expect: version } of save) {
        expect(kind.schema.parse(data)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(version).toBe(0);
        expect([written(data), seenIn(written(data), known)]).toEqual([written(data), []]);
        if ('changedAt' in data) expect(data.changedAt).toBeLessThanOrEqual(clock.now());
        for (const day of [data.since, data.checkedOn])
          if (day !== undefined) expect(day <= today).toBe(true);
      }
      const of = <T>(wanted: { kind: string }) =>
        save.flatMap(({ kind, data }): T[] => (kind.kind === wanted.kind ? [data] : []));
      expect(of<CoreValue>(CORE_VALUE).map(({ nth }) => nth)).toEqual([0, 1, 2, 3, 4]);
      expect(of(SCHOOL_AGREEMENT).length).toBeGreaterThan(2);
      const here = new Set(people.filter((one) => activeOn(one, today)).map(({ id }) => id));
      for (const task of of<Task>(TASK)) {
        expect([task.what, isSomebodys(task)]).toEqual([task.what, true]);
        expect(task.what ?? starterOf(task.starter)).toBeDefined();
        for (const id of [...task.personIds, task.ownerId!]) expect([id, here.has(id)]).toEqual([id, true]);
      }
    },
  );
});

describe('a fresh sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => sandbox.close());

  it('shows the vision, its core values and agreements at once, the value of the week on the home', async () => {
    const lies = sandbox.as('lies-wadloper');
    const page = textOf((await lies.type('/zorg visie')).dialog!);
    expect(page).toContain('Zorg begint in de klas.');
    expect(page).toContain('🌱 Klein beginnen');
    expect(page).toContain('De pauzekaart geldt overal');
    expect(page).toContain('Aangepast door An Duindoorn, dinsdag 1 september');
    expect(textOf((await lies.inbox()).home)).toContain('Kernwoord van deze week');
    const agreements = (await sandbox.as('an-duindoorn').act('vision.agreements')).dialog!;
    expect(textOf(agreements)).toContain('Sinds maandag 2 september 2024 · nagekeken op dinsdag 1 september');
  });

  it('says who does what, and finds it by the words of a question, in any language', async () => {
    const lies = sandbox.as('lies-wadloper');
    const list = (await lies.act('task.list')).dialog!;
    expect(textOf(list)).toContain('1 tot 6 van 12');
    const found = async (words: string, who = lies) => textOf((await who.type(words)).dialog!);
    expect(await found('zorg wie helpt bij spijbelen?')).toMatch(/zonder bericht wegblijft\s+Nele Zoutman/);
    expect(await found('zorg wie pesten')).toMatch(/Helpen bij pesten en ruzie\s+Els Schelpaert/);
    expect(await found('zorg wie moestuin')).toContain('Xander Springtij');
    expect(await found('care who interpreter', sandbox.as('eoin-saltmarsh'))).toContain('Interpreter');
    // Nothing waits to be looked at on the first day.
    expect(textOf((await sandbox.as('an-duindoorn').act('task.list')).dialog!)).not.toContain('Na te kijken');
  });

  it('lets a thank-you be tied to a core value', async () => {
    const form = (await sandbox.as('lies-wadloper').type('waardering')).dialog!;
    expect(textOf(form)).toContain('🔭 Goed kijken');
    expect(titlesOf(form).length).toBeGreaterThan(0);
  });
});
