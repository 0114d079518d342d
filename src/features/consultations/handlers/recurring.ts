import { schoolYearOf } from '../../../calendar/holidays.js';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  decision,
  type NewWork,
  show,
} from '../../../kernel/decision.js';
import { isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { text } from '../../../kernel/text.js';
import { freeRoepnaam, takenName } from '../../requests/model/free-roepnaam.js';
import { everyoneIn } from '../model/consultation.js';
import { RECURRING, type Recurring, recurringRef } from '../model/recurring.js';
import { bookAhead, comingOf, daysIn } from '../model/recurring-book.js';
import { whyDay } from '../model/recurring-days.js';
import { RECURRING_DRAFT, type RecurringDraft, type RecurringInput } from '../model/recurring-form.js';
import { tellSeries } from '../model/recurring-tell.js';
import type { RecurringTurn } from '../model/recurring-turn.js';
import { cannotLines, wishedFrom } from '../model/recurring-wish.js';
import type { SchoolTurn } from '../model/turn.js';
import { overviewCard, recurringCard, recurringFormCard } from '../view/recurring.js';

export const audited = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, recurringRef(id), access);

/** "Vast overleg": a meeting that returns until the end of the school year. */
export const form = (turn: SchoolTurn<unknown>): Decision =>
  decision({ kind: 'dialog', card: recurringFormCard(turn, undefined, turn.id()) });

/** What that would be: its days, those that are skipped and why, and who cannot. */
export async function plan(turn: SchoolTurn<RecurringInput>): Promise<Decision | Refusal> {
  return overview(turn, turn.input, undefined);
}

export async function overview(
  turn: SchoolTurn<unknown>,
  input: RecurringInput,
  before: { id: string; data: Recurring } | undefined,
): Promise<Decision | Refusal> {
  const wish = wishedFrom(turn, input, before?.data);
  if (isRefusal(wish)) return wish;
  const draft: RecurringDraft = {
    personId: turn.person.id,
    createdAt: turn.now,
    form: { ...input, people: wish.wished.people, once: undefined },
    ...(before ? { of: before.id } : {}),
  };
  const id = turn.id();
  return decision(await shown(turn, id, draft, before), {
    save: [{ kind: RECURRING_DRAFT, id, expect: 0, data: JSON.parse(JSON.stringify(draft)) }],
  });
}

async function shown(
  turn: SchoolTurn<unknown>,
  draftId: string,
  draft: RecurringDraft,
  before: { id: string; data: Recurring } | undefined,
): Promise<Reply> {
  const wish = wishedFrom(turn, draft.form, before?.data);
  if (isRefusal(wish)) return { kind: 'note', text: text('consult.draftGone') };
  const own = before ? (await comingOf(turn, before.id)).map(({ id }) => id) : [];
  const cannot = await cannotLines(turn, wish.wished, wish.days, own);
  return { kind: 'next', card: overviewCard(turn, draftId, wish, cannot, before, turn.id()) };
}

/** What was kept between the form and its overview, of this person. */
export async function draftOf(
  { read, person }: Pick<SchoolTurn<unknown>, 'read' | 'person'>,
  id: string,
  of?: string,
): Promise<RecurringDraft | undefined> {
  const found = await read.get(RECURRING_DRAFT, id);
  return found?.data.personId === person.id && found.data.of === of ? found.data : undefined;
}

/** The same form once more: its overview. */
export async function planAgain(turn: SchoolTurn<RecurringInput>): Promise<Reply | undefined> {
  const id = turn.input.once ?? '';
  const draft = await draftOf(turn, id);
  return draft && shown(turn, id, draft, undefined);
}
export async function changeAgain(
  turn: RecurringTurn<RecurringInput & { id: string }>,
): Promise<Reply | undefined> {
  const { id, data } = turn.record;
  const once = turn.input.once ?? '';
  const draft = await draftOf(turn, once, id);
  return draft && shown({ ...turn, record: undefined }, once, draft, { id, data });
}

/** "Vastleggen": everybody is told once; the first weeks are consultations from now on, the others become so in time. */
export async function save(turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> {
  const draft = await draftOf(turn, turn.input.draft);
  const wish = draft && wishedFrom(turn, draft.form);
  if (!wish) return refuse('gone', text('consult.draftGone'));
  if (isRefusal(wish)) return wish;
  const { now } = turn;
  const id = turn.id();
  const schoolYear = schoolYearOf(wish.wished.start);
  const roepnaam = await freeRoepnaam(turn, id, schoolYear);
  const series: Recurring = {
    ...wish.wished,
    roepnaam,
    reference: `VO-${id.slice(-6)}`,
    schoolYear,
    open: true,
    createdAt: now,
    changedAt: now,
    sequence: 0,
    generation: 0,
    bookedTo: addDays(wish.wished.start, -1),
    missed: [],
    clashes: [],
    events: [{ at: now, by: turn.person.id, what: 'planned' }],
  };
  const ahead = await bookAhead(turn, id, series);
  const told = everyoneIn(series).map((one) =>
    tellSeries('consult.series.told', id, one, now, { what: 'new', sequence: 0 }),
  );
  return decision(
    { kind: 'close', note: text('consult.series.saved', { roepnaam, n: series.people.length }) },
    {
      save: [
        { kind: RECURRING, id, expect: 0, data: ahead.series },
        takenName(recurringRef(id), series),
        ...ahead.save,
      ],
      work: [...told, ...ahead.work, ...clash(id, series, now, ahead.tell), ...askWhy(turn, id, series)],
      audit: [audited(turn, 'consult.series.save', id)],
    },
  );
}

/** Its organiser hears, once, of days on which somebody has something else. */
export const clash = (
  id: string,
  { organiserId }: Pick<Recurring, 'organiserId'>,
  now: number,
  tell: boolean,
): NewWork[] =>
  tell ? [{ ...tellSeries('consult.series.clash', id, organiserId, now), manner: 'capped' }] : [];

/** "Waarom komen we samen, nog nodig?" Planned when the series is: half-way, once, at the digest's hour. */
export function askWhy(
  { school, now }: Pick<SchoolTurn<unknown>, 'school' | 'now'>,
  id: string,
  series: Recurring,
): NewWork[] {
  const on = whyDay(daysIn(school, series));
  if (on === undefined || on <= dayOf(now) || series.why) return [];
  const dueAt = epochOf(on, school.settings.digestAt);
  const row = tellSeries('consult.series.why', id, series.organiserId, dueAt);
  return [{ ...row, manner: 'capped', id: `series.why:${id}:${series.organiserId}:${series.generation}` }];
}

/** Its days, who is in it, why it is there. */
export async function read(turn: RecurringTurn): Promise<Decision> {
  const coming = await comingOf(turn, turn.record.id);
  return show(turn, recurringCard(turn, coming), {
    audit: [audited(turn, 'consult.series.read', turn.record.id, 'read')],
  });
}
