import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { ideaFor } from '../../school/model/phase-zero.js';
import { REQUEST } from '../model/request.js';
import { audited, refOf } from '../model/step.js';
import type { RequestTurn, SchoolTurn } from '../model/turn.js';
import { aspectsFor, isRequester, leads, mayGiveReason } from '../policy.js';
import { ORDER } from '../view/home.js';
import { firstOf, pressing, standsInFor, takenFromOthers } from '../view/lead.js';
import { neighboursOf } from '../view/neighbours.js';
import { readCard } from '../view/read.js';
import { ideaCard, listCard, reasonCard } from '../view/write.js';
import { todayOf } from './shared.js';

/** Opens the request with what this person may see. Reading words is logged in the same turn, before they are shown. */
export async function read(turn: RequestTurn<{ id: string; which?: 'lead' }>): Promise<Decision> {
  const { record, person, school } = turn;
  const aspects = aspectsFor(person, record.data, school, todayOf(turn));
  if (
    !aspects.has('words') &&
    mayGiveReason(person, record.data) &&
    !leads(person, record.data, school, todayOf(turn))
  ) {
    return decision({ kind: 'dialog', card: reasonCard(turn, turn.id()) });
  }
  const audit = aspects.has('words') ? [audited(turn, 'request.read', record.id, 'read')] : [];
  const card = readCard(turn, aspects, await neighboursOf(turn), await turn.beside(record));
  // From one to the next in the same dialog.
  return decision({ kind: turn.input.which ? 'next' : 'dialog', card }, { audit });
}

/** Another coordinator says why they look: kept with the request, logged, told on the timeline. */
export async function reason(turn: RequestTurn<{ id: string; why: string }>): Promise<Decision | Refusal> {
  const { record, person, now, input } = turn;
  if (!mayGiveReason(person, record.data)) return invalid({ why: text('error.refused') });
  const data = {
    ...record.data,
    openedBy: [...new Set([...record.data.openedBy, person.id])],
    notes: [...record.data.notes, { at: now, by: person.id, kind: 'reason' as const, text: input.why }],
    events: [...record.data.events, { at: now, by: person.id, what: 'openedWithReason' }],
  };
  const seen = aspectsFor(person, data, turn.school, todayOf(turn));
  const opened = { ...record, data };
  const card = readCard({ ...turn, record: opened }, seen, {}, await turn.beside(opened));
  return decision(
    { kind: 'next', card },
    {
      save: [{ kind: REQUEST, id: record.id, expect: record.version, data }],
      audit: [
        audited(turn, 'request.reason', record.id),
        { ...audited(turn, 'request.reason', record.id, 'read'), reason: 'given' },
      ],
      changed: [refOf(record.id)],
    },
  );
}

/** One idea to start with, from everyday care; it opens in a dialog, since a fitting one tells the domain. */
export function idea(turn: RequestTurn): Decision {
  const example = ideaFor(turn.record.data.words.domains ?? [], turn.record.id);
  return decision(
    { kind: 'dialog', card: ideaCard(turn, example.key) },
    { audit: [audited(turn, 'request.idea', turn.record.id, 'read')] },
  );
}

const PAGE = 8;

/** My own requests, or those that lie with me; open ones. */
export async function list(
  turn: SchoolTurn<{ which?: 'mine' | 'lead'; personId?: string; after?: string }>,
): Promise<Decision> {
  const absent = standsInFor(turn);
  const of = absent.find((one) => one.id === turn.input.personId) ?? turn.person;
  const own = of.id === turn.person.id;
  const which =
    turn.input.which ?? (turn.person.covers.length > 0 || !own || absent.length > 0 ? 'lead' : 'mine');
  const field = which === 'lead' ? 'coordinatorId' : 'requesterId';
  const page = await turn.read.find(REQUEST, {
    where: { [field]: which === 'lead' ? of.id : turn.person.id, open: true },
    order: ORDER[field],
    limit: PAGE,
    after: turn.input.after,
  });
  // What nobody was told about yet stands in nobody else's list.
  const may = ({ data }: (typeof page.items)[number]) =>
    which === 'mine' ? isRequester(turn.person, data) : leads(turn.person, data, turn.school, todayOf(turn));
  const taken = which === 'lead' && own && !turn.input.after ? await takenFromOthers(turn) : [];
  const first = which === 'lead' ? await pressing(turn, of) : [];
  const all = firstOf(first, [...taken, ...page.items]).slice(turn.input.after ? first.length : 0);
  const items = all.filter(may);
  const card = listCard(turn, { which, of, items, next: page.next, absent: own ? absent : [] });
  return decision({ kind: turn.input.after ? 'next' : 'dialog', card });
}
