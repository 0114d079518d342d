import { addDays, weekdayOf } from '../../../calendar/time.js';
import { WORK_DAYS } from '../../../calendar/working-pattern.js';
import type { Read } from '../../../kernel/feature.js';
import type { Day } from '../../../kernel/values.js';
import { equalsAmong } from '../../school/model/class-states.js';
import { classesOn } from '../../school/model/classes.js';
import { classTeachersOf, hasRole, peopleOn, taughtBy } from '../../school/model/people.js';
import { claimsOn, routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { meetingsOf } from '../../school/model/settings.js';
import { parseWeekHours } from '../../school/model/week-hours.js';
import { mayTakePart } from '../policy.js';
import { agendaOf, hoursOn } from './agenda.js';
import { MOST_PEOPLE } from './consultation.js';
import { placedIn, type Round, type RoundClassPlan } from './round.js';
import type { HalfDay, RoundDetails, RoundStart } from './round-form.js';
import { LATER_DAYS } from './round-ways.js';
import type { RoundClass, RoundWish } from './round-wish.js';
import { type Agenda, type Span, spanOn } from './slots.js';

const NOON = '12:00';
const AFTERNOON = '13:00';
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** The classes that were meant, as the school lists them: those that were picked, else those of a level, or all that one follows. */
export function classesMeant(
  school: School,
  person: Person,
  { which, classes }: Pick<RoundStart, 'which' | 'classes'>,
  day: Day,
): string[] {
  const all = classesOn(school, day);
  if (classes?.length) return all.filter(({ code }) => classes.includes(code)).map(({ code }) => code);
  const mine = all.filter((group) =>
    equalsAmong(claimsOn(school, group, day)).some(({ id }) => id === person.id),
  );
  // A head follows no class, and has them all.
  const own = mine.length > 0 ? mine : all;
  const chosen = which === undefined || which === 'mine' ? own : all.filter(({ level }) => level === which);
  return [...new Set(chosen.map(({ code }) => code))];
}

/** Who must be there for a class, beside who organises it; and who of them is asked to prepare something: its class teachers. */
export function peopleFor(
  school: School,
  organiserId: string,
  code: string,
  { who = [], people = [] }: Pick<RoundDetails, 'who' | 'people'>,
  day: Day,
): Pick<RoundClassPlan, 'people' | 'asked'> {
  const teachers = who.includes('teacher') ? classTeachersOf(school, code, day) : [];
  const care = who.includes('care')
    ? peopleOn(school, day).filter((one) => hasRole(one, 'CARE_TEACHER') && taughtBy(one).includes(code))
    : [];
  const coordinator = who.includes('coordinator') ? [routeRequest(school, code, day).personId] : [];
  const ids = [...teachers.map(({ id }) => id), ...care.map(({ id }) => id), ...coordinator, ...people];
  const there = [...new Set(ids)].filter((id) => {
    const one = school.people.get(id);
    return id !== organiserId && one !== undefined && mayTakePart(one, day);
  });
  return {
    people: there.slice(0, MOST_PEOPLE),
    asked: there.filter((id) => teachers.some((one) => one.id === id)),
  };
}

/** The half days, or hours, in which it is held, from a day on, before another. Over noon nobody is kept. */
export function windowsOf(
  school: School,
  { halves, hours }: Pick<Round['form'], 'halves' | 'hours'>,
  from: Day,
  below: Day,
): Span[] {
  const { meetFrom, meetUntil } = meetingsOf(school.settings);
  const typed = hours === undefined ? undefined : parseWeekHours(hours);
  const spans: Span[] = [];
  for (let day = from; day < below; day = addDays(day, 1)) {
    const weekday = weekdayOf(day) - 1;
    if (WORK_DAYS[weekday] === undefined) continue;
    if (typed) {
      spans.push(...hoursOn(typed, day));
      continue;
    }
    const meant = (half: 'am' | 'pm') =>
      !halves?.length || halves.includes(`${DAYS[weekday]}-${half}` as HalfDay);
    if (meant('am') && meetFrom < NOON)
      spans.push(spanOn(day, meetFrom, meetUntil < NOON ? meetUntil : NOON));
    if (meant('pm') && meetUntil > AFTERNOON)
      spans.push(spanOn(day, meetFrom > AFTERNOON ? meetFrom : AFTERNOON, meetUntil));
  }
  return spans;
}

type At = { school: School; read: Read; now: number };

/** All that is known of when the classes of a round can be. */
export async function roundWish(
  at: At,
  round: Round,
  classes: readonly RoundClassPlan[],
): Promise<RoundWish> {
  const { school, now } = at;
  const below = addDays(round.until, 1);
  const far = addDays(below, LATER_DAYS);
  const agendas = new Map<string, Promise<Agenda>>();
  const together = togetherIn(round);
  const agenda = (id: string, relieved: boolean): Promise<Agenda>[] => {
    const person = school.people.get(id);
    if (!person) return [];
    const key = `${id} ${relieved}`;
    const known = agendas.get(key);
    if (known) return [known];
    const { lessons: _, ...free } = person;
    const found = agendaOf(at, relieved ? free : person, round.from, far, { together });
    agendas.set(key, found);
    return [found];
  };
  const each = classes.map(async ({ code, people, asked, relief }): Promise<RoundClass> => {
    const relieved = relief === undefined ? [] : asked;
    const found = [round.organiserId, ...people].flatMap((id) => agenda(id, relieved.includes(id)));
    return {
      key: code,
      agendas: await Promise.all(found),
      lessons: relieved.flatMap((id) => lessonsOf(school.people.get(id), round.from, far)),
    };
  });
  return {
    classes: await Promise.all(each),
    windows: windowsOf(school, round.form, round.from, far),
    length: round.minutes * 60_000,
    from: Math.max(now, spanOn(round.from, '00:00', '00:00').from),
    until: spanOn(below, '00:00', '00:00').from,
    buffer: meetingsOf(school.settings).meetBuffer * 60_000,
  };
}

/** The consultations that its classes have by now. */
export const togetherIn = ({ classes }: Pick<Round, 'classes'>): ReadonlySet<string> =>
  new Set(classes.flatMap(({ of }) => of ?? []));

/** Who comes to it out of no lesson by arrangement: a time may fall in one of theirs. */
export const keptByLessons = (round: Round): string[] => [
  ...new Set(
    placedIn(round).flatMap(({ people, asked, relief }) =>
      people.filter((id) => relief === undefined || !asked.includes(id)),
    ),
  ),
];

function lessonsOf(person: Person | undefined, from: Day, below: Day) {
  if (!person?.lessons) return [];
  const spans: Span[] = [];
  for (let day = from; day < below; day = addDays(day, 1)) spans.push(...hoursOn(person.lessons, day));
  return [{ personId: person.id, spans }];
}
