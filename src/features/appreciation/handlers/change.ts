import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type RecordKey } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { DRAFT, draftOf, typedIn } from '../../requests/model/draft.js';
import { type Appreciation, SECOND, type Second, secondId, thanksRef } from '../model/appreciation.js';
import { type ChangeInput, changeInput } from '../model/form.js';
import { ROUND, roundRef } from '../model/round.js';
import type { SchoolTurn, ThanksTurn } from '../model/turn.js';
import { saveThanks, seenInWords, thanksAudit } from '../model/write.js';
import { isRecipient, isSender, mayChange } from '../policy.js';
import { changeCard, changeGuardCard, mineCard, readCard } from '../view/read.js';
import { roundCard } from '../view/round.js';

/** Afterwards: reading, saying the same, other words, taking it back. */

/** Messages in which it stands. */
const shownIn = ({ id, data }: { id: string; data: Appreciation }): RecordKey[] => [
  thanksRef(id),
  ...(data.roundId === undefined ? [] : [roundRef(data.roundId)]),
];

export async function read(turn: ThanksTurn): Promise<Decision> {
  return decision(
    { kind: 'dialog', card: await readCard(turn) },
    { audit: [thanksAudit(turn, 'thanks.read', turn.record.id, 'read')] },
  );
}

/** All of a week, a page at a time. */
export async function round(turn: SchoolTurn<{ id: string; after?: string }>): Promise<Decision | Refusal> {
  const { id, after } = turn.input;
  const found = await turn.read.get(ROUND, id);
  if (!found) return refuse('gone');
  return decision({
    kind: after === undefined ? 'dialog' : 'next',
    card: await roundCard(turn, found, after),
  });
}

/** What one wrote oneself in the last weeks, to change it or take it back. */
export const mine = async (turn: SchoolTurn<unknown>): Promise<Decision> =>
  decision({ kind: 'dialog', card: await mineCard(turn) });

/** "Dat zag ik ook", and not any more: a name, never a number. */
export async function second(turn: ThanksTurn): Promise<Decision | Refusal> {
  const { record, person, read: from, now } = turn;
  if (isSender(person, record.data) || isRecipient(person, record.data))
    return refuse('refused', text('thanks.second.own'));
  const id = secondId(record.id, person.id);
  const before = await from.get(SECOND, id);
  const data: Second = { of: record.id, personId: person.id, at: now };
  return decision(
    { kind: 'close', note: text(before ? 'thanks.second.gone' : 'thanks.second.done') },
    {
      save: before ? [] : [{ kind: SECOND, id, expect: 0, data }],
      remove: before ? [{ kind: SECOND.kind, id }] : [],
      audit: [thanksAudit(turn, 'thanks.second', record.id)],
      changed: shownIn(record),
    },
  );
}

export async function change(turn: ThanksTurn): Promise<Decision> {
  return decision({ kind: 'dialog', card: await changeCard(turn, turn.record.data) });
}

export async function save(turn: ThanksTurn<ChangeInput>): Promise<Decision | Refusal> {
  const seen = await seenInWords(turn, turn.input);
  if (seen.length === 0 || turn.record.data.way === 'personal')
    return changed(turn, turn.input, 'thanks.change.save', seen.length === 0);
  const draft = draftOf(turn, turn.input);
  return decision(
    { kind: 'next', card: changeGuardCard(turn, seen, turn.input, draft.id) },
    { save: [draft] },
  );
}

/** "Dat is het niet". */
export async function sure(turn: ThanksTurn<{ id: string; draft: string }>): Promise<Decision | Refusal> {
  const kept = changeInput.safeParse(await typedIn(turn, turn.input.draft));
  if (!kept.success || kept.data.id !== turn.record.id) return refuse('gone', text('thanks.draftGone'));
  const done = changed(turn, kept.data, 'thanks.change.sure', true);
  return { ...done, remove: [{ kind: DRAFT.kind, id: turn.input.draft }] };
}

export async function again(turn: ThanksTurn<{ id: string; draft: string }>): Promise<Decision | Refusal> {
  const kept = changeInput.safeParse(await typedIn(turn, turn.input.draft));
  if (!kept.success) return refuse('gone', text('thanks.draftGone'));
  const { saw, did, valueId, exampleId } = kept.data;
  const words = { saw, ...(did ? { did } : {}) };
  return decision({
    kind: 'next',
    card: await changeCard(turn, { ...turn.record.data, words, valueId, exampleId }),
  });
}

function changed(turn: ThanksTurn<unknown>, input: ChangeInput, verb: string, open: boolean): Decision {
  const { record } = turn;
  const { valueId: _value, exampleId: _example, words: _words, ...rest } = record.data;
  const data: Appreciation = {
    ...rest,
    open,
    words: { saw: input.saw, ...(input.did ? { did: input.did } : {}) },
    ...(input.valueId ? { valueId: input.valueId } : {}),
    ...(input.exampleId ? { exampleId: input.exampleId } : {}),
  };
  return decision(
    { kind: 'close', note: text('thanks.changed') },
    {
      save: [saveThanks(record.id, record.version, data)],
      audit: [thanksAudit(turn, verb, record.id)],
      changed: shownIn(record),
    },
  );
}

/** Its words are gone with it, also from what stands in chats. */
export function withdraw(turn: ThanksTurn): Decision | Refusal {
  const { record, person, now } = turn;
  if (!mayChange(person, record.data, dayOf(now))) return refuse('gone');
  const { words: _words, valueId: _value, exampleId: _example, ...rest } = record.data;
  return decision(
    { kind: 'close', note: text('thanks.withdrawn') },
    {
      save: [saveThanks(record.id, record.version, { ...rest, state: 'WITHDRAWN', open: false })],
      audit: [thanksAudit(turn, 'thanks.withdraw', record.id)],
      changed: shownIn(record),
    },
  );
}
