import { schoolYearOf } from '../../../calendar/holidays.js';
import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { daysBetween } from '../../../calendar/time.js';
import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import type { Reply } from '../../../kernel/interaction.js';
import { text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { meetingsOf } from '../../school/model/settings.js';
import { parseWeekHours } from '../../school/model/week-hours.js';
import { USUAL_MINUTES } from '../model/consultation.js';
import { doubtsOf } from '../model/doubts.js';
import { outsideFrom } from '../model/form.js';
import {
  everyoneInRound,
  inRound,
  MOST_CLASSES,
  ROUND,
  type Round,
  type RoundClassPlan,
} from '../model/round.js';
import type { RoundDetails, RoundStart } from '../model/round-form.js';
import { planRound } from '../model/round-plan.js';
import { classesMeant, keptByLessons, peopleFor, roundWish } from '../model/round-record.js';
import { whyNot } from '../model/round-ways.js';
import type { SchoolTurn } from '../model/turn.js';
import { roundDetailsCard, roundFormCard } from '../view/round-form.js';
import { roundPlanCard } from '../view/round-plan.js';
import { refreshed } from './calendars.js';
import { todayOf } from './shared.js';

export type RoundTurn<I = { id: string }> = Turn<School, Person, I, Round>;

const LONGEST_DAYS = 60;

/** "Ronde plannen": which classes, in which weeks. */
export const form = (turn: SchoolTurn<unknown>): Decision => show(turn, roundFormCard(turn, turn.id()));

/** A draft of what was typed; then who must be there. */
export function begin(turn: SchoolTurn<RoundStart>): Decision | Refusal {
  const { school, person, input, now } = turn;
  const today = todayOf(turn);
  const { from, until } = input;
  const soonest = addSchoolDays(school.calendar, today, Math.max(1, meetingsOf(school.settings).meetLead));
  if (from === undefined || until === undefined)
    return invalid({
      ...(from === undefined && { from: text('error.needed') }),
      ...(until === undefined && { until: text('error.needed') }),
    });
  if (from < soonest) return invalid({ from: text('consult.round.error.soon') });
  if (until < from) return invalid({ until: text('consult.round.error.until') });
  if (daysBetween(from, until) > LONGEST_DAYS) return invalid({ until: text('consult.round.error.long') });
  if (input.hours !== undefined && !parseWeekHours(input.hours))
    return invalid({ hours: text('consult.availability.wrong') });
  const codes = classesMeant(school, person, input, from);
  if (codes.length === 0) return invalid({ classes: text('consult.round.error.classes') });
  if (codes.length > MOST_CLASSES)
    return invalid({ classes: text('consult.round.error.many', { n: codes.length, most: MOST_CLASSES }) });
  const id = turn.id();
  const data: Round = {
    schoolYear: schoolYearOf(from),
    status: 'DRAFT',
    organiserId: person.id,
    createdAt: now,
    changedAt: now,
    kind: input.kind,
    minutes: USUAL_MINUTES[input.kind],
    from,
    until,
    form: { goal: input.goal, halves: input.halves, hours: input.hours },
    outside: [],
    classes: codes.map((code) => ({ code, people: [], asked: [], reasons: [], bites: [], ways: [] })),
  };
  return decision(
    { kind: 'next', card: roundDetailsCard(turn, id, data, turn.id()) },
    { save: [{ kind: ROUND, id, expect: 0, data }] },
  );
}

/** The same once more: the draft that was made of it. */
export async function begunAgain(turn: SchoolTurn<RoundStart>): Promise<Reply | undefined> {
  const id = turn.input.once ?? '';
  const found = await turn.read.get(ROUND, id);
  return found?.data.organiserId === turn.person.id
    ? { kind: 'next', card: roundDetailsCard(turn, id, found.data, turn.id()) }
    : undefined;
}

/** A time for each class, as far as there are; what has none says why. */
export async function plan(turn: RoundTurn<RoundDetails>): Promise<Decision | Refusal> {
  const { record, input, school, now } = turn;
  if (record.data.status !== 'DRAFT') return planned();
  const outside = outsideFrom(input.outside);
  if (!outside) return invalid({ outside: text('consult.error.outside') });
  const { id: _, once: __, ...given } = input;
  const kept = record.data;
  const classes = kept.classes.map(({ code }): RoundClassPlan => {
    const who = peopleFor(school, kept.organiserId, code, input, kept.from);
    const relief = input.relief === undefined ? {} : { relief: input.relief };
    return { code, ...who, ...relief, reasons: [], bites: [], ways: [] };
  });
  if (classes.every(({ people }) => people.length === 0) && outside.length === 0)
    return invalid({ who: text('consult.error.people') });
  const data: Round = {
    ...kept,
    minutes: Number(input.minutes ?? USUAL_MINUTES[kept.kind]),
    form: { ...kept.form, ...given, ask: input.ask ?? '0' },
    outside,
    classes,
    changedAt: now,
  };
  const after = { ...data, classes: await withTimes(turn, data) };
  return decision(await shown(turn, after, 0, 'next'), {
    save: [{ kind: ROUND, id: record.id, expect: record.version, data: after }],
    work: await refreshed(turn.read, everyoneIn(after), now),
  });
}

export const everyoneIn = ({ organiserId, classes }: Round): string[] => [
  ...new Set([organiserId, ...classes.flatMap(({ people }) => people)]),
];

/** All classes of it anew, those left out apart. */
export async function withTimes(
  turn: Pick<RoundTurn, 'school' | 'read' | 'now'>,
  round: Round,
): Promise<RoundClassPlan[]> {
  const wish = await roundWish(turn, round, inRound(round));
  const placed = planRound(wish);
  const missing = whyNot(wish, placed);
  return round.classes.map(({ from: _, to: __, ...one }): RoundClassPlan => {
    const at = placed.find(({ key }) => key === one.code);
    if (at && !one.left)
      return { ...one, from: at.from, to: at.to, reasons: at.reasons, bites: [], ways: [] };
    const why = missing.find(({ key }) => key === one.code);
    return { ...one, reasons: [], bites: why?.bites ?? [], ways: why?.ways ?? [] };
  });
}

/** "Wie en hoelang aanpassen": the second dialog once more; what was looked for is looked for anew. */
export const details = (turn: RoundTurn<unknown>): Decision | Refusal =>
  turn.record.data.status === 'DRAFT'
    ? show(turn, roundDetailsCard(turn, turn.record.id, turn.record.data, turn.id()))
    : planned();

const planned = (): Refusal => refuse('gone', text('consult.round.gone'));

/** The proposal, from the nth class on. */
export async function proposal(turn: RoundTurn<{ id: string; after?: string }>): Promise<Decision | Refusal> {
  const { record, place, input } = turn;
  if (record.data.status !== 'DRAFT') return planned();
  if (record.data.form.ask === undefined) return details(turn);
  const kind = place.kind === 'dialog' ? 'next' : 'dialog';
  return decision(await shown(turn, record.data, Number(input.after ?? 0), kind));
}

export async function shown(
  turn: Pick<RoundTurn, 'school' | 'read' | 'now' | 'person' | 'id' | 'record'>,
  round: Round,
  from: number,
  kind: 'next' | 'dialog',
  taken: readonly string[] = [],
): Promise<Reply> {
  const doubts = await doubtsOf(turn, everyoneInRound(round), keptByLessons(round));
  const at = { from: Number.isInteger(from) && from > 0 ? from : 0, taken, ...doubts };
  return { kind, card: roundPlanCard(turn, turn.record.id, round, at, turn.id()) };
}

/** The proposal as it stands, where an act on it was done already. */
export async function again(turn: RoundTurn<unknown>): Promise<Reply | undefined> {
  const { data } = turn.record;
  return data.status === 'DRAFT' ? shown(turn, data, 0, 'next') : undefined;
}
