import { dayOf, daysBetween } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { day, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { choosesAsks, OPTIONAL_ASKED, type OptionalAsk, wantsAsk } from '../../school/model/optional-asks.js';
import { asksOf } from '../model/asks.js';
import { askedCard, asksCard } from '../view/asks.js';
import type { At } from './shared.js';

/** What somebody wants to be asked, of all that need not be asked. */

type Which = At<{ which: OptionalAsk }>;

const own = (turn: Pick<At, 'now' | 'person'>, verb: string): AuditLine =>
  auditLine(turn, verb, { kind: OPTIONAL_ASKED.kind, id: turn.person.id });

/** "Deze week niet": nothing is kept of it. */
export const skip = ({ input }: Which): Decision =>
  decision({ kind: 'card', card: askedCard(input.which, 'skip') });

/** "Vraag dit niet meer". */
export const never = async (turn: Which): Promise<Decision> =>
  decision(
    { kind: 'card', card: askedCard(turn.input.which, 'never') },
    {
      save: [await wantsAsk(turn.read, turn.person.id, turn.input.which, false)],
      audit: [own(turn, 'asks.never')],
    },
  );

/** Asked again after all. */
export const again = async (turn: Which): Promise<Decision> =>
  decision(
    { kind: 'card', card: askedCard(turn.input.which, 'again') },
    {
      save: [await wantsAsk(turn.read, turn.person.id, turn.input.which, true)],
      audit: [own(turn, 'asks.again')],
    },
  );

export const open = async (turn: At): Promise<Decision> => {
  const stored = await turn.read.get(OPTIONAL_ASKED, turn.person.id);
  return show(turn, asksCard(turn, stored?.data ?? { never: [] }));
};

/** A year is long enough for any pause. */
const LONGEST_DAYS = 366;

export async function saved(turn: At<{ asks?: OptionalAsk[]; until?: Day }>): Promise<Decision | Refusal> {
  const { asks: wanted = [], until } = turn.input;
  const { read, person, school, now } = turn;
  const today = dayOf(now);
  if (until !== undefined && until < today) return invalid({ until: text('school.absence.past') });
  if (until !== undefined && daysBetween(today, until) > LONGEST_DAYS)
    return invalid({ until: text('school.absence.long') });
  const save = await choosesAsks(read, person.id, asksOf(school, person), { wanted, pausedUntil: until });
  const note = until === undefined ? text('asks.saved') : text('asks.savedUntil', { day: day(until) });
  return decision({ kind: 'close', note }, { save: [save], audit: [own(turn, 'asks.save')] });
}
