import { type Decision, decision, type Save } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { book, unbook } from '../model/booking.js';
import { type Consultation, everyoneIn } from '../model/consultation.js';
import type { FormInput, SlotsInput } from '../model/form.js';
import { PLAN_DRAFT, type PlanDraft } from '../model/plan-draft.js';
import { slotsFor, spread } from '../model/slots.js';
import { askAll, tellTime } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { moveCard } from '../view/moving.js';
import { gone } from './gone.js';
import { chosen, draftOf, noSlot, takenText, wishFor } from './plan.js';
import { acted, audited } from './shared.js';

/** "Andere tijd": looked for again among the times of all of them, its own among these. */
export async function form(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const { record, person, now } = turn;
  const { data } = record;
  if (!data.open) return gone(turn);
  const input = { kind: data.kind, minutes: String(data.minutes) as FormInput['minutes'] };
  const wish = await wishFor(turn, input, data.people, record.id);
  const slots = spread(slotsFor(wish).filter(({ from }) => from !== data.from));
  if (slots.length === 0) return refuse('conflict', noSlot(turn, wish));
  const id = turn.id();
  const draft: PlanDraft = {
    personId: person.id,
    createdAt: now,
    form: { once: undefined, goal: data.words.goal, kind: data.kind, people: data.people } as FormInput,
    of: record.id,
    slots: slots.map(({ from, to, reasons }) => ({ from, to, reasons })),
  };
  return decision(
    { kind: 'dialog', card: moveCard(turn, id, draft, turn.id()) },
    {
      save: [{ kind: PLAN_DRAFT, id, expect: 0, data: draft }],
      audit: [audited(turn, 'consult.move', record.id, 'read')],
    },
  );
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
