import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { list, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { canAfterAll, cannot, ended, type Share, sharesNow, standingOf } from '../model/shares.js';
import { audited, tell } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';
import { keeperOf, mayBeInvited, sharedWith } from '../policy.js';
import { inviteCard, sharedCard } from '../view/shares.js';
import { colleague, step, todayOf, withHint, withWorry } from './shared.js';

/** "Collega's laten meedenken": what was written for them is all they see; what they say is read by who asked. */

export const MOST_ASKED = 20;
/** So many names stand in the answer. */
const MOST_NAMED = 4;

export const open = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: inviteCard(turn, turn.id()) });

export function asked(
  turn: RequestTurn<{ id: string; people?: string[]; text: string }>,
): Decision | Refusal {
  const { school, record, person, input, now } = turn;
  const request = record.data;
  const today = todayOf(turn);
  const chosen = [...new Set(input.people ?? [])];
  const who = chosen
    .flatMap((id) => colleague(school, id, today) ?? [])
    .filter((one) => mayBeInvited(one, request, school, today))
    .map(({ id }) => id);
  if (who.length === 0) return invalid({ people: text('error.pickSomebody') });
  if (who.length < chosen.length) return invalid({ people: text('error.choice') });
  const share: Share = { at: now, by: person.id, with: who, text: input.text };
  const names = list(...who.slice(0, MOST_NAMED).map((id) => nameOf(school, id)));
  const sent = text('request.invitedNote', { names, n: who.length });
  return step(turn, {
    act: 'mark',
    verb: 'request.invite.save',
    what: 'invited',
    change: { shares: [...(request.shares ?? []), share] },
    work: who.map((id) => tell('request.invited', id, record.id, now, 'addressed')),
    reply: { kind: 'close', note: withHint(school, sent, input.text) },
  });
}

/** The one who was asked no longer reads it; what they said stays with who asked. */
export function takenBack(turn: RequestTurn<{ id: string; personId?: string }>): Decision | Refusal {
  const { record, school, input } = turn;
  const personId = input.personId ?? '';
  if (sharesNow(record.data, personId).length === 0)
    return refuse('gone', text('request.uninvitedBefore', { roepnaam: record.data.roepnaam }));
  return step(turn, {
    act: 'mark',
    verb: 'request.uninvite',
    what: 'uninvited',
    change: { shares: ended(record.data, personId) },
    reply: { kind: 'close', note: text('request.uninvitedNote', { name: nameOf(school, personId) }) },
  });
}

/** Exactly what was shared. Reading it is logged. */
export const read = (turn: RequestTurn): Decision =>
  decision(
    { kind: 'dialog', card: sharedCard(turn, turn.id()) },
    { audit: [audited(turn, 'request.shared', turn.record.id, 'read')] },
  );

/** Who asked, while they still may know of it; else whoever has it by now. */
function askerOf(turn: RequestTurn<unknown>): string {
  const { record, school, person } = turn;
  const { requesterId } = record.data;
  const last = sharedWith(person, record.data, todayOf(turn)).at(-1);
  return last?.by === requesterId ? requesterId : keeperOf(school, record.data, todayOf(turn));
}

export function thought(turn: RequestTurn<{ id: string; text: string }>): Decision | Refusal {
  const { record, school, person, input, now } = turn;
  const to = askerOf(turn);
  const sent = text('request.thoughtNote', { name: nameOf(school, to) });
  const keeper = keeperOf(school, record.data, todayOf(turn));
  return step(turn, {
    act: 'mark',
    verb: 'request.thought.save',
    what: 'thought',
    change: { shares: canAfterAll(record.data, person.id) },
    note: { kind: 'thought', text: input.text },
    work: [tell('request.thought', to, record.id, now, 'addressed', { data: { by: person.id } })],
    reply: {
      kind: 'close',
      note: withWorry(sent, input.text, nameOf(school, keeper)) ?? withHint(school, sent, input.text),
    },
  });
}

/** "Ik kan nu niet helpen": never why; who asked hears it with the next digest. */
export function cannotNow(turn: RequestTurn): Decision | Refusal {
  const { record, school, person, now } = turn;
  const to = askerOf(turn);
  const note = text('request.cannotNote', { name: nameOf(school, to) });
  if (standingOf(record.data, person.id) === 'cannot') return decision({ kind: 'close', note });
  return step(turn, {
    act: 'mark',
    verb: 'request.cannot',
    what: 'cannot',
    change: { shares: cannot(record.data, person.id) },
    work: [tell('request.cannot', to, record.id, now, 'digest', { data: { by: person.id } })],
    reply: { kind: 'close', note },
  });
}
