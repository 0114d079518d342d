import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { isLink } from '../../school/model/instruments.js';
import { activeOn, hasRole, peopleOn } from '../../school/model/people.js';
import { ROLES, type Role } from '../../school/model/school.js';
import { STARTERS, startersFor } from '../model/starters.js';
import { auditedTask, isSomebodys, newTask, TASK, type TaskText } from '../model/task.js';
import { newStamp, taskBook } from '../model/task-book.js';
import { EVERY_TEACHER, NONE, type Side, type TaskInput } from '../model/task-form.js';
import type { Today } from '../model/whose.js';
import { keepsTasks } from '../policy.js';
import { startersCard, taskFormCard } from '../view/task-form.js';
import { type At, seenHere, todayOf } from './shared.js';
import { changed, checkedNow, type OnTask, tellKeepers, todayIn } from './tasks.js';

/** An entry to add, to propose or to change; and the list to start from. */

export async function form(turn: At<{ from?: Side }>): Promise<Decision> {
  const said = keepsTasks(turn.person) ? { ownerId: turn.person.id } : {};
  const outside = turn.input.from === 'outside';
  return show(turn, taskFormCard(await todayIn(turn), turn.person, said, { outside, once: turn.id() }));
}

export async function edit(turn: OnTask): Promise<Decision> {
  const { id, data } = turn.record;
  const outside = data.partner !== undefined;
  const at = await todayIn(turn);
  return show(turn, taskFormCard(at, turn.person, data, { id, outside, once: turn.id() }));
}

/** From who keeps the list it is in at once; from anybody else the coordinators hear of it. */
export async function saved(turn: At<TaskInput>): Promise<Decision | Refusal> {
  const { person, now, input } = turn;
  const at = await todayIn(turn);
  const outside = input.from === 'outside';
  const said = checked(at, turn, { outside });
  if (isRefusal(said)) return said;
  const asked = askedAbout(turn, at, said, { outside });
  if (asked) return asked;
  const keeps = keepsTasks(person);
  const id = turn.id();
  const data = newTask(said, { now, today: todayOf(turn), by: person.id }, keeps ? 'LISTED' : 'PROPOSED');
  return decision(
    keeps ? { kind: 'go', verb: 'task.list', input: {} } : { kind: 'close', note: text('task.proposedNote') },
    {
      save: [{ kind: TASK, id, expect: 0, data }, await newStamp(turn)],
      work: keeps ? [] : tellKeepers(turn),
      audit: [auditedTask(turn, 'task.save', id)],
    },
  );
}

export async function edited(turn: OnTask<TaskInput>): Promise<Decision | Refusal> {
  const { record } = turn;
  const at = await todayIn(turn);
  const here = { ...turn, record: undefined };
  const form = { outside: record.data.partner !== undefined, id: record.id };
  const said = checked(at, here, { ...form, before: record.data });
  if (isRefusal(said)) return said;
  const asked = askedAbout(here, at, said, form);
  if (asked) return asked;
  const { about: _a, words: _w, teamId: _t, ownerId: _o, partner: _p, ...kept } = record.data;
  const whole = { ...record, data: { ...kept, ...said } as typeof record.data };
  return changed({ ...turn, record: whole }, 'task.edit.save', checkedNow(turn));
}

interface Place {
  outside: boolean;
  id?: string;
  before?: TaskText;
}

/** What was typed, if everybody and everything in it is there. */
function checked(at: Today, turn: At<TaskInput>, { outside, before }: Place): TaskText | Refusal {
  const { input, person, school } = turn;
  const here = (id: string) => {
    const one = school.people.get(id);
    return one !== undefined && (activeOn(one, at.today) || before?.personIds.includes(id) === true);
  };
  const people = input.people ?? [];
  if (!people.every(here)) return invalid({ people: text('error.pickColleague') });
  const team = input.teamId === NONE ? undefined : input.teamId;
  if (team !== undefined && !at.teams.some(({ id }) => id === team))
    return invalid({ teamId: text('error.choice') });
  // Who proposes something does not say who keeps it right.
  const given = input.ownerId === NONE ? undefined : input.ownerId;
  const ownerId = keepsTasks(person) ? given : before?.ownerId;
  if (ownerId !== undefined && ownerId !== before?.ownerId && !here(ownerId))
    return invalid({ ownerId: text('error.pickColleague') });
  const roles = input.roles ?? [];
  const said: TaskText = {
    what: input.what,
    ...(before?.starter === undefined ? {} : { starter: before.starter }),
    ...defined({ about: input.about, words: input.words, ownerId }),
    roles: ROLES.filter((role) => roles.includes(role)),
    everyTeacher: roles.includes(EVERY_TEACHER),
    personIds: people,
    ...(team === undefined ? {} : { teamId: team }),
  };
  if (!outside) return isSomebodys(said) ? said : invalid({ roles: text('task.error.whose') });
  const { name, phone, mail, link, when } = input;
  if (name === undefined) return invalid({ name: text('error.needed') });
  if (link !== undefined && !isLink(link)) return invalid({ link: text('school.instrument.linkWrong') });
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail))
    return invalid({ mail: text('team.wrong.email') });
  const nobody = { roles: [], everyTeacher: false, personIds: [] };
  return { ...said, ...nobody, partner: { name, ...defined({ phone, mail, link, when }) } };
}

const defined = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** All of the staff read it: what could be about a pupil or a parent is asked about once. */
function askedAbout(
  turn: At<TaskInput>,
  at: Today,
  said: TaskText,
  { outside, id }: Place,
): Decision | undefined {
  const seen =
    turn.input.which === 'sure'
      ? []
      : seenHere(turn, [said.what, said.about, said.words].filter(Boolean).join('\n'));
  if (seen.length === 0) return undefined;
  const card = taskFormCard(at, turn.person, said, { id, outside, seen, once: turn.id() });
  return decision({ kind: 'next', card });
}

export async function starters(turn: At): Promise<Decision> {
  const [at, taken] = await Promise.all([todayIn(turn), takenIn(turn)]);
  return show(turn, startersCard(at, taken, turn.id()));
}

/** What is in the list of what we offered, or was set aside on purpose. */
async function takenIn({ read, school }: At): Promise<Set<string>> {
  const { tasks } = await taskBook(read, school.id);
  return new Set([...tasks.values()].flatMap(({ data }) => data.starter ?? []));
}

/** Each one chosen is in the list from now on, and is theirs to keep right until they give it to somebody. */
export async function startersAdded(
  turn: At<{ codes?: string[]; more?: string[] }>,
): Promise<Decision | Refusal> {
  const { school, person, now } = turn;
  const today = todayOf(turn);
  const taken = await takenIn(turn);
  const here = new Set<Role>(peopleOn(school, today).flatMap(({ roles }) => roles));
  const offered = new Set(startersFor(here).map(({ code }) => code));
  const chosen = new Set([...(turn.input.codes ?? []), ...(turn.input.more ?? [])]);
  if (chosen.size === 0) return invalid({ codes: text('task.starters.none') });
  const added = STARTERS.filter(({ code }) => chosen.has(code) && offered.has(code) && !taken.has(code));
  const save = added.map((one) => ({
    kind: TASK,
    id: turn.id(),
    expect: 0,
    data: newTask(
      {
        starter: one.code,
        roles: one.roles.filter((role) => peopleOn(school, today).some((who) => hasRole(who, role))),
        everyTeacher: one.everyTeacher === true,
        personIds: [],
        ...(one.partner ? { partner: {} } : {}),
        ownerId: person.id,
      },
      { now, today, by: person.id },
      'LISTED',
    ),
  }));
  return decision(
    { kind: 'close', note: text('task.starters.added') },
    {
      save: save.length > 0 ? [...save, await newStamp(turn)] : [],
      audit: save.map(({ id }) => auditedTask(turn, 'task.starters.add', id)),
    },
  );
}
