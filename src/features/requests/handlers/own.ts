import { type Decision, decision } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { CareRequest, Words } from '../model/request.js';
import { audited, tell } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';
import { keeperOf } from '../policy.js';
import { correctCard, withdrawCard, writeCard } from '../view/write.js';
import { step, todayOf, withHint, withWorry } from './shared.js';

/** What a requester does with their own request: reply, add, correct, withdraw. */

/** The dialog shows the question, so opening it is a reading. */
export const reply = (turn: RequestTurn): Decision =>
  decision(
    { kind: 'dialog', card: writeCard(turn, 'reply', turn.id()) },
    { audit: [audited(turn, 'request.reply', turn.record.id, 'read')] },
  );

export function replied(
  turn: RequestTurn<{ id: string; text?: string; callMe: boolean }>,
): Decision | Refusal {
  const { record, now } = turn;
  const keeper = keeperOf(turn.school, record.data, todayOf(turn));
  return step(turn, {
    act: 'reply',
    verb: 'request.reply.save',
    what: turn.input.text ? 'replied' : 'callMe',
    note: turn.input.text ? { kind: 'reply', text: turn.input.text } : undefined,
    work: [
      tell(turn.input.text ? 'request.replied' : 'request.call-me', keeper, record.id, now, 'addressed'),
    ],
    reply: { kind: 'close', note: text('request.repliedNote', { name: nameOf(turn.school, keeper) }) },
  });
}

/** "Bel mij liever": an answer without writing. */
export const callMe = (turn: RequestTurn) => replied({ ...turn, input: { id: turn.input.id, callMe: true } });

export const add = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: writeCard(turn, 'add', turn.id()) });

export function added(turn: RequestTurn<{ id: string; text: string }>): Decision | Refusal {
  const { record, now } = turn;
  const keeper = keeperOf(turn.school, record.data, todayOf(turn));
  const quiet = record.data.status === 'HELD' || record.data.status === 'UNCONFIRMED' || !record.data.takenBy;
  return step(turn, {
    act: 'add',
    verb: 'request.add.save',
    what: 'added',
    note: { kind: 'addition', text: turn.input.text },
    // Before somebody follows it up they read all of it anyway; one message is enough.
    work: quiet ? [] : [tell('request.added', keeper, record.id, now, 'addressed')],
    reply: { kind: 'close', note: addedNote(turn, keeper) },
  });
}

function addedNote({ school, input }: RequestTurn<{ text: string }>, keeper: string): TextRef {
  const sent = text('request.addedNote');
  return withWorry(sent, input.text, nameOf(school, keeper)) ?? withHint(school, sent, input.text);
}

export const correct = (turn: RequestTurn): Decision =>
  decision(
    { kind: 'dialog', card: correctCard(turn, turn.id()) },
    { audit: [audited(turn, 'request.correct', turn.record.id, 'read')] },
  );

/** Replaces what was written, so that a name that should not be there is really gone. */
export function corrected(
  turn: RequestTurn<{ id: string; observation: string; pupil?: string }>,
): Decision | Refusal {
  const { pupil: _before, ...rest } = turn.record.data.words;
  const { observation, pupil } = turn.input;
  const words: Words = { ...rest, observation, ...(pupil ? { pupil } : {}) };
  return step(turn, {
    act: 'add',
    verb: 'request.correct.save',
    what: 'corrected',
    change: { words },
    reply: { kind: 'close', note: withHint(turn.school, text('request.correctedNote'), observation) },
  });
}

export const withdraw = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: withdrawCard(turn, turn.id()) });

export function withdrawn(turn: RequestTurn): Decision | Refusal {
  const { record, now } = turn;
  const request = record.data;
  const untouched = !request.takenBy && !request.alarm;
  return step(turn, {
    act: 'withdraw',
    verb: 'request.withdraw.save',
    what: 'withdrawn',
    // Nobody worked with it: nothing of what was written needs to be kept. Whom nobody was told about, nobody finds.
    change: {
      ...(untouched ? { words: emptied(request.words), notes: [], ...emptyShares(request) } : {}),
      ...(request.status === 'HELD' ? { onlyFor: [] } : {}),
    },
    work: request.takenBy ? [tell('request.withdrawn', request.takenBy, record.id, now, 'addressed')] : [],
    reply: { kind: 'close', note: text('request.withdrawnNote', { roepnaam: request.roepnaam }) },
  });
}

export const emptied = (words: Words): Words => ({ scope: words.scope, observation: '', safety: 'no' });

/** Who was asked keeps a message that says that it is over. */
const emptyShares = ({ shares }: CareRequest): Pick<CareRequest, 'shares'> =>
  shares ? { shares: shares.map((share) => ({ ...share, text: '' })) } : {};
