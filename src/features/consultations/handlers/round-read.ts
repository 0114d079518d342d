import { type Decision, decision, type Save, show, toMyself } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { unbookEach } from '../model/booking.js';
import { type CancelReason, everyoneIn } from '../model/consultation.js';
import { ROUND, roundRef } from '../model/round.js';
import { classesOfRound, tasksOfRound } from '../model/round-classes.js';
import { ROUND_TASK, taskRef } from '../model/round-task.js';
import { sendTo } from '../model/tell.js';
import { runsRound } from '../policy.js';
import { ROUND_FILE } from '../view/round-messages.js';
import { roundCancelCard, roundMineCard, roundReadCard } from '../view/round-read.js';
import { roundAudit } from './round-confirm.js';
import type { RoundTurn } from './round-plan.js';
import { acted, todayOf } from './shared.js';

/** Who runs it sees each class and who prepared; who is in it their own times. */
export async function read(turn: RoundTurn<{ id: string; after?: string }>): Promise<Decision | Refusal> {
  const { record, person, school, input } = turn;
  if (record.data.status === 'DRAFT') return refuse('gone', text('consult.round.gone'));
  const classes = await classesOfRound(turn.read, record.id);
  const runs = runsRound(person, record.data, school, todayOf(turn));
  const from = Number(input.after ?? 0);
  const card = runs
    ? roundReadCard(turn, record, classes, await tasksOfRound(turn.read, record.id), from)
    : roundMineCard(turn, record, classes, from);
  return show(turn, card, { audit: [roundAudit(turn, 'consult.round.read', record.id, 'read')] });
}

/** "In mijn agenda": the file once more, asked for now. */
export const calendar = (turn: RoundTurn): Decision =>
  decision(
    { kind: 'close', note: text('classCard.icsSent'), follows: true },
    {
      work: [toMyself(turn, ROUND_FILE, roundRef(turn.record.id))],
      audit: [roundAudit(turn, 'consult.round.calendar', turn.record.id, 'read')],
    },
  );

export const cancelForm = (turn: RoundTurn): Decision | Refusal =>
  turn.record.data.status === 'PLANNED'
    ? show(turn, roundCancelCard(turn, turn.record, turn.id()))
    : refuse('gone', text('consult.round.gone'));

/** All that did not begin yet: everybody hears it once, and their time is free again. */
export async function cancel(
  turn: RoundTurn<{ id: string; why?: CancelReason }>,
): Promise<Decision | Refusal> {
  const { record, now, person, input } = turn;
  if (record.data.status !== 'PLANNED') return refuse('gone', text('consult.round.gone'));
  const classes = await classesOfRound(turn.read, record.id);
  const ahead = classes.filter(({ data }) => data.open && (data.from ?? data.was?.from ?? now) >= now);
  const why = input.why ? { cancelWhy: input.why } : {};
  const parts = ahead.flatMap((one) => {
    const change = { sequence: one.data.sequence + 1, ...why };
    return acted(turn, one, 'cancel', 'consult.round.cancel', 'cancelled', change) ?? [];
  });
  const free = await unbookEach(
    turn.read,
    ahead.flatMap(({ id, data }) =>
      data.from === undefined ? [] : [{ of: id, people: everyoneIn(data), at: data.from }],
    ),
  );
  const told = [...new Set(ahead.flatMap(({ data }) => everyoneIn(data)))];
  const tasks = (await tasksOfRound(turn.read, record.id)).filter(({ data }) => data.open);
  const closed: Save[] = tasks.map(({ id, version, data }) => ({
    kind: ROUND_TASK,
    id,
    expect: version,
    data: { ...data, open: false },
  }));
  const preparing = new Map(tasks.map(({ id, data }) => [data.ownerId, id]));
  for (const one of [...told, person.id]) preparing.delete(one);
  const data = { ...record.data, status: 'CANCELLED' as const, changedAt: now, ...why };
  return decision(
    {
      kind: 'close',
      note: text('consult.round.cancelledNote', {
        n: ahead.length,
        people: told.filter((one) => one !== person.id).length,
      }),
    },
    {
      save: [
        { kind: ROUND, id: record.id, expect: record.version, data },
        ...parts.flatMap(({ save }) => save),
        ...free,
        ...closed,
      ],
      work: [
        ...told.map((one) =>
          sendTo(one === person.id ? ROUND_FILE : 'consult.round.cancelled', roundRef(record.id), one, now),
        ),
        ...[...preparing].map(([one, id]) => sendTo('consult.round.task-off', taskRef(id), one, now)),
      ],
      audit: [roundAudit(turn, 'consult.round.cancel', record.id), ...parts.flatMap(({ audit }) => audit)],
      changed: [
        roundRef(record.id),
        ...tasks.map(({ id }) => taskRef(id)),
        ...parts.flatMap(({ changed }) => changed),
      ],
    },
  );
}
