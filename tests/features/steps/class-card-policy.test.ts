import { describe, expect, it } from '@jest/globals';
import type { Person, School } from '../../../src/features/school/model/school.js';
import type { SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { opensClassCard, seesOnClassCard } from '../../../src/features/steps/policy.js';
import { classCard } from '../../../src/features/steps/view/class-card.js';
import type { Read } from '../../../src/kernel/feature.js';
import { AWAY, LEFT, NOW, schoolWith, TODAY, WHO } from '../requests/authorisation-cast.js';
import { stepOf } from './step-cast.js';

const LESSONS = { teaches: ['L3B'] };
const TAUGHT = { thinker: LESSONS, office: LESSONS, departed: LESSONS, administrator: { classes: ['L3B'] } };
const sees = (step: SmallIntervention, school: School = schoolWith(TAUGHT)) =>
  WHO.filter((who) => seesOnClassCard(school.people.get(who) as Person, step, school, TODAY));
const ALL = ['coordinator', 'thinker', 'colleague', 'classTeacher', 'careTeacher'];

describe('what stands on the card of a class', () => {
  it('is seen by who teaches it, who takes part, and who follows it; never by the office, a head or another coordinator', () => {
    expect(sees(stepOf())).toEqual(ALL);
    expect(sees(stepOf({ status: 'KEPT', lookBackOn: undefined }))).toEqual(ALL);
    expect(sees(stepOf({ scope: 'class' }))).toEqual(ALL);
  });

  it('is seen by whoever stands in, or follows the class by now', () => {
    expect(sees(stepOf(), schoolWith(AWAY))).toEqual([
      'coordinator',
      'standIn',
      'colleague',
      'classTeacher',
      'careTeacher',
    ]);
    const left = schoolWith({ ...LEFT, otherCoordinator: { covers: [{ by: 'fallback' }] } });
    expect(sees(stepOf(), left)).toEqual(['otherCoordinator', 'colleague', 'classTeacher', 'careTeacher']);
  });

  it.each<[string, Partial<SmallIntervention>]>([
    ['"mijn aanpak"', { scope: 'practice', closed: true }],
    ['what is about somebody of the school', { closed: true }],
    ['a step of the team', { scope: 'team', teamId: 'all', ownerId: undefined }],
    ['what lies still', { status: 'PARKED', lookBackOn: undefined, backOn: '2026-11-30' }],
    ['what is over', { status: 'ENDED', open: false, lookBackOn: undefined }],
    ['what belongs to no class', { classCode: undefined }],
  ])('is not %s', (_what, more) => {
    expect(sees(stepOf(more))).toEqual([]);
  });

  it('is of that class: who teaches another sees nothing', () => {
    const school = schoolWith({ thinker: { teaches: ['L4B'] }, classTeacher: { classes: ['L4B'] } });
    expect(sees(stepOf({ helpers: [] }), school)).toEqual(['coordinator', 'colleague']);
  });

  it('is opened, also while it is empty, by who teaches there and who follows the class', () => {
    const school = schoolWith(TAUGHT);
    const opens = WHO.filter((who) => opensClassCard(school.people.get(who) as Person, school, 'L3B', TODAY));
    expect(opens).toEqual(['coordinator', 'thinker', 'classTeacher']);
  });
});

describe('a long card', () => {
  const person = schoolWith(TAUGHT).people.get('thinker') as Person;
  const steps = Array.from({ length: 14 }, (_, n) => ({
    schoolId: 'school',
    kind: 'intervention',
    id: `s${n}`,
    version: 1,
    data: stepOf(),
  }));
  const pageFrom = (from: number) => {
    const at = { school: schoolWith(TAUGHT), person, now: NOW, read: {} as Read, id: () => 'x' };
    const { data } = classCard(at, 'L3B', steps, from);
    return { ids: (data.steps as { id: string }[]).map(({ id }) => id), rest: data.rest, next: data.next };
  };

  it('comes in pages that leave nothing out, each saying how many are still to come', () => {
    const [first, second] = [pageFrom(0), pageFrom(10)];
    expect(first).toMatchObject({ rest: 4, next: '10' });
    expect(second.rest).toBe(0);
    expect([...first.ids, ...second.ids]).toEqual(steps.map(({ id }) => id));
  });
});
