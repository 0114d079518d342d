import { type Decision, decision, show } from '../../../kernel/decision.js';
import { isRefusal, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import type { Recurring, WhyAnswer } from '../model/recurring.js';
import { tellSeries } from '../model/recurring-tell.js';
import type { RecurringTurn } from '../model/recurring-turn.js';
import { sayCard } from '../view/recurring.js';
import { audited } from './recurring.js';
import { after, form, over, stopForm } from './recurring-change.js';

/** What its organiser answered, kept with the series; the last answer counts. */
const answered = (turn: RecurringTurn<unknown>, answer: WhyAnswer): Recurring['why'] => {
  const said = turn.record.data.why?.said;
  return { at: turn.now, answer, ...(said === undefined ? {} : { said }) };
};

/** "Ja, zo": one tap. */
export function keep(turn: RecurringTurn): Decision | Refusal {
  if (!turn.record.data.open) return over(turn);
  return decision(
    { kind: 'close', note: text('consult.series.why.kept', { roepnaam: turn.record.data.roepnaam }) },
    after(turn, 'consult.series.why', 'why', { why: answered(turn, 'keep') }),
  );
}

/** "Anders" and "Mag stoppen": the answer is kept at once, and what comes of it is chosen in the dialog that opens. */
const andThen = (answer: WhyAnswer, verb: string, opens: (turn: RecurringTurn) => Decision | Refusal) =>
  function chosen(turn: RecurringTurn): Decision | Refusal {
    const next = opens(turn);
    if (isRefusal(next)) return next;
    const done = after(turn, verb, 'why', { why: answered(turn, answer) });
    return { ...next, ...done, audit: [...next.audit, ...done.audit] };
  };
export const other = andThen('other', 'consult.series.why.other', form);
export const mayStop = andThen('stop', 'consult.series.why.stop', stopForm);

/** "Een zin erbij": why they come together, in their own words; read by those who take part. */
export const say = (turn: RecurringTurn): Decision | Refusal =>
  turn.record.data.why
    ? show(turn, sayCard(turn, turn.id()), {
        audit: [audited(turn, 'consult.series.say', turn.record.id, 'read')],
      })
    : over(turn);

export function said(turn: RecurringTurn<{ id: string; said?: string }>): Decision | Refusal {
  const { why, roepnaam } = turn.record.data;
  if (!why) return over(turn);
  const { said: words } = turn.input;
  const { said: _, ...answer } = why;
  return decision(
    { kind: 'close', note: text('consult.series.why.noted', { roepnaam }) },
    after(turn, 'consult.series.say.save', 'said', {
      why: { ...answer, ...(words === undefined ? {} : { said: words }) },
    }),
  );
}

/** "In mijn agenda": the file once more, as it stands by now. */
export function calendar(turn: RecurringTurn): Decision {
  const { record, person, now } = turn;
  const row = tellSeries('consult.series.file', record.id, person.id, now);
  return decision(
    { kind: 'close', note: text('classCard.icsSent'), follows: true },
    {
      work: [{ ...row, manner: 'now', always: true }],
      audit: [audited(turn, 'consult.series.calendar', record.id, 'read')],
    },
  );
}
