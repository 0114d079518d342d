import { newStep } from '../../../src/features/steps/model/new-step.js';
import type { SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { NOW } from '../requests/authorisation-cast.js';

/**
 * Of a pupil of L3B, among those of `authorisation-cast`; its owner is a colleague, who made it helps nobody. As a careless roster would
 * have it, the office helps.
 */
export const stepOf = (more: Partial<SmallIntervention> = {}): SmallIntervention => ({
  ...newStep(
    {
      id: '01J00000000000000000ABCDEF',
      roepnaam: 'vuurtoren',
      scope: 'pupil',
      classCode: 'L3B',
      requestId: '01J0000000000000000000REQ',
      requesterId: 'requester',
      ownerId: 'colleague',
      createdBy: 'invited',
      coordinatorId: 'coordinator',
      startsOn: '2026-10-12',
      lookBackOn: '2026-11-09',
      words: { what: 'GEHEIM', pupil: 'KV7' },
      helpers: ['careTeacher', 'office'],
    },
    NOW - 1000,
  ),
  ...more,
});
