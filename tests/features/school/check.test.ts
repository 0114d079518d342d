import { describe, expect, it } from '@jest/globals';
import { checkSchool } from '../../../src/features/school/model/check.js';
import { coordinator, group, person, schoolOf } from './support.js';

const TODAY = '2026-11-24';
const classes = [group('L1', { year: 1 }), group('L2', { year: 2 })];
const phones = { checkedOn: TODAY, clb: '1', vk: '2' };
const head = person('head', { roles: ['HEAD'], phone: '3' });
const teachers = [person('t1', { classes: ['L1'] }), person('t2', { classes: ['L2'] })];
const an = coordinator('an', { covers: [{ by: 'level', value: 'primary' }], phone: '4', standInId: 'head' });
const findings = (people: ReturnType<typeof person>[]) =>
  checkSchool(schoolOf([head, ...teachers, ...people], classes, { phones }), TODAY).findings;

describe('the check of a school', () => {
  it('has nothing to say when all is well, and tells where each class goes', () => {
    const school = schoolOf([head, ...teachers, an], classes, { phones });
    const check = checkSchool(school, TODAY);
    expect(check.findings).toEqual([]);
    expect(check.classes.map((one) => [one.classCode, one.personId])).toEqual([
      ['L1', 'an'],
      ['L2', 'an'],
    ]);
  });

  it('finds a class that nobody follows', () => {
    const only = { ...an, covers: [{ by: 'class' as const, value: 'L1' }] };
    expect(findings([only])).toMatchObject([
      { kind: 'gap', classCode: 'L2', from: TODAY, message: expect.stringContaining('nobody follows') },
    ]);
  });

  it('finds two who follow a class equally', () => {
    const bo = { ...an, id: 'bo', name: 'Bo Test', email: 'bo@school.example' };
    expect(findings([an, bo]).map((one) => [one.kind, one.classCode])).toEqual([
      ['overlap', 'L1'],
      ['overlap', 'L2'],
    ]);
  });

  it('looks ahead to the day on which somebody leaves or is absent', () => {
    expect(findings([{ ...an, until: '2027-01-29' }])).toMatchObject([
      { kind: 'gap', classCode: 'L1', from: '2027-01-30', until: '2027-12-29' },
      { kind: 'gap', classCode: 'L2', from: '2027-01-30' },
    ]);
    const away = [{ from: '2026-12-01', to: '2026-12-04' }];
    const nobody = [{ ...an, absences: away, standInId: undefined }];
    const found = checkSchool(
      schoolOf([{ ...head, absences: away }, ...teachers, ...nobody], classes, { phones }),
      TODAY,
    );
    expect(found.findings.filter((one) => one.kind === 'gap')).toMatchObject([
      { classCode: 'L1', from: '2026-12-01', until: '2026-12-04' },
      { classCode: 'L2', from: '2026-12-01', until: '2026-12-04' },
    ]);
  });

  it('hints at what is missing where somebody may be in danger', () => {
    const messages = checkSchool(schoolOf([coordinator('an')], classes), TODAY).findings.map(
      (one) => one.message,
    );
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.stringContaining('no head'),
        expect.stringContaining('has no stand-in'),
        expect.stringContaining('An Test has no telephone'),
        expect.stringContaining('CLB'),
        expect.stringContaining('no class teacher'),
      ]),
    );
  });

  it('hints at a class of somebody that there is not', () => {
    const lost = person('lost', { classes: ['L1', 'L9'] });
    expect(findings([an, lost])).toMatchObject([
      { kind: 'hint', message: 'Lost Test has class L9, which there is not' },
    ]);
  });

  it('says it when nobody at all can receive a request', () => {
    const check = checkSchool(schoolOf(teachers, classes), TODAY);
    expect(check.classes).toEqual([]);
    expect(check.findings[0]).toMatchObject({ kind: 'gap' });
  });
});
