import { type Decision, decision, type NewWork, show } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { Consultation, ENOUGH } from '../model/consultation.js';
import { tellOne } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { allSayEnough, asksEnough } from '../policy.js';
import { agendaCard, enoughCard, prepareCard } from '../view/before.js';
import { gone } from './gone.js';
import { requestOf } from './minutes.js';
import { roundAgenda } from './round-agenda.js';
import { acted, audited } from './shared.js';

/** "Waarover het gaat": the points with their time; what stands in the request only for who may read it there. */
export async function agenda(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const { record } = turn;
  if (!record.data.open) return gone(turn);
  if (record.data.roundId !== undefined) return roundAgenda(turn);
  const request = await requestOf(turn);
  const { card, read } = agendaCard(turn, request);
  return show(turn, card, {
    audit: [
      audited(turn, 'consult.agenda', record.id, 'read'),
      ...(read ? [{ ...audited(turn, 'consult.agenda', read.id, 'read'), kind: read.kind }] : []),
    ],
  });
}

/** What a talk with parents asks beforehand. */
export const prepare = (turn: ConsultationTurn): Decision | Refusal =>
  turn.record.data.open && turn.record.data.kind === 'parents'
    ? decision(
        { kind: 'dialog', card: prepareCard(turn, turn.id()) },
        { audit: [audited(turn, 'consult.prepare', turn.record.id, 'read')] },
      )
    : gone(turn);

export interface PrepareInput {
  id: string;
  strength?: string;
  interpreter?: 'no' | 'needed' | 'arranged';
  tells?: string;
}
export function prepared(turn: ConsultationTurn<PrepareInput>): Decision | Refusal {
  const { record, input } = turn;
  if (record.data.kind !== 'parents') return gone(turn);
  const { strength, interpreter, tells } = input;
  const change = {
    prepared: {
      ...(strength === undefined ? {} : { strength }),
      ...(interpreter === undefined ? {} : { interpreter }),
      ...(tells === undefined ? {} : { tells }),
    },
  };
  const done = acted(turn, record, 'change', 'consult.prepare.save', 'prepared', change);
  const note = text('consult.preparedNote', { roepnaam: record.data.roepnaam });
  return done ? decision({ kind: 'close', note }, done) : gone(turn);
}

/** "Is samenkomen nodig, of volstaat een bericht?" One tap; when everybody says so its organiser is asked what to do. */
export function said(
  turn: ConsultationTurn<{ id: string; outcome: (typeof ENOUGH)[number] }>,
): Decision | Refusal {
  const { record, person, now, input } = turn;
  const before = record.data;
  if (!asksEnough(before, now)) return gone(turn);
  const data: Consultation = { ...before, enough: { ...before.enough, [person.id]: input.outcome } };
  const all = allSayEnough(data) && !allSayEnough(before);
  const done = acted(turn, record, 'change', 'consult.enough', all ? 'allEnough' : 'enoughSaid', {
    enough: data.enough,
  });
  if (!done) return gone(turn);
  // Who changes their mind and back changes what stands in that message; it is not said anew.
  const work: NewWork[] =
    all && !toldOf(before)
      ? [tellOne('consult.enough', record.id, data.organiserId, now, { from: data.from ?? 0 })]
      : [];
  const note = text(`consult.enough.said.${input.outcome}`, { roepnaam: data.roepnaam });
  return decision({ kind: 'close', note }, { ...done, work });
}

/** Whether its organiser was asked already, of the time that it has now. */
const toldOf = ({ events }: Consultation): boolean => {
  const last = (...whats: string[]) => events.findLastIndex(({ what }) => whats.includes(what));
  return last('allEnough') > last('confirmed', 'moved', 'planned');
};

/** "Afspraak vastleggen, overleg schrappen": what was agreed, in one dialog. */
export const note = (turn: ConsultationTurn): Decision | Refusal =>
  allSayEnough(turn.record.data)
    ? decision(
        { kind: 'dialog', card: enoughCard(turn, turn.id()) },
        { audit: [audited(turn, 'consult.enough.note', turn.record.id, 'read')] },
      )
    : gone(turn);
