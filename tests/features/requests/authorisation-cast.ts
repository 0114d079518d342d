import { FULL_TIME } from '../../../src/calendar/working-pattern.js';
import { type CareRequest, newRequest } from '../../../src/features/requests/model/request.js';
import type { Status } from '../../../src/features/requests/model/states.js';
import type { Person, Role, School } from '../../../src/features/school/model/school.js';
import { DEFAULT_SETTINGS } from '../../../src/features/school/model/settings.js';

/** Everybody who can stand in some relation to a request, by that relation, for the matrix of who may do what. */
export const TODAY = '2026-10-12';
export const NOW = Date.parse('2026-10-12T10:00:00+02:00');

export const person = (id: string, roles: Role[], more: Partial<Person> = {}): Person => ({
  id,
  name: `Naam ${id}`,
  givenName: id,
  email: `${id}@example.org`,
  roles,
  classes: [],
  covers: [],
  pattern: FULL_TIME,
  absences: [],
  ...more,
});

const PEOPLE = [
  person('requester', ['TEACHER']),
  person('coordinator', ['CARE_COORDINATOR'], {
    standInId: 'standIn',
    covers: [{ by: 'fallback' }],
  }),
  person('standIn', ['CARE_TEACHER']),
  person('otherCoordinator', ['CARE_COORDINATOR']),
  person('handedCoordinator', ['PUPIL_COUNSELLOR']),
  person('openedCoordinator', ['CARE_COORDINATOR']),
  person('noter', ['CARE_TEACHER']),
  person('invited', ['TEACHER']),
  person('thinker', ['TEACHER']),
  person('uninvited', ['TEACHER']),
  person('departed', ['TEACHER'], { until: '2026-10-09' }),
  person('colleague', ['TEACHER']),
  person('classTeacher', ['TEACHER'], { classes: ['L3B'] }),
  person('careTeacher', ['CARE_TEACHER']),
  person('head', ['HEAD']),
  person('toldHead', ['HEAD']),
  person('policyTeam', ['POLICY_TEAM']),
  person('trustTeacher', ['TRUST_TEACHER']),
  person('secretary', ['SECRETARY']),
  person('administrator', ['ADMINISTRATOR']),
  person('office', ['ADMINISTRATOR', 'SECRETARY']),
];
export const WHO = PEOPLE.map(({ id }) => id);

export const schoolWith = (changed: Record<string, Partial<Person>> = {}): School =>
  ({
    id: 'school',
    name: 'School',
    language: 'nl',
    revision: 1,
    sites: [{ id: 'a', name: 'A' }],
    classes: [{ code: 'L3B', level: 'primary', year: 3, grade: 2, site: 'a' }],
    calendar: { closures: [], lessonFree: [] },
    settings: DEFAULT_SETTINGS,
    phones: { checkedOn: '2026-09-01' },
    people: new Map(PEOPLE.map((one) => [one.id, { ...one, ...changed[one.id] }])),
  }) as unknown as School;

export const AWAY = { coordinator: { absences: [{ from: TODAY, to: TODAY }] } };
export const LEFT = { coordinator: { until: '2026-10-09', standInId: undefined } };

/** What was written for colleagues who think along, one of whom no longer reads it, and one no longer works here. */
export const SHARE = {
  at: NOW - 500,
  by: 'coordinator',
  with: ['thinker', 'uninvited', 'departed', 'toldHead', 'office'],
  ended: ['uninvited'],
  text: 'GEDEELD',
};

/** As the worst roster and the most careless colleague could have it: the office stands in every list of names. */
export const requestIn = (status: Status, more: Partial<CareRequest> = {}): CareRequest => {
  const fresh = newRequest(
    {
      id: '01J00000000000000000ABCDEF',
      roepnaam: 'vuurtoren',
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'requester',
      coordinatorId: 'coordinator',
      routing: [],
      answerBy: '2026-10-14',
      words: { scope: 'pupil', pupil: 'KV7', observation: 'GEHEIM', safety: 'yes', capacity: 'heavy' },
      status: 'NEW',
      notedBy: 'noter',
    },
    NOW - 1000,
  );
  return {
    ...fresh,
    status,
    open: !['CLOSED', 'WITHDRAWN', 'DROPPED'].includes(status),
    handedTo: ['handedCoordinator', 'office'],
    openedBy: ['openedCoordinator', 'office'],
    sharedWith: ['invited', 'office'],
    shares: [SHARE],
    alarm: { at: NOW - 1000, told: ['coordinator', 'toldHead', 'office'] },
    ...more,
  };
};
