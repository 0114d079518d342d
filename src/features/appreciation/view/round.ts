import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day } from '../../../kernel/text.js';
import type { Round } from '../model/round.js';
import type { SchoolTurn } from '../model/turn.js';
import { inRound } from './messages.js';
import { seconds, shownThanks } from './shown.js';

const PAGE = 8;

/** All of a week, a page at a time. */
export async function roundCard(
  turn: SchoolTurn<unknown>,
  { id, data }: Stored<Round>,
  after: string | undefined,
): Promise<CardRef> {
  const all = await inRound(turn, id);
  const from = after === undefined ? 0 : all.findIndex((one) => one.id === after) + 1;
  const shown = all.slice(from, from + PAGE);
  return {
    card: 'appreciation/round-all',
    data: {
      id,
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
