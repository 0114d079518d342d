import { describe, expect, it } from '@jest/globals';
import { dayOf, epochOf, timeOf } from '../../../src/calendar/time.js';
import {
  absentUntil,
  activeStandIn,
  callName,
  displayName,
  isCoordinator,
  nextDigest,
  nextPoliteMoment,
  politenessOf,
  standInChain,
} from '../../../src/features/school/model/people.js';
import { phoneLines } from '../../../src/features/school/model/phone-lines.js';
import { coordinator, group, person, schoolOf } from './support.js';

const TODAY = '2026-11-24';
const at = (day: string, time: string) => epochOf(day, time);
const written = (epoch: number) => `${dayOf(epoch)} ${timeOf(epoch)}`;

describe('absence', () => {
  it('lasts to the end of absences that follow each other', () => {
    const an = person('an', {
      absences: [
        { from: '2026-11-28', to: '2026-12-04' },
        { from: '2026-11-20', to: '2026-11-25' },
        { from: '2026-11-25', to: '2026-11-27' },
      ],
    });
    expect(absentUntil(an, TODAY)).toBe('2026-12-04');
    expect(absentUntil(an, '2026-12-05')).toBeUndefined();
    expect(absentUntil(an, '2026-11-19')).toBeUndefined();
  });

  it('has a stand-in only while it lasts, and after somebody left', () => {
    const an = coordinator('an', {
      absences: [{ from: TODAY, to: TODAY }],
      standInId: 'bo',
      until: '2026-12-18',
    });
    const school = schoolOf([an, coordinator('bo')]);
    expect(activeStandIn(school, 'an', TODAY)?.id).toBe('bo');
    expect(activeStandIn(school, 'an', '2026-11-25')).toBeUndefined();
    expect(activeStandIn(school, 'an', '2026-12-19')?.id).toBe('bo');
    expect(activeStandIn(school, 'nobody', TODAY)).toBeUndefined();
  });

  it('never ends in a circle of stand-ins', () => {
    const school = schoolOf([
      coordinator('an', { standInId: 'bo' }),
      coordinator('bo', { standInId: 'ca' }),
      coordinator('ca', { standInId: 'bo' }),
    ]);
    expect(standInChain(school, school.people.get('an')!).map((one) => one.id)).toEqual(['bo', 'ca']);
  });
});

describe('the next digest', () => {
  const week = { mon: 'full', tue: 'off', wed: 'off', thu: 'full', fri: 'off' } as const;
  const an = person('an', { pattern: { weeks: [week] } });
  const school = schoolOf([an]);

  it.each([
    ['2026-11-23', '07:00', '2026-11-23 08:00'],
    ['2026-11-23', '08:00', '2026-11-23 08:00'],
    ['2026-11-23', '08:01', '2026-11-26 08:00'],
    ['2026-12-17', '12:00', '2027-01-04 08:00'],
  ])('from %s %s on is %s', (day, time, expected) => {
    expect(written(nextDigest(school, an, at(day, time)))).toBe(expected);
  });

  it('waits for the end of a pause and of an absence', () => {
    expect(
      written(nextDigest(school, { ...an, digestPausedUntil: '2026-11-23' }, at('2026-11-23', '07:00'))),
    ).toBe('2026-11-26 08:00');
    const away = { ...an, absences: [{ from: '2026-11-25', to: '2026-11-27' }] };
    expect(written(nextDigest(school, away, at('2026-11-24', '07:00')))).toBe('2026-11-30 08:00');
    expect(
      written(nextDigest(school, { ...an, digestPausedUntil: '2026-11-01' }, at('2026-11-23', '07:00'))),
    ).toBe('2026-11-23 08:00');
  });
});

describe('politeness', () => {
  it('follows the closures of the site where somebody is', () => {
    const classes = [group('L1A'), group('L1B', { site: 'kaai' })];
    const calendar = { closures: [{ from: TODAY, to: TODAY, label: 'feest', site: 'kaai' }], lessonFree: [] };
    const people = [
      person('dorp', { classes: ['L1A'] }),
      person('kaai', { classes: ['L1B'] }),
      person('both', { classes: ['L1A', 'L1B'] }),
      person('set', { classes: ['L1A'], site: 'kaai' }),
    ];
    const school = schoolOf(people, classes, { calendar });
    const days = people.map((one) => dayOf(nextPoliteMoment(school, one, at(TODAY, '09:00'))));
    expect(days).toEqual([TODAY, '2026-11-25', TODAY, '2026-11-25']);
    expect(politenessOf(school, people[2]!).site).toBeUndefined();
  });
});

describe('colleagues', () => {
  it('of one name are told apart, those who left do not count', () => {
    const people = [
      person('lies', { name: 'Lies Test', givenName: 'Lies', classes: ['L1A'] }),
      person('lies2', { name: 'lies test', givenName: 'Lies', email: 'lies.two@school.example' }),
      person('bo', { name: 'Bo Test', givenName: 'Bo' }),
      person('bo2', { name: 'Bo Test', givenName: 'Bo', until: '2026-06-30' }),
    ];
    const school = schoolOf(people);
    expect(people.map((one) => displayName(school, one, TODAY))).toEqual([
      'Lies Test (L1A)',
      'lies test (lies.two)',
      'Bo Test',
      'Bo Test (bo2)',
    ]);
    expect(callName(school, people[2]!, TODAY)).toBe('Bo');
    expect(callName(school, people[0]!, TODAY)).toBe('Lies Test (L1A)');
  });

  it('follow requests by their role, a grade coordinator only for what the school says', () => {
    expect(isCoordinator(person('a', { roles: ['PUPIL_COUNSELLOR'] }))).toBe(true);
    expect(isCoordinator(person('a', { roles: ['GRADE_COORDINATOR'] }))).toBe(false);
    expect(isCoordinator(person('a', { roles: ['GRADE_COORDINATOR'], covers: [{ by: 'fallback' }] }))).toBe(
      true,
    );
    expect(isCoordinator(person('a', { roles: ['ADMINISTRATOR'], covers: [{ by: 'fallback' }] }))).toBe(
      false,
    );
  });
});

describe('whom to phone', () => {
  const people = [
    person('head', { roles: ['HEAD'], phone: '1' }),
    coordinator('an', { phone: '2', absences: [{ from: TODAY, to: TODAY }], standInId: 'bo' }),
    coordinator('bo', { phone: '3' }),
    coordinator('ca'),
  ];
  const phones = { checkedOn: '2026-09-01', clb: '4', vk: '5' };
  const numbers = (school: ReturnType<typeof schoolOf>, id?: string) =>
    phoneLines(school, at(TODAY, '10:00'), id).map((line) => line.phone);

  it('is 112, the own people, CLB and VK before 1712', () => {
    const school = schoolOf(people, [], { phones });
    expect(numbers(school)).toEqual(['112', '1', '3', '4', '5', '1813', '102', '1712']);
    expect(numbers(school, 'an')).toEqual(['112', '3', '1', '4', '5', '1813', '102', '1712']);
    expect(numbers(school, 'ca')).toEqual(['112', '1', '4', '5', '1813', '102', '1712']);
  });

  it('has the help lines that the school chose', () => {
    const own = { checkedOn: '2026-09-01', others: [{ name: 'JAC', phone: '9' }] };
    expect(numbers(schoolOf(people, [], { phones: own }))).toEqual(['112', '1', '3', '9']);
  });
});

describe('lessons', () => {
  it('are quiet: somebody is reached in between, and after them', () => {
    const lies = person('lies', {
      lessons: {
        tue: [
          { from: '08:30', to: '10:10' },
          { from: '10:25', to: '12:05' },
        ],
      },
    });
    const school = schoolOf([lies]);
    const reached = (time: string) => written(nextPoliteMoment(school, lies, at(TODAY, time)));
    expect([reached('08:00'), reached('09:00'), reached('11:00'), reached('12:05')]).toEqual(
      ['08:00', '10:10', '12:05', '12:05'].map((time) => `${TODAY} ${time}`),
    );
  });
});
