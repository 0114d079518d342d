import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Settings } from '../../../src/features/school/model/school.js';
import { SCHOOL, settingsSchema } from '../../../src/features/school/model/school-kinds.js';
import { SETTING_GROUPS, withGroup } from '../../../src/features/school/model/setting-groups.js';
import {
  DEFAULT_SETTINGS,
  MEETING_DEFAULTS,
  meetingProblem,
  meetingsOf,
  timesProblem,
} from '../../../src/features/school/model/settings.js';
import { DEFAULT_THEMES } from '../../../src/features/school/model/themes.js';
import type { Decision } from '../../../src/kernel/decision.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import { act, dialog, everyTestHasASchool, schoolId, shown, store } from './acting.js';

everyTestHasASchool();

const settings = async (): Promise<Settings> => (await store.get(SCHOOL, schoolId, schoolId))!.data.settings;
const save = (which: string, typed: object, who = 'an') =>
  act(who, 'school.settings.save', { which, ...typed }, dialog);
const wrongIn = (outcome: Awaited<ReturnType<typeof act>>) => Object.keys((outcome as Refusal).fields ?? {});

describe('what a school sets for itself in the chat', () => {
  it('is shown group by group, and each group as a form with what holds and the default', async () => {
    const all = shown(await act('an', 'school.settings')).json;
    expect(all).toContain('Na 2 schooldagen krijgt de coördinator een seintje');
    expect(all).toContain('De directie hoort hier niets over');
    expect(all).toContain('Het ochtendbericht komt om');
    expect(all).toContain('Brede basiszorg');
    for (const which of SETTING_GROUPS) {
      const { json, kind } = shown(await act('head', 'school.settings.edit', { which }, dialog));
      expect(kind).toBe('next');
      expect(json).toContain('school.settings.save');
    }
    expect(shown(await act('an', 'school.settings.edit', { which: 'times' })).json).toContain(
      '(standaard 18:00)',
    );
  });

  it('is saved with a new revision, logged, and shown as it is now; the other groups stay', async () => {
    const outcome = (await save('waiting', {
      untakenAfterSchoolDays: '1',
      standInAfterSchoolDays: '3',
      headAfterSchoolDays: '2',
      headIsTold: 'true',
    })) as Decision;
    expect(await settings()).toEqual({
      ...DEFAULT_SETTINGS,
      untakenAfterSchoolDays: 1,
      standInAfterSchoolDays: 3,
      headAfterSchoolDays: 2,
      headIsTold: true,
    });
    expect((await store.get(SCHOOL, schoolId, schoolId))?.data.revision).toBe(2);
    expect(outcome.audit).toMatchObject([
      {
        who: 'an',
        verb: 'school.settings.save',
        kind: 'school',
        id: schoolId,
        access: 'change',
        reason: 'waiting',
      },
    ]);
    const { json, kind } = shown(outcome);
    expect(kind).toBe('next');
    expect(json).toContain('Na 1 schooldag krijgt de coördinator een seintje');
    expect(json).toContain('En 2 schooldagen daarna hoort de directie');
    await save('times', {
      digestAt: '08:30',
      quietFrom: '17:00',
      quietUntil: '08:00',
      wednesdayQuietFrom: '12:00',
    });
    expect(await settings()).toMatchObject({
      untakenAfterSchoolDays: 1,
      digestAt: '08:30',
      quietFrom: '17:00',
    });
  });

  it('goes back to the default where nothing is filled in', async () => {
    await save('times', {
      digestAt: '09:00',
      quietFrom: '17:00',
      quietUntil: '08:00',
      safetyAcknowledgeMinutes: '5',
    });
    expect(await settings()).toMatchObject({ digestAt: '09:00', safetyAcknowledgeMinutes: 5 });
    await save('times', {});
    expect(await settings()).toEqual(DEFAULT_SETTINGS);
  });

  it('has themes, one a line, each once, and the usual ones when the list is emptied', async () => {
    await save('wider', { lookWiderFrom: '4', themes: ' Faalangst \n\nlezen\nfaalangst\nruzie   op de bus' });
    expect(await settings()).toMatchObject({
      lookWiderFrom: 4,
      themes: ['Faalangst', 'lezen', 'ruzie op de bus'],
    });
    await save('wider', { themes: DEFAULT_THEMES.join('\n') });
    expect((await settings()).themes).toBeUndefined();
    await save('wider', { themes: 'iets' });
    await save('wider', { themes: '' });
    expect((await settings()).themes).toBeUndefined();
  });

  it('has its own names for the phases, or the official ones', async () => {
    await save('phases', { BROAD_BASIC_CARE: 'Fase 0', INCREASED_CARE: '  Fase   1 ', EXTENDED_CARE: ' ' });
    expect((await settings()).phaseLabels).toEqual({ BROAD_BASIC_CARE: 'Fase 0', INCREASED_CARE: 'Fase 1' });
    expect(shown(await act('an', 'school.settings')).json).toContain('Fase 0');
    await save('phases', {});
    expect((await settings()).phaseLabels).toBeUndefined();
  });

  it('has hours and measures for talks, and keeps only what is its own', async () => {
    await save('meetings', { meetFrom: '08:30', meetUntil: '16:30', meetLead: '2', meetMost: '' });
    expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, meetFrom: '08:30', meetLead: 2 });
    expect(meetingsOf(await settings())).toEqual({ ...MEETING_DEFAULTS, meetFrom: '08:30', meetLead: 2 });
    await save('meetings', {});
    expect(await settings()).toEqual(DEFAULT_SETTINGS);
  });

  it.each<[string, object, string[]]>([
    ['waiting', { untakenAfterSchoolDays: '61' }, ['untakenAfterSchoolDays']],
    [
      'waiting',
      { standInAfterSchoolDays: 'morgen', headAfterSchoolDays: '-1' },
      ['standInAfterSchoolDays', 'headAfterSchoolDays'],
    ],
    ['waiting', { untakenAfterSchoolDays: '1.5' }, ['untakenAfterSchoolDays']],
    ['times', { safetyAcknowledgeMinutes: '0' }, ['safetyAcknowledgeMinutes']],
    ['times', { quietFrom: '25:00' }, ['quietFrom']],
    ['times', { digestAt: '07:00' }, ['digestAt']],
    ['times', { digestAt: '18:00' }, ['digestAt']],
    ['times', { quietUntil: '18:30' }, ['quietUntil']],
    ['times', { wednesdayQuietFrom: '07:00' }, ['wednesdayQuietFrom']],
    ['wider', { lookWiderFrom: '1' }, ['lookWiderFrom']],
    ['wider', { themes: Array.from({ length: 31 }, (_, i) => `thema ${i}`).join('\n') }, ['themes']],
    ['wider', { themes: 'x'.repeat(41) }, ['themes']],
    ['meetings', { meetFrom: '12:00', meetUntil: '12:00' }, ['meetUntil']],
    [
      'meetings',
      { meetFrom: '8 uur', meetBuffer: '61', meetMost: '0' },
      ['meetFrom', 'meetBuffer', 'meetMost'],
    ],
  ])('answers at its field what cannot be, and changes nothing: %s %j', async (which, typed, fields) => {
    expect(wrongIn(await save(which, typed))).toEqual(fields);
    expect(await settings()).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['tea', 'care', 'sec', 'adm'])('is not for %s', async (who) => {
    for (const [name, input] of [
      ['school.settings', {}],
      ['school.settings.edit', { which: 'times' }],
      ['school.settings.save', { which: 'times', digestAt: '09:00' }],
    ] as const)
      expect(await act(who, name, input)).toEqual({ refused: true });
  });

  it('is always what the school’s file could say too', () => {
    const typed = fc.dictionary(
      fc.constantFrom(
        ...Object.keys({ ...DEFAULT_SETTINGS, ...MEETING_DEFAULTS }),
        'themes',
        'BROAD_BASIC_CARE',
      ),
      fc.oneof(
        fc.constantFrom('08:00', '12:30', '19:15', '0', '3', '60', '61', 'true', 'false', ''),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...SETTING_GROUPS), typed)), (acts) => {
        let now: Settings = DEFAULT_SETTINGS;
        for (const [group, input] of acts) {
          const read = withGroup(now, group, input);
          if ('settings' in read) now = read.settings;
          expect(settingsSchema.safeParse(now).success).toBe(true);
          expect(timesProblem(now)).toBeUndefined();
          expect(meetingProblem(now)).toBeUndefined();
        }
      }),
    );
  });
});
