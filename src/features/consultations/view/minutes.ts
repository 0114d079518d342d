import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef, CardValue } from '../../../kernel/card.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { hintsOf } from '../../school/model/hints.js';
import { displayName, nameOf, peopleOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { SPANS, USUAL_DAYS } from '../../steps/model/dates.js';
import { moveLines } from '../../steps/model/head.js';
import { mayOwn } from '../../steps/policy.js';
import type { Agreed } from '../model/agreements.js';
import { everyoneIn } from '../model/consultation.js';
import { EFFECTS, LIMITS, MOST_AGREEMENTS, NOT_NEEDED } from '../model/minutes.js';
import type { MinutesDraft } from '../model/minutes-draft.js';
import { FIRST, ROWS, type TypedAgreement } from '../model/minutes-form.js';
import type { ConsultationTurn } from '../model/turn.js';
import { isOverFor } from '../policy.js';
import { headOf } from './consultation.js';

type On = ConsultationTurn<unknown>;
/** Further than this is no small step any more. */
const LONGEST_DAYS = 300;

const named = (school: School, ids: readonly string[]) =>
  ids.map((value) => ({ title: nameOf(school, value), value }));

/** Who was there, and both voices. Everybody was there, unless somebody takes a tick away. */
export function wordsCard(
  { school, record, person, now }: On,
  typed: MinutesDraft['typed'] | undefined,
  once: string,
): CardRef {
  const { id, data } = record;
  const words = typed?.words;
  const said = (key: string): string => {
    const value = words?.[key];
    return Array.isArray(value) ? value.join(',') : (value ?? '');
  };
  const all = everyoneIn(data);
  return {
    card: 'consultations/minutes',
    data: {
      ...headOf(school, id, data),
      once,
      goal: data.words.goal,
      people: named(school, all),
      present: words ? said('present') : all.join(','),
      guests: data.outside.map(({ name }, n) => ({ title: name, value: String(n) })),
      outside: words ? said('outside') : data.outside.map((_, n) => String(n)).join(','),
      strengths: said('strengths'),
      tried: said('tried'),
      effect: said('effect'),
      effects: EFFECTS.map((value) => ({ title: text(`helped.${value}`), value })),
      pupilNeeds: said('pupilNeeds'),
      teacherNeeds: said('teacherNeeds'),
      max: LIMITS,
      mayNone: isOverFor(person, data, now),
    },
  };
}

/** Three agreements, or on the second screen (`which` 1) the two that are left. */
export function agreementsCard(
  turn: On,
  typed: readonly TypedAgreement[],
  which: 0 | 1,
  once: string,
): CardRef {
  const { school, record } = turn;
  const first = which === 0 ? 0 : FIRST;
  return {
    card: 'consultations/agreements',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      which: String(which),
      more: which === 0,
      ...agreementChoices(turn),
      ...rows(typed, first),
    },
  };
}

const rows = (typed: readonly TypedAgreement[], first: number): CardData =>
  Object.fromEntries(
    ROWS.map((n): [string, CardValue] => {
      const nth = first + n;
      if (nth >= MOST_AGREEMENTS) return [`r${n}`, null];
      const { what = '', who = '', from = '', span = String(USUAL_DAYS), day: on = '' } = typed[nth] ?? {};
      return [`r${n}`, { n: nth + 1, what, who, from, span, day: on }];
    }),
  );

/** Those who take part stand first: mostly it is one of them. */
export function agreementChoices({ school, record, now }: On): CardData {
  const today = dayOf(now);
  const all = everyoneIn(record.data);
  const own = all.filter((id) => {
    const one = school.people.get(id);
    return one !== undefined && mayOwn(one, today);
  });
  const others = peopleOn(school, today).filter((one) => !all.includes(one.id) && mayOwn(one, today));
  return {
    owners: [
      ...named(school, own),
      ...others.map((one) => ({ title: displayName(school, one, today), value: one.id })),
    ],
    spans: SPANS.map((n) => ({ title: text('step.span', { n }), value: String(n) })),
    today,
    tomorrow: addDays(today, 1),
    latest: addDays(today, LONGEST_DAYS),
  };
}

/** What will be kept, each with its day and why it is that day; and who tells parents and pupil. */
export function tellCard(
  { school, record }: On,
  agreed: readonly Agreed[],
  written: string,
  once: string,
): CardRef {
  const { id, data } = record;
  const all = [...named(school, everyoneIn(data)), { title: text('consult.tells.none'), value: NOT_NEEDED }];
  const hint = hintsOf(written, { classNames: school.classes.map(({ code }) => code) })[0];
  return {
    card: 'consultations/tell',
    data: {
      ...headOf(school, id, data),
      once,
      none: agreed.length === 0,
      agreements: agreed.map(({ what, who, date }) => ({
        line: text('consult.agreedWho', { name: nameOf(school, who) }),
        what,
        when: whenLine(date),
      })),
      hint: hint ? text(`hint.${hint}`) : null,
      people: all,
    },
  };
}

const whenLine = ({ day: on, moves }: Agreed['date']): TextRef =>
  moveLines(moves).reduce<TextRef>(
    (when, why) => text('step.lookBackWhy', { when, why }),
    text('step.lookBackOn', { day: day(on) }),
  );
