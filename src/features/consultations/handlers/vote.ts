import { type Decision, decision, type NewWork } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { book, unbook } from '../model/booking.js';
import { type CancelReason, type Consultation, everyoneIn, type VoteAnswer } from '../model/consultation.js';
import { cannotNow, saidOf } from '../model/still.js';
import { tellOne, tellTime } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { bestSlot, hasAnswered } from '../model/votes.js';
import { CALENDAR_FILE } from '../view/calendar.js';
import { cancelCard, confirmCard, readCard, voteCard } from '../view/consultation.js';
import { gone } from './gone.js';
import { anew } from './moving.js';
import { takenText } from './plan.js';
import { acted, audited } from './shared.js';

export const read = (turn: ConsultationTurn): Decision =>
  decision(
    { kind: 'dialog', card: readCard(turn) },
    { audit: [audited(turn, 'consult.read', turn.record.id, 'read')] },
  );

export const vote = (turn: ConsultationTurn): Decision | Refusal =>
  turn.record.data.status === 'VOTING'
    ? decision(
        { kind: 'dialog', card: voteCard(turn, turn.id()) },
        { audit: [audited(turn, 'consult.vote', turn.record.id, 'read')] },
      )
    : gone(turn);

/** One answer for each time. When everybody can at one of them it is settled at once; when all answered, who plans it chooses. */
export async function voted(
  turn: ConsultationTurn<{ id: string; answers: VoteAnswer[] }>,
): Promise<Decision | Refusal> {
  const { record, person, input, now } = turn;
  const before = record.data;
  if (before.status !== 'VOTING') return gone(turn);
  const answers = before.slots.map((_, n) => input.answers[n] ?? 'cannot');
  const data: Consultation = { ...before, votes: { ...before.votes, [person.id]: answers } };
  const all = everyoneIn(data).every((one) => hasAnswered(data, one));
  const best = all ? bestSlot(data) : undefined;
  // Who said so before something else came into their calendar is looked at by who plans it, not passed over.
  if (best !== undefined && (await allStillCan(turn, data, best))) {
    const settled = await settle(turn, data, best, 'consult.vote.save');
    if (settled) return settled;
  }
  const work: NewWork[] = all ? [tellOne('consult.choose', record.id, data.organiserId, now)] : [];
  const done = acted(turn, record, 'change', 'consult.vote.save', 'answered', { votes: data.votes });
  return done ? decision({ kind: 'close', note: text('consult.votedNote') }, { ...done, work }) : gone(turn);
}

async function allStillCan(
  turn: ConsultationTurn<unknown>,
  data: Consultation,
  slot: Consultation['slots'][number],
): Promise<boolean> {
  const { person, record, now } = turn;
  const said = saidOf(data, data.slots.indexOf(slot));
  const saidAt = (one: string) => (one === person.id ? now : said(one));
  return (await cannotNow(turn, everyoneIn(data), slot, { except: [record.id], saidAt })).length === 0;
}

/** "Vastleggen": who plans it chooses, whoever answered. */
export const confirm = (turn: ConsultationTurn): Decision | Refusal =>
  turn.record.data.open
    ? decision(
        { kind: 'dialog', card: confirmCard(turn, turn.id()) },
        { audit: [audited(turn, 'consult.confirm', turn.record.id, 'read')] },
      )
    : gone(turn);

export async function confirmed(
  turn: ConsultationTurn<{ id: string; slot?: string }>,
): Promise<Decision | Refusal> {
  return chosenTime(turn, turn.input.slot, false);
}

/** "Toch dit uur": everybody said that they can then, and who plans it knows what came into a calendar since. */
export async function held(
  turn: ConsultationTurn<{ id: string; which?: string }>,
): Promise<Decision | Refusal> {
  return chosenTime(turn, turn.input.which, true);
}

async function chosenTime(
  turn: ConsultationTurn<unknown>,
  which: string | undefined,
  anyway: boolean,
): Promise<Decision | Refusal> {
  const { record } = turn;
  if (!record.data.open) return gone(turn);
  const nth = Number(which ?? Number.NaN);
  const slot = record.data.slots[nth];
  if (!slot) return invalid({ slot: text('consult.error.slots') });
  const { taken } = await book(turn.read, record.id, everyoneIn(record.data), slot);
  if (taken.length > 0 && anyway) return refuse('conflict', takenText(turn, taken));
  const other = anyway ? undefined : await anew(turn, [slot], nth);
  if (other) return other;
  return (await settle(turn, record.data, slot, 'consult.confirm.save')) ?? gone(turn);
}

/** Takes the time for all of them in the same commit; undefined when somebody was taken meanwhile. */
async function settle(
  turn: ConsultationTurn<unknown>,
  data: Consultation,
  slot: { from: number; to: number },
  verb: string,
): Promise<Decision | undefined> {
  const { record, school, now } = turn;
  const people = everyoneIn(data);
  const { from: earlier, to } = record.data;
  const before =
    earlier === undefined || to === undefined ? undefined : { people, span: { from: earlier, to } };
  const { taken, save } = await book(turn.read, record.id, people, slot, before);
  if (taken.length > 0) return undefined;
  const sequence = before ? data.sequence + 1 : data.sequence;
  const change = { votes: data.votes, from: slot.from, to: slot.to, sequence, enough: {} };
  const done = acted(turn, record, 'confirm', verb, 'confirmed', change);
  if (!done) return undefined;
  const note = text('consult.fixed', { roepnaam: data.roepnaam, at: { at: slot.from, as: 'moment' } });
  return decision(
    { kind: 'close', note },
    {
      ...done,
      save: [...done.save, ...save],
      work: tellTime(school, record.id, data, slot.from, sequence, now),
    },
  );
}

/** Before it: why, in one of a few sentences, or without. */
export const cancelForm = (turn: ConsultationTurn): Decision | Refusal =>
  turn.record.data.open ? decision({ kind: 'dialog', card: cancelCard(turn, turn.id()) }) : gone(turn);

/** "Schrappen": everybody is told once, and their time is free again. */
export async function cancel(
  turn: ConsultationTurn<{ id: string; why?: CancelReason }>,
): Promise<Decision | Refusal> {
  const { record, now, person, input } = turn;
  const { data, id } = record;
  const done = acted(turn, record, 'cancel', 'consult.cancel', 'cancelled', {
    sequence: data.sequence + 1,
    ...(input.why ? { cancelWhy: input.why } : {}),
  });
  if (!done) return gone(turn);
  const free = data.from === undefined ? [] : await unbook(turn.read, id, everyoneIn(data), data.from);
  const told = everyoneIn(data).filter((one) => one !== person.id);
  return decision(
    { kind: 'close', note: text('consult.cancelledNote', { roepnaam: data.roepnaam, n: told.length }) },
    {
      ...done,
      save: [...done.save, ...free],
      work: [
        ...told.map((one) => tellOne('consult.cancelled', id, one, now)),
        // Who cancels it has it in their calendar as well.
        ...(data.from === undefined ? [] : [tellOne(CALENDAR_FILE, id, person.id, now)]),
      ],
    },
  );
}
