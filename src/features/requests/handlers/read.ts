import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { ideaAmong } from '../../school/model/instrument-fits.js';
import { instrumentsIn } from '../../school/model/instruments.js';
import { REQUEST } from '../model/request.js';
import { audited, refOf } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';
import { aspectsFor, leads, mayGiveReason } from '../policy.js';
import { type From, neighboursOf } from '../view/neighbours.js';
import { readCard } from '../view/read.js';
import { ideaCard, reasonCard } from '../view/write.js';
import { todayOf } from './shared.js';

/** Opens the request with what this person may see. Reading words is logged in the same turn, before they are shown. */
export async function read(turn: RequestTurn<From & { id: string; walk?: 'on' }>): Promise<Decision> {
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
  return decision({ kind: turn.input.walk ? 'next' : 'dialog', card }, { audit });
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

/** One idea to start with: from everyday care, or of the school's own; it opens in a dialog, since a fitting one tells the domain. */
export async function idea(turn: RequestTurn): Promise<Decision> {
  const { id, data } = turn.record;
  const { domains = [], needs = [] } = data.words;
  const accepted = await instrumentsIn(turn.read, 'ACCEPTED');
  const found = ideaAmong(accepted, domains, id, needs.includes('material'));
  return decision(
    { kind: 'dialog', card: ideaCard(turn, found) },
    { audit: [audited(turn, 'request.idea', id, 'read')] },
  );
}
