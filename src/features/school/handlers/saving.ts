import {
  type AuditLine,
  auditLine,
  type Decision,
  decision,
  type NewWork,
} from '../../../kernel/decision.js';
import type { Turn } from '../../../kernel/feature.js';
import type { Reply } from '../../../kernel/interaction.js';
import { plansAfter } from '../model/leavers.js';
import { saveRoster } from '../model/roster.js';
import type { Person, School } from '../model/school.js';
import { PERSON, SCHOOL } from '../model/school-kinds.js';

export type At<I = unknown> = Turn<School, Person, I, undefined>;

/** The record as it is now; undefined for somebody this school does not have. */
export const readPerson = (turn: At, id: string) => turn.read.get(PERSON, id);

export interface PersonChange {
  verb: string;
  id: string;
  /** Called with the person as stored now. */
  change(person: Person): Person;
  reply(person: Person): Reply;
  work?(person: Person): NewWork[];
}

/**
 * Saves one changed person with the school's new revision. undefined: there is no such person. A concurrent change of the
 * school is a conflict, after which the router runs the handler again.
 */
export async function changePerson(turn: At, plan: PersonChange): Promise<Decision | undefined> {
  const [school, stored] = await Promise.all([
    turn.read.get(SCHOOL, turn.school.id),
    readPerson(turn, plan.id),
  ]);
  if (school === undefined || stored === undefined) return undefined;
  const person = plan.change(stored.data);
  return decision(plan.reply(person), {
    save: saveRoster(school, [{ person, expect: stored.version }]),
    work: [...(plan.work?.(person) ?? []), ...plansAfter(stored.data, person, turn.now)],
    audit: [audited(turn, plan.verb, plan.id)],
    changed: [{ kind: PERSON.kind, id: plan.id }],
  });
}

const audited = (turn: At, verb: string, id: string): AuditLine =>
  auditLine(turn, verb, { kind: PERSON.kind, id });

/** Somebody new, with the school's new revision. undefined: there is no such school. */
export async function addPerson(
  turn: At,
  { verb, person, reply, work }: { verb: string; person: Person; reply: Reply; work: NewWork[] },
): Promise<Decision | undefined> {
  const school = await turn.read.get(SCHOOL, turn.school.id);
  if (school === undefined) return undefined;
  const save = saveRoster(school, [{ person, expect: 0 }]);
  return decision(reply, { save, work, audit: [audited(turn, verb, person.id)] });
}

/** The school as it will be once this person is saved, for a dialog that stays open. */
export const schoolWith = (school: School, person: Person): School => ({
  ...school,
  people: new Map(school.people).set(person.id, person),
});
