import { addDays, daysBetween } from '../../../calendar/time.js';
import { list, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classesOn } from './classes.js';
import { coordinatorsOn, displayName, headsOn } from './people.js';
import { type Claim, claimsOn, routeRequest } from './routing.js';
import type { ClassGroup, Person, School } from './school.js';

/** To whom the requests of one class go on one day, and what is not right about it. */
export interface ClassState {
  group: ClassGroup;
  /** Always exactly one. */
  personId: string;
  reasons: TextRef[];
  /** `nobody` follows it · `absent`: whoever does is not there, and nobody who could step in. */
  gaps: ('nobody' | 'absent')[];
  /** Those who follow it equally; one or none is as it should be. */
  equals: Person[];
}

/** Whether anybody at all may receive a request on this day; without, no class has anybody. */
export const hasReceiver = (school: School, day: Day): boolean =>
  coordinatorsOn(school, day).length + headsOn(school, day).length > 0;

export const equalsAmong = (claims: readonly Claim[]): Person[] =>
  claims.filter(({ rank }) => rank === claims[0]?.rank).map(({ person }) => person);

export function classState(school: School, group: ClassGroup, day: Day): ClassState {
  const { personId, reasons, absent } = routeRequest(school, group.code, day);
  const equals = equalsAmong(claimsOn(school, group, day));
  const gaps: ClassState['gaps'] = [...(equals.length === 0 ? ['nobody' as const] : [])];
  if (absent) gaps.push('absent');
  return { group, personId, reasons, gaps, equals };
}

/** Every class of that day, as a school lists them; none when nobody may receive a request. */
export const classStates = (school: School, day: Day): ClassState[] =>
  hasReceiver(school, day) ? classesOn(school, day).map((group) => classState(school, group, day)) : [];

/** `first` and each later day, at most `last`, on which the answers can be others: somebody comes, goes, is absent or back. */
export function turningPoints(school: School, first: Day, last: Day): Day[] {
  const days = new Set([first]);
  const add = (day: Day | undefined, shift: number) => {
    if (day !== undefined) days.add(addDays(day, shift));
  };
  for (const one of [...school.people.values(), ...school.classes]) {
    add(one.from, 0);
    add(one.until, 1);
  }
  for (const { absences } of school.people.values()) {
    for (const absence of absences) {
      add(absence.from, 0);
      add(absence.to, 1);
    }
  }
  return [...days].filter((day) => day >= first && daysBetween(day, last) >= 0).sort();
}

/** What is not right with one class, in words; also of how it would be after a change. */
export function findingTexts(
  school: School,
  { group, personId, gaps, equals }: ClassState,
  on: Day,
): TextRef[] {
  const named = (person: Person) => displayName(school, person, on);
  const receiver = school.people.get(personId);
  const told = { classCode: group.code, name: receiver ? named(receiver) : personId };
  const said = gaps.map((gap) => text(`classes.gap.${gap}`, told));
  if (equals.length < 2) return said;
  return [...said, text('classes.overlap', { classCode: group.code, names: list(...equals.map(named)) })];
}
