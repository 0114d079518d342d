import { dayOf, isDay } from '../../../calendar/time.js';
import { type Decision, type NewWork, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { absenceProblem, periodOf, withAbsence, withoutAbsence } from '../model/absences.js';
import { lookAtAbsence } from '../model/leavers.js';
import { activeOn, mayStandIn } from '../model/people.js';
import type { Absence, Person } from '../model/school.js';
import { canStandInFor, hasStandIn, maySetAbsence } from '../policy.js';
import { absenceCard } from '../view.js';
import { type At, changePerson, schoolWith } from './saving.js';

/** What a ChoiceSet sends for "nobody". */
export const NOBODY = 'none';

export const absence = (turn: At): Decision => show(turn, absenceCard(turn));

interface Input {
  personId?: string;
  from?: Day;
  to?: Day;
  standInId?: string;
}

/** Dates and a stand-in, for oneself or (head, secretary) for a colleague. */
export async function absenceSaved(turn: At<Input>): Promise<Decision | Refusal> {
  const { school, input } = turn;
  const today = dayOf(turn.now);
  const id = input.personId ?? turn.person.id;
  if (!maySetAbsence(turn.person, id)) return refuse('refused');
  const person = school.people.get(id);
  if (person === undefined || !activeOn(person, today)) return invalid({ personId: text('error.choice') });
  const { from, to } = input;
  if (!from || !isDay(from)) return invalid({ from: text(from ? 'error.day' : 'error.needed') });
  if (!to || !isDay(to)) return invalid({ to: text(to ? 'error.day' : 'error.needed') });
  const problem = absenceProblem({ from, to }, today);
  if (problem) return invalid({ to: text(`school.absence.${problem}`) });
  const standIn = chosenStandIn(turn, person, today);
  if (standIn === undefined) return invalid({ standInId: text('error.choice') });

  const saved = await changePerson(turn, {
    verb: 'school.absence.save',
    id,
    change: (now) => ({ ...withAbsence(now, { from, to }), standInId: standIn.id }),
    reply: (now) => savedReply(turn, now, { from, to }),
    work: (now) => [
      ...tellStandIn(turn, now, { from, to }),
      ...tellAbsent(turn, now, { from, to }),
      ...seenElsewhere(turn, now),
    ],
  });
  return saved ?? refuse('refused');
}

/** Whom the stand-in is after this act: as chosen, as it was where nothing was chosen; undefined: not allowed. */
function chosenStandIn(turn: At<Input>, person: Person, today: Day): { id: string | undefined } | undefined {
  const typed = turn.input.standInId;
  if (!typed || !hasStandIn(person)) return { id: person.standInId };
  if (typed === NOBODY) return { id: undefined };
  const standIn = turn.school.people.get(typed);
  if (standIn === undefined || !activeOn(standIn, today) || !canStandInFor(standIn, person)) return undefined;
  return { id: standIn.id };
}

function savedReply(turn: At, person: Person, absence: Absence): Reply {
  const standIn = turn.school.people.get(person.standInId ?? '');
  const you = person.id === turn.person.id ? 'yes' : 'no';
  const told = { you, name: person.name, period: periodOf(absence) };
  if (!hasStandIn(person)) return { kind: 'close', note: text('school.absence.saved', told) };
  if (standIn === undefined) return { kind: 'close', note: text('school.absence.savedAlone', told) };
  return { kind: 'close', note: text('school.absence.savedStandIn', { ...told, standIn: standIn.name }) };
}

function tellStandIn(turn: At, person: Person, { from, to }: Absence): NewWork[] {
  if (!hasStandIn(person) || person.standInId === undefined || person.standInId === turn.person.id) return [];
  const name = 'school.stands-in';
  const ref = { kind: 'person', id: person.id };
  const send = { type: 'send', name, ref, manner: 'addressed', dueAt: turn.now, data: { from, to } } as const;
  return [
    {
      ...send,
      id: `${name}:${person.id}:${person.standInId}:${from}:${to}`,
      to: { person: person.standInId },
    },
  ];
}

/** Entered by another: the person concerned hears it, and who reads in their place. */
function tellAbsent(turn: At, person: Person, { from, to }: Absence): NewWork[] {
  if (person.id === turn.person.id) return [];
  const data = { from, to, by: turn.person.id };
  const name = 'school.absence-entered';
  const ref = { kind: 'person', id: person.id };
  const id = `${name}:${person.id}:${from}:${to}:${person.standInId ?? NOBODY}`;
  return [
    { type: 'send', name, id, ref, to: { person: person.id }, manner: 'addressed', dueAt: turn.now, data },
  ];
}

/** What their open requests say of who has them, from today on. A later day is looked at in its morning. */
const seenElsewhere = (turn: At, person: Person): NewWork[] =>
  hasStandIn(person) || mayStandIn(person) ? [lookAtAbsence(person.id, turn.now)] : [];

/** Back earlier, or entered by mistake. The dialog stays open and shows what is left. */
export async function absenceEnded(turn: At<{ personId?: string; from: Day }>): Promise<Decision | Refusal> {
  const id = turn.input.personId ?? turn.person.id;
  if (!maySetAbsence(turn.person, id)) return refuse('refused');
  const today = dayOf(turn.now);
  const ended = await changePerson(turn, {
    verb: 'school.absence.end',
    id,
    change: (person) => withoutAbsence(person, turn.input.from, today),
    work: (person) => seenElsewhere(turn, person),
    reply: (person) =>
      turn.place.kind === 'dialog'
        ? { kind: 'next', card: absenceCard({ ...turn, school: schoolWith(turn.school, person) }) }
        : { kind: 'note', text: text('school.absence.ended') },
  });
  return ended ?? refuse('refused');
}
