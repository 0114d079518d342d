import { describe, expect, it } from '@jest/globals';
import { parsePattern } from '../../../src/calendar/working-pattern.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import { dayNote, daysNote } from '../../../src/features/steps/handlers/shared.js';
import {
  afterSchoolDays,
  beginsOn,
  type LookBackDay,
  laterSchoolDays,
  onChosenDay,
  USUAL_DAYS,
  type Whose,
} from '../../../src/features/steps/model/dates.js';
import { loadTexts } from '../../../src/render/texts.js';
import { group, person, schoolOf } from '../school/support.js';

const CLASSES = [group('S2', { level: 'secondary', site: 'kaai' })];
const JUNE_EXAMS = {
  from: '2026-06-08',
  to: '2026-06-30',
  kind: 'exam' as const,
  levels: ['secondary'],
};
const texts = loadTexts(new URL('../../../cards/texts', import.meta.url).pathname);
const said = (date: LookBackDay, language: 'nl' | 'en' | 'fr' = 'nl') => texts.say(dayNote(date), language);

describe('what a person reads of a day to look back', () => {
  const house = (more: Partial<Person> = {}, calendar: Partial<School['calendar']> = {}) =>
    schoolOf([person('lies', more)], CLASSES, {
      calendar: { closures: [], lessonFree: [], ...calendar },
    });
  const inClass: Whose = { ownerId: 'lies', classCode: 'S2', scope: 'pupil' };
  const pick = (at: School, on: string) => onChosenDay(at, inClass, on, '2026-10-12')!;

  it('is the day alone where nothing had to give way', () => {
    const date = afterSchoolDays(house(), inClass, '2026-09-07', USUAL_DAYS);
    expect(date).toEqual({ day: '2026-09-28', moves: [], forTransfer: false });
    expect(said(date)).toBe('Terugblik op maandag 28 september.');
  });

  it.each([
    [
      'a holiday',
      pick(house(), '2026-11-04'),
      'Terugblik op maandag 9 november. Op woensdag 4 november is er geen school (herfstvakantie).',
      'Look back on Monday 9 November. There is no school on Wednesday 4 November (autumn holiday).',
      'On fait le point le lundi 9 novembre. Il n’y a pas école le mercredi 4 novembre (vacances d’automne).',
    ],
    [
      'the weekend before a holiday',
      pick(house(), '2026-10-31'),
      'Terugblik op maandag 9 november. Op zaterdag 31 oktober is er geen school (herfstvakantie).',
      'Look back on Monday 9 November. There is no school on Saturday 31 October (autumn holiday).',
      'On fait le point le lundi 9 novembre. Il n’y a pas école le samedi 31 octobre (vacances d’automne).',
    ],
    [
      'a plain weekend, and a day off behind it',
      pick(house({ pattern: parsePattern('di')! }), '2026-10-17'),
      'Terugblik op dinsdag 20 oktober. Op zaterdag 17 oktober is het weekend. Wie terugkijkt, werkt niet op maandag 19 oktober.',
      'Look back on Tuesday 20 October. That is at the weekend: Saturday 17 October. Whoever looks back does not work on Monday 19 October.',
      'On fait le point le mardi 20 octobre. Le samedi 17 octobre, c’est le week-end. La personne qui fait le point ne travaille pas le lundi 19 octobre.',
    ],
    [
      'an absence of months',
      pick(house({ absences: [{ from: '2026-10-19', to: '2027-01-15' }] }), '2026-10-21'),
      'Terugblik op maandag 18 januari. Wie terugkijkt, is er niet op woensdag 21 oktober.',
      'Look back on Monday 18 January. Whoever looks back is away on Wednesday 21 October.',
      'On fait le point le lundi 18 janvier. La personne qui fait le point est absente le mercredi 21 octobre.',
    ],
    [
      'weeks without lessons, and the end of the year',
      afterSchoolDays(house({}, { lessonFree: [JUNE_EXAMS] }), inClass, '2026-05-26', USUAL_DAYS),
      'Terugblik op dinsdag 30 juni. Dagen zonder les tel ik niet mee. Later is na de laatste schooldag. Zo kan de stap nog mee in de overdracht.',
      'Look back on Tuesday 30 June. I do not count days without lessons. Any later is after the last school day. This way the step can still go into the transfer.',
      'On fait le point le mardi 30 juin. Je ne compte pas les jours sans cours. Plus tard, ce serait après le dernier jour d’école. Ainsi le pas peut encore être transmis.',
    ],
    [
      'a last school day on which the owner is off',
      pickIn(house({ pattern: parsePattern('ma')! }), '2026-06-30'),
      'Terugblik op maandag 29 juni. Wie terugkijkt, werkt niet op dinsdag 30 juni. Het is de laatste dag die past dit schooljaar: voor de overdracht.',
      'Look back on Monday 29 June. Whoever looks back does not work on Tuesday 30 June. It is the last day that fits this school year: for the transfer.',
      'On fait le point le lundi 29 juin. La personne qui fait le point ne travaille pas le mardi 30 juin. C’est le dernier jour possible cette année scolaire : pour la transmission.',
    ],
  ])('says why it gave way to %s', (_, date, nl, en, fr) => {
    expect([said(date), said(date, 'en'), said(date, 'fr')]).toEqual([nl, en, fr]);
  });

  it('says when it begins, where that is not on the day that was meant', () => {
    const note = (wished: string) =>
      texts.say(daysNote(beginsOn(house(), inClass, wished), pick(house(), '2026-11-20')), 'nl');
    expect(note('2026-11-05')).toBe(
      'Start op maandag 9 november. Op donderdag 5 november is er geen school (herfstvakantie). Terugblik op vrijdag 20 november.',
    );
    expect(note('2026-11-10')).toBe('Terugblik op vrijdag 20 november.');
  });

  it('goes on in September, where the school year has no later day', () => {
    for (const today of ['2026-06-30', '2026-07-14']) {
      const date = laterSchoolDays(house(), inClass, today, 10);
      expect(date.day).toBe('2026-09-15');
      expect(said(date)).toContain(today < '2026-07-01' ? 'dus tel ik vanaf september' : 'Terugblik op');
    }
    expect(laterSchoolDays(house(), inClass, '2026-06-29', 10).day).toBe('2026-06-30');
    // Who does not work on the days that are left looks back in September, too.
    const mondays = house({ pattern: parsePattern('ma')! });
    expect(laterSchoolDays(mondays, inClass, '2026-06-29', 5).day).toBe('2026-09-14');
  });

  function pickIn(at: School, on: string) {
    return onChosenDay(at, inClass, on, '2026-06-01')!;
  }
});
