import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { hintsOf } from '../../school/model/hints.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { headOf, stateLine } from '../model/head.js';
import type { At, Step, StepList } from '../model/lists.js';
import type { SmallIntervention } from '../model/step-kind.js';
import type { SchoolTurn } from '../model/turn.js';
import { mayListOutside, mayLookBack } from '../policy.js';

/** Rows of one page; each is a block and a line in Slack. */
const PAGE = 8;

interface Shown {
  which: StepList;
  lists: readonly StepList[];
  found: Step[];
  after?: string;
  before?: string;
}

export function listCard(
  turn: SchoolTurn<unknown>,
  { which, lists, found, after, before }: Shown,
): { card: CardRef; shown: string[] } {
  const { from, to } = pageOf(found, after, before);
  const items = found.slice(from, to);
  return {
    shown: items.map(({ id }) => id),
    card: {
      card: 'steps/list',
      data: {
        which,
        heading: text(`step.list.${which}`),
        empty: found.length > 0 ? null : text(`step.list.none.${which}`),
        items: items.map((one) => rowOf(turn, one, which)),
        previous: from > 0 ? (items[0]?.id ?? null) : null,
        next: to < found.length ? (items.at(-1)?.id ?? null) : null,
        show: which,
        lists: lists.map((value) => ({ title: text(`step.list.${value}`), value })),
        meeting: which === 'outside' && mayListOutside(turn.person),
      },
    },
  };
}

function pageOf(found: Step[], after: string | undefined, before: string | undefined) {
  const at = (id: string | undefined) => found.findIndex((one) => one.id === id);
  const from = after !== undefined ? at(after) + 1 : Math.max(0, at(before) - PAGE);
  return { from, to: from + PAGE };
}

/** Roepnaam and where it stands; outside the class why, since that is what the list is for. */
function rowOf({ school, person, now }: At, { id, data }: Step, which: StepList): CardData {
  const today = dayOf(now);
  const asks = data.status === 'RUNNING' && data.lookBackOn !== undefined && data.lookBackOn <= today;
  return {
    ...headOf(school, id, data),
    state: stateLine(school, data, person.id),
    why: which === 'outside' ? whyOutside(school, data) : [],
    due: asks && mayLookBack(person, data, school, today),
  };
}

function whyOutside(
  school: School,
  { words, outsideUntil, startsOn, ownerId }: SmallIntervention,
): CardData[] {
  const until = text('step.list.until', {
    until: day(outsideUntil ?? startsOn),
    owner: nameOf(school, ownerId),
  });
  return [
    ...(words.outsideWhy ? [text('step.list.why', { why: words.outsideWhy })] : []),
    ...(words.outsideGoal ? [text('step.list.goal', { goal: words.outsideGoal })] : []),
    until,
  ].map((line) => ({ line }));
}

/** Class, goal, until when and who; no roepnaam either, which is one pupil's or a few pupils'. */
export function outsideListCard({ school }: At, found: Step[]): CardRef {
  const lines = found.map(({ data }) => meetingLine(school, data));
  return {
    card: 'steps/outside-list',
    data: {
      lines: lines.map((line) => ({ line })),
      empty: lines.length === 0,
    },
  };
}

function meetingLine(school: School, step: SmallIntervention): TextRef {
  const { classCode = '', outsideUntil, startsOn, ownerId, words, session } = step;
  const line = {
    classCode,
    goal: safeGoal(school, words) ?? text('step.meeting.noGoal'),
    until: day(outsideUntil ?? startsOn),
    owner: nameOf(school, ownerId),
  };
  return session
    ? text('step.meeting.often', { ...line, n: session.days.length || 1, minutes: session.minutes })
    : text('step.meeting.line', line);
}

/** A goal that seems to name somebody is not read out. */
function safeGoal(school: School, { outsideGoal, pupil }: SmallIntervention['words']): string | undefined {
  if (outsideGoal === undefined) return undefined;
  const known = { classNames: school.classes.map(({ code }) => code) };
  const named = (pupil ?? '')
    .split(/[\s,;+/&]+|\ben\b/u)
    .some((one) => one.length > 1 && outsideGoal.toLowerCase().includes(one.toLowerCase()));
  return named || hintsOf(outsideGoal, known).length > 0 ? undefined : outsideGoal;
}
