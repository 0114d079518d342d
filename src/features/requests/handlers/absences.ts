import { nextSchoolDay, previousSchoolDay } from '../../../calendar/school-calendar.js';
import { addDays, epochOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewSend, type RecordKey } from '../../../kernel/decision.js';
import type { Read, Scene, Thought } from '../../../kernel/feature.js';
import { day as dayRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { activeOn, nextDayAtWork } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { isBack } from '../model/nudges.js';
import { REQUEST } from '../model/request.js';
import { refOf } from '../model/step.js';
import type { SchoolTurn } from '../model/turn.js';
import { welcomeCard } from '../view/welcome.js';
import { todayOf } from './shared.js';

/** Absences begin and end: what stands about open requests says so, and who comes back is welcomed, once. */

type At = Scene<School>;
const PAGE = 100;
const MOST = 300;

/** Each school morning; a person's own absence is looked at when it is entered too. */
export async function absences(at: At & { ref?: RecordKey }): Promise<Partial<Thought>> {
  const { school, now, ref } = at;
  const today = todayOf({ now });
  if (ref) return { changed: await openOf(at.read, ref.id) };
  const since = previousSchoolDay(school.calendar, today);
  const thought: Pick<Thought, 'changed' | 'work'> = { changed: [], work: [] };
  for (const person of school.people.values()) {
    if (!activeOn(person, today)) continue;
    if (turnsBetween(person, since, today)) thought.changed.push(...(await openOf(at.read, person.id)));
    if (isBack(school, person, today)) thought.work.push(...welcome(school, person.id, today, now));
  }
  return thought;
}

/** Away since the last school day, or there again since then. */
const turnsBetween = ({ absences: all }: Person, after: Day, today: Day): boolean =>
  all.some(({ from, to }) => (from > after && from <= today) || (to >= after && to < today));

async function openOf(read: Read, personId: string): Promise<RecordKey[]> {
  const found = new Set<string>();
  for (const field of ['coordinatorId', 'takenBy'])
    for (let after: string | undefined, more = true; more && found.size < MOST; more = after !== undefined) {
      const page = await read.find(REQUEST, { where: { [field]: personId, open: true }, limit: PAGE, after });
      for (const { id } of page.items) found.add(id);
      after = page.next;
    }
  return [...found].map(refOf);
}

const welcome = (school: School, personId: string, day: Day, now: Epoch, again = false): NewSend[] => [
  {
    type: 'send',
    name: 'request.welcome',
    id: `welcome:${personId}:${day}`,
    to: { person: personId },
    // Asked for by themselves the second time.
    manner: again ? 'addressed' : 'capped',
    dueAt: Math.max(now, epochOf(day, school.settings.digestAt)),
    // What was kept for that day is of no use on another.
    notAfter: epochOf(nextSchoolDay(school.calendar, day), '00:00'),
    data: { again },
  },
];

/** "Morgen": the same on the next day that they work. */
export async function later(turn: SchoolTurn<unknown>): Promise<Decision> {
  const { school, person, now } = turn;
  const day = nextDayAtWork(school, person, addDays(todayOf(turn), 1));
  const card = welcomeCard(person, { again: false, until: dayRef(day) });
  return decision(
    turn.place.messageId
      ? { kind: 'card', card }
      : { kind: 'note', text: text('welcome.later', { day: dayRef(day) }) },
    { work: welcome(school, person.id, day, now, true) },
  );
}
