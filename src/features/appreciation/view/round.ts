import type { CardRef } from '../../../kernel/card.js';
import { day } from '../../../kernel/text.js';
import type { Round } from '../model/round.js';
import type { RoundTurn } from '../model/turn.js';
import { inRound } from './messages.js';
import { seconds, shownThanks } from './shown.js';

const PAGE = 8;

/** All of a week, a page at a time. */
export async function roundCard(turn: RoundTurn<{ id: string; after?: string }>): Promise<CardRef> {
  const { record, input } = turn;
  const all = await inRound(turn, record.id);
  const from = input.after === undefined ? 0 : all.findIndex(({ id }) => id === input.after) + 1;
  const shown = all.slice(from, from + PAGE);
  const data: Round = record.data;
  return {
    card: 'appreciation/round-all',
    data: {
      id: record.id,
      when: day(data.day),
      none: all.length === 0,
      items: await Promise.all(
        shown.map(async (one) => ({
          ...(await shownThanks(turn, one.data)),
          id: one.id,
          seconds: await seconds(turn, one.id),
        })),
      ),
      next: all.length > from + PAGE ? (shown.at(-1)?.id ?? null) : null,
    },
  };
}
