import { type Decision, decision, type NewWork, type Save } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { list, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { book } from '../model/booking.js';
import { type Consultation, everyoneIn } from '../model/consultation.js';
import { absentFrom } from '../model/hits.js';
import { askAll, tellOne, tellTime } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { mayTakePart } from '../policy.js';
import { peopleCard } from '../view/moving.js';
import { gone } from './gone.js';
import { takenText } from './plan.js';
import { acted, audited, todayOf } from './shared.js';

/** "Wie doet mee": whoever organises it adds and takes away; outside people stay as they are. */
export const form = (turn: ConsultationTurn): Decision | Refusal =>
  turn.record.data.open
    ? decision(
        { kind: 'dialog', card: peopleCard(turn, turn.id()) },
        { audit: [audited(turn, 'consult.people', turn.record.id, 'read')] },
      )
    : gone(turn);

export async function saved(
  turn: ConsultationTurn<{ id: string; people?: string[] }>,
): Promise<Decision | Refusal> {
  const { record, school, now, read, input } = turn;
  const { data, id } = record;
  if (!data.open) return gone(turn);
  const people = chosenPeople(turn, input.people);
  if (people.length === 0 && data.outside.length === 0)
    return invalid({ people: text('consult.error.people') });
  const added = people.filter((one) => !data.people.includes(one));
  const removed = data.people.filter((one) => !people.includes(one));
  const note = text('consult.peopleNote', { roepnaam: data.roepnaam, n: people.length + 1 });
  if (added.length + removed.length === 0) return decision({ kind: 'close', note });
  const after: Consultation = {
    ...data,
    people,
    votes: without(data.votes, removed),
    enough: without(data.enough ?? {}, removed),
  };
  const booked = await bookFor();
  if ('refusal' in booked) return booked;
  const change = { people, votes: after.votes, enough: after.enough };
  const done = acted(turn, record, 'change', 'consult.people.save', 'people', change);
  if (!done) return gone(turn);
  return decision(
    { kind: 'close', note },
    { ...done, save: [...done.save, ...booked.save], work: [...welcome(), ...goodbye()] },
  );

  /** Who comes in must be free then; who goes has the time back. */
  async function bookFor(): Promise<{ save: Save[] } | Refusal> {
    const { from, to } = data;
    if (from === undefined || to === undefined) return { save: [] };
    const span = { from, to };
    const off = added.filter((one) => absentFrom(school, one, data));
    if (off.length > 0)
      return invalid({
        people: text('consult.error.off', {
          n: off.length,
          names: list(...off.map((one) => nameOf(school, one))),
        }),
      });
    const { taken, save } = await book(read, id, everyoneIn(after), span, { people: everyoneIn(data), span });
    return taken.length > 0 ? invalid({ people: takenText(turn, taken) }) : { save };
  }

  function welcome(): NewWork[] {
    const rows =
      data.status === 'VOTING' || data.from === undefined
        ? askAll(school, id, after, now)
        : tellTime(school, id, after, data.from, data.sequence, now);
    return rows.filter((row) => row.type === 'send' && 'person' in row.to && added.includes(row.to.person));
  }

  function goodbye(): NewWork[] {
    return removed.map((one) => tellOne('consult.removed', id, one, now));
  }
}

const chosenPeople = (
  { record, school, now }: ConsultationTurn<unknown>,
  ids: readonly string[] | undefined,
): string[] =>
  [...new Set(ids ?? [])].filter((id) => {
    const one = school.people.get(id);
    const there = one !== undefined && mayTakePart(one, todayOf({ now }));
    return id !== record.data.organiserId && (there || record.data.people.includes(id));
  });

const without = <T>(of: Record<string, T>, gone: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([id]) => !gone.includes(id)));
