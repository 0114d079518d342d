import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { REQUEST } from '../../requests/model/request.js';
import type { SchoolTurn } from '../../requests/model/turn.js';
import { leads } from '../../requests/policy.js';
import { standsInToday } from '../../school/model/people.js';
import { wished } from '../model/follow.js';
import { speakingDay } from '../model/speak.js';
import { bulkCard, canFollow } from '../view/bulk.js';
import { dayNote } from './plan.js';
import { forEach, withLeft } from './several.js';

/** So many stand in one list to choose from, and are done at once: what Slack takes. */
export const PAGE = 100;

export interface BulkInput {
  personId?: string;
  after?: string;
}

/** The requests that this person, or somebody they stand in for, can take up or plan. */
export async function bulk(turn: SchoolTurn<BulkInput>): Promise<Decision> {
  const { person, school, read, input } = turn;
  const absent = standsInToday(school, person, dayOf(turn.now));
  const of = absent.find(({ id }) => id === input.personId) ?? person;
  const page = await read.find(REQUEST, {
    where: { coordinatorId: of.id, open: true },
    order: { field: 'changedAt', direction: 'asc' },
    limit: PAGE,
    after: input.after,
  });
  const items = page.items.filter(
    ({ data }) => leads(person, data, school, dayOf(turn.now)) && canFollow(person, data),
  );
  const card = bulkCard(turn, { of, items, next: page.next, absent: of === person ? absent : [] }, turn.id());
  return decision({ kind: input.after || input.personId ? 'next' : 'dialog', card });
}

export interface ChosenInput {
  requests?: string[];
  day?: Day;
}

/** Each of them followed up or looked at together, on a day if one was chosen; those that changed meanwhile are named. */
async function follow(
  turn: SchoolTurn<ChosenInput>,
  together: boolean,
  verb: string,
): Promise<Decision | Refusal> {
  const { requests, day } = turn.input;
  if (!requests?.length) return invalid({ requests: text('triage.bulk.none') });
  const on = day === undefined ? undefined : speakingDay(turn.school, turn.person, day, dayOf(turn.now));
  if (day !== undefined && !on) return invalid({ day: text('triage.day.when') });
  const several = await forEach(turn, requests, (record) =>
    wished(turn, record, { together, day: on?.day }, verb),
  );
  const n = several.done.length;
  if (n === 0) return refuse('gone', withLeft(text('triage.bulk.nothing'), several));
  const done = on
    ? dayNote('triage.bulk.planned', on, { n })
    : text(together ? 'triage.bulk.together' : 'triage.bulk.taken', { n });
  return decision({ kind: 'close', note: withLeft(done, several) }, several.parts);
}

export const bulkTake = (turn: SchoolTurn<ChosenInput>) => follow(turn, false, 'triage.bulk.take');
export const bulkTogether = (turn: SchoolTurn<ChosenInput>) => follow(turn, true, 'triage.bulk.together');
