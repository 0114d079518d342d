import { SURVEY, type Survey } from '../../src/features/vision/model/survey.js';
import { SURVEY_ANSWERED, SURVEY_ANSWERS } from '../../src/features/vision/model/survey-box.js';
import { SIDES } from '../../src/features/vision/model/survey-sides.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';

/** Of years ago, and answered: in no list and on no home any more. */
export function plantedSurvey(mark: string, id: string): Save[] {
  const survey: Survey = {
    title: `${mark} bevraging`,
    statements: Array.from({ length: 5 }, (_, nth) => `${mark} stelling ${nth}`),
    endsOn: '2024-10-01',
    createdAt: NOW - 1000,
    createdBy: 'coordinator',
    invited: ['invited'],
  };
  const answers = survey.statements.map(() => '0123444');
  return [
    { kind: SURVEY, id, expect: 0, data: survey },
    { kind: SURVEY_ANSWERED, id, expect: 0, data: { people: ['colleague', 'invited'] } },
    ...SIDES.map((side) => ({
      kind: SURVEY_ANSWERS,
      id: `${id}:${side}`,
      expect: 0,
      data: { people: 7, answers },
    })),
  ];
}
