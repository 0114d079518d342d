import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type Save } from '../../../kernel/decision.js';
import type { Alongside } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import type { SchoolTurn } from '../../requests/model/turn.js';
import type { Person, School } from '../../school/model/school.js';
import { lookAt } from '../model/look.js';
import { choiceOf, counted, isChoice, SHARES, SUGGESTION_TALLY, totalOf } from '../model/tally.js';
import { mayTriage } from '../policy.js';
import { tallyCard } from '../view/suggestions.js';

/** How often what was suggested was also chosen, this school year. */
export async function suggestions(turn: SchoolTurn<object>): Promise<Decision> {
  const schoolYear = schoolYearOf(dayOf(turn.now));
  const { items } = await turn.read.find(SUGGESTION_TALLY, { where: { schoolYear }, limit: SHARES });
  return decision({
    kind: 'dialog',
    card: tallyCard(turn.school, schoolYear, totalOf(items.map(({ data }) => data))),
  });
}

/** Counts a choice in the commit that makes it, against what the rules said of the request as it was. */
export async function countChoice(act: Alongside<School, Person>): Promise<Save[]> {
  if (act.before.kind !== REQUEST.kind) return [];
  const before = act.before as Stored<CareRequest>;
  const today = dayOf(act.now);
  if (!isChoice(act.verb, before.data) || !mayTriage(act.person, before.data, act.school, today)) return [];
  const { suggestions: said } = await lookAt(act, before);
  const choice = choiceOf(act.verb, act.after as CareRequest, said);
  return choice ? [await counted(act.read, today, act.id(), choice)] : [];
}
