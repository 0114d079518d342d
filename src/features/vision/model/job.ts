import { type TextParam, text } from '../../../kernel/text.js';
import { activeOn, displayName } from '../../school/model/people.js';
import { type Person, ROLES, type Role } from '../../school/model/school.js';
import { teamName } from '../../school/model/teams.js';
import type { Task } from './task.js';
import type { TaskBook } from './task-book.js';
import { roleText, type Today, whatOf } from './whose.js';

/** What somebody does, or what goes with a role, by where it comes from; each task once. */
export interface Job {
  title: TextParam;
  groups: { heading: TextParam; lines: TextParam[] }[];
  /** Of all groups together. */
  n: number;
}

const ROLE = 'role:';
export const roleValue = (role: Role): string => `${ROLE}${role}`;
export const roleOf = (value: string): Role | undefined =>
  value.startsWith(ROLE) ? ROLES.find((role) => role === value.slice(ROLE.length)) : undefined;

const lineOf = (task: Task): TextParam =>
  task.about === undefined ? whatOf(task) : text('task.job.line', { what: whatOf(task), about: task.about });

/** undefined: no such role, or nobody who works here. */
export function jobOf(at: Today, book: TaskBook, value: string): Job | undefined {
  const tasks = [...book.tasks.values()].map(({ data }) => data).filter(({ state }) => state === 'LISTED');
  const role = roleOf(value);
  if (role) return jobOfRole(tasks, role);
  const person = at.school.people.get(value);
  return person && activeOn(person, at.today) ? jobOfPerson(at, book, tasks, person) : undefined;
}

function jobOfRole(tasks: readonly Task[], role: Role): Job {
  const own = tasks.filter(({ roles }) => roles.includes(role));
  const teachers = role === 'TEACHER' ? tasks.filter(({ everyTeacher }) => everyTeacher) : [];
  return jobIn(text('task.job.role', { role: roleText(role) }), [
    { heading: text('task.job.ownTasks'), tasks: own },
    { heading: text('task.whose.teachers'), tasks: teachers.filter((one) => !own.includes(one)) },
  ]);
}

function jobOfPerson(at: Today, book: TaskBook, tasks: readonly Task[], person: Person): Job {
  const left = new Set(tasks);
  const taken = (has: (task: Task) => boolean): Task[] => {
    const found = [...left].filter(has);
    for (const task of found) left.delete(task);
    return found;
  };
  const teams = at.teams.filter(({ everyone, memberIds }) => everyone || memberIds.includes(person.id));
  const groups = [
    { heading: text('task.job.byName'), tasks: taken(({ personIds }) => personIds.includes(person.id)) },
    ...person.roles.map((role) => ({
      heading: text('task.job.asRole', { role: roleText(role) }),
      tasks: taken(({ roles }) => roles.includes(role)),
    })),
    ...teams.map((team) => ({
      heading: text('task.job.inTeam', { team: teamName(team) }),
      tasks: taken(({ teamId }) => teamId === team.id),
    })),
    {
      heading: text('task.job.asTeacher'),
      tasks: person.classes.length > 0 ? taken(({ everyTeacher }) => everyTeacher) : [],
    },
  ];
  const job = jobIn(text('task.job.person', { name: displayName(at.school, person, at.today) }), groups);
  const asked = book.askMe.get(person.id)?.words;
  return asked === undefined
    ? job
    : { ...job, groups: [...job.groups, { heading: text('task.job.askMe'), lines: [asked] }] };
}

const jobIn = (title: TextParam, groups: { heading: TextParam; tasks: readonly Task[] }[]): Job => ({
  title,
  groups: groups
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ heading, tasks }) => ({ heading, lines: tasks.map(lineOf) })),
  n: groups.reduce((sum, { tasks }) => sum + tasks.length, 0),
});
