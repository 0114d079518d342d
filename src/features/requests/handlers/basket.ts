import type { Decision, Save } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import type { Alongside } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { basketsAfter } from '../model/basket.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';
import { step } from './shared.js';

/** The basket for the hour with the CLB: kept until it is taken out, handed over or closed. */

const marked = (turn: RequestTurn, clb: boolean): Decision | Refusal => {
  const { roepnaam } = turn.record.data;
  return step(turn, {
    act: 'mark',
    verb: clb ? 'request.clb' : 'request.clb.out',
    what: clb ? 'clb' : 'clbOut',
    change: { clb: clb || undefined },
    reply: { kind: 'close', note: text(clb ? 'request.clbNote' : 'request.clbOutNote', { roepnaam }) },
  });
};

export const keep = (turn: RequestTurn) => marked(turn, true);
export const takeOut = (turn: RequestTurn) => marked(turn, false);

/** Whatever act puts a request into a basket or takes it out, closing and handing over as well: the list of it follows. */
export const alongside = async ({ read, before, after }: Alongside): Promise<Save[]> =>
  before.kind === REQUEST.kind
    ? basketsAfter(read, before.id, before.data as CareRequest, after as CareRequest)
    : [];
