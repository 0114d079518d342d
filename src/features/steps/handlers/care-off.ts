import { addDays, epochOf } from '../../../calendar/time.js';
import { auditLine, type Decision, decision, type NewSend } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { worksToday } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { acted } from '../model/act.js';
import {
  CARE_LOST,
  type CareLost,
  careLost,
  concerned,
  lostId,
  lostRef,
  sessionsOf,
} from '../model/care-lost.js';
import { onChosenDay } from '../model/dates.js';
import type { SmallIntervention } from '../model/step-kind.js';
import type { SchoolTurn } from '../model/turn.js';
import { careOffCard } from '../view/care-off.js';
import { todayOf } from './shared.js';

type Step = Stored<SmallIntervention>;

/** One tap. Who teaches those classes knows at once; what somebody would look back on today goes to their next day at work. */
export async function careOff(turn: SchoolTurn<{ minutes?: number }>): Promise<Decision | Refusal> {
  const { school, person, read, now, input } = turn;
  const today = todayOf(turn);
  if (!worksToday(school, person, today)) return refuse('refused', text('care.notToday'));
  const id = lostId(person.id, today);
  const before = await read.get(CARE_LOST, id);
  // A second tap changes nothing, and reads as the first.
  if (before && !before.data.back) {
    const { steps: said, told } = before.data;
    return decision({ kind: 'close', note: text('care.offNote', { n: said.length, told: told.length }) });
  }
  const steps = await sessionsOf(read, person.id, today);
  const minutes = steps.reduce((sum, { data }) => sum + (data.session?.minutes ?? 0), 0) || input.minutes;
  // Nothing was agreed for today: only how long remains to be said.
  if (minutes === undefined) return decision({ kind: 'dialog', card: careOffCard(turn.id()) });
  const told = [...new Set(steps.flatMap(({ data }) => concerned(school, data, person, today)))];
  const shifted = steps.flatMap((step) => shift(turn, step) ?? []);
  return decision(
    { kind: 'close', note: text('care.offNote', { n: steps.length, told: told.length }) },
    {
      save: [
        {
          kind: CARE_LOST,
          id,
          expect: before?.version ?? 0,
          data: careLost(person, steps, told, minutes, now),
        },
        ...shifted.flatMap(({ save }) => save),
      ],
      work: [
        ...told.map((to) => say('care.off', to, id, turn)),
        say('care.off-own', person.id, id, turn),
        ...shifted.flatMap(({ work }) => work),
      ],
      audit: [auditLine(turn, 'care.off', lostRef(id)), ...shifted.flatMap(({ audit }) => audit)],
      changed: [lostRef(id), ...shifted.flatMap(({ changed }) => changed)],
    },
  );
}

/** Its day to look back was today: the next one on which its owner works. */
function shift(turn: SchoolTurn<unknown>, step: Step) {
  const today = todayOf(turn);
  const { data } = step;
  if (data.lookBackOn !== today || data.ownerId !== turn.person.id) return undefined;
  const tomorrow = addDays(today, 1);
  const next = onChosenDay(turn.school, data, tomorrow, tomorrow);
  return next && acted(turn, step, { act: 'move', verb: 'care.off', what: 'careOff', lookBackOn: next.day });
}

const say = (name: string, to: string, id: string, { now }: { now: number }): NewSend => ({
  type: 'send',
  name,
  ref: lostRef(id),
  to: { person: to },
  manner: 'now',
  dueAt: now,
  // Tomorrow it is of no use to anybody.
  notAfter: epochOf(addDays(todayOf({ now }), 1), '00:00'),
});

/** "Toch wel vandaag": the same people hear that it takes place after all. */
export async function careBack(
  turn: Turn<School, Person, { id: string }, CareLost>,
): Promise<Decision | Refusal> {
  const { id, version, data } = turn.record;
  if (data.back || data.day !== todayOf(turn)) return refuse('gone');
  return decision(
    { kind: 'close', note: text('care.backNote', { told: data.told.length }) },
    {
      save: [{ kind: CARE_LOST, id, expect: version, data: { ...data, back: true } }],
      work: data.told.map((to) => say('care.took-place', to, id, turn)),
      audit: [auditLine(turn, 'care.back', lostRef(id))],
      changed: [lostRef(id)],
    },
  );
}
