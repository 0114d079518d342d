import { describe, expect, it } from '@jest/globals';
import { classStates, findingTexts } from '../../../src/features/school/model/class-states.js';
import { simulateAbsences } from '../../../src/features/school/model/simulate.js';
import { classesCard } from '../../../src/features/school/view/classes.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import { act, dialog, everyTestHasASchool, NOW, renderer, shown } from './acting.js';
import { coordinator, group, person, schoolOf } from './support.js';

everyTestHasASchool();

describe('the card of the classes', () => {
  it('says to whom each goes and why, today or on another day', async () => {
    const { json } = shown(await act('an', 'school.classes'));
    expect(json).toContain('2 klassen vandaag, dinsdag 24 november');
    expect(json).toMatch(/L1.*An Test/);
    expect(json).toMatch(/L2.*Bo Test/);
    expect(json).toContain('Elke klas heeft één vaste coördinator');
    const later = shown(await act('adm', 'school.classes', { from: '2027-02-01' }, dialog));
    expect([later.kind, later.json.includes('op maandag 1 februari')]).toEqual(['next', true]);
    expect(
      Object.keys(((await act('an', 'school.classes', { from: '2026-02-30' })) as Refusal).fields ?? {}),
    ).toEqual(['from']);
    for (const who of ['tea', 'sec', 'care'])
      expect(await act(who, 'school.classes')).toEqual({ refused: true });
  });

  it('names gaps and overlaps first', () => {
    const school = schoolOf(
      [
        coordinator('an', { covers: [{ by: 'class', value: 'L1' }] }),
        coordinator('bo', { covers: [{ by: 'class', value: 'L1' }] }),
        coordinator('cas', {
          covers: [{ by: 'class', value: 'L3' }],
          absences: [{ from: '2026-11-24', to: '2026-11-27' }],
        }),
      ],
      [group('L1'), group('L2'), group('L3')],
    );
    const said = classStates(school, '2026-11-24').flatMap((state) =>
      findingTexts(school, state, '2026-11-24'),
    );
    expect(said.map((line) => renderer.say(line, 'nl', NOW))).toEqual([
      'L1 volgen An Test en Bo Test even goed. Waarover het gaat en wie ruimte heeft, beslist dan.',
      'L2 volgt nog niemand. Vragen gaan voorlopig naar An Test.',
    ]);
    expect(classStates(schoolOf([person('tea')], [group('L1')]), '2026-11-24')).toEqual([]);
  });

  it('shows sixty classes in pages, each class once', () => {
    const codes = Array.from(
      { length: 60 },
      (_, i) => `L${1 + (i % 6)}${String.fromCharCode(65 + Math.floor(i / 6))}`,
    );
    const school = schoolOf(
      [coordinator('an', { covers: [{ by: 'fallback' }] })],
      codes.map((code) => group(code)),
    );
    const at = {
      now: NOW,
      school,
      person: school.people.get('an')!,
      id: () => 'n',
      read: undefined as never,
    };
    const seen: string[] = [];
    for (let next: string | null = '0'; next !== null; ) {
      const { data } = classesCard(at, '2026-11-24', Number(next));
      const lines = data.lines as { line: { p: { classCode: string } } }[];
      expect(lines.length).toBeLessThanOrEqual(20);
      seen.push(...lines.map(({ line }) => line.p.classCode));
      next = data.next as string | null;
    }
    expect(seen).toHaveLength(60);
    expect([...seen].sort()).toEqual([...codes].sort());
  });
});

describe('what an absence would change', () => {
  it('is asked and answered in the same dialog, and changes nothing', async () => {
    expect(shown(await act('head', 'school.classes.away', {}, dialog)).json).toContain('An Test');
    const would = { personId: 'an', from: '2026-11-24', to: '2026-11-27' };
    const { json, kind } = shown(await act('head', 'school.classes.would', would, dialog));
    expect(kind).toBe('next');
    expect(json).toContain('An Test');
    expect(json).toMatch(/Nieuwe vragen van.*L1.*gaan naar.*Bo Test/);
    expect(json).toContain('bekijkt de vragen die al open staan');
    expect(shown(await act('an', 'school.classes')).json).toMatch(/L1.*An Test/);
    const none = { personId: 'head', from: '2026-11-24', to: '2026-11-24' };
    expect(shown(await act('adm', 'school.classes.would', none, dialog)).json).toContain(
      'Voor geen enkele klas',
    );
  });

  it('is told in stretches, since others come and go meanwhile', () => {
    const school = schoolOf(
      [
        coordinator('an', { covers: [{ by: 'fallback' }], standInId: 'bo' }),
        coordinator('bo', { absences: [{ from: '2026-11-26', to: '2026-11-27' }] }),
        coordinator('cas'),
      ],
      [group('L1')],
    );
    const told = simulateAbsences(school, 'an', { from: '2026-11-24', to: '2026-12-04' });
    expect(told.map(({ from, to, simulation }) => [from, to, simulation.classes[0]?.personId])).toEqual([
      ['2026-11-24', '2026-11-25', 'bo'],
      ['2026-11-26', '2026-11-27', 'cas'],
      ['2026-11-28', '2026-12-04', 'bo'],
    ]);
  });

  it.each([
    [{ personId: 'ghost', from: '2026-11-24', to: '2026-11-24' }, 'personId'],
    [{ personId: 'an', to: '2026-11-24' }, 'from'],
    [{ personId: 'an', from: '2026-11-24' }, 'to'],
    [{ personId: 'an', from: '2026-11-26', to: '2026-11-25' }, 'to'],
    [{ personId: 'an', from: '2026-11-26', to: '2029-11-25' }, 'to'],
  ])('answers at its field what cannot be: %j', async (input, field) => {
    const outcome = (await act('an', 'school.classes.would', input, dialog)) as Refusal;
    expect(Object.keys(outcome.fields ?? {})).toEqual([field]);
  });
});
