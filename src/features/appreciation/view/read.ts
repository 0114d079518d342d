import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { day, list, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { channelName, readTeam } from '../../school/model/teams.js';
import { APPRECIATION, type Appreciation, SECOND, secondId } from '../model/appreciation.js';
import type { Seen } from '../model/guard.js';
import type { SchoolTurn, ThanksTurn } from '../model/turn.js';
import { mayChange, maySecond } from '../policy.js';
import { seconds, shownThanks } from './shown.js';
import { choicesOf, seenLine } from './write.js';

/** What one wrote is there to be changed for so long. Calendar days. */
const MINE_DAYS = 60;
const MOST_MINE = 8;

export async function readCard(turn: ThanksTurn): Promise<CardRef> {
  const { record, person, now, read } = turn;
  const today = dayOf(now);
  const said = await read.get(SECOND, secondId(record.id, person.id));
  const may = maySecond(person, record.data, today);
  return {
    card: 'appreciation/read',
    data: {
      ...(await shownThanks(turn, record.data)),
      id: record.id,
      when: text('thanks.read.when', { when: day(dayOf(record.data.createdAt)) }),
      seconds: await seconds(turn, record.id),
      may: {
        second: may && !said,
        unsecond: may && said !== undefined,
        change: mayChange(person, record.data, today),
      },
    },
  };
}

export async function mineCard(turn: SchoolTurn<unknown>): Promise<CardRef> {
  const { read, person, now, school } = turn;
  const { items } = await read.find(APPRECIATION, {
    where: { senderId: person.id },
    range: { field: 'createdAt', from: epochOf(addDays(dayOf(now), -MINE_DAYS), '00:00') },
    order: { field: 'createdAt', direction: 'desc' },
    limit: MOST_MINE,
  });
  const own = items.filter(({ data }) => data.state !== 'WITHDRAWN');
  return {
    card: 'appreciation/mine',
    data: {
      none: own.length === 0,
      items: await Promise.all(
        own.map(async ({ id, data }) => ({
          id,
          line: text('thanks.mine.row', {
            to: list(...data.recipientIds.map((one) => nameOf(school, one))),
            day: day(dayOf(data.createdAt), 'short'),
          }),
          state: await stateText(turn, data),
        })),
      ),
    },
  };
}

async function stateText({ read }: SchoolTurn<unknown>, { state, teamId }: Appreciation) {
  const channel = teamId === undefined ? undefined : (await readTeam(read, teamId))?.channel;
  const where = channel ? channelName(channel) : text('thanks.noChannel');
  return text(`thanks.state.${state}`, { channel: where });
}

/** Other words; to whom and where it went stay as they are. */
export async function changeCard(
  turn: ThanksTurn<unknown>,
  { words, valueId, exampleId }: Pick<Appreciation, 'words' | 'valueId' | 'exampleId'>,
): Promise<CardRef> {
  return {
    card: 'appreciation/change',
    data: {
      ...(await choicesOf(turn)),
      id: turn.record.id,
      once: turn.id(),
      to: text('thanks.change.to', {
        to: list(...turn.record.data.recipientIds.map((one) => nameOf(turn.school, one))),
      }),
      saw: words?.saw ?? '',
      did: words?.did ?? '',
      valueId: valueId ?? '',
      exampleId: exampleId ?? '',
    },
  };
}

export const changeGuardCard = (
  turn: ThanksTurn<unknown>,
  seen: readonly Seen[],
  { saw, did }: { saw: string; did?: string },
  draft: string,
): CardRef => ({
  card: 'appreciation/change-guard',
  data: {
    id: turn.record.id,
    once: turn.id(),
    draft,
    seen: seen.map((one) => ({ line: seenLine(one) })),
    saw,
    did: did ?? null,
  },
});
