import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextParam, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import type { Appreciation } from '../model/appreciation.js';
import { addMonths, type Month, monthOf, monthText, postedIn } from '../model/month.js';
import type { SchoolTurn } from '../model/turn.js';
import { shownThanks } from './shown.js';

const PAGE = 8;

export async function monthCard(
  turn: SchoolTurn<unknown>,
  month: Month,
  items: readonly Stored<Appreciation>[],
  after: string | undefined,
): Promise<CardRef> {
  const from = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
  const shown = items.slice(from, from + PAGE);
  const later = addMonths(month, 1);
  return {
    card: 'appreciation/month',
    data: {
      month,
      named: text('thanks.month.of', { month: monthText(month) }),
      none: items.length === 0,
      items: await Promise.all(shown.map(({ data }) => shownThanks(turn, data))),
      next: items.length > from + PAGE ? (shown.at(-1)?.id ?? null) : null,
      earlier: addMonths(month, -1),
      later: later <= monthOf(dayOf(turn.now)) ? later : null,
    },
  };
}

type Send = SendSpec<School, Person>;
type At = Parameters<Send['view']>[0];

/** Who to whom, what was seen, what it did; a core value behind it. In the order in which it came. */
async function said(at: At, month: Month) {
  return Promise.all(
    (await postedIn(at.read, month)).map(async ({ data }) => {
      const { who, value } = await shownThanks(at, data);
      const { saw = '', did } = data.words ?? {};
      return { who: who as TextParam, saw, did, value: value as TextParam | null };
    }),
  );
}

const view =
  (kind: 'page' | 'picture'): Send['view'] =>
  ({ ref }) =>
    ref && { card: 'appreciation/month-file', data: { line: text(`message.thanks.month.${kind}`) } };

/** Above and below what was said, on paper as in the picture. */
const headOf = ({ school, now }: At, month: Month) => ({
  title: text('thanks.month.of', { month: monthText(month) }),
  lead: [text('thanks.month.lead', { school: school.name, day: day(dayOf(now)) })],
  foot: text('thanks.month.foot'),
});

const page: Send = {
  name: 'thanks.month.page',
  view: view('page'),
  async file(at) {
    if (!at.ref) return undefined;
    const month = at.ref.id;
    const head = headOf(at, month);
    const blocks = (await said(at, month)).map(({ who, saw, did, value }) => ({
      heading: who,
      lines: [saw, did, value].flatMap((words) => (words ? [{ words }] : [])),
    }));
    return {
      file: 'page',
      name: head.title,
      data: {
        ...head,
        blocks,
      },
    };
  },
};

const picture: Send = {
  name: 'thanks.month.picture',
  view: view('picture'),
  async file(at) {
    if (!at.ref) return undefined;
    const month = at.ref.id;
    const head = headOf(at, month);
    return {
      file: 'picture',
      name: head.title,
      data: {
        picture: 'notes',
        ...head,
        notes: (await said(at, month)).map(({ who, saw, did, value }) => ({
          words: did ? text('thanks.month.words', { saw, did }) : saw,
          under: value ? text('thanks.month.under', { who, value }) : who,
        })),
        rest: text('thanks.month.rest'),
        alt: text('thanks.month.alt', { month: monthText(month) }),
      },
    };
  },
};

export const monthSends: Send[] = [page, picture];
