import { addDays, dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type Save, show } from '../../../kernel/decision.js';
import { isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { bookEach, unbookEach } from '../model/booking.js';
import { type Consultation, everyoneIn } from '../model/consultation.js';
import { absentFrom } from '../model/hits.js';
import { RECURRING, type Recurring, recurringRef } from '../model/recurring.js';
import { bookAhead, comingOf } from '../model/recurring-book.js';
import type { RecurringInput } from '../model/recurring-form.js';
import { type SeriesNews, tellSeries } from '../model/recurring-tell.js';
import type { RecurringTurn } from '../model/recurring-turn.js';
import { sameTimes, wishedFrom } from '../model/recurring-wish.js';
import { remind } from '../model/tell.js';
import { recurringFormCard, stopCard } from '../view/recurring.js';
import { askWhy, audited, clash, draftOf, overview } from './recurring.js';
import { acted } from './shared.js';

export const over = ({ record }: RecurringTurn<unknown>): Refusal =>
  refuse('gone', text('consult.series.over', { roepnaam: record.data.roepnaam }));

type Parts = Pick<Decision, 'save' | 'audit' | 'changed'>;

/** The series after an act, saved. */
export function after(
  { now, person, record }: RecurringTurn<unknown>,
  verb: string,
  what: string,
  change: Partial<Recurring>,
): Parts {
  const { id, version, data } = record;
  const events = [...data.events, { at: now, by: person.id, what }];
  return {
    save: [{ kind: RECURRING, id, expect: version, data: { ...data, ...change, changedAt: now, events } }],
    audit: [audited({ now, person }, verb, id)],
    changed: [recurringRef(id)],
  };
}

/** "Aanpassen": days, hour, people, words; everybody is told once. */
export const form = (turn: RecurringTurn): Decision | Refusal =>
  turn.record.data.open
    ? show(turn, recurringFormCard(turn, turn.record, turn.id()), {
        audit: [audited(turn, 'consult.series.change', turn.record.id, 'read')],
      })
    : over(turn);

export async function plan(
  turn: RecurringTurn<RecurringInput & { id: string }>,
): Promise<Decision | Refusal> {
  const { id, data } = turn.record;
  if (!data.open) return over(turn);
  const { id: _, ...input } = turn.input;
  return overview({ ...turn, record: undefined }, input, { id, data });
}

export async function save(turn: RecurringTurn<{ id: string; draft: string }>): Promise<Decision | Refusal> {
  const { record, now } = turn;
  const { id, data } = record;
  if (!data.open) return over(turn);
  const draft = await draftOf(turn, turn.input.draft, id);
  const wish = draft && wishedFrom(turn, draft.form, data);
  if (!wish) return refuse('gone', text('consult.draftGone'));
  if (isRefusal(wish)) return wish;
  const { wished } = wish;
  const coming = await comingOf(turn, id);
  const anew = !sameTimes(data, wished);
  const moved = anew || data.words.place !== wished.words.place;
  const next: Recurring = {
    ...data,
    ...wished,
    sequence: moved ? data.sequence + 1 : data.sequence,
    ...(anew
      ? { generation: data.generation + 1, bookedTo: addDays(wished.start, -1), missed: [], clashes: [] }
      : {}),
  };
  const [added, removed] = [without(next.people, data.people), without(data.people, next.people)];
  const done = anew ? await begunAnew(turn, next, coming) : await inPlace(turn, next, coming, added);
  const own = after(turn, 'consult.series.change.save', 'changed', done.series);
  const tell = (people: readonly string[], what: SeriesNews) =>
    people.map((one) => tellSeries('consult.series.told', id, one, now, { what, sequence: next.sequence }));
  const stays = everyoneIn(next).filter((one) => !added.includes(one));
  return decision(
    { kind: 'close', note: text('consult.series.changed', { roepnaam: data.roepnaam }) },
    {
      save: [...own.save, ...done.save],
      audit: [...own.audit, ...done.audit],
      changed: [...own.changed, ...done.changed],
      work: [
        ...(moved ? tell(stays, 'changed') : []),
        ...tell(added, 'new'),
        ...tell(removed, 'left'),
        ...done.work,
        ...clash(id, next, now, done.tell),
        ...(anew ? askWhy(turn, id, next) : []),
      ],
    },
  );
}

const without = (all: readonly string[], less: readonly string[]): string[] =>
  all.filter((one) => !less.includes(one));

interface Done extends Parts {
  series: Recurring;
  work: Decision['work'];
  tell: boolean;
}

/** Other days or another hour: what was still to come goes, and comes at its new times. */
async function begunAnew(
  turn: RecurringTurn<unknown>,
  next: Recurring,
  coming: readonly Stored<Consultation>[],
): Promise<Done> {
  const gone = cancelled(turn, coming, 'consult.series.change.save');
  const ahead = await bookAhead(turn, turn.record.id, next, coming);
  return { ...gone, ...ahead, save: [...gone.save, ...ahead.save] };
}

/** Said by the series, once: no consultation says it again. */
function cancelled(
  turn: RecurringTurn<unknown>,
  coming: readonly Stored<Consultation>[],
  verb: string,
): Parts {
  const parts: Parts = { save: [], audit: [], changed: [] };
  for (const one of coming) {
    const done = acted(turn, one, 'cancel', verb, 'cancelled', { sequence: one.data.sequence + 1 });
    if (!done) continue;
    parts.save.push(...done.save);
    parts.audit.push(...done.audit);
    parts.changed.push(...done.changed);
  }
  return parts;
}

/** Other people or words: each that is still to come stays when it is, also where it was moved by itself. */
async function inPlace(
  turn: RecurringTurn<unknown>,
  next: Recurring,
  coming: readonly Stored<Consultation>[],
  added: readonly string[],
): Promise<Done> {
  const { school, read, now } = turn;
  const parts: Parts = { save: [], audit: [], changed: [] };
  const work: Decision['work'] = [];
  const takings: Parameters<typeof bookEach>[1][number][] = [];
  const clashes = [...next.clashes];
  for (const one of coming) {
    const { from, to } = one.data;
    const span = from === undefined || to === undefined ? undefined : { from, to };
    const joins: string[] = [];
    for (const person of added) {
      if (span && absentFrom(school, person, span)) continue;
      const { taken } = span
        ? await bookEach(read, [{ of: one.id, people: [person], span }])
        : { taken: new Map() };
      if (taken.size === 0) joins.push(person);
      else if (one.data.seriesAt !== undefined) clashes.push({ on: dayOf(one.data.seriesAt), who: [person] });
    }
    const people = [...one.data.people.filter((person) => next.people.includes(person)), ...joins];
    const change = { people, kind: next.kind, words: next.words };
    const done = acted(turn, one, 'change', 'consult.series.change.save', 'people', change);
    if (!done) continue;
    parts.save.push(...done.save);
    parts.audit.push(...done.audit);
    parts.changed.push(...done.changed);
    if (!span) continue;
    const [now1, before] = [everyoneIn({ ...one.data, people }), everyoneIn(one.data)];
    takings.push({ of: one.id, people: now1, span, before: { people: before, span } });
    work.push(...joins.flatMap((who) => remind(school, one.id, who, span.from, one.data.sequence, now)));
  }
  const { save } = await bookEach(read, takings);
  const tell = clashes.length > next.clashes.length;
  return { ...parts, series: { ...next, clashes }, save: [...parts.save, ...save], work, tell };
}

/** "Mag stoppen": from now on; what was stays. */
export const stopForm = (turn: RecurringTurn): Decision | Refusal =>
  turn.record.data.open ? show(turn, stopCard(turn, turn.id())) : over(turn);

export async function stop(turn: RecurringTurn): Promise<Decision | Refusal> {
  const { record, now } = turn;
  const { id, data } = record;
  if (!data.open) return over(turn);
  const coming = await comingOf(turn, id);
  const gone = cancelled(turn, coming, 'consult.series.stop.save');
  const free: Save[] = await unbookEach(
    turn.read,
    coming.flatMap((one) =>
      one.data.from === undefined ? [] : [{ of: one.id, people: everyoneIn(one.data), at: one.data.from }],
    ),
  );
  const sequence = data.sequence + 1;
  const own = after(turn, 'consult.series.stop.save', 'ended', { open: false, sequence });
  return decision(
    {
      kind: 'close',
      note: text('consult.series.stopped', { roepnaam: data.roepnaam, n: data.people.length }),
    },
    {
      save: [...own.save, ...gone.save, ...free],
      audit: [...own.audit, ...gone.audit],
      changed: [...own.changed, ...gone.changed],
      work: everyoneIn(data).map((one) =>
        tellSeries('consult.series.told', id, one, now, { what: 'ended', sequence }),
      ),
    },
  );
}
