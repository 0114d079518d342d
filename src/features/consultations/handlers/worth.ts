import { schoolYearOf } from '../../../calendar/holidays.js';
import { type Decision, decision, show } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { ConsultationTurn, SchoolTurn } from '../model/turn.js';
import { countedWorth, SHARES, WORTH_TALLY, type Worth, worthTotal } from '../model/worth.js';
import { worthCard } from '../view/worth.js';
import { gone } from './gone.js';
import { acted, todayOf } from './shared.js';

/** One tap, once of each person: it is counted, and who said what is kept nowhere. */
export async function tapped(
  turn: ConsultationTurn<{ id: string; outcome: Worth }>,
): Promise<Decision | Refusal> {
  const { record, person, read, input } = turn;
  const { data } = record;
  const before = data.tapped ?? [];
  const note = text('consult.worth.note', { roepnaam: data.roepnaam });
  if (before.includes(person.id)) return decision({ kind: 'close', note });
  if (!data.held?.met) return gone(turn);
  const done = acted(turn, record, 'add', 'consult.worth', 'tapped', { tapped: [...before, person.id] });
  if (!done) return gone(turn);
  const count = await countedWorth(read, todayOf(turn), turn.id(), data.kind, input.outcome);
  return decision({ kind: 'close', note }, { ...done, save: [...done.save, count] });
}

/** For coordinators and head: by kind, from five answers on. */
export async function counts(turn: SchoolTurn<object>): Promise<Decision> {
  const schoolYear = schoolYearOf(todayOf(turn));
  const { items } = await turn.read.find(WORTH_TALLY, { where: { schoolYear }, limit: SHARES });
  return show(turn, worthCard(schoolYear, worthTotal(items.map(({ data }) => data))));
}
