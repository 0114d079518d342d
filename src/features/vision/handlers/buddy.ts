import { dayOf, daysBetween } from '../../../calendar/time.js';
import {
  auditLine,
  type Decision,
  decision,
  type NewSend,
  type Save,
  show,
} from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { activeOn, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { ASKED_DAYS, BUDDY, type Buddy, buddiesOf, buddyId, buddyRef } from '../model/buddy.js';
import { buddyAnsweredCard, buddyCard } from '../view/buddy.js';
import type { At } from './shared.js';

/** A colleague who asks now and then how it goes, and the other way round: chosen by both, over as soon as one wants. */

type OnBuddy<I = { id: string }> = Turn<School, Person, I, Buddy>;

export const open = async (turn: At): Promise<Decision> =>
  show(turn, buddyCard(turn, await buddiesOf(turn.read, turn.person.id)));

export async function ask(turn: At<{ personId?: string }>): Promise<Decision | Refusal> {
  const { school, person, now, read } = turn;
  const other = school.people.get(turn.input.personId ?? '');
  if (!other || other.id === person.id || !activeOn(other, dayOf(now)))
    return invalid({ personId: text('error.pickSomebody') });
  const id = buddyId(person.id, other.id);
  const stored = await read.get(BUDDY, id);
  const name = other.name;
  if (stored?.data.state === 'YES') return invalid({ personId: text('buddy.error.already') });
  // They asked first: that is a yes.
  if (stored?.data.state === 'ASKED' && stored.data.otherId === person.id)
    return said(
      turn,
      { id, expect: stored.version, data: paired(stored.data, now) },
      'buddy.ask',
      'buddy.together',
    );
  if (stored?.data.state === 'ASKED')
    return decision({ kind: 'close', note: text('buddy.askedAlready', { name }) });
  if (stored && daysBetween(dayOf(stored.data.since), dayOf(now)) <= ASKED_DAYS)
    return decision({ kind: 'close', note: text('buddy.later') });
  const data: Buddy = { askerId: person.id, otherId: other.id, state: 'ASKED', open: true, since: now };
  return decision(
    { kind: 'close', note: text('buddy.sent', { name }) },
    {
      save: [{ kind: BUDDY, id, expect: stored?.version ?? 0, data }],
      work: [tell('buddy.asked', id, other.id, now)],
      audit: [auditLine(turn, 'buddy.ask', buddyRef(id))],
      changed: [buddyRef(id)],
    },
  );
}

const tell = (name: string, id: string, person: string, dueAt: number): NewSend => ({
  type: 'send',
  name,
  id: `${name}:${id}:${dueAt}`,
  ref: buddyRef(id),
  to: { person },
  manner: 'addressed',
  dueAt,
});

const paired = (before: Buddy, now: number): Buddy => ({ ...before, state: 'YES', open: true, since: now });

/** Two who chose each other: whoever asked hears it. */
function said(
  turn: Pick<At, 'now' | 'person' | 'school'>,
  { id, expect, data }: Omit<Save<Buddy>, 'kind'>,
  verb: string,
  note: string,
): Decision {
  const name = nameOf(turn.school, data.askerId);
  return decision(
    { kind: 'close', note: text(note, { name }) },
    {
      save: [{ kind: BUDDY, id, expect, data }],
      work: [tell('buddy.yes', id, data.askerId, turn.now)],
      audit: [auditLine(turn, verb, buddyRef(id))],
      changed: [buddyRef(id)],
    },
  );
}

/** Yes or no, under one name in the log; of a no nobody hears, and it looks like no answer yet. */
export function answer(turn: OnBuddy<{ id: string; outcome: 'yes' | 'no' }>): Decision {
  const { record, input, now, school } = turn;
  const { id, version, data } = record;
  const name = nameOf(school, data.askerId);
  if (input.outcome === 'yes') {
    const done = said(
      turn,
      { id, expect: version, data: paired(data, now) },
      'buddy.answer',
      'buddy.together',
    );
    return inChat(turn) ? { ...done, reply: { kind: 'card', card: buddyAnsweredCard('yes', name) } } : done;
  }
  return decision(
    inChat(turn)
      ? { kind: 'card', card: buddyAnsweredCard('no', name) }
      : { kind: 'close', note: text('buddy.no', { name }) },
    {
      save: [{ kind: BUDDY, id, expect: version, data: { ...data, open: false } }],
      audit: [auditLine(turn, 'buddy.answer', buddyRef(id))],
      changed: [buddyRef(id)],
    },
  );
}

const inChat = ({ place }: Pick<At, 'place'>): boolean => place.kind !== 'dialog';

/** By either of them, without a word to the other. */
export function stop(turn: OnBuddy): Decision {
  const { record, now } = turn;
  const data: Buddy = { ...record.data, state: 'OVER', open: false, since: now };
  return decision(
    { kind: 'go', verb: 'buddy.open', input: {} },
    {
      save: [{ kind: BUDDY, id: record.id, expect: record.version, data }],
      audit: [auditLine(turn, 'buddy.stop', buddyRef(record.id))],
      changed: [buddyRef(record.id)],
    },
  );
}
