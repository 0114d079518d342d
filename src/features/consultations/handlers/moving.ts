import { type Decision, decision, type Save } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { book, unbook } from '../model/booking.js';
import { type Consultation, everyoneIn } from '../model/consultation.js';
import { type Doubts, doubtsOf } from '../model/doubts.js';
import type { FormInput, SlotsInput } from '../model/form.js';
import { PLAN_DRAFT, type PlanDraft } from '../model/plan-draft.js';
import { ROUND } from '../model/round.js';
import { togetherIn } from '../model/round-record.js';
import { type Span, slotsFor, spread, type Wish } from '../model/slots.js';
import { goneOf, goneText, mayHoldOn, saidOf } from '../model/still.js';
import { askAll, tellTime } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { moveCard } from '../view/moving.js';
import { refreshed } from './calendars.js';
import { gone } from './gone.js';
import { chosen, draftOf, noSlot, takenText, wishFor } from './plan.js';
import { acted, audited } from './shared.js';

/** "Andere tijd": looked for again among the times of all of them, its own among these. */
export async function form(turn: ConsultationTurn): Promise<Decision | Refusal> {
  if (!turn.record.data.open) return gone(turn);
  return offer(turn, 'dialog', (wish) => refuse('conflict', noSlot(turn, wish)));
}

/** Why these are other times than were shown; `hold`: the number of the one that may be kept nevertheless. */
interface Changed {
  news: TextRef;
  hold?: string;
}

async function offer(
  turn: ConsultationTurn<unknown>,
  kind: 'dialog' | 'next',
  none: (wish: Wish) => Refusal,
  changed?: Changed,
): Promise<Decision | Refusal> {
  const { record, person, now } = turn;
  const { data } = record;
  const input = { kind: data.kind, minutes: String(data.minutes) as FormInput['minutes'] };
  const round = data.roundId === undefined ? undefined : await turn.read.get(ROUND, data.roundId);
  const own = { except: record.id, ...(round ? { together: togetherIn(round.data) } : {}) };
  const wish = await wishFor(turn, input, data.people, own);
  const slots = spread(slotsFor(wish).filter(({ from }) => from !== data.from));
  if (slots.length === 0 && changed?.hold === undefined) return none(wish);
  const id = turn.id();
  const draft: PlanDraft = {
    personId: person.id,
    createdAt: now,
    form: { once: undefined, goal: data.words.goal, kind: data.kind, people: data.people } as FormInput,
    of: record.id,
    slots: slots.map(({ from, to, reasons }) => ({ from, to, reasons })),
  };
  return decision(
    { kind, card: moveCard(turn, id, draft, await doubtsIn(turn), turn.id(), changed) },
    {
      save: [{ kind: PLAN_DRAFT, id, expect: 0, data: draft }],
      work: await refreshed(turn.read, everyoneIn(data), now),
      audit: [audited(turn, 'consult.move', record.id, 'read')],
    },
  );
}

/** The same act once more: the times that were looked for then. */
export async function again(turn: ConsultationTurn<{ once?: string }>): Promise<Reply | undefined> {
  const id = turn.input.once ?? '';
  const draft = await draftOf(turn, id, turn.record.id);
  return draft && { kind: 'next', card: moveCard(turn, id, draft, await doubtsIn(turn), turn.id()) };
}

const doubtsIn = (turn: ConsultationTurn<unknown>): Promise<Doubts> =>
  doubtsOf(turn, everyoneIn(turn.record.data), turn.record.data.people);

/** Times that are there at this moment, where somebody cannot any more at one that was chosen; undefined: all of them still can. */
export async function anew(
  turn: ConsultationTurn<unknown>,
  slots: readonly Span[],
  nth?: number,
): Promise<Decision | Refusal | undefined> {
  const { record, school } = turn;
  const { data } = record;
  const about = { except: [record.id], ...(nth === undefined ? {} : { saidAt: saidOf(data, nth) }) };
  const changed = await goneOf(turn, everyoneIn(data), slots, about);
  if (changed.length === 0) return undefined;
  const news = goneText(school, changed);
  const holds = nth !== undefined && changed.every(({ cannot }) => mayHoldOn(data, nth, cannot));
  const none = (wish: Wish) =>
    invalid({
      [nth === undefined ? 'slots' : 'slot']: text('consult.changedNone', { news, rest: noSlot(turn, wish) }),
    });
  return offer(turn, 'next', none, {
    news: text(holds ? 'consult.changedHold' : 'consult.changedTimes', { news }),
    ...(holds ? { hold: String(nth) } : {}),
  });
}

type MoveTurn = ConsultationTurn<SlotsInput & { id: string }>;

/** Votes start afresh; the time that it had is free again. */
export async function propose(turn: MoveTurn): Promise<Decision | Refusal> {
  const { record, school, now } = turn;
  const { data, id } = record;
  const draft = await draftOf(turn, turn.input.draft, id);
  if (!draft) return refuse('gone', text('consult.moveGone'));
  const slots = chosen(draft, turn.input.slots);
  if (slots.length === 0) return invalid({ slots: text('consult.error.slots') });
  const other = await anew(turn, slots);
  if (other) return other;
  const change: Partial<Consultation> = {
    slots: [...slots],
    votes: { [data.organiserId]: slots.map(() => 'can') },
    from: undefined,
    to: undefined,
    ...(data.from !== undefined && data.to !== undefined ? { was: { from: data.from, to: data.to } } : {}),
    enough: {},
    hits: [],
    sequence: data.sequence + 1,
  };
  const done = acted(turn, record, 'propose', 'consult.move.propose', 'moved', change);
  if (!done) return gone(turn);
  const free = data.from === undefined ? [] : await unbook(turn.read, id, everyoneIn(data), data.from);
  return decision(
    { kind: 'close', note: text('consult.proposed', { roepnaam: data.roepnaam, n: data.people.length }) },
    {
      ...done,
      save: [...done.save, ...free],
      work: askAll(school, id, { ...data, ...change }, now),
    },
  );
}

/** At once: everybody is told the new time, and no other. */
export async function fix(turn: MoveTurn): Promise<Decision | Refusal> {
  const { record, school, now, read } = turn;
  const { data, id } = record;
  const draft = await draftOf(turn, turn.input.draft, id);
  if (!draft) return refuse('gone', text('consult.moveGone'));
  const [slot] = chosen(draft, turn.input.slots);
  if (!slot) return invalid({ slots: text('consult.error.slots') });
  const other = await anew(turn, [slot]);
  if (other) return other;
  const { from, to } = data;
  const people = everyoneIn(data);
  const before = from === undefined || to === undefined ? undefined : { people, span: { from, to } };
  const { taken, save } = await book(read, id, people, slot, before);
  if (taken.length > 0) return invalid({ slots: takenText(turn, taken) });
  const sequence = data.sequence + 1;
  const done = acted(turn, record, 'confirm', 'consult.move.fix', 'moved', {
    slots: [slot],
    votes: {},
    from: slot.from,
    to: slot.to,
    enough: {},
    hits: [],
    sequence,
  });
  if (!done) return gone(turn);
  const saves: Save[] = [...done.save, ...save];
  return decision(
    {
      kind: 'close',
      note: text('consult.fixed', { roepnaam: data.roepnaam, at: { at: slot.from, as: 'moment' } }),
    },
    { ...done, save: saves, work: tellTime(school, id, data, slot.from, sequence, now) },
  );
}
