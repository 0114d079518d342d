import { schoolYearOf } from '../../../calendar/holidays.js';
import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { addDays, epochOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { list, type TextRef, text } from '../../../kernel/text.js';
import { freeRoepnaam, takenName } from '../../requests/model/free-roepnaam.js';
import { REQUEST } from '../../requests/model/request.js';
import { nameOf, nextDayAtWork } from '../../school/model/people.js';
import { meetingsOf } from '../../school/model/settings.js';
import { requestFrom } from '../../steps/model/from-request.js';
import { agendaOf, type Own } from '../model/agenda.js';
import { whoseTime } from '../model/bites.js';
import { book } from '../model/booking.js';
import {
  CONSULTATION,
  type Consultation,
  consultationRef,
  everyoneIn,
  USUAL_MINUTES,
} from '../model/consultation.js';
import { doubtsOf } from '../model/doubts.js';
import { type FormInput, outsideFrom, type SlotsInput } from '../model/form.js';
import { asksPermission } from '../model/permission.js';
import { PLAN_DRAFT, type PlanDraft } from '../model/plan-draft.js';
import { slotsFor, spread, type Wish, waysOut } from '../model/slots.js';
import { goneOf, goneText } from '../model/still.js';
import { askAll, tellTime } from '../model/tell.js';
import type { SchoolTurn } from '../model/turn.js';
import { mayTakePart } from '../policy.js';
import { formCard, slotsCard } from '../view/plan.js';
import { refreshed } from './calendars.js';
import { audited, todayOf } from './shared.js';

/** Times are sought in so many days, from the next day at work of who plans it on. */
const SEARCH_DAYS = 28;

/** "Overleg plannen": on its own, or with `from` out of a care request. */
export async function form(turn: SchoolTurn<{ from?: string }>): Promise<Decision | Refusal> {
  const from = await requestFrom(turn, turn.input.from);
  if (isRefusal(from)) return from;
  return decision({ kind: 'dialog', card: formCard(turn, from.request, turn.id()) });
}

/** The times at which all of them can, best first; or whose time is in the way, and what would help. */
export async function plan(turn: SchoolTurn<FormInput>): Promise<Decision | Refusal> {
  const { input } = turn;
  const from = await requestFrom(turn, input.from);
  if (isRefusal(from)) return from;
  const people = participants(turn, input.people);
  const outside = outsideFrom(input.outside);
  if (!outside) return invalid({ outside: text('consult.error.outside') });
  if (people.length === 0 && outside.length === 0) return invalid({ people: text('consult.error.people') });
  const form = { ...input, people, once: undefined };
  return offer(turn, form, (wish) => invalid({ people: noSlot(turn, wish) }));
}

/** The dialog with the times that there are at this moment; `news`: why these are others than were shown. */
async function offer(
  turn: SchoolTurn<unknown>,
  form: FormInput,
  none: (wish: Wish) => Refusal,
  news?: TextRef,
): Promise<Decision | Refusal> {
  const { now, person } = turn;
  const people = form.people ?? [];
  const wish = await wishFor(turn, form, people);
  const slots = spread(slotsFor(wish)).map(({ from: at, to, reasons }) => ({ from: at, to, reasons }));
  if (slots.length === 0) return none(wish);
  const draft: PlanDraft = { personId: person.id, createdAt: now, form, slots };
  const id = turn.id();
  return decision(
    { kind: 'next', card: await timesCard(turn, id, draft, news) },
    {
      save: [{ kind: PLAN_DRAFT, id, expect: 0, data: draft }],
      work: await refreshed(turn.read, [person.id, ...people], now),
    },
  );
}

/** Once more, where somebody cannot any more at a time that was chosen; undefined: all of them still can. */
async function anew(
  turn: SchoolTurn<unknown>,
  { form }: PlanDraft,
  slots: PlanDraft['slots'],
): Promise<Decision | Refusal | undefined> {
  const gone = await goneOf(turn, [turn.person.id, ...(form.people ?? [])], slots);
  if (gone.length === 0) return undefined;
  const news = goneText(turn.school, gone);
  const none = (wish: Wish) =>
    invalid({ slots: text('consult.changedNone', { news, rest: noSlot(turn, wish) }) });
  return offer(turn, form, none, text('consult.changedTimes', { news }));
}

/** Whom they chose, as far as they work here today; never who plans it, who is in it anyway. */
const participants = ({ school, person, now }: SchoolTurn<unknown>, ids: string[] | undefined): string[] =>
  [...new Set(ids ?? [])].filter((id) => {
    const one = school.people.get(id);
    return id !== person.id && one !== undefined && mayTakePart(one, todayOf({ now }));
  });

export async function wishFor(
  turn: Pick<SchoolTurn<unknown>, 'school' | 'person' | 'now' | 'read'>,
  input: Pick<FormInput, 'minutes' | 'kind' | 'by'>,
  people: readonly string[],
  own?: Own,
): Promise<Wish> {
  const { school, person, now } = turn;
  const meet = meetingsOf(school.settings);
  const first = nextDayAtWork(school, person, addSchoolDays(school.calendar, todayOf(turn), meet.meetLead));
  const below = addDays(first, SEARCH_DAYS);
  const all = [person, ...people.flatMap((id) => school.people.get(id) ?? [])];
  const room = { length: lengthOf(input), buffer: meet.meetBuffer * 60_000 };
  return {
    agendas: await Promise.all(all.map((one) => agendaOf(turn, one, first, below, own, room))),
    ...room,
    from: Math.max(now, epochOf(first, '00:00')),
    until: epochOf(below, '00:00'),
    ...(input.by === undefined ? {} : { by: input.by }),
  };
}

const lengthOf = ({ minutes, kind }: Pick<FormInput, 'minutes' | 'kind'>): number =>
  Number(minutes ?? USUAL_MINUTES[kind]) * 60_000;

export function noSlot({ school }: Pick<SchoolTurn<unknown>, 'school'>, wish: Wish) {
  const ways = waysOut(wish).map((way) =>
    way.without !== undefined
      ? text('consult.way.without', { name: nameOf(school, way.without) })
      : way.shorter !== undefined
        ? text('consult.way.shorter', { n: way.shorter / 60_000 })
        : text('consult.way.later'),
  );
  const rest =
    ways.length === 0 ? text('consult.noSlot') : text('consult.noSlotBut', { ways: list(...ways) });
  const n = wish.length / 60_000;
  const bites = whoseTime(wish).map(({ personId, why }) =>
    text(`consult.bite.${why}`, { name: nameOf(school, personId), n }),
  );
  return bites.length === 0 ? rest : text('consult.noSlotWhy', { why: list(...bites), rest });
}

/** What was kept between the two dialogs, of this person. */
export async function draftOf(
  { read, person }: Pick<SchoolTurn<unknown>, 'read' | 'person'>,
  id: string,
  of?: string,
): Promise<PlanDraft | undefined> {
  const found = await read.get(PLAN_DRAFT, id);
  return found?.data.personId === person.id && found.data.of === of ? found.data : undefined;
}

export const chosen = ({ slots }: PlanDraft, picked: readonly string[] | undefined) =>
  slots.filter((_, n) => picked?.includes(String(n)));

/** The same form once more: the times that were found for it. */
export async function plannedAgain(turn: SchoolTurn<{ once?: string }>): Promise<Reply | undefined> {
  const id = turn.input.once ?? '';
  const draft = await draftOf(turn, id);
  return draft && { kind: 'next', card: await timesCard(turn, id, draft) };
}

async function timesCard(
  turn: SchoolTurn<unknown>,
  id: string,
  draft: PlanDraft,
  news?: TextRef,
): Promise<CardRef> {
  const { form } = draft;
  const from = await requestFrom(turn, form.from);
  const request = isRefusal(from) ? undefined : from.request?.data;
  const asks = asksPermission(form.kind, outsideFrom(form.outside) ?? [], request);
  const people = form.people ?? [];
  const doubts = await doubtsOf(turn, [turn.person.id, ...people], people);
  return slotsCard(turn, id, draft, turn.id(), { asks, doubts, ...(news ? { news } : {}) });
}

/** "Vragen wie kan": everybody says for each time whether they can. */
export async function propose(turn: SchoolTurn<SlotsInput>): Promise<Decision | Refusal> {
  const draft = await draftOf(turn, turn.input.draft);
  if (!draft) return refuse('gone', text('consult.draftGone'));
  const slots = chosen(draft, turn.input.slots);
  if (slots.length === 0) return invalid({ slots: text('consult.error.slots') });
  const other = await anew(turn, draft, slots);
  if (other) return other;
  const made = await born(turn, draft, slots);
  if (isRefusal(made)) return made;
  const { id, data, parts } = made;
  return decision(
    { kind: 'close', note: text('consult.proposed', { roepnaam: data.roepnaam, n: data.people.length }) },
    {
      ...parts,
      work: askAll(turn.school, id, data, turn.now),
      audit: [audited(turn, 'consult.propose', id)],
    },
  );
}

/** "Meteen vastleggen": the first of the chosen times. */
export async function fix(turn: SchoolTurn<SlotsInput>): Promise<Decision | Refusal> {
  const draft = await draftOf(turn, turn.input.draft);
  if (!draft) return refuse('gone', text('consult.draftGone'));
  const [slot] = chosen(draft, turn.input.slots);
  if (!slot) return invalid({ slots: text('consult.error.slots') });
  const other = await anew(turn, draft, [slot]);
  if (other) return other;
  const made = await born(turn, draft, [slot]);
  if (isRefusal(made)) return made;
  const { id, data, parts } = made;
  const { taken, save } = await book(turn.read, id, everyoneIn(data), slot);
  if (taken.length > 0) return invalid({ slots: takenText(turn, taken) });
  const confirmed: Consultation = { ...data, status: 'CONFIRMED', from: slot.from, to: slot.to };
  const [own, ...others] = parts.save;
  return decision(
    {
      kind: 'close',
      note: text('consult.fixed', { roepnaam: data.roepnaam, at: { at: slot.from, as: 'moment' } }),
    },
    {
      ...parts,
      save: [{ ...own!, data: confirmed }, ...others, ...save],
      work: tellTime(turn.school, id, data, slot.from, data.sequence, turn.now),
      audit: [audited(turn, 'consult.fix', id)],
    },
  );
}

export const takenText = ({ school }: Pick<SchoolTurn<unknown>, 'school'>, taken: readonly string[]) =>
  text('consult.taken', { names: list(...taken.map((one) => nameOf(school, one))) });

async function born(turn: SchoolTurn<SlotsInput>, draft: PlanDraft, slots: PlanDraft['slots']) {
  const { form: input } = draft;
  const { person, now } = turn;
  const id = turn.id();
  const from = await requestFrom(turn, input.from);
  const request = isRefusal(from) ? undefined : from.request;
  const outside = outsideFrom(input.outside) ?? [];
  const { permission } = turn.input;
  const asked = asksPermission(input.kind, outside, request?.data);
  if (asked && permission === undefined) return invalid({ permission: text('form.pick') });
  const schoolYear = schoolYearOf(todayOf(turn));
  const roepnaam = request?.data.roepnaam ?? (await freeRoepnaam(turn, id, schoolYear));
  const data: Consultation = {
    roepnaam,
    reference: `OV-${id.slice(-6)}`,
    schoolYear,
    status: 'VOTING',
    open: true,
    kind: input.kind,
    minutes: lengthOf(input) / 60_000,
    ...(request ? { requestId: request.id, classCode: request.data.classCode } : {}),
    organiserId: person.id,
    createdAt: now,
    changedAt: now,
    sequence: 0,
    people: input.people ?? [],
    outside,
    words: { goal: input.goal, ...(input.place ? { place: input.place } : {}) },
    slots: [...slots],
    votes: { [person.id]: slots.map(() => 'can') },
    events: [{ at: now, by: person.id, what: 'planned' }],
    ...(asked && permission ? { permission: { answer: permission, by: person.id, at: now } } : {}),
  };
  const save: Decision['save'] = [{ kind: CONSULTATION, id, expect: 0, data }];
  if (!request) save.push(takenName(consultationRef(id), data));
  const changed = request ? [{ kind: REQUEST.kind, id: request.id }] : [];
  return { id, data, parts: { save, changed } };
}
