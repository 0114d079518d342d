import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, list, moment, type TextRef, text } from '../../../kernel/text.js';
import { displayName, nameOf, peopleOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { closedBy } from '../../steps/model/head.js';
import {
  type Consultation,
  everyoneIn,
  KINDS,
  LENGTHS,
  LIMITS,
  USUAL_MINUTES,
} from '../model/consultation.js';
import { MOST_WHY, type Recurring, RHYTHMS, WEEKDAYS } from '../model/recurring.js';
import { daysIn } from '../model/recurring-book.js';
import { endOfYear, type SeriesDays, type SkippedDay } from '../model/recurring-days.js';
import type { RecurringTurn } from '../model/recurring-turn.js';
import { namesOf, type Wished } from '../model/recurring-wish.js';
import { mayTakePart, organises, takesPart } from '../policy.js';
import type { At } from './plan.js';

/** The head of every dialog and message about it: nothing of why it is held. */
export const seriesHead = (school: School, id: string, data: Recurring): CardData => ({
  id,
  roepnaam: data.roepnaam,
  reference: data.reference,
  place: text(`consult.kind.${data.kind}`),
  organiser: nameOf(school, data.organiserId),
  n: data.minutes,
});

/** "elke dinsdag om 10:00, 50 minuten" */
export const rhythmLine = ({
  rhythm,
  weekday,
  time,
  minutes,
}: Pick<Recurring, 'rhythm' | 'weekday' | 'time' | 'minutes'>): TextRef =>
  text('consult.series.when', {
    rhythm: text(`consult.series.rhythm.${rhythm}`, { weekday: text(`weekday.${weekday}`) }),
    time: { clock: time },
    n: minutes,
  });

/** The same where it stands alone. */
const whenLine = (when: Parameters<typeof rhythmLine>[0]): TextRef =>
  text('consult.series.line', { when: rhythmLine(when) });

export function recurringFormCard(
  { school, person, now }: At,
  before: Pick<Stored<Recurring>, 'id' | 'data'> | undefined,
  once: string,
): CardRef {
  const today = dayOf(now);
  const data = before?.data;
  const people = peopleOn(school, today).filter((one) => one.id !== person.id && mayTakePart(one, today));
  return {
    card: 'consultations/recurring-form',
    data: {
      once,
      id: before?.id ?? '',
      isNew: before === undefined,
      goal: data?.words.goal ?? '',
      kinds: KINDS.filter((kind) => kind !== 'parents').map((value) => ({
        title: text('consult.kindLong', { kind: text(`consult.kind.${value}`), n: USUAL_MINUTES[value] }),
        value,
      })),
      kind: data?.kind ?? 'careTeam',
      choices: people.map((one) => ({ title: displayName(school, one, today), value: one.id })),
      people: data?.people.join(',') ?? '',
      weekdays: WEEKDAYS.map((value) => ({ title: text(`weekday.${value}`), value })),
      weekday: data?.weekday ?? '',
      rhythms: RHYTHMS.map((value) => ({
        title: text(`consult.series.choice.${value}`),
        value,
      })),
      rhythm: data?.rhythm ?? 'weekly',
      time: data?.time ?? '',
      lengths: LENGTHS.map((value) => ({ title: text('consult.minutes', { n: Number(value) }), value })),
      minutes: data ? String(data.minutes) : '',
      where: data?.words.place ?? '',
      tomorrow: addDays(today, 1),
      latest: endOfYear(today),
      max: LIMITS,
    },
  };
}

/** What it would be, before anybody hears of it. */
export function overviewCard(
  { school }: At,
  draft: string,
  { wished, days }: { wished: Wished; days: SeriesDays },
  cannot: readonly TextRef[],
  before: { id: string; data: Recurring } | undefined,
  once: string,
): CardRef {
  const { held, skipped } = days;
  return {
    card: 'consultations/recurring-overview',
    data: {
      once,
      draft,
      id: before?.id ?? '',
      isNew: before === undefined,
      line: whenLine(wished),
      who: namesOf(school, everyoneIn(wished)),
      count: text('consult.series.count', {
        n: held.length,
        from: day(held[0]!.day),
        to: day(held.at(-1)!.day),
      }),
      skipped: skippedLines(skipped),
      cannot: cannot.map((line) => ({ line })),
    },
  };
}

/** Days without it, together for each reason, and the day that takes the place of one. */
function skippedLines(skipped: readonly SkippedDay[]): CardData[] {
  const moved = skipped.flatMap(({ on, day: instead, why }) =>
    instead === undefined
      ? []
      : [
          {
            line: text('consult.series.moved', {
              on: day(on, 'short'),
              why: closedBy(why),
              day: day(instead, 'short'),
            }),
          },
        ],
  );
  const byWhy = new Map<string, string[]>();
  for (const { on, day: instead, why = '' } of skipped)
    if (instead === undefined) byWhy.set(why, [...(byWhy.get(why) ?? []), on]);
  return [
    ...moved,
    ...[...byWhy].map(([why, days]) => ({
      line: text(why === '' ? 'consult.series.skippedHalf' : 'consult.series.skipped', {
        why: closedBy(why),
        days: list(...days.map((one) => day(one, 'short'))),
      }),
    })),
  ];
}

const MOST_SHOWN = 6;

export function recurringCard(
  { school, record, person, now }: RecurringTurn<unknown>,
  coming: readonly Stored<Consultation>[],
): CardRef {
  const { id, data } = record;
  const own = organises(person, data);
  const today = dayOf(now);
  const skipped = daysIn(school, data).skipped.filter(({ on }) => on >= today);
  return {
    card: 'consultations/recurring-read',
    data: {
      ...seriesHead(school, id, data),
      line: data.open ? whenLine(data) : text('consult.series.over', { roepnaam: data.roepnaam }),
      goal: data.words.goal,
      where: data.words.place ?? null,
      who: namesOf(school, everyoneIn(data)),
      why: whyLine(data),
      said: data.why?.said ?? null,
      coming: data.open
        ? coming.slice(0, MOST_SHOWN).map((one) => ({
            id: one.id,
            line:
              one.data.from === undefined
                ? text('consult.series.noTime')
                : text('consult.slot', { at: moment(one.data.from) }),
            look: takesPart(person, one.data),
          }))
        : [],
      skipped: data.open ? skippedLines(skipped) : [],
      clashes: own && data.open ? clashLines(school, data, today) : [],
      may: {
        change: own && data.open,
        say: own && data.why !== undefined,
        calendar: data.open,
      },
    },
  };
}

/** "Gevraagd op …: ja, zo." */
export const whyLine = ({ why }: Recurring): TextRef | null =>
  why
    ? text('consult.series.why.line', {
        at: day(dayOf(why.at)),
        answer: text(`consult.series.why.answer.${why.answer}`),
      })
    : null;

/** Days without it, and who is not in one: of whom it is known that they have something then, never what. */
export const clashLines = (
  school: School,
  { missed, clashes }: Recurring,
  from: string,
): { line: TextRef }[] => [
  ...missed
    .filter((on) => on >= from)
    .map((on) => ({ line: text('consult.series.missed', { on: day(on) }) })),
  ...clashes
    .filter(({ on }) => on >= from)
    .map(({ on, who }) => ({
      line: text('consult.series.clash', {
        on: day(on),
        n: who.length,
        names: list(...who.map((one) => nameOf(school, one))),
      }),
    })),
];

export const stopCard = ({ school, record }: RecurringTurn<unknown>, once: string): CardRef => ({
  card: 'consultations/recurring-stop',
  data: { ...seriesHead(school, record.id, record.data), once, line: whenLine(record.data) },
});

export const sayCard = ({ school, record }: RecurringTurn<unknown>, once: string): CardRef => ({
  card: 'consultations/recurring-say',
  data: {
    ...seriesHead(school, record.id, record.data),
    once,
    goal: record.data.words.goal,
    why: whyLine(record.data),
    said: record.data.why?.said ?? '',
    max: MOST_WHY,
  },
});
