import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { MOST_PEOPLE } from '../model/consultation.js';
import { placedIn, ROUND, type Round, type RoundClassPlan } from '../model/round.js';
import type { RoundClassInput } from '../model/round-form.js';
import { startsFor } from '../model/round-plan.js';
import { roundWish } from '../model/round-record.js';
import { whyNot } from '../model/round-ways.js';
import type { RoundWish } from '../model/round-wish.js';
import { type Slot, spread } from '../model/slots.js';
import { mayTakePart } from '../policy.js';
import { roundClassCard } from '../view/round-class.js';
import { addLater } from './round-confirm.js';
import { type RoundTurn, shown } from './round-plan.js';
import { todayOf } from './shared.js';

const MOST_OFFERED = 9;

/** "Aanpassen": other times for one class among those that the others leave; or without it. */
export async function classForm(
  turn: RoundTurn<{ id: string; classCode?: string }>,
): Promise<Decision | Refusal> {
  const { record, input } = turn;
  const own = openClass(record.data, input.classCode);
  if (!own) return refuse('gone', text('consult.round.gone'));
  const offered = await timesFor(turn, own);
  return show(turn, roundClassCard(turn, record.id, record.data, own, offered, turn.id()));
}

/** What may be changed here: while nobody knows of it all of them, afterwards those without a consultation. */
const openClass = ({ status, classes }: Round, code: string | undefined): RoundClassPlan | undefined =>
  classes.find((one) => one.code === code && (status === 'DRAFT' || (status === 'PLANNED' && !one.of)));

/** One class alone, with what the other classes take of the time of who organises them all. */
async function wishOf(turn: RoundTurn<unknown>, own: RoundClassPlan): Promise<RoundWish> {
  const { data } = turn.record;
  const others = data.status === 'DRAFT' ? placedIn(data).filter(({ code }) => code !== own.code) : [];
  const wish = await roundWish(turn, data, [own]);
  return {
    ...wish,
    classes: wish.classes.map((one) => ({
      ...one,
      agendas: one.agendas.map((agenda) =>
        agenda.personId === data.organiserId
          ? {
              ...agenda,
              busy: [...agenda.busy, ...others.map(({ from, to }) => ({ from, to }))].sort(
                (a, b) => a.from - b.from,
              ),
            }
          : agenda,
      ),
    })),
  };
}

/** Next to other classes of the round first, then the soonest. */
function bestFirst({ record }: RoundTurn<unknown>, own: RoundClassPlan, wish: RoundWish): number[] {
  const reach = wish.length + wish.buffer;
  const others = placedIn(record.data)
    .filter(({ code }) => code !== own.code)
    .map(({ from }) => from);
  const beside = (at: number) => others.some((other) => Math.abs(other - at) === reach);
  const starts = startsFor(wish, wish.classes[0]!.agendas);
  return [...starts.filter(beside), ...starts.filter((at) => !beside(at))];
}

/** A few of them, spread over days. */
async function timesFor(turn: RoundTurn<unknown>, own: RoundClassPlan): Promise<number[]> {
  const wish = await wishOf(turn, own);
  const slots = bestFirst(turn, own, wish)
    .filter((at) => at !== own.from)
    .map((from): Slot => ({ from, to: from + wish.length, day: dayOf(from), reasons: [] }));
  return spread(slots, MOST_OFFERED).map(({ from }) => from);
}

export async function classSaved(turn: RoundTurn<RoundClassInput>): Promise<Decision | Refusal> {
  const { record, input, now } = turn;
  const before = openClass(record.data, input.classCode);
  if (!before) return refuse('gone', text('consult.round.gone'));
  const people = chosenPeople(turn, input.people);
  const { relief: _, left: __, from: ___, to: ____, ...rest } = before;
  const own: RoundClassPlan = {
    ...rest,
    people,
    asked: before.asked.filter((one) => people.includes(one)),
    ...(input.relief === undefined ? {} : { relief: input.relief }),
    reasons: [],
    bites: [],
    ways: [],
  };
  const after = input.left ? { ...own, left: true } : await timed(turn, own, before);
  if (after === undefined) return invalid({ slot: text('consult.round.error.slot') });
  if (record.data.status === 'PLANNED') return addLater(turn, after);
  const classes = record.data.classes.map((one) => (one.code === own.code ? after : one));
  const data: Round = { ...record.data, classes, changedAt: now };
  return decision(await shown(turn, data, 0, 'next'), {
    save: [{ kind: ROUND, id: record.id, expect: record.version, data }],
  });
}

/** With the time that was chosen, else the one it had, else the best there is; undefined: what was chosen does not fit. */
async function timed(
  turn: RoundTurn<RoundClassInput>,
  own: RoundClassPlan,
  before: RoundClassPlan,
): Promise<RoundClassPlan | undefined> {
  const wish = await wishOf(turn, own);
  const starts = bestFirst(turn, own, wish);
  const chosen = turn.input.slot === undefined ? undefined : Number(turn.input.slot);
  if (chosen !== undefined && !starts.includes(chosen)) return undefined;
  const had = before.from !== undefined && starts.includes(before.from) ? before.from : undefined;
  const from = chosen ?? had ?? starts[0];
  if (from !== undefined) return { ...own, from, to: from + wish.length };
  const [why] = whyNot(wish, []);
  return { ...own, bites: why?.bites ?? [], ways: why?.ways ?? [] };
}

const chosenPeople = ({ school, record, now }: RoundTurn<unknown>, ids: string[] | undefined): string[] =>
  [...new Set(ids ?? [])]
    .filter((id) => {
      const one = school.people.get(id);
      return id !== record.data.organiserId && one !== undefined && mayTakePart(one, todayOf({ now }));
    })
    .slice(0, MOST_PEOPLE);
