import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import { classesOn } from '../../school/model/classes.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { meetingsOf } from '../../school/model/settings.js';
import { KINDS, LENGTHS, LIMITS, USUAL_MINUTES } from '../model/consultation.js';
import type { Round } from '../model/round.js';
import { ASK_DAYS, HALF_DAYS, ROUND_CLASSES, ROUND_LIMITS, ROUND_WHO } from '../model/round-form.js';
import { mayTakePart } from '../policy.js';
import type { At } from './plan.js';

/** So far ahead a round may end. */
const LATEST_DAYS = 300;

export function roundFormCard({ school, now }: At, once: string): CardRef {
  const today = dayOf(now);
  const classes = classesOn(school, today);
  const levels = new Set<string>(classes.map(({ level }) => level));
  return {
    card: 'consultations/round-form',
    data: {
      once,
      kinds: KINDS.filter((value) => value !== 'parents').map((value) => ({
        title: text('consult.kindLong', { kind: text(`consult.kind.${value}`), n: USUAL_MINUTES[value] }),
        value,
      })),
      kind: 'mdo',
      soonest: addSchoolDays(school.calendar, today, Math.max(1, meetingsOf(school.settings).meetLead)),
      latest: addDays(today, LATEST_DAYS),
      which: ROUND_CLASSES.filter((value) => value === 'mine' || levels.has(value)).map((value) => ({
        title: text(`consult.round.which.${value}`),
        value,
      })),
      classes: classes.map(({ code }) => ({ title: code, value: code })),
      halves: HALF_DAYS.map((value) => ({ title: text(`consult.round.half.${value}`), value })),
      max: LIMITS,
    },
  };
}

export function roundDetailsCard(
  { school, person, now }: At,
  id: string,
  round: Round,
  once: string,
): CardRef {
  const today = dayOf(now);
  const { form } = round;
  return {
    card: 'consultations/round-details',
    data: {
      id,
      once,
      line: text('consult.round.chosen', {
        n: round.classes.length,
        classes: { list: shortened(round.classes.map(({ code }) => code)) },
      }),
      who: ROUND_WHO.map((value) => ({ title: text(`consult.round.who.${value}`), value })),
      chosenWho: (form.who ?? (form.ask === undefined ? ['teacher'] : [])).join(','),
      choices: choicesOf(school, person.id, today),
      people: (form.people ?? []).join(','),
      outside: round.outside.map(({ name, address }) => (address ? `${name}, ${address}` : name)).join('\n'),
      place: form.place ?? '',
      lengths: LENGTHS.map((value) => ({ title: text('consult.minutes', { n: Number(value) }), value })),
      minutes: String(round.minutes),
      relief: form.relief ?? '',
      asks: ASK_DAYS.map((value) => ({ title: text('consult.round.askDays', { n: Number(value) }), value })),
      ask: form.ask ?? '3',
      question: form.question ?? '',
      max: { ...LIMITS, ...ROUND_LIMITS },
    },
  };
}

export const choicesOf = (school: School, but: string, today: string) =>
  peopleOn(school, today)
    .filter((one) => one.id !== but && mayTakePart(one, today))
    .map((one) => ({ title: displayName(school, one, today), value: one.id }));

const MOST_NAMED = 12;
/** A long list ends with how many there are more. */
export const shortened = (names: readonly string[], most = MOST_NAMED) =>
  names.length <= most
    ? [...names]
    : [...names.slice(0, most - 1), text('consult.round.more', { n: names.length - most + 1 })];
