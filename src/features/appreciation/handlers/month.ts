import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, show, toMyself } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { addMonths, type MonthInput, monthOf, monthRef, monthText, postedIn } from '../model/month.js';
import type { SchoolTurn } from '../model/turn.js';
import { monthCard } from '../view/month.js';

type MonthTurn = SchoolTurn<MonthInput>;

/** What stood in the channel in a month, to read or to take to a staff meeting; as long as that has none, of the one before. */
export async function month(turn: MonthTurn): Promise<Decision> {
  const { input, read, now } = turn;
  const current = monthOf(dayOf(now));
  let shown = input.which ?? current;
  let items = await postedIn(read, shown);
  if (input.which === undefined && items.length === 0) {
    const before = addMonths(current, -1);
    items = await postedIn(read, before);
    if (items.length > 0) shown = before;
  }
  const card = await monthCard(turn, shown, items, input.after);
  return show(turn, card);
}

/** On paper, or as a picture: a file to whoever asks, in their own chat. */
const sent =
  (name: 'thanks.month.page' | 'thanks.month.picture') =>
  async (turn: MonthTurn): Promise<Decision | Refusal> => {
    const { input, read, now } = turn;
    const shown = input.which ?? monthOf(dayOf(now));
    if ((await postedIn(read, shown)).length === 0)
      return refuse('gone', text('thanks.month.none', { month: monthText(shown) }));
    return decision(
      { kind: 'close', note: text('thanks.month.sent'), follows: true },
      {
        work: [toMyself(turn, name, monthRef(shown))],
      },
    );
  };
export const printed = sent('thanks.month.page');
export const pictured = sent('thanks.month.picture');
