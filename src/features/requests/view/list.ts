import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Person } from '../../school/model/school.js';
import { type Desk, LISTS } from '../model/lists.js';
import type { CareRequest } from '../model/request.js';
import { classChoices } from './choices.js';
import type { At } from './lead.js';
import { openedFrom, row } from './rows.js';
import type { Page } from './walk.js';

/** A choice for which nothing is left out. */
export const EVERY = 'all';

interface Shown {
  desk: Desk;
  page: Page;
  /** Whose lists can be opened as well. */
  absent: readonly Person[];
  /** Whether there is anything to choose from: who leads nothing has one list. */
  leading: boolean;
}

/** Requests a page at a time, with what else can be shown below them. */
export function listCard(at: At, { desk, page, absent, leading }: Shown): CardRef {
  const { of, own, list, classCode } = desk;
  const named = text(`request.list.${list}`);
  return card(at, {
    heading: own ? named : text('request.list.of', { name: of.name }),
    about: aboutOf(own || list === 'lead' ? undefined : named, classCode),
    empty:
      page.items.length > 0
        ? null
        : text(list === 'lead' && own ? 'request.list.empty' : 'request.list.nothing'),
    items: page.items,
    desk,
    next: page.next,
    previous: page.previous,
    others: own ? absent : [at.person],
    leading,
    typed: '',
  });
}

const aboutOf = (named: TextRef | undefined, classCode: string | undefined) => {
  if (named && classCode) return text('request.list.both', { list: named, classCode });
  return named ?? classCode ?? null;
};

/** What was found. The same sentence where there is none, and where it is not theirs. */
export function foundCard(
  at: At,
  {
    items,
    more,
    desk,
    leading,
    typed,
  }: { items: Stored<CareRequest>[]; more: boolean; desk: Desk; leading: boolean; typed: string },
): CardRef {
  return card(at, {
    heading: text('request.find.heading'),
    about: more ? text('request.find.more', { n: items.length }) : null,
    empty: items.length > 0 ? null : text('request.find.nothing'),
    items,
    desk,
    others: [],
    leading,
    typed,
  });
}

interface Drawn {
  heading: TextRef;
  about: TextRef | string | null;
  empty: TextRef | null;
  items: Stored<CareRequest>[];
  desk: Desk;
  next?: string;
  previous?: string;
  others: readonly Person[];
  leading: boolean;
  typed: string;
}

function card(at: At, drawn: Drawn): CardRef {
  const { school, person, now } = at;
  const { desk, leading } = drawn;
  const from = openedFrom(desk);
  return {
    card: 'requests/list',
    data: {
      ...from,
      heading: drawn.heading,
      about: drawn.about,
      empty: drawn.empty,
      items: drawn.items.map((one) => row(at, one, from)),
      next: drawn.next ?? null,
      previous: drawn.previous ?? null,
      others: drawn.others.map(({ id, name }) => ({
        personId: id,
        title: text(id === person.id ? 'request.list.lead' : 'request.list.of', { name }),
      })),
      leading,
      show: desk.list,
      lists: LISTS.filter((one) => desk.own || one !== 'mine').map((value) => ({
        title: text(`request.list.${value}`),
        value,
      })),
      inClass: desk.classCode ?? EVERY,
      inClasses: [
        { title: text('request.list.allClasses'), value: EVERY },
        ...classChoices(school, person, dayOf(now)),
      ],
      typed: drawn.typed,
    },
  };
}
