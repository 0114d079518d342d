import { nextSchoolDay } from '../../../calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewWork } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { classTeachersOf, nextDigest } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { coordinatorOf, keeperOfTeam } from '../policy.js';
import { duoOf } from './duo.js';
import type { Outcome } from './states.js';
import { type SmallIntervention, stepRef } from './step-kind.js';

/** So many school days later it is looked back on again, unless somebody says another day. */
export const SPAN_AFTER: Partial<Record<Outcome, number>> = {
  WORKS_PARTLY_ADJUST: 15,
  TOO_EARLY_EXTEND: 10,
  NOT_DONE: 5,
  STEP_UP: 10,
};

/** "Te vroeg, nog even": after so many in a row it is asked why (`product.md` §4). */
export const EXTENSIONS_BEFORE_WHY = 3;

/** How often in a row it was found too early. */
export function extensionsOf({ lookBacks }: SmallIntervention): number {
  const since = lookBacks.findLastIndex(({ outcome }) => outcome !== 'TOO_EARLY_EXTEND');
  return lookBacks.length - 1 - since;
}

/** How the last look back ended, if that was after a moment. */
const endedIn =
  (outcome: Outcome) =>
  ({ lookBacks }: SmallIntervention, after = 0): boolean => {
    const last = lookBacks.at(-1);
    return last?.outcome === outcome && last.at > after;
  };

/** It did not help, and was stopped. */
export const didNotHelp = endedIn('NO_EFFECT_STOP');

/** Somebody wants to discuss it in the care team. */
export const asksFurther = endedIn('STEP_UP');

/**
 * Whom an outcome concerns: who asked, who teaches the class, who helps, and its coordinator; with their next digest, and
 * nothing when it was undone by then.
 */
export function tellOutcome(
  school: School,
  id: string,
  step: SmallIntervention,
  { lookBack, by, outcome }: { lookBack: string; by: string; outcome: Outcome },
  now: Epoch,
): NewWork[] {
  const today = dayOf(now);
  const told = new Set<string>(step.helpers);
  if (step.requesterId !== undefined) told.add(step.requesterId);
  if (step.ownerId !== undefined) told.add(step.ownerId);
  told.add(step.scope === 'team' ? keeperOfTeam(school, step, today) : coordinatorOf(school, step, today));
  if (!step.closed && step.scope !== 'practice' && step.classCode !== undefined)
    for (const teacher of classTeachersOf(school, step.classCode, today)) told.add(teacher.id);
  told.delete(by);
  // They are asked whether they saw the same, which tells it.
  const asked = duoOf(school, step, { by, outcome }, now).map(({ id: one }) => one);
  const lines = [...told]
    .filter((one) => !asked.includes(one))
    .map(
      (person): NewWork => ({
        type: 'send',
        name: 'step.outcome',
        id: `step.outcome:${lookBack}:${person}`,
        ref: stepRef(id),
        to: { person },
        manner: 'digest',
        dueAt: now,
        data: { lookBack },
      }),
    );
  const readers = [...told].flatMap((person) => school.people.get(person) ?? []);
  // A team sees it at once; it stands from the next school morning on.
  const morning = epochOf(nextSchoolDay(school.calendar, today), school.settings.quietUntil);
  const first =
    step.scope === 'team'
      ? morning
      : Math.min(...readers.map((person) => nextDigest(school, person, now)), now + LONGEST_UNDO);
  return [
    ...lines,
    // Just before: from then on somebody knows.
    { type: 'think', name: 'step.told', ref: stepRef(id), dueAt: first - 1000, data: { lookBack } },
  ];
}

/** Where there is nobody to tell, a slip can be undone for a day. */
const LONGEST_UNDO = 24 * 3_600_000;
