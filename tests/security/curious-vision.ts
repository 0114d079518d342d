import { CORE_VALUE } from '../../src/features/school/model/core-values.js';
import { BUDDY } from '../../src/features/vision/model/buddy.js';
import { CARE_VISION, SCHOOL_AGREEMENT, VISION_ID } from '../../src/features/vision/model/care-vision.js';
import { newTask, TASK } from '../../src/features/vision/model/task.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';
import { plantedSurvey } from './curious-survey.js';

/** What somebody only proposed is theirs and the coordinators'; what is in the list is everybody's. */
export const plantedVision = (mark: string, next: () => string): Save[] => [
  {
    kind: TASK,
    id: next(),
    expect: 0,
    data: newTask(
      { what: `${mark} taak`, roles: [], everyTeacher: true, personIds: [] },
      { now: NOW - 1000, today: '2026-10-11', by: 'invited' },
      'PROPOSED',
    ),
  },
  ...plantedSurvey(mark, next()),
  {
    kind: BUDDY,
    id: next(),
    expect: 0,
    data: { askerId: 'coordinator', otherId: 'requester', state: 'ASKED', open: true, since: NOW - 1000 },
  },
];

const by = { changedAt: NOW - 1000, changedBy: 'coordinator' };
/** What every school has, for everybody of its staff. */
export const compass: Save[] = [
  { kind: CARE_VISION, id: VISION_ID, expect: 0, data: { text: 'Elk kind groeit.', ...by } },
  { kind: CORE_VALUE, id: 'value', expect: 0, data: { name: 'Warmte', nth: 0, ...by } },
  {
    kind: SCHOOL_AGREEMENT,
    id: 'agreement',
    expect: 0,
    data: { title: 'Zorg begint in de klas', since: '2024-09-02', checkedOn: '2026-09-01', ...by },
  },
];
