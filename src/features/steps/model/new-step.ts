import { schoolYearOf } from '../../../calendar/holidays.js';
import type { NewWork, Save } from '../../../kernel/decision.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import { plannedFor } from './planned.js';
import { INTERVENTION, type SmallIntervention, type StepWords } from './step-kind.js';
import { keepsName } from './step-names.js';

export interface NewStep {
  id: string;
  /** Of one that comes from a request or a consultation: from `stepNames`. */
  roepnaam: string;
  scope: SmallIntervention['scope'];
  classCode?: string;
  requestId?: string;
  requesterId?: string;
  ownerId?: string;
  teamId?: string;
  createdBy: string;
  coordinatorId: string;
  startsOn: Day;
  /** From `dates.ts`: always a school day on which its owner works. */
  lookBackOn: Day;
  words: StepWords;
  helpers: string[];
  outside?: { until: Day };
  session?: SmallIntervention['session'];
  closed?: boolean;
}

/** A small step at its birth. The technical reference is the end of its id: nothing to count, nothing to guess from. */
export function newStep(from: NewStep, now: Epoch): SmallIntervention {
  const { id, outside, ...rest } = from;
  return {
    ...rest,
    reference: `KS-${id.slice(-6)}`,
    schoolYear: schoolYearOf(from.startsOn),
    status: 'RUNNING',
    open: true,
    outside: outside !== undefined,
    outsideUntil: outside?.until,
    createdAt: now,
    changedAt: now,
    lookBacks: [],
    events: [{ at: now, by: from.createdBy, what: 'started', day: from.lookBackOn }],
  };
}

/** For other features: the step and all that it will say, for their own Decision. */
export function startStep(school: School, from: NewStep, now: Epoch): { save: Save[]; work: NewWork[] } {
  const data = newStep(from, now);
  return {
    save: [{ kind: INTERVENTION, id: from.id, expect: 0, data }, ...keepsName(from.id, data)],
    work: plannedFor(school, from.id, data, now),
  };
}
