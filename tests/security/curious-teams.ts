import { newTeam, TEAM } from '../../src/features/school/model/teams.js';
import { joinId, STEP_JOIN, type StepJoin } from '../../src/features/steps/model/join.js';
import { newStep } from '../../src/features/steps/model/new-step.js';
import { INTERVENTION, type SmallIntervention } from '../../src/features/steps/model/step-kind.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';

/** Teams of colleagues are everybody's to see, so every school has it. */
export const third: Save = {
  kind: TEAM,
  id: '01K00000000000000000000001',
  expect: 0,
  data: newTeam('coordinator', NOW, 'Derde graad', ['invited']),
};

/** A team's step is everybody's to read, so every school has it; what somebody said of it is for who keeps it alone. */
const TESTED = '01K00000000000000000000002';
export const tested: Save = {
  kind: INTERVENTION,
  id: TESTED,
  expect: 0,
  data: {
    ...newStep(
      {
        id: TESTED,
        roepnaam: 'windroos',
        scope: 'team',
        teamId: 'everyone',
        createdBy: 'invited',
        coordinatorId: 'coordinator',
        startsOn: '2026-10-12',
        lookBackOn: '2026-11-09',
        words: { what: 'Stil lezen' },
        helpers: [],
      },
      NOW - 1000,
    ),
    trial: { weeks: 3 },
  } satisfies SmallIntervention,
};
export const joined = (words?: string): Save => {
  const answer = { outcome: 'NOT_DONE' as const, at: NOW - 500, asked: '2026-11-09', words };
  const data: StepJoin = { stepId: TESTED, personId: 'careTeacher', as: 'joins', since: NOW - 900 };
  const id = joinId(TESTED, 'careTeacher');
  return { kind: STEP_JOIN, id, expect: 0, data: words ? { ...data, answer } : data };
};
