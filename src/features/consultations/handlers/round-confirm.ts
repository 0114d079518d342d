import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  decision,
  type Save,
} from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Read } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { freeRoepnaam, takenName } from '../../requests/model/free-roepnaam.js';
import { bookEach } from '../model/booking.js';
import { CONSULTATION, type Consultation, consultationRef, everyoneIn } from '../model/consultation.js';
import {
  BUSY_SINCE,
  inRound,
  placedIn,
  ROUND,
  type Round,
  type RoundClassPlan,
  roundRef,
} from '../model/round.js';
import { startsFor } from '../model/round-plan.js';
import { roundWish } from '../model/round-record.js';
import { dueDay } from '../model/round-task.js';
import { tellLater, tellRound } from '../model/round-tell.js';
import { takenText } from './plan.js';
import { type RoundTurn, shown } from './round-plan.js';
import { todayOf } from './shared.js';

type PlacedClass = RoundClassPlan & { from: number; to: number };
type On = RoundTurn<unknown>;

export const roundAudit = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, roundRef(id), access);

/**
 * "Vastleggen": a consultation for each class that has a time, with the days of all who take part, in one commit: of two rounds at once
 * one finds the other's days, and looks again. What somebody has no time for any more is shown instead, and nothing is done.
 */
export async function confirm(turn: On): Promise<Decision | Refusal> {
  const { record, school, now } = turn;
  if (record.data.status !== 'DRAFT') return refuse('gone', text('consult.round.gone'));
  const placed = placedIn(record.data);
  if (placed.length === 0) return refuse('conflict', text('consult.round.error.none'));
  const lost = await noLonger(turn, placed);
  if (lost.length > 0) return again(turn, lost);
  const made = await born(turn, placed);
  const { taken, save } = await bookEach(turn.read, made.map(takingOf));
  if (taken.size > 0)
    return again(
      turn,
      made.filter(({ id }) => taken.has(id)).map(({ data }) => String(data.classCode)),
    );
  const data: Round = {
    ...record.data,
    status: 'PLANNED',
    changedAt: now,
    classes: record.data.classes.map((one) => {
      const of = made.find(({ data: { classCode } }) => classCode === one.code)?.id;
      return of === undefined ? one : { ...one, of };
    }),
  };
  const people = new Set(made.flatMap((one) => everyoneIn(one.data)));
  const missing = inRound(record.data).length - made.length;
  return decision(
    {
      kind: 'close',
      note: text('consult.round.fixed', { n: made.length, people: people.size - 1, missing }),
    },
    {
      save: [
        { kind: ROUND, id: record.id, expect: record.version, data },
        ...made.flatMap(({ save: own }) => own),
        ...save,
      ],
      work: tellRound(school, { id: record.id, organiserId: data.organiserId }, made, now),
      audit: [roundAudit(turn, 'consult.round.confirm', record.id)],
      changed: [roundRef(record.id)],
    },
  );
}

const takingOf = ({ id, data }: { id: string; data: Consultation }) => ({
  of: id,
  people: everyoneIn(data),
  span: { from: data.from!, to: data.to! },
});

/** Classes whose people are not all free at their time any more. */
async function noLonger(turn: On, placed: readonly PlacedClass[]): Promise<string[]> {
  const wish = await roundWish(turn, turn.record.data, placed);
  return placed
    .filter((one) => {
      const own = wish.classes.find(({ key }) => key === one.code);
      return !own || !startsFor(wish, own.agendas).includes(one.from);
    })
    .map(({ code }) => code);
}

/** The proposal once more, with those classes without a time. */
async function again(turn: On, lost: readonly string[]): Promise<Decision> {
  const { record, now } = turn;
  const classes = record.data.classes.map((one): RoundClassPlan => {
    if (!lost.includes(one.code)) return one;
    const { from: _, to: __, ...rest } = one;
    return { ...rest, reasons: [{ why: BUSY_SINCE }], bites: [], ways: [] };
  });
  const data: Round = { ...record.data, classes, changedAt: now };
  return decision(await shown(turn, data, 0, 'next', lost), {
    save: [{ kind: ROUND, id: record.id, expect: record.version, data }],
  });
}

interface Made {
  id: string;
  data: Consultation;
  save: Save[];
}

/** One for each class, with a word of its own that no other has. */
async function born(turn: On, placed: readonly PlacedClass[]): Promise<Made[]> {
  const words = new Set<string>();
  const made: Made[] = [];
  for (const one of [...placed].sort((a, b) => a.from - b.from)) {
    const id = turn.id();
    const schoolYear = schoolYearOf(dayOf(one.from));
    const roepnaam = await freeRoepnaam({ ...turn, read: without(turn.read, words) }, id, schoolYear);
    words.add(roepnaam);
    const data = consultationOf(turn, one, id, roepnaam, schoolYear);
    made.push({
      id,
      data,
      save: [{ kind: CONSULTATION, id, expect: 0, data }, takenName(consultationRef(id), data)],
    });
  }
  return made;
}

/** Words that this round gives itself are taken as well. */
const without = (read: Read, words: ReadonlySet<string>): Read => ({
  ...read,
  count: async (kind, where, range) =>
    words.has(String(where?.roepnaam)) ? 1 : read.count(kind, where, range),
});

function consultationOf(
  { record: { id: roundId, data: round }, school, now, person }: On,
  one: PlacedClass,
  id: string,
  roepnaam: string,
  schoolYear: string,
): Consultation {
  const { goal, place, ask = '3' } = round.form;
  const asked = ask === '0' ? [] : one.asked;
  const due = asked.flatMap((who) => {
    const colleague = school.people.get(who);
    return colleague
      ? [[who, dueDay(school, colleague, one.from, Number(ask), todayOf({ now }))] as const]
      : [];
  });
  return {
    roepnaam,
    reference: `OV-${id.slice(-6)}`,
    schoolYear,
    status: 'CONFIRMED',
    open: true,
    kind: round.kind,
    minutes: round.minutes,
    classCode: one.code,
    roundId,
    organiserId: round.organiserId,
    createdAt: now,
    changedAt: now,
    from: one.from,
    to: one.to,
    sequence: 0,
    people: one.people,
    outside: round.outside,
    words: { goal, ...(place ? { place } : {}), ...(one.relief ? { relief: one.relief } : {}) },
    slots: [{ from: one.from, to: one.to, reasons: [] }],
    votes: {},
    events: [{ at: now, by: person.id, what: 'planned' }],
    ...(due.length > 0 ? { prepare: { due: Object.fromEntries(due), answered: [] } } : {}),
  };
}

/** A class that had no time when the others were fixed: it has one now, or is left out for good. */
export async function addLater(turn: On, one: RoundClassPlan): Promise<Decision | Refusal> {
  const { record, school, now } = turn;
  const saved = (own: RoundClassPlan): Save => ({
    kind: ROUND,
    id: record.id,
    expect: record.version,
    data: {
      ...record.data,
      changedAt: now,
      classes: record.data.classes.map((each) => (each.code === own.code ? own : each)),
    },
  });
  const audit = [roundAudit(turn, 'consult.round.class.save', record.id)];
  const changed = [roundRef(record.id)];
  const { from, to } = one;
  if (from === undefined || to === undefined) {
    const note = text(one.left ? 'consult.round.leftNote' : 'consult.round.noTimeNote', { code: one.code });
    return decision({ kind: 'close', note }, { save: [saved(one)], audit, changed });
  }
  const [made] = await born(turn, [{ ...one, from, to }]);
  const { taken, save } = await bookEach(turn.read, [takingOf(made!)]);
  const busy = taken.get(made!.id);
  if (busy) return invalid({ slot: takenText(turn, busy) });
  return decision(
    {
      kind: 'close',
      note: text('consult.round.addedNote', { code: one.code, at: { at: from, as: 'moment' } }),
    },
    {
      save: [saved({ ...one, of: made!.id }), ...made!.save, ...save],
      work: tellLater(school, { id: record.id, organiserId: record.data.organiserId }, made!, now),
      audit,
      changed,
    },
  );
}
