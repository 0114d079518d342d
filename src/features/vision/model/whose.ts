import { addDays } from '../../../calendar/time.js';
import { list, type TextParam, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { activeOn, displayName, peopleOn } from '../../school/model/people.js';
import type { Person, Role, School } from '../../school/model/school.js';
import { type TeamOf, teamName } from '../../school/model/teams.js';
import { starterOf } from './starters.js';
import { type Task, type TaskText, YEAR_DAYS } from './task.js';

/** Whose a task is on a day: who left is nobody. */

export interface Today {
  school: School;
  today: Day;
  yearAgo: Day;
  teams: readonly TeamOf[];
  /** Who has each role on this day, by name; a role that nobody has is not in it. */
  holders: ReadonlyMap<Role, readonly Person[]>;
}

export function onDay(school: School, today: Day, teams: readonly TeamOf[]): Today {
  const holders = new Map<Role, Person[]>();
  for (const person of peopleOn(school, today))
    for (const role of person.roles) holders.set(role, [...(holders.get(role) ?? []), person]);
  return { school, today, yearAgo: addDays(today, -YEAR_DAYS), teams, holders };
}

/** More holders of a role than these stand there by the role alone. */
const MOST_NAMES = 4;

export const roleText = (role: Role) => text(`sandbox.role.${role}`);

/** The task in a few words: the school's own, or those of the list to start from. */
export const whatOf = ({ what, starter }: TaskText): TextParam =>
  what ?? (starterOf(starter) ? text(`task.starter.${starter}`) : '');

/** Who somebody outside is. */
export const partnerOf = ({ partner, starter }: TaskText): TextParam =>
  partner?.name ?? (starterOf(starter)?.partner ? text(`task.partner.${starter}`) : '');

/** Who of the people of a task is still here. */
export const peopleOf = ({ school, today }: Today, { personIds }: TaskText): Person[] =>
  personIds.flatMap((id) => {
    const person = school.people.get(id);
    return person && activeOn(person, today) ? [person] : [];
  });

/** Each part of an answer to "wie?"; empty: nobody any more. */
export function whoseParts(at: Today, task: TaskText): TextParam[] {
  const { school, today, teams } = at;
  const named = (person: Person) => displayName(school, person, today);
  const team = teams.find(({ id }) => id === task.teamId);
  return [
    ...(task.everyTeacher ? [text('task.whose.teachers')] : []),
    ...peopleOf(at, task).map(named),
    ...task.roles.flatMap((role): TextParam[] => {
      const people = at.holders.get(role) ?? [];
      if (people.length === 0) return [];
      return people.length > MOST_NAMES
        ? [roleText(role)]
        : [text('task.whose.role', { role: roleText(role), names: list(...people.map(named)) })];
    }),
    ...(team ? [teamName(team)] : []),
    ...(task.partner ? [partnerOf(task)] : []),
  ];
}

export const whoseLine = (at: Today, task: TaskText): TextParam => {
  const parts = whoseParts(at, task);
  return parts.length > 0 ? sideBySide(parts) : text('task.whose.nobody');
};

/** Names of teams and roles hold an "and" themselves. */
export const sideBySide = (parts: readonly TextParam[]): TextParam =>
  parts.reduce((first, next) => text('school.instrument.and', { first, next }));

const isNobodys = (at: Today, task: TaskText): boolean =>
  !task.everyTeacher &&
  task.partner === undefined &&
  !task.roles.some((role) => at.holders.has(role)) &&
  !at.teams.some(({ id }) => id === task.teamId) &&
  peopleOf(at, task).length === 0;

/** Why somebody should look at an entry: it is nobody's, nobody keeps it right, or nobody looked for more than a year. */
export type Lapse = 'nobody' | 'unkept' | 'old';
export function lapseOf(at: Today, task: Task): Lapse | undefined {
  if (isNobodys(at, task)) return 'nobody';
  const owner = at.school.people.get(task.ownerId ?? '');
  if (!owner || !activeOn(owner, at.today)) return 'unkept';
  return task.checkedOn < at.yearAgo ? 'old' : undefined;
}

/** Whether a task is somebody's on this day, by name, by role, by team, or as a class teacher. */
export function isOf(at: Today, task: TaskText, person: Person): boolean {
  const team = at.teams.find(({ id }) => id === task.teamId);
  return (
    task.personIds.includes(person.id) ||
    task.roles.some((role) => person.roles.includes(role)) ||
    (task.everyTeacher && person.classes.length > 0) ||
    (team !== undefined && (team.everyone || team.memberIds.includes(person.id)))
  );
}
