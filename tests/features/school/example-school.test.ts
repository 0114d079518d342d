import { beforeAll, describe, expect, it } from '@jest/globals';
import { schoolPart } from '../../../src/calendar/school-calendar.js';
import { minutesOf } from '../../../src/calendar/time.js';
import { checkSchool } from '../../../src/features/school/model/check.js';
import { classesOn } from '../../../src/features/school/model/classes.js';
import { INSTRUMENT } from '../../../src/features/school/model/instruments.js';
import { coordinatorsOn, hasRole, isCoordinator } from '../../../src/features/school/model/people.js';
import { routeRequest } from '../../../src/features/school/model/routing.js';
import type { School } from '../../../src/features/school/model/school.js';
import { PERSON, SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import { TEAM } from '../../../src/features/school/model/teams.js';
import type { WeekHours } from '../../../src/features/school/model/week-hours.js';
import { demoSchool } from '../../../src/tools/example-school.js';

/** So much is in instruments.csv. */
const MATERIAL = 11;
let school: School;
beforeAll(async () => {
  const demo = await demoSchool();
  school = { ...demo.school, people: new Map(demo.people.map((person) => [person.id, person])) };
});

describe('the example school', () => {
  it('fits the kinds it is stored as', async () => {
    const { save } = await demoSchool();
    for (const one of save) {
      expect([SCHOOL, PERSON, INSTRUMENT, TEAM]).toContain(one.kind);
      expect(one.kind.schema.parse(one.data)).toEqual(JSON.parse(JSON.stringify(one.data)));
      expect(one.expect).toBe(0);
    }
    // And the channel of the whole team.
    expect(save).toHaveLength(school.people.size + 1 + MATERIAL + 1);
  });

  it('has 18 classes on two sites, three coordinators and no gap or overlap in two school years', () => {
    expect(classesOn(school, '2026-11-24')).toHaveLength(18);
    expect(new Set(school.classes.map((group) => group.site)).size).toBe(2);
    expect(coordinatorsOn(school, '2026-11-24')).toHaveLength(3);
    for (const today of ['2026-09-01', '2027-09-01']) {
      const { findings } = checkSchool(school, today);
      expect(findings).toEqual([]);
    }
  });

  it.each([
    ['L3A', 'an.duindoorn'],
    ['L4B', 'an.duindoorn'],
    ['L5A', 'bert.zeewind'],
    ['L1B', 'carla.strandvonk'],
    ['L1A', 'an.duindoorn'],
    ['De Krabben', 'carla.strandvonk'],
    [undefined, 'an.duindoorn'],
  ])('sends %s to %s', (classCode, name) => {
    const { personId } = routeRequest(school, classCode, '2026-11-24');
    expect(school.people.get(personId)?.email).toBe(`${name}@wolkenschip.example`);
  });

  it('closes only on days on which there would be school', () => {
    const bare = { closures: [], lessonFree: [] };
    for (const closure of school.calendar.closures) {
      expect([closure.from, schoolPart(bare, closure.from)]).not.toEqual([closure.from, 'none']);
      expect(schoolPart(school.calendar, closure.from, closure.site)).not.toBe(
        schoolPart(bare, closure.from),
      );
    }
  });
});

describe('the hours of its people', () => {
  const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const minutes = (hours: WeekHours | undefined) =>
    DAYS.flatMap((day) => hours?.[day] ?? []).reduce(
      (n, { from, to }) => n + minutesOf(to) - minutesOf(from),
      0,
    );
  const apart = (a: WeekHours = {}, b: WeekHours = {}) =>
    DAYS.every((day) =>
      (a[day] ?? []).every((x) => (b[day] ?? []).every((y) => x.to <= y.from || y.to <= x.from)),
    );

  it('let a message through at once, whatever the hour at which somebody tries it', () => {
    for (const { name, lessons } of school.people.values())
      expect([name, lessons]).toEqual([name, undefined]);
  });

  it('are known of who heads, coordinates or gives care: they keep hours for talks', () => {
    const here = [...school.people.values()].filter(({ from }) => from === undefined || from < '2027-01-01');
    const keep = here.filter(
      (one) => isCoordinator(one) || hasRole(one, 'HEAD') || hasRole(one, 'CARE_TEACHER'),
    );
    expect(keep.length).toBeGreaterThan(3);
    for (const { name, keeps } of keep) expect([name, minutes(keeps) > 100]).toEqual([name, true]);
  });

  it('are on days on which they work, and never two at once', () => {
    for (const { name, duties, keeps, pattern } of school.people.values()) {
      expect([name, apart(duties, keeps)]).toEqual([name, true]);
      for (const day of DAYS)
        if (duties?.[day] || keeps?.[day])
          expect([name, day, pattern.weeks.some((week) => week[day] !== 'off')]).toEqual([name, day, true]);
    }
  });
});
