import { type Decision, decision } from '../../../kernel/decision.js';
import { isRefusal } from '../../../kernel/errors.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { REQUEST } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';
import { neighboursOf } from '../view/neighbours.js';
import { onwardCard } from '../view/onward.js';

/**
 * A first step that was taken in a dialog leads on: what was done, and the next request that is new, with one button to read it.
 * Without a next one, or away from a dialog, the answer is what the step itself says.
 */
export function onward(handle: VerbSpec['handle']): VerbSpec['handle'] {
  return async (turn) => {
    const done = await handle(turn);
    if (isRefusal(done) || done.reply.kind !== 'close') return done;
    return (await withNext(turn as RequestTurn, done)) ?? done;
  };
}

async function withNext(turn: RequestTurn, done: Decision): Promise<Decision | undefined> {
  const { place, record, read } = turn;
  if (place.kind !== 'dialog' || record.data.status !== 'NEW' || done.reply.kind !== 'close')
    return undefined;
  const { next, previous, from } = await neighboursOf({ ...turn, input: {} });
  const id = next ?? previous;
  const found = id === undefined ? undefined : await read.get(REQUEST, id);
  if (!found || !from || !done.reply.note) return undefined;
  const card = onwardCard(turn, done.reply.note, found, from);
  return { ...done, reply: decision({ kind: 'next', card }).reply };
}
