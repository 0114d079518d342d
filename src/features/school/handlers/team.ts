import { dayOf } from '../../../calendar/time.js';
import { type Decision, type NewWork, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import {
  cellsOf,
  type Fault,
  ONE_PERSON,
  type OneCells,
  type OneField,
  readOnePerson,
} from '../model/import/one-person.js';
import { leaverAfter } from '../model/leavers.js';
import { headsOn } from '../model/people.js';
import type { Person } from '../model/school.js';
import { changesOf } from '../policy.js';
import { memberCard, teamCard } from '../view/team.js';
import { type At, addPerson, changePerson } from './saving.js';

const VERB = 'school.team.save';
const EMPTY = Object.fromEntries(ONE_PERSON.map((field) => [field, ''])) as OneCells;

/** Whom to look at. */
export const team = (turn: At): Decision => show(turn, teamCard(turn));

/** The form of one colleague. */
export function member(turn: At<{ personId?: string }>): Decision | Refusal {
  const { personId } = turn.input;
  if (!personId) return invalid({ personId: text('error.needed') });
  const person = turn.school.people.get(personId);
  if (!person) return invalid({ personId: text('error.choice') });
  const fields = changesOf(turn.person, personId);
  return show(turn, memberCard(turn, person, cellsOf(turn.school, person), fields));
}

/** The same form, empty. */
export const added = (turn: At): Decision =>
  show(turn, memberCard(turn, undefined, EMPTY, changesOf(turn.person, undefined)));

type Input = { personId?: string } & Partial<OneCells>;

/** Checked as an import checks a line of the team list; what this person may not change stays as it was. */
export async function memberSaved(turn: At<Input>): Promise<Decision | Refusal> {
  const { school, input } = turn;
  const known = input.personId ? school.people.get(input.personId) : undefined;
  const fields = changesOf(turn.person, known?.id);
  if ((input.personId && !known) || fields.length === 0) return refuse('refused');
  const before = known ? cellsOf(school, known) : EMPTY;
  const given = fields.map((field) => [field, input[field] ?? '']);
  const read = readOnePerson(school, { ...before, ...Object.fromEntries(given) }, known);
  if ('faults' in read) return invalid(wordsFor(read.faults));
  const { person } = read;
  const reply = { kind: 'close', note: text('team.saved', { name: person.name }) } as const;
  const work = tellAbout(turn, known, person);
  if (!known) return (await addPerson(turn, { verb: VERB, person, reply, work })) ?? refuse('refused');
  const saved = await changePerson(turn, {
    verb: VERB,
    id: known.id,
    change: () => person,
    reply: () => reply,
    work: () => [...work, ...leaverAfter(known, person, dayOf(turn.now), turn.now)],
  });
  return saved ?? refuse('refused');
}

const wordsFor = (faults: Partial<Record<OneField, Fault>>): Record<string, TextRef> =>
  Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field,
      text(fault === 'wrong' ? `team.wrong.${field}` : `team.fault.${fault}`),
    ]),
  );

/** A role can make somebody a reader: who is concerned and the heads hear of it, whoever changed it. */
function tellAbout(turn: At, before: Person | undefined, now: Person): NewWork[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (before && same(before.roles, now.roles) && same(before.covers, now.covers)) return [];
  const heads = headsOn(turn.school, dayOf(turn.now)).map(({ id }) => id);
  return [...new Set([now.id, ...heads])]
    .filter((id) => id !== turn.person.id)
    .map((person) => ({
      type: 'send',
      name: 'school.team-changed',
      id: `team-changed:${now.id}:${person}:${turn.now}`,
      ref: { kind: 'person', id: now.id },
      to: { person },
      manner: 'addressed',
      dueAt: turn.now,
      data: { by: turn.person.id },
    }));
}
