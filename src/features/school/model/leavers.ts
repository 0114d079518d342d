import type { NewThink } from '../../../kernel/decision.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { activeOn, mayStandIn } from './people.js';
import { mayCover } from './routing.js';
import type { Person } from './school.js';

/** Looks for what still lies with somebody who left, or who does something else by now (`requests/handlers/leavers.ts`). */
export const LEAVER = 'request.leaver';

/** What stands about the open requests of somebody who is away, or there again (`requests/handlers/absences.ts`). */
export const ABSENCES = 'request.absences';
export const lookAtAbsence = (personId: string, now: Epoch): NewThink => ({
  type: 'think',
  name: ABSENCES,
  ref: { kind: 'person', id: personId },
  id: `absence:${personId}`,
  dueAt: now,
});

/**
 * `role`: they no longer do the work by which requests came to them, though their other work would still let them read some.
 * One row per person, however often it is asked.
 */
export const lookAtLeaver = (personId: string, now: Epoch, role: boolean): NewThink => ({
  type: 'think',
  name: LEAVER,
  ref: { kind: 'person', id: personId },
  id: `leaver:${personId}:${role ? 'role' : 'left'}`,
  dueAt: now,
  data: { role },
});

/** What a change of one colleague leads to: nothing, or that what lies with them is looked at. Their last day is looked at in the morning after it. */
export function leaverAfter(before: Person | undefined, after: Person, today: Day, now: Epoch): NewThink[] {
  if (before === undefined) return [];
  const ended = mayCover(before) && !mayCover(after);
  const gone = activeOn(before, today) && !activeOn(after, today);
  const reads = mayStandIn(before) && !mayStandIn(after);
  return ended || gone || reads ? [lookAtLeaver(after.id, now, ended)] : [];
}

/** What was planned for a day that may not suit any more (`steps/handlers/replan.ts`); without a person, of the whole school. */
export const STEPS_REPLAN = 'step.replan';
export const lookAtPlans = (now: Epoch, personId?: string): NewThink => ({
  type: 'think',
  name: STEPS_REPLAN,
  ...(personId === undefined ? {} : { ref: { kind: 'person', id: personId } }),
  id: `plans:${personId ?? ''}`,
  dueAt: now,
});

/** Consultations at whose time somebody may not be there any more (`consultations/handlers/hits.ts`); without a person, all of them. */
export const TALKS_HIT = 'consult.hits';
export const lookAtTalks = (now: Epoch, personId?: string): NewThink => ({
  type: 'think',
  name: TALKS_HIT,
  ...(personId === undefined ? {} : { ref: { kind: 'person', id: personId } }),
  id: `talks:${personId ?? ''}`,
  dueAt: now,
});

/** What a change of one colleague leads to: the days on which they look back and their consultations are looked at again. */
export const plansAfter = (before: Person | undefined, after: Person, now: Epoch): NewThink[] => {
  const works = ({ pattern, absences, site, classes, roles, until }: Person) =>
    JSON.stringify([pattern, absences, site, classes, roles, until]);
  return before !== undefined && works(before) !== works(after)
    ? [lookAtPlans(now, after.id), lookAtTalks(now, after.id)]
    : [];
};
