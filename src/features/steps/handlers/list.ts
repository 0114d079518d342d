import { type Decision, decision } from '../../../kernel/decision.js';
import { auditedStep } from '../model/act.js';
import { groupsOutside, OWN_LISTS, STEP_LISTS, type StepList, stepsOfList } from '../model/lists.js';
import type { SchoolTurn } from '../model/turn.js';
import { mayOverlook } from '../policy.js';
import { listCard, outsideListCard } from '../view/list.js';

export interface ListInput {
  which?: StepList;
  /** What was chosen in the dialog itself. */
  show?: StepList;
  after?: string;
  before?: string;
}

/** Small steps a page at a time: one's own, and for who coordinates those they follow. */
export async function list(turn: SchoolTurn<ListInput>): Promise<Decision> {
  const { input, person } = turn;
  const lists: readonly StepList[] = mayOverlook(person) ? STEP_LISTS : OWN_LISTS;
  const wished = input.show ?? input.which ?? 'mine';
  const which = lists.includes(wished) ? wished : 'mine';
  const { card, shown } = listCard(turn, {
    which,
    lists,
    found: await stepsOfList(turn, which),
    after: input.after,
    before: input.before,
  });
  const within = input.after ?? input.before ?? input.show;
  return decision(
    { kind: within === undefined ? 'dialog' : 'next', card },
    // Why somebody is outside their class is content.
    { audit: which === 'outside' ? shown.map((id) => auditedStep(turn, 'step.list', id, 'read')) : [] },
  );
}

/** "Groepjes buiten de klas", for a staff meeting: without pupils. */
export async function outside(turn: SchoolTurn<object>): Promise<Decision> {
  const found = await groupsOutside(turn);
  return decision(
    { kind: 'dialog', card: outsideListCard(turn, found) },
    { audit: found.map(({ id }) => auditedStep(turn, 'step.outside-list', id, 'read')) },
  );
}
