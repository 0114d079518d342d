import { dayOf } from '../../../calendar/time.js';
import type { RecordKey, WorkData } from '../../../kernel/decision.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { AUTOMATIC, REQUEST } from '../../requests/model/request.js';
import { overtaken } from '../../requests/model/state-line.js';
import { refOf, stepped, tell } from '../../requests/model/step.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { keeperOf } from '../../requests/policy.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { planStep } from '../model/follow.js';
import { type SpeakingDay, speakingDay } from '../model/speak.js';
import { planCard } from '../view/plan.js';

/** A day on which somebody speaks with who asked. */

export const plan = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: planCard(turn, turn.id()) });

/** Which day it became, and why it is another one. */
export const dayNote = (key: string, { day: on, moved }: SpeakingDay, p: Record<string, string | number>) => {
  const said: TextRef = text(key, { ...p, day: day(on) });
  return moved ? text('triage.day.note', { said, moved }) : said;
};

export function planned(turn: RequestTurn<{ id: string; day?: Day }>): Decision | Refusal {
  const { record, school, person, input } = turn;
  const request = record.data;
  if (request.takenBy && request.takenBy !== person.id) {
    const theirs = request.events.findLast((event) => event.by === request.takenBy);
    return refuse('conflict', overtaken(turn, request, theirs));
  }
  if (input.day === undefined && request.plannedFor) return letGo(turn);
  const on = speakingDay(school, person, input.day, dayOf(turn.now));
  if (!on) return invalid({ day: text('triage.day.when') });
  const done = stepped(turn, record, planStep(turn, record, on.day, 'triage.plan.save'));
  if (!done) return refuse('gone', overtaken(turn, request));
  const name = nameOf(school, request.requesterId);
  return decision({ kind: 'close', note: dayNote('triage.plan.note', on, { name }) }, done);
}

/** No day any more: its requester sees that it is followed up as before. */
function letGo(turn: RequestTurn<unknown>): Decision | Refusal {
  const { record } = turn;
  const done = stepped(turn, record, {
    act: 'mark',
    verb: 'triage.plan.save',
    what: 'unplanned',
    change: { plannedFor: undefined },
  });
  const note = text('triage.plan.letGo', { roepnaam: record.data.roepnaam });
  return done ? decision({ kind: 'close', note }, done) : refuse('gone', overtaken(turn, record.data));
}

type Due = Scene<School> & { ref?: RecordKey; data: WorkData };
const stillPlanned = async ({ read, ref, data }: Due) => {
  const record = ref && (await read.get(REQUEST, ref.id));
  return record?.data.plannedFor === data.day ? record : undefined;
};

/**
 * The morning of that day. The digest of who set it tells it by itself; where they are not there, it is told to whoever looks
 * after it, so that the day is not forgotten.
 */
export async function speak(due: Due): Promise<Partial<Thought>> {
  const record = await stillPlanned(due);
  if (!record) return {};
  const keeper = keeperOf(due.school, record.data, dayOf(due.now));
  if (keeper === record.data.takenBy) return {};
  return { work: [tell('triage.speak', keeper, record.id, due.now, 'digest', { data: due.data })] };
}

/** The day is over: whether they spoke nobody knows, so nothing is said of it; its place in the lists stays. */
export async function spoken(due: Due): Promise<Partial<Thought>> {
  const record = await stillPlanned(due);
  if (!record) return {};
  const { id, version, data } = record;
  const ref = refOf(id);
  return {
    save: [{ kind: REQUEST, id, expect: version, data: { ...data, plannedFor: undefined } }],
    audit: [{ at: due.now, who: AUTOMATIC, verb: 'triage.spoken', ...ref, access: 'change' }],
    changed: [ref],
  };
}
