import type { CardData, CardRef } from '../../../kernel/card.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { CANCEL_REASONS, type Consultation, everyoneIn } from '../model/consultation.js';
import type { ConsultationTurn } from '../model/turn.js';
import { answersOf } from '../model/votes.js';
import { allSayEnough, asksEnough, isOverFor, mayNoteNow, organises } from '../policy.js';
import { slotLine } from './plan.js';

/** The head of every dialog and message about it: nothing of what it is about. */
export const headOf = (school: School, id: string, data: Consultation): CardData => ({
  id,
  roepnaam: data.roepnaam,
  reference: data.reference,
  place: data.classCode ?? text(`consult.kind.${data.kind}`),
  organiser: nameOf(school, data.organiserId),
  n: data.minutes,
});

export const stateLine = (school: School, data: Consultation, now: Epoch): TextRef =>
  text(`consult.state.${stateOf(data, now)}`, {
    organiser: nameOf(school, data.organiserId),
    at: data.from === undefined && !data.held ? '' : moment(data.from ?? data.held?.at ?? 0),
    agreed: data.held?.agreements ?? 0,
    n: everyoneIn(data).filter((one) => data.votes[one] !== undefined).length,
    all: everyoneIn(data).length,
  });

/** One of which the time is over and nothing was noted may have taken place, or not: only when it was to be is said. */
function stateOf({ status, held, to, open }: Consultation, now: Epoch): string {
  if (held?.met === false) return 'enough';
  if (status !== 'CONFIRMED' || to === undefined || to > now) return status;
  // Whoever organised it may say that nothing needs to be noted.
  return open ? 'past' : 'HELD';
}

const names = (school: School, ids: readonly string[]): TextRef | string =>
  ids.length === 0
    ? text('consult.nobody')
    : text('consult.names', { names: list(...ids.map((id) => nameOf(school, id))) });

export function readCard({ school, record, person, now }: ConsultationTurn<unknown>): CardRef {
  const { id, data } = record;
  const own = organises(person, data);
  return {
    card: 'consultations/read',
    data: {
      ...headOf(school, id, data),
      state: stateLine(school, data, now),
      goal: data.words.goal,
      where: data.words.place ?? null,
      relief: data.words.relief ?? null,
      kind: text('consult.kindLong', { kind: text(`consult.kind.${data.kind}`), n: data.minutes }),
      who: names(school, everyoneIn(data)),
      outside: data.outside.map(({ name, address }) => ({ line: address ? `${name} (${address})` : name })),
      slots: data.status === 'VOTING' ? slotsWithVotes(school, data) : [],
      permission: permissionLine(school, data),
      said: saidLine(data, person.id, now),
      series: data.seriesId ?? '',
      may: {
        series: data.seriesId !== undefined,
        note: mayNoteNow(person, data, now) && (data.from !== undefined || own),
        none: isOverFor(person, data, now),
        minutes: data.status === 'HELD',
        agenda: data.open,
        calendar: data.status === 'CONFIRMED',
        outside: own && data.status === 'CONFIRMED' && data.outside.length > 0,
        enough: asksEnough(data, now),
        settle: own && allSayEnough(data) && (data.from ?? 0) > now,
        change: own && data.open,
        vote: data.status === 'VOTING' && !own,
        confirm: own && data.status === 'VOTING',
        cancel: own && data.open,
      },
    },
  };
}

const permissionLine = (school: School, { permission }: Consultation): TextRef | null =>
  permission
    ? text(`request.permission.${permission.answer}`, { name: nameOf(school, permission.by) })
    : null;

/** What the reader said of coming together; of the others nobody sees it. */
export const saidLine = (data: Consultation, personId: string, now: number): TextRef | null => {
  const said = asksEnough(data, now) ? data.enough?.[personId] : undefined;
  return said ? text(`consult.enough.you.${said}`) : null;
};

/** Why it does not go on; who organises it chooses, or not. */
export const cancelCard = ({ school, record }: ConsultationTurn<unknown>, once: string): CardRef => ({
  card: 'consultations/cancel',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    reasons: CANCEL_REASONS.map((value) => ({ title: text(`consult.why.${value}`), value })),
  },
});

/** Each time with who can: seen by those who take part. */
function slotsWithVotes(school: School, data: Consultation): CardData[] {
  return data.slots.map((slot, n) => {
    const { can, ifNeeded, cannot, none } = answersOf(data, n);
    return {
      line: slotLine(slot),
      votes: text('consult.votes', {
        can: names(school, can),
        ifNeeded: names(school, ifNeeded),
        cannot: names(school, cannot),
        none: names(school, none),
      }),
    };
  });
}

/** At most five times, each with three answers: the fields have fixed names. */
export function voteCard({ school, record, person }: ConsultationTurn<unknown>, once: string): CardRef {
  const { id, data } = record;
  const given = data.votes[person.id];
  return {
    card: 'consultations/vote',
    data: {
      ...headOf(school, id, data),
      once,
      goal: data.words.goal,
      ...Object.fromEntries(
        [0, 1, 2, 3, 4].map((n) => {
          const slot = data.slots[n];
          return [`s${n}`, slot ? { line: slotLine(slot), value: given?.[n] ?? '' } : null];
        }),
      ),
    },
  };
}

export const confirmCard = ({ school, record }: ConsultationTurn<unknown>, once: string): CardRef => ({
  card: 'consultations/confirm',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    slots: slotsWithVotes(school, record.data),
    choices: record.data.slots.map((slot, n) => ({
      title: text('consult.slot', { at: moment(slot.from) }),
      value: String(n),
    })),
  },
});
