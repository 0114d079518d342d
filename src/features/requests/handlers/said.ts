import { type Decision, decision } from '../../../kernel/decision.js';
import { audited } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';
import { aspectsFor, isRequester, leads } from '../policy.js';
import { notesFor, saidCard } from '../view/said.js';
import { todayOf } from './shared.js';

/** Everything that was said of a request, where the reading dialog shows the last of it. */
export function said(turn: RequestTurn<{ id: string; after?: string }>): Decision {
  const { record, person, school, input } = turn;
  const today = todayOf(turn);
  const aspects = aspectsFor(person, record.data, school, today);
  const seesThoughts = isRequester(person, record.data) || leads(person, record.data, school, today);
  const notes = notesFor(record.data, aspects, seesThoughts);
  const left = Number(input.after ?? notes.length);
  const before = Number.isInteger(left) && left > 0 ? Math.min(left, notes.length) : notes.length;
  const audit = aspects.has('words') ? [audited(turn, 'request.said', record.id, 'read')] : [];
  const card = saidCard(turn, aspects, notes, before);
  return decision({ kind: input.after === undefined ? 'dialog' : 'next', card }, { audit });
}
