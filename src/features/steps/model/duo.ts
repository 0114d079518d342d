import { dayOf } from '../../../calendar/time.js';
import type { NewWork } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { classTeachersOf, nextDigest } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { Outcome } from './states.js';
import type { LookBack, SmallIntervention } from './step-kind.js';

/** Who shares a class looks with two pairs of eyes: the one who did not look back is asked whether they saw the same. */

/** What there is to see the same of: how it went, not that it is too early or was not done. */
const SEEN: readonly Outcome[] = [
  'WORKS_KEEP',
  'WORKS_PARTLY_ADJUST',
  'NO_EFFECT_STOP',
  'STEP_UP',
  'PART_OF_BASIC_CARE',
];

/** The partners of whoever looked back, where both are class teachers of its class. */
export function duoOf(
  school: School,
  { scope, closed, classCode }: SmallIntervention,
  { by, outcome }: Pick<LookBack, 'by' | 'outcome'>,
  now: Epoch,
): Person[] {
  if (closed || classCode === undefined || scope === 'practice' || scope === 'team') return [];
  if (!SEEN.includes(outcome)) return [];
  const teachers = classTeachersOf(school, classCode, dayOf(now));
  return teachers.some(({ id }) => id === by) ? teachers.filter(({ id }) => id !== by) : [];
}

/** The one message of a morning with all that somebody is asked about; it follows its steps. */
export const duoRef = (personId: string, day: string) => ({
  kind: 'lookBackSeen',
  id: `${personId}:${day}`,
});

/** Asks each partner with their next digest; one message for all of a morning. */
export function askDuo(
  school: School,
  partners: readonly Person[],
  lookBack: string,
  now: Epoch,
): { asked: NonNullable<SmallIntervention['duo']>; work: NewWork[] } {
  const asked = partners.map((partner) => {
    const at = nextDigest(school, partner, now);
    return { to: partner.id, day: dayOf(at), lookBack, at };
  });
  return {
    asked: asked.map(({ at: _, ...one }) => one),
    work: asked.map(
      ({ to, day, at }): NewWork => ({
        type: 'send',
        name: 'step.duo',
        id: `step.duo:${to}:${day}`,
        ref: duoRef(to, day),
        to: { person: to },
        manner: 'capped',
        dueAt: at,
        data: { day },
      }),
    ),
  };
}

/** The look back about which this person was asked last, as long as nobody looked back since. */
export function askedOf({ duo = [], lookBacks }: SmallIntervention, personId: string) {
  const last = lookBacks.at(-1);
  const asked = duo.findLast(({ to }) => to === personId);
  return last !== undefined && asked?.lookBack === last.id ? { ...asked, last } : undefined;
}

/** What this person said of a look back. */
export const saidOf = ({ seen = [] }: SmallIntervention, lookBack: string, personId: string) =>
  seen.find((one) => one.lookBack === lookBack && one.by === personId);
