import { describe, expect, it } from '@jest/globals';
import { createDirectory } from '../../../src/features/school/directory.js';
import { school as feature } from '../../../src/features/school/feature.js';
import { SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import type { Decision } from '../../../src/kernel/decision.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import {
  act,
  dialog,
  everyTestHasASchool,
  NOW,
  noted,
  renderer,
  schoolId,
  shown,
  store,
  stored,
} from './acting.js';

everyTestHasASchool();

describe('an absence', () => {
  const week = { from: '2026-11-30', to: '2026-12-04' };

  it('of one’s own is saved with a new revision, logged without content, and told to the stand-in', async () => {
    const outcome = (await act('an', 'school.absence.save', { ...week, standInId: 'care' })) as Decision;
    expect((await stored('an')).absences).toEqual([week]);
    expect((await stored('an')).standInId).toBe('care');
    expect((await store.get(SCHOOL, schoolId, schoolId))?.data.revision).toBe(2);
    expect(outcome.audit).toMatchObject([
      { who: 'an', verb: 'school.absence.save', kind: 'person', id: 'an', access: 'change' },
    ]);
    expect(outcome.work).toMatchObject([
      { type: 'send', name: 'school.stands-in', to: { person: 'care' }, manner: 'addressed', dueAt: NOW },
      { type: 'think', name: 'request.absences', ref: { kind: 'person', id: 'an' }, dueAt: NOW },
      { type: 'think', name: 'step.replan', ref: { kind: 'person', id: 'an' }, dueAt: NOW },
      { type: 'think', name: 'consult.hits', ref: { kind: 'person', id: 'an' }, dueAt: NOW },
    ]);
    expect(noted(outcome)).toBe(
      'Genoteerd: je bent er niet van maandag 30 november tot en met vrijdag 4 december. Care Test springt in en krijgt het te horen.',
    );
  });

  it('that follows on another becomes one with it', async () => {
    await act('tea', 'school.absence.save', week);
    await act('tea', 'school.absence.save', { from: '2026-12-05', to: '2026-12-11' });
    expect((await stored('tea')).absences).toEqual([{ from: '2026-11-30', to: '2026-12-11' }]);
  });

  it('of a teacher needs no stand-in and tells nobody', async () => {
    const outcome = (await act('tea', 'school.absence.save', { ...week, standInId: 'an' })) as Decision;
    expect(outcome.work.map(({ name }) => name)).toEqual(['step.replan', 'consult.hits']);
    expect((await stored('tea')).standInId).toBeUndefined();
    expect(noted(outcome)).toContain('je bent er niet');
  });

  it('may leave nobody in one’s place, and says where requests then go', async () => {
    const outcome = await act('an', 'school.absence.save', { ...week, standInId: 'none' });
    expect((await stored('an')).standInId).toBeUndefined();
    expect(noted(outcome)).toContain('Niemand springt in');
  });

  it.each(['head', 'sec'])('of a colleague is set by %s, and keeps the stand-in', async (who) => {
    const outcome = await act(who, 'school.absence.save', { ...week, personId: 'an', standInId: '' });
    expect((await stored('an')).absences).toEqual([week]);
    expect((await stored('an')).standInId).toBe('bo');
    expect(noted(outcome)).toContain('An Test is er niet');
  });

  it.each(['bo', 'tea', 'adm', 'care'])('of a colleague is not for %s to set or take away', async (who) => {
    expect(await act(who, 'school.absence.save', { ...week, personId: 'an' })).toEqual({
      refusal: 'refused',
    });
    expect(await act(who, 'school.absence.end', { from: week.from, personId: 'an' })).toEqual({
      refusal: 'refused',
    });
    expect((await stored('an')).absences).toEqual([]);
  });

  it.each<[object, string]>([
    [{ to: '2026-12-04' }, 'from'],
    [{ from: '2026-12-04' }, 'to'],
    [{ from: '2026-12-04', to: '2026-12-01' }, 'to'],
    [{ from: '2026-11-02', to: '2026-11-23' }, 'to'],
    [{ from: '2026-02-30', to: '2026-12-04' }, 'from'],
    [{ from: '2026-12-01', to: '2029-12-01' }, 'to'],
    [{ ...week, standInId: 'an' }, 'standInId'],
    [{ ...week, standInId: 'tea' }, 'standInId'],
    [{ ...week, standInId: 'adm' }, 'standInId'],
    [{ ...week, standInId: 'ghost' }, 'standInId'],
  ])('%j is answered at the field %s and changes nothing', async (input, field) => {
    const outcome = (await act('an', 'school.absence.save', input)) as Refusal;
    expect(outcome.refusal).toBe('invalid');
    expect(Object.keys(outcome.fields ?? {})).toEqual([field]);
    expect((await stored('an')).absences).toEqual([]);
  });

  it('ends early, or goes when it had not begun; the dialog stays', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-20', to: '2026-11-27' });
    await act('an', 'school.absence.save', week);
    expect((await stored('an')).absences).toHaveLength(2);
    const outcome = await act('an', 'school.absence.end', { from: '2026-11-20' }, dialog);
    expect((await stored('an')).absences).toEqual([{ from: '2026-11-20', to: '2026-11-23' }, week]);
    expect(shown(outcome).kind).toBe('next');
    expect(shown(outcome).json).not.toContain('20 november');
    expect(shown(outcome).json).toContain('30 november');
    await act('an', 'school.absence.end', { from: week.from });
    expect((await stored('an')).absences).toEqual([{ from: '2026-11-20', to: '2026-11-23' }]);
  });

  it('is asked in a dialog: a teacher for themselves, a secretary for all', async () => {
    await act('an', 'school.absence.save', week);
    const own = shown(await act('tea', 'school.absence'));
    expect(own.kind).toBe('dialog');
    expect(own.json).not.toContain('An Test');
    expect(own.json).not.toContain('standInId');
    const all = shown(await act('sec', 'school.absence'));
    expect(all.json).toContain('An Test: van maandag 30 november tot en met vrijdag 4 december');
    expect(all.json).toContain('"id":"personId"');
    const offered = /"id":"standInId".*?"choices":(\[.*?\])/.exec(
      shown(await act('an', 'school.absence')).json,
    )?.[1];
    expect(JSON.parse(offered ?? '[]').map((one: { value: string }) => one.value)).toEqual([
      'none',
      'bo',
      'care',
      'head',
    ]);
  });

  it('that another enters is told to the person concerned, with who stands in; their own is not', async () => {
    const told = (outcome: object) =>
      'work' in outcome
        ? (outcome as Decision).work.filter((row) => row.name === 'school.absence-entered')
        : [];
    const input = { ...week, personId: 'an', standInId: 'head' };
    const [row] = told(await act('head', 'school.absence.save', input));
    expect(row).toMatchObject({ to: { person: 'an' }, manner: 'addressed' });
    const school = (await createDirectory(store).school(schoolId))!;
    const scene = {
      now: NOW,
      school,
      read: undefined as never,
      id: () => '',
      person: school.people.get('an')!,
    };
    const send = feature.sends.find((one) => one.name === 'school.absence-entered')!;
    const card = await send.view({ ...scene, ref: { kind: 'person', id: 'an' }, data: row!.data! });
    const words = JSON.stringify(renderer.render(card!, { language: 'nl' }, 'sandbox', NOW));
    expect(words).toContain('noteerde dat je er niet bent');
    expect(words).toContain('springt in en kan je open vragen lezen');
    expect(told(await act('an', 'school.absence.save', week))).toEqual([]);
  });

  it('tells the stand-in only while it is still so', async () => {
    const [standsIn] = feature.sends.filter((send) => send.name === 'school.stands-in');
    const view = async () => {
      const school = (await createDirectory(store).school(schoolId))!;
      const scene = {
        now: NOW,
        school,
        read: undefined as never,
        id: () => '',
        person: school.people.get('bo')!,
      };
      const card = await standsIn!.view({ ...scene, ref: { kind: 'person', id: 'an' }, data: week });
      return card && JSON.stringify(renderer.render(card, { language: 'nl' }, 'sandbox', NOW));
    };
    expect(await view()).toBeUndefined();
    await act('an', 'school.absence.save', week);
    expect(await view()).toContain('Jij springt in');
    await act('an', 'school.absence.save', { from: '2027-01-11', to: '2027-01-12', standInId: 'care' });
    expect(await view()).toBeUndefined();
  });
});
