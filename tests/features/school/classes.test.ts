import { describe, expect, it } from '@jest/globals';
import { classesOn, classOf, findClass } from '../../../src/features/school/model/classes.js';
import { group, schoolOf } from './support.js';

const school = schoolOf(
  [],
  [
    group('L3A', { year: 3 }),
    group('L3B', { year: 3 }),
    group('K3B', { level: 'nursery', year: 3 }),
    group('L6 Dorp', { year: 6 }),
    group('L6 Kaai', { year: 6, site: 'kaai' }),
    group('De Zeeëgels', { level: 'nursery' }),
    group('L1-2', { year: 1 }),
    group('5EM/MT', { level: 'secondary', year: 5 }),
    group('OKAN1', { level: 'secondary' }),
    group('L4A', { year: 4, until: '2026-06-30' }),
    group('L4A', { year: 4, from: '2027-09-01', site: 'kaai' }),
  ],
);
const found = (typed: string, today?: string) => {
  const hit = findClass(school, typed, today);
  if (hit === undefined) return undefined;
  return 'many' in hit ? hit.many.map((one) => one.code).sort() : hit.code;
};

describe('what somebody typed for a class', () => {
  it.each([
    ['L3A', 'L3A'],
    ['l 3 a', 'L3A'],
    ['L3.A', 'L3A'],
    ['klas l3a', 'L3A'],
    ['3a', 'L3A'],
    ['L6 kaai', 'L6 Kaai'],
    ['6kaai', 'L6 Kaai'],
    ['zeeegels', 'De Zeeëgels'],
    ['DE ZEEËGELS', 'De Zeeëgels'],
    ['de klas zeeegels', 'De Zeeëgels'],
    ['l1-2', 'L1-2'],
    ['5em mt', '5EM/MT'],
    ['okan 1', 'OKAN1'],
  ])('%s is %s', (typed, code) => expect(found(typed)).toBe(code));

  it.each([
    ['3b', ['K3B', 'L3B']],
    ['L6', ['L6 Dorp', 'L6 Kaai']],
    ['L3', ['L3A', 'L3B']],
    ['okan', ['OKAN1']],
  ])('%s may be each of %j, and none is guessed', (typed, codes) => expect(found(typed)).toEqual(codes));

  it.each(['L9A', '', '  ', '-', 'klas', 'L3AB'])('%j is none', (typed) =>
    expect(found(typed)).toBeUndefined(),
  );

  it('is looked up among the classes of that day', () => {
    expect(found('L4A', '2026-05-05')).toBe('L4A');
    expect(found('L4A', '2026-11-24')).toBeUndefined();
    expect(classOf(school, 'L4A', '2027-10-01')?.site).toBe('kaai');
    expect(classOf(school, 'L4A', '2026-11-24')?.site).toBe('dorp');
    expect(classesOn(school, '2026-11-24').map((one) => one.code)).not.toContain('L4A');
  });
});
