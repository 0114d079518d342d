import { dayOf, daysBetween, isDay } from '../../../calendar/time.js';
import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { day as dayRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { LONGEST_DAYS } from '../../school/model/absences.js';
import { isHead } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import {
  CLASS_HANDOVER,
  type ClassHandover,
  classCode,
  codeOf,
  handoverProblem,
  mayStillUndo,
  type OPEN_CHOICES,
  singleClasses,
} from '../model/class-handover.js';
import { audit, beginning, carriedOut, takenBackNow } from '../model/handing-over.js';
import { formCard, whoCard } from '../view/handover.js';
import { previewCard } from '../view/handover-preview.js';

/** Classes go to another coordinator: choose, look at what it brings about, confirm; take it back on the same day. */

type At<I> = Turn<School, Person, I, undefined>;
type On<I = { id: string }> = Turn<School, Person, I, ClassHandover>;

/** A coordinator gives what they follow themselves; the head says first whose classes it is about. */
export async function form(turn: At<{ personId?: string; id?: string }>): Promise<Decision | Refusal> {
  const { school, person, input, read } = turn;
  const draft = input.id ? await read.get(CLASS_HANDOVER, input.id) : undefined;
  const own = draft?.data.state === 'DRAFT' && draft.data.by === person.id ? draft.data : undefined;
  const personId = own?.from ?? input.personId;
  if (isHead(person) && !personId) return show(turn, await whoCard(turn));
  const from = school.people.get(personId ?? person.id);
  if (!from || !mayGive(person, from.id)) return invalid({ personId: text('error.choice') });
  return show(turn, await formCard(turn, from, own));
}

const mayGive = (person: Person, from: string): boolean => person.id === from || isHead(person);

interface Chosen {
  personId?: string;
  covers?: string[];
  classes?: string[];
  to?: string;
  day?: Day;
  open: (typeof OPEN_CHOICES)[number];
}

/** What was chosen is kept for a day under the id that the confirmation then names. */
export async function preview(turn: At<Chosen>): Promise<Decision | Refusal> {
  const { school, person, input, now } = turn;
  const from = school.people.get(input.personId ?? person.id);
  if (!from || !mayGive(person, from.id)) return refuse('refused');
  const today = dayOf(now);
  const day = input.day ?? today;
  if (!isDay(day) || day < today) return invalid({ day: text('handover.wrong.day') });
  if (daysBetween(today, day) > LONGEST_DAYS) return invalid({ day: text('school.absence.long') });
  const handover: ClassHandover = {
    state: 'DRAFT',
    by: person.id,
    from: from.id,
    to: input.to ?? '',
    covers: from.covers.filter((one) => input.covers?.includes(codeOf(one))),
    classes: singleClasses(school, from, day).filter((code) => input.classes?.includes(classCode(code))),
    day,
    open: input.open,
    createdAt: now,
  };
  const problem = handoverProblem(school, handover);
  if (problem === 'from') return refuse('refused');
  if (problem) return invalid({ [problem]: text(`handover.wrong.${problem}`) });
  const id = turn.id();
  return decision(
    { kind: 'next', card: await previewCard(turn, id, handover) },
    { save: [{ kind: CLASS_HANDOVER, id, expect: 0, data: handover }] },
  );
}

/** Confirmed: done at once, or planned for its morning. */
export async function save(turn: On): Promise<Decision | Refusal> {
  const { record, now, school } = turn;
  const { data, id } = record;
  if (data.state !== 'DRAFT') return refuse('gone');
  if (handoverProblem(school, data)) return refuse('conflict');
  const note = (key: string) =>
    ({
      kind: 'close',
      note: text(key, { name: school.people.get(data.to)?.name ?? '', day: dayRef(data.day) }),
    }) as const;
  if (data.day > dayOf(now)) {
    const planned = { ...data, state: 'PLANNED' as const };
    return decision(note('handover.plannedNote'), {
      save: [{ kind: CLASS_HANDOVER, id, expect: record.version, data: planned }],
      work: beginning(school, id, planned, now),
      audit: [audit(turn, 'handover.save', id)],
    });
  }
  const done = await carriedOut(turn, record, { by: turn.person.id, verb: 'handover.save' });
  if ('problem' in done) return refuse('conflict');
  return decision(note('handover.doneNote'), done);
}

/** Before its day: nothing happens, and both hear that. */
export function cancel(turn: On): Decision | Refusal {
  const { record, person } = turn;
  if (record.data.state !== 'PLANNED') return refuse('gone');
  const data = { ...record.data, state: 'CANCELLED' as const };
  return decision(
    { kind: 'close', note: text('handover.cancelledNote', { day: dayRef(data.day) }) },
    {
      save: [{ kind: CLASS_HANDOVER, id: record.id, expect: record.version, data }],
      audit: [audit({ now: turn.now, person }, 'handover.cancel', record.id)],
      changed: [{ kind: CLASS_HANDOVER.kind, id: record.id }],
    },
  );
}

/** On the day itself: what both follow is as it was, and so is each request with which nobody did anything since. */
export async function undo(turn: On): Promise<Decision | Refusal> {
  const { record, school, now } = turn;
  if (!mayStillUndo(school, record.data, now))
    return refuse('gone', record.data.state === 'DONE' ? text('handover.tooLate') : undefined);
  const { stayed, ...parts } = await takenBackNow(turn, record, {
    by: turn.person.id,
    verb: 'handover.undo',
  });
  const note = text(stayed.length === 0 ? 'handover.undoneNote' : 'handover.undoneBut', {
    n: stayed.length,
    roepnamen: { list: stayed },
    name: school.people.get(record.data.to)?.name ?? '',
  });
  return decision({ kind: 'close', note }, parts);
}
