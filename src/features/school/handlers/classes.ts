import { dayOf, isDay } from '../../../calendar/time.js';
import { type Decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { absenceProblem } from '../model/absences.js';
import { activeOn } from '../model/people.js';
import { simulateAbsences } from '../model/simulate.js';
import { classesCard, ifAwayCard, wouldCard } from '../view/classes.js';
import type { At } from './saving.js';

/** The classes of the school, to whom their requests go, and what an absence would change. Nothing here changes anything. */

export function classes(turn: At<{ from?: Day; after?: string }>): Decision | Refusal {
  const { from, after } = turn.input;
  if (from && !isDay(from)) return invalid({ from: text('error.day') });
  return show(turn, classesCard(turn, from ?? dayOf(turn.now), Number(after ?? 0) || 0));
}

export const ifAway = (turn: At): Decision => show(turn, ifAwayCard(turn));

export function would(turn: At<{ personId?: string; from?: Day; to?: Day }>): Decision | Refusal {
  const { personId, from, to } = turn.input;
  const today = dayOf(turn.now);
  const person = personId ? turn.school.people.get(personId) : undefined;
  if (!person || !activeOn(person, today)) return invalid({ personId: text('error.choice') });
  if (!from || !isDay(from)) return invalid({ from: text(from ? 'error.day' : 'error.needed') });
  if (!to || !isDay(to)) return invalid({ to: text(to ? 'error.day' : 'error.needed') });
  const problem = absenceProblem({ from, to }, today);
  if (problem) return invalid({ to: text(`school.absence.${problem}`) });
  return show(
    turn,
    wouldCard(turn, person, { from, to }, simulateAbsences(turn.school, person.id, { from, to })),
  );
}
