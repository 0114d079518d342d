import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Read, Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import {
  answerId,
  FEWEST_ANSWERS,
  isOpen,
  type Poll,
  type PollInput,
  PRIORITY_ANSWER,
  PRIORITY_LIMITS,
  PRIORITY_POLL,
} from '../model/priorities.js';
import { asksPriorities } from '../policy.js';

type At = Pick<Scene<School>, 'school' | 'now'> & { person: Person };
type Send = SendSpec<School, Person>;
const todayOf = ({ now }: { now: number }) => dayOf(now);

const MOST = 6;

/** Those that are open, and the ones that closed last. */
export async function recentPolls(read: Read): Promise<Stored<Poll>[]> {
  const order = { field: 'openUntil', direction: 'desc' } as const;
  const [open, closed] = await Promise.all(
    (['OPEN', 'CLOSED'] as const).map((state) =>
      read.find(PRIORITY_POLL, { where: { state }, order, limit: MOST }),
    ),
  );
  return [...open!.items, ...closed!.items].slice(0, MOST);
}

export function pollListCard(at: At, polls: readonly Stored<Poll>[]): CardRef {
  const today = todayOf(at);
  return {
    card: 'vision/priorities',
    data: {
      asks: asksPriorities(at.person),
      none: polls.length === 0,
      polls: polls.map(({ id, data }) => ({
        id,
        title: data.title,
        line: lineOf(data, today),
        open: isOpen(data, today),
      })),
    },
  };
}

const lineOf = (poll: Poll, today: string): TextRef =>
  isOpen(poll, today)
    ? text('priority.openUntil', { day: day(poll.openUntil) })
    : text('priority.closedOn', { day: day(poll.openUntil) });

interface Form {
  channel: boolean;
  once: string;
  seen?: readonly TextRef[];
}

export function pollFormCard(
  at: At,
  { title, options, day: until, way }: Partial<PollInput>,
  { channel, once, seen = [] }: Form,
): CardRef {
  const today = todayOf(at);
  return {
    card: 'vision/priority-form',
    data: {
      once,
      which: seen.length > 0 ? 'sure' : '',
      seen: seen.map((line) => ({ line })),
      title: title ?? '',
      options: options ?? '',
      day: until ?? '',
      tomorrow: addDays(today, 1),
      latest: addDays(today, PRIORITY_LIMITS.days),
      channel,
      way: way ?? 'each',
      ways: ['each', ...(channel ? ['channel'] : [])].map((value) => ({
        title: text(`priority.way.${value}`),
        value,
      })),
    },
  };
}

export function answerCard({ id, data }: Stored<Poll>, ranks: readonly number[], once: string): CardRef {
  const options = data.options.map((title, at) => ({ title, value: String(at) }));
  const chosen = (nth: number) => (ranks[nth] === undefined ? '' : String(ranks[nth]));
  const none = { title: text('priority.noMore'), value: 'none' };
  return {
    card: 'vision/priority-answer',
    data: {
      id,
      once,
      title: data.title,
      until: day(data.openUntil),
      least: FEWEST_ANSWERS,
      options,
      rest: [none, ...options],
      first: chosen(0),
      second: chosen(1) || 'none',
      third: chosen(2) || 'none',
    },
  };
}

/** The points of each option, the most first, once it is over and enough people answered; never a person. */
export function pollCard(at: At, { id, data }: Stored<Poll>): CardRef {
  const { points } = data;
  const rows = (points ?? [])
    .map((n, which) => ({ which: String(which), what: data.options[which] ?? '', n }))
    .sort((a, b) => b.n - a.n || Number(a.which) - Number(b.which));
  const today = todayOf(at);
  const open = isOpen(data, today);
  const asks = asksPriorities(at.person);
  return {
    card: 'vision/priority-result',
    data: {
      id,
      title: data.title,
      line: lineOf(data, today),
      open,
      stops: open && asks,
      options: open ? data.options.map((what) => ({ what })) : [],
      few:
        !open && points === undefined
          ? text(data.state === 'OPEN' ? 'priority.counting' : 'priority.few', { n: FEWEST_ANSWERS })
          : null,
      many: points === undefined ? null : text('priority.answers', { n: data.answers ?? 0 }),
      rows: rows.map((row) => ({
        ...row,
        points: text('priority.points', { n: row.n }),
        step: asks && row.n > 0,
      })),
    },
  };
}

/** Whoever did not answer yet finds it on their home as long as it is open. */
export async function priorityHome({
  read,
  person,
  now,
}: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const { items } = await read.find(PRIORITY_POLL, {
    where: { state: 'OPEN' },
    order: { field: 'openUntil', direction: 'asc' },
    limit: 2,
  });
  const open = items.filter(({ data }) => isOpen(data, todayOf({ now })));
  const mine = await Promise.all(
    open.map(async (one) => ({ one, done: await read.get(PRIORITY_ANSWER, answerId(one.id, person.id)) })),
  );
  return mine
    .filter(({ done }) => done === undefined)
    .map(({ one: { id, data } }) => ({
      card: 'vision/priority-home',
      data: { id, title: data.title, day: day(data.openUntil) },
    }));
}

/** To one person, while it is open and they did not answer; afterwards what became of it. */
const invite: Send = {
  name: 'priority.invite',
  async view({ ref, read, school, person, now, again }) {
    const record = ref && (await read.get(PRIORITY_POLL, ref.id));
    if (!record) return undefined;
    const done = await read.get(PRIORITY_ANSWER, answerId(record.id, person.id));
    if (!again && (done || !isOpen(record.data, dayOf(now)))) return undefined;
    return invitation(record, { school, now }, person.id === record.data.createdBy);
  },
};

/** `own`: to who asks it. */
function invitation(
  { id, data }: Stored<Poll>,
  { school, now }: Pick<At, 'school' | 'now'>,
  own = false,
): CardRef {
  const open = isOpen(data, dayOf(now));
  return {
    card: 'vision/priority-invite',
    data: {
      id,
      title: data.title,
      name: nameOf(school, data.createdBy),
      own,
      day: day(data.openUntil),
      open,
      over: open ? null : text(data.state === 'STOPPED' ? 'priority.stopped' : 'priority.over'),
      result: data.state === 'CLOSED',
    },
  };
}

/** The same in the channel of the whole team: options that staff wrote, and no answer of anybody. */
const asked: Send = {
  name: 'priority.asked',
  view: () => undefined,
  async post({ ref, read, school, now, again }) {
    const record = ref && (await read.get(PRIORITY_POLL, ref.id));
    if (!record || (!again && !isOpen(record.data, dayOf(now)))) return undefined;
    return { card: invitation(record, { school, now }) };
  },
};

const result: Send = {
  name: 'priority.result',
  view: () => undefined,
  async line({ ref, read }) {
    const record = ref && (await read.get(PRIORITY_POLL, ref.id));
    if (record?.data.state !== 'CLOSED') return undefined;
    return text(record.data.points ? 'digest.priority.result' : 'digest.priority.few', {
      title: record.data.title,
    });
  },
};

export const prioritySends: Send[] = [invite, asked, result];
