import { describe, expect, it } from '@jest/globals';
import { type CareRequest, newRequest } from '../../../src/features/requests/model/request.js';
import {
  aspectsFor,
  leads,
  mayBeInvited,
  mayGiveReason,
  mayInvite,
  maySee,
} from '../../../src/features/requests/policy.js';
import type { School } from '../../../src/features/school/model/school.js';
import { person, TODAY } from './authorisation-cast.js';

const people = [
  person('requester', ['TEACHER']),
  person('coordinator', ['CARE_COORDINATOR'], { standInId: 'standIn' }),
  person('standIn', ['CARE_COORDINATOR']),
  person('otherCoordinator', ['CARE_COORDINATOR']),
  person('colleague', ['TEACHER']),
  person('invited', ['TEACHER']),
  person('classTeacher', ['TEACHER'], { classes: ['L3B'] }),
  person('head', ['HEAD']),
  person('secretary', ['SECRETARY']),
  person('administrator', ['ADMINISTRATOR']),
];
const school = { people: new Map(people.map((p) => [p.id, p])) } as unknown as School;
const away = {
  people: new Map(school.people).set('coordinator', {
    ...people[1]!,
    absences: [{ from: TODAY, to: TODAY }],
  }),
} as unknown as School;

const request = (more: Partial<CareRequest> = {}): CareRequest => ({
  ...newRequest(
    {
      id: '01J00000000000000000ABCDEF',
      roepnaam: 'vuurtoren',
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'requester',
      coordinatorId: 'coordinator',
      routing: [],
      answerBy: '2026-10-14',
      words: { scope: 'pupil', observation: 'x', safety: 'no', capacity: 'heavy' },
      status: 'NEW',
    },
    1,
  ),
  ...more,
});
const seen = (who: string, r: CareRequest, at = school) =>
  [...aspectsFor(at.people.get(who)!, r, at, TODAY)].sort().join(' ');
const ALL = 'capacity safety timeline words';
const practice = { scope: 'practice' as const, observation: 'x', safety: 'no' as const };
const alarm = { at: 1, told: ['coordinator', 'head'] };

// The table of product.md, "Who may read what", row by row.
describe('who may read what', () => {
  it.each([
    ['requester', request(), ALL],
    ['coordinator', request(), ALL],
    ['standIn', request(), 'timeline'],
    ['otherCoordinator', request(), 'timeline'],
    ['otherCoordinator', request({ handedTo: ['otherCoordinator'] }), 'timeline words'],
    ['otherCoordinator', request({ openedBy: ['otherCoordinator'] }), 'timeline words'],
    ['invited', request({ sharedWith: ['invited'] }), 'timeline words'],
    ['classTeacher', request(), 'timeline'],
    ['classTeacher', request({ sharedWith: ['classTeacher'] }), 'timeline words'],
    ['colleague', request(), ''],
    ['head', request(), 'timeline'],
    ['head', request({ alarm }), 'safety timeline words'],
    ['secretary', request(), ''],
    ['administrator', request(), ''],
    ['administrator', request({ sharedWith: ['administrator'], handedTo: ['administrator'] }), ''],
    ['secretary', request({ sharedWith: ['secretary'] }), ''],
  ])('%s sees of a request: %#', (who, r, aspects) => {
    expect(seen(who, r)).toBe(aspects);
  });

  it('gives a stand-in everything while the coordinator is away, and only then', () => {
    expect(seen('standIn', request(), away)).toBe(ALL);
    expect(leads(people[2]!, request(), school, TODAY)).toBe(false);
  });

  it('keeps "mijn aanpak" from coordinators to whom it was handed, from the head and from whoever was told', () => {
    const own = request({ words: practice, handedTo: ['otherCoordinator'], alarm, sharedWith: ['invited'] });
    expect(seen('otherCoordinator', own)).toBe('timeline');
    expect(seen('head', own)).toBe('safety timeline');
    expect(seen('coordinator', own)).toBe(ALL);
    expect(mayGiveReason(people[3]!, own)).toBe(false);
  });

  it('never shows carrying capacity beyond requester and coordinator', () => {
    const shared = request({
      alarm,
      handedTo: ['otherCoordinator'],
      openedBy: ['otherCoordinator'],
      sharedWith: people.map((p) => p.id),
    });
    for (const { id } of people.filter((p) => p.id !== 'requester' && p.id !== 'coordinator')) {
      expect(seen(id, shared)).not.toContain('capacity');
    }
  });

  it('shows a request about somebody of the school to nobody before its requester chose, then to those alone', () => {
    const held = request({ status: 'HELD' });
    const chosen = request({ onlyFor: ['head'], coordinatorId: 'head', sharedWith: ['head'] });
    for (const { id } of people.filter((p) => p.id !== 'requester')) expect(seen(id, held)).toBe('');
    for (const { id } of people.filter((p) => p.id !== 'requester' && p.id !== 'head')) {
      expect({ id, seen: seen(id, chosen) }).toEqual({ id, seen: '' });
      expect(mayGiveReason(school.people.get(id)!, chosen)).toBe(false);
      expect(leads(school.people.get(id)!, chosen, away, TODAY)).toBe(false);
    }
    expect(seen('head', chosen)).toBe('safety timeline words');
  });

  it('keeps a note from the corridor between the two who talked until the teacher says "Klopt"', () => {
    const noted = request({ status: 'UNCONFIRMED', notedBy: 'invited' });
    const whoSees = people.filter((p) => maySee(p, noted, school, TODAY)).map((p) => p.id);
    expect(whoSees).toEqual(['requester', 'invited']);
  });
});

describe('thinking along', () => {
  const share = (more: Partial<NonNullable<CareRequest['shares']>[number]> = {}) => ({
    at: 1,
    by: 'coordinator',
    with: ['invited', 'head', 'secretary', 'administrator', 'classTeacher', 'otherCoordinator', 'left'],
    text: 'x',
    ...more,
  });
  const shared = (more: Partial<CareRequest> = {}) => request({ shares: [share()], ...more });

  it.each([
    ['invited', shared(), 'shared'],
    ['colleague', shared(), ''],
    ['head', shared(), 'shared timeline'],
    ['classTeacher', shared(), 'shared timeline'],
    ['otherCoordinator', shared(), 'shared timeline'],
    ['secretary', shared(), ''],
    ['administrator', shared(), ''],
    ['invited', request({ shares: [share({ ended: ['invited'] })] }), ''],
    ['invited', shared({ status: 'CLOSED', open: false }), ''],
    ['invited', shared({ status: 'WITHDRAWN', open: false }), ''],
    ['invited', shared({ status: 'HELD' }), ''],
    ['invited', shared({ status: 'UNCONFIRMED' }), ''],
    ['colleague', shared({ onlyFor: ['head'], shares: [share({ with: ['colleague'] })] }), ''],
    ['invited', shared({ words: practice }), ''],
    ['invited', request({ words: practice, shares: [share({ by: 'requester' })] }), 'shared'],
    ['head', request({ words: practice, shares: [share({ by: 'requester' })] }), 'timeline'],
    [
      'otherCoordinator',
      request({ words: practice, shares: [share({ by: 'requester' })] }),
      'shared timeline',
    ],
    ['requester', shared(), ALL],
    ['coordinator', shared(), ALL],
  ])('%s sees what was shared and nothing else by it: %#', (who, r, aspects) => {
    expect(seen(who, r)).toBe(aspects);
  });

  it('is over for who no longer works here', () => {
    const left = person('left', ['TEACHER'], { until: '2026-10-11' });
    expect([...aspectsFor(left, shared(), school, TODAY)]).toEqual([]);
    expect(mayBeInvited(left, request(), school, TODAY)).toBe(false);
  });

  it('does not make it known to a list or a search', () => {
    expect(maySee(school.people.get('invited')!, shared(), school, TODAY)).toBe(false);
  });

  it('is asked by its requester and by who leads it; of "mijn aanpak" by its requester alone', () => {
    const ask = (r: CareRequest) => people.filter((p) => mayInvite(p, r, school, TODAY)).map((p) => p.id);
    expect(ask(request())).toEqual(['requester', 'coordinator']);
    expect(ask(request({ words: practice }))).toEqual(['requester']);
    for (const none of [
      request({ status: 'HELD' }),
      request({ status: 'UNCONFIRMED' }),
      request({ status: 'CLOSED', open: false }),
      request({ onlyFor: ['head'], coordinatorId: 'head' }),
    ])
      expect(ask(none)).toEqual([]);
  });

  it('is asked of any colleague who does not read it anyway, the office never, the head never for "mijn aanpak"', () => {
    const asked = (r: CareRequest) =>
      people.filter((p) => mayBeInvited(p, r, school, TODAY)).map((p) => p.id);
    const rest = ['standIn', 'otherCoordinator', 'colleague', 'invited', 'classTeacher'];
    expect(asked(request())).toEqual([...rest, 'head']);
    expect(asked(request({ words: practice }))).toEqual(rest);
  });
});
