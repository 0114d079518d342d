import type { CareRequest } from '../../../src/features/requests/model/request.js';
import type { School } from '../../../src/features/school/model/school.js';
import { AWAY, SHARE, schoolWith } from './authorisation-cast.js';

/** Who stands in which relation to a request, in the cases in which that differs. */
export interface Situation {
  name: string;
  school: School;
  more: Partial<CareRequest>;
  /** Who leads it, reads it and was told, once it lies with its coordinator; the requester always reads. */
  leads: string[];
  reads: string[];
  told: string[];
  mayGiveReason: string[];
  /** Who was invited to think along, and still reads what was shared. */
  thinks: string[];
  /** Who may invite, beside its requester; undefined: nobody at all. */
  asks: string[] | undefined;
}

export const COORDINATORS = ['coordinator', 'otherCoordinator', 'handedCoordinator', 'openedCoordinator'];
const TIMELINE = [...COORDINATORS, 'invited', 'classTeacher', 'head', 'toldHead'];
const practice = { scope: 'practice', observation: 'GEHEIM', safety: 'yes', capacity: 'heavy' } as const;
export const SITUATIONS: Situation[] = [
  {
    name: 'a pupil, the coordinator is there',
    school: schoolWith(),
    more: {},
    leads: ['coordinator'],
    reads: TIMELINE,
    told: ['coordinator', 'toldHead'],
    mayGiveReason: COORDINATORS,
    thinks: ['thinker', 'toldHead'],
    asks: ['coordinator'],
  },
  {
    name: 'the coordinator is away',
    school: schoolWith(AWAY),
    more: {},
    leads: ['coordinator', 'standIn'],
    reads: [...TIMELINE, 'standIn'],
    told: ['coordinator', 'standIn', 'toldHead'],
    mayGiveReason: COORDINATORS,
    thinks: ['thinker', 'toldHead'],
    asks: ['coordinator', 'standIn'],
  },
  {
    name: 'the coordinator teaches now, another follows the class',
    school: schoolWith({
      coordinator: { roles: ['TEACHER'], covers: [] },
      otherCoordinator: { covers: [{ by: 'fallback' }] },
    }),
    more: {},
    leads: ['otherCoordinator'],
    reads: TIMELINE.filter((who) => who !== 'coordinator'),
    told: ['otherCoordinator', 'toldHead'],
    mayGiveReason: COORDINATORS.filter((who) => who !== 'coordinator'),
    thinks: ['thinker', 'toldHead'],
    asks: ['otherCoordinator'],
  },
  {
    name: 'the coordinator works at the office now',
    school: schoolWith({
      coordinator: { roles: ['ADMINISTRATOR'], covers: [] },
      otherCoordinator: { covers: [{ by: 'fallback' }] },
    }),
    more: { takenBy: 'coordinator' },
    leads: ['otherCoordinator'],
    reads: TIMELINE.filter((who) => who !== 'coordinator'),
    told: ['otherCoordinator', 'toldHead'],
    mayGiveReason: COORDINATORS.filter((who) => who !== 'coordinator'),
    thinks: ['thinker', 'toldHead'],
    asks: ['otherCoordinator'],
  },
  {
    name: 'the told head teaches now',
    school: schoolWith({ toldHead: { roles: ['TEACHER'] } }),
    more: {},
    leads: ['coordinator'],
    reads: TIMELINE.filter((who) => who !== 'toldHead'),
    told: ['coordinator'],
    mayGiveReason: COORDINATORS,
    thinks: ['thinker', 'toldHead'],
    asks: ['coordinator'],
  },
  {
    name: '"mijn aanpak"',
    school: schoolWith(),
    more: { words: practice },
    leads: ['coordinator'],
    reads: TIMELINE.filter((who) => who !== 'classTeacher'),
    told: ['coordinator', 'toldHead'],
    mayGiveReason: [],
    thinks: [],
    asks: [],
  },
  {
    name: '"mijn aanpak", its requester invites',
    school: schoolWith(),
    more: { words: practice, shares: [{ ...SHARE, by: 'requester' }] },
    leads: ['coordinator'],
    reads: TIMELINE.filter((who) => who !== 'classTeacher'),
    told: ['coordinator', 'toldHead'],
    mayGiveReason: [],
    thinks: ['thinker'],
    asks: [],
  },
  {
    name: 'about somebody of the school, two were picked',
    school: schoolWith(AWAY),
    more: {
      onlyFor: ['trustTeacher', 'toldHead'],
      coordinatorId: 'trustTeacher',
      alarm: { at: 1, told: ['trustTeacher', 'toldHead'] },
    },
    leads: ['trustTeacher'],
    reads: ['trustTeacher', 'toldHead'],
    told: ['trustTeacher', 'toldHead'],
    mayGiveReason: [],
    thinks: [],
    asks: undefined,
  },
  {
    name: 'about somebody of the school, withdrawn before anybody was picked',
    school: schoolWith(),
    more: { onlyFor: [], alarm: undefined },
    leads: [],
    reads: [],
    told: [],
    mayGiveReason: [],
    thinks: [],
    asks: undefined,
  },
];
