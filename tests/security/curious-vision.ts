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
];
