import { type Decision, decision } from '../../../kernel/decision.js';
import { isCoordinator } from '../../school/model/people.js';
import type { SchoolTurn } from '../model/turn.js';
import { standsInFor } from '../view/lead.js';
import { EVERY, listCard } from '../view/list.js';
import { deskOf, pageOf } from '../view/walk.js';
import { found } from './find.js';

/** Rows of one page; each is a block and a line in Slack. */
export const PAGE = 8;

export interface ListInput {
  which?: string;
  personId?: string;
  classCode?: string;
  after?: string;
  before?: string;
  /** What was chosen in the dialog itself. */
  show?: string;
  inClass?: string;
  text?: string;
}

/** One's own requests, those that lie with somebody, or what was searched; a page at a time. */
export async function list(turn: SchoolTurn<ListInput>): Promise<Decision> {
  const { input, person } = turn;
  const absent = await standsInFor(turn);
  const leading = isCoordinator(person) || person.covers.length > 0 || absent.length > 0;
  const chosen = {
    which: input.show ?? input.which,
    classCode: (input.inClass === EVERY ? undefined : input.inClass) ?? input.classCode,
    personId: input.personId,
  };
  const desk = deskOf(turn, absent, chosen, leading ? 'lead' : 'mine');
  if (input.text !== undefined) return found(turn, input.text, desk, leading);
  const page = await pageOf(turn, desk, PAGE, input);
  // Whatever the button, in a list that is open it goes on there.
  const within = input.after ?? input.before ?? input.show ?? input.inClass;
  return decision({
    kind: within === undefined ? 'dialog' : 'next',
    card: listCard(turn, { desk, page, absent, leading }),
  });
}
