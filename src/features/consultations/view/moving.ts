import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import { displayName, nameOf, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';
import { type Doubts, staleLines, unknownLine } from '../model/doubts.js';
import type { PlanDraft } from '../model/plan-draft.js';
import type { ConsultationTurn } from '../model/turn.js';
import { mayTakePart, organises, takesPart } from '../policy.js';
import { withCalendar } from './calendar.js';
import { headOf, stateLine } from './consultation.js';
import { slotLine } from './plan.js';

type On = ConsultationTurn<unknown>;

export const moveCard = (
  { school, record, now }: On,
  draft: string,
  { slots }: PlanDraft,
  doubts: Doubts,
  once: string,
  changed: { news?: TextRef; hold?: string } = {},
): CardRef => ({
  card: 'consultations/move',
  data: {
    ...headOf(school, record.id, record.data),
    ...changed,
    once,
    draft,
    some: slots.length > 0,
    state: stateLine(school, record.data, now),
    stale: staleLines(school, doubts),
    unknown: unknownLine(school, doubts),
    choices: slots.map((slot, n) => ({ title: slotLine(slot), value: String(n) })),
    slots: slots.map((_, n) => String(n)).join(','),
  },
});

export function peopleCard({ school, record, now }: On, once: string): CardRef {
  const { id, data } = record;
  const today = dayOf(now);
  const others = peopleOn(school, today).filter(
    (one) => one.id !== data.organiserId && mayTakePart(one, today),
  );
  return {
    card: 'consultations/people',
    data: {
      ...headOf(school, id, data),
      once,
      choices: others.map((one) => ({ title: displayName(school, one, today), value: one.id })),
      people: data.people.join(','),
    },
  };
}

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

/** The hits of the time that it has now, to which nobody said anything yet. */
const openHits = ({ hits, from, status }: Consultation): string[] =>
  status === 'CONFIRMED'
    ? (hits ?? []).filter((one) => one.from === from && !one.kept).map(({ who }) => who)
    : [];

/** A participant does not work then: its organiser chooses. Never why. */
const hit: Spec = {
  name: 'consult.hit',
  async view(at) {
    const record = at.ref && (await at.read.get(CONSULTATION, at.ref.id));
    if (!record || !organises(at.person, record.data)) return undefined;
    const { data, id } = record;
    const away = openHits(data);
    const open = away.length > 0 && at.data.from === data.from;
    if (!open && !at.again) return undefined;
    const head = headOf(at.school, id, data);
    return {
      card: 'consultations/hit',
      data: {
        ...head,
        open,
        state: stateLine(at.school, data, at.now),
        line: text(open ? 'message.consult.hit' : 'message.consult.hitDone', {
          roepnaam: data.roepnaam,
          place: head.place as string,
          at: data.from === undefined ? '' : moment(data.from),
          n: away.length,
          names: list(...away.map((who) => nameOf(at.school, who))),
        }),
      },
    };
  },
};

/** One sentence to somebody, about a consultation. */
const plain = (name: string, wanted: (at: At, data: Consultation) => boolean, card: string): Spec => ({
  name,
  async view(at) {
    const record = at.ref && (await at.read.get(CONSULTATION, at.ref.id));
    if (!record || !wanted(at, record.data)) return undefined;
    const head = headOf(at.school, record.id, record.data);
    return {
      card,
      data: {
        ...head,
        line: text(`message.${name}`, {
          roepnaam: record.data.roepnaam,
          place: head.place as string,
          organiser: head.organiser as string,
          name: nameOf(at.school, String(at.data.from ?? '')),
        }),
      },
    };
  },
});

export const movingSends: Spec[] = [
  hit,
  // Who was taken out reads nothing of it any more: only that.
  withCalendar(
    plain('consult.removed', ({ person }, data) => !takesPart(person, data), 'consultations/left'),
  ),
  plain('consult.inherited', ({ person }, data) => organises(person, data), 'consultations/yours'),
  plain('consult.acting', ({ person }, data) => organises(person, data), 'consultations/yours'),
];
