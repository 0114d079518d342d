import { type Decision, decision, show, toMyself } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { consultationRef } from '../model/consultation.js';
import { MINUTES, type Minutes, MOST_ADDITIONS, stillOpen } from '../model/minutes.js';
import type { ConsultationTurn } from '../model/turn.js';
import { addCard, copyCard, minutesCard } from '../view/minutes-read.js';
import { gone } from './gone.js';
import { acted, audited } from './shared.js';

const minutesOf = ({ read, record }: ConsultationTurn<unknown>): Promise<Stored<Minutes> | undefined> =>
  read.get(MINUTES, record.id);

/** "Lezen", after it was noted. */
export async function read(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const minutes = await minutesOf(turn);
  if (!minutes) return gone(turn);
  return show(turn, minutesCard(turn, minutes.data), {
    audit: [audited(turn, 'consult.minutes.read', turn.record.id, 'read')],
  });
}

/** "Iets aanvullen": for three school days a voice beside the others, afterwards a correction. */
export async function add(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const minutes = await minutesOf(turn);
  if (!minutes) return gone(turn);
  const open = stillOpen(turn.school, minutes.data.createdAt, turn.now);
  return decision({ kind: 'dialog', card: addCard(turn, open, turn.id()) });
}

export async function added(
  turn: ConsultationTurn<{ id: string; text: string }>,
): Promise<Decision | Refusal> {
  const { record, school, person, now, input } = turn;
  const minutes = await minutesOf(turn);
  const { held } = record.data;
  if (!minutes || !held) return gone(turn);
  const { data, version } = minutes;
  if (data.additions.length >= MOST_ADDITIONS) return refuse('conflict', text('consult.addFull'));
  const kind = stillOpen(school, data.createdAt, now) ? 'voice' : 'correction';
  const additions = [...data.additions, { at: now, by: person.id, kind, text: input.text } as const];
  const done = acted(turn, record, 'add', 'consult.add.save', kind === 'voice' ? 'added' : 'corrected', {
    held: { ...held, added: additions.length },
  });
  if (!done) return gone(turn);
  return decision(
    { kind: 'close', note: text(`consult.addNote.${kind}`, { roepnaam: record.data.roepnaam }) },
    {
      ...done,
      save: [...done.save, { kind: MINUTES, id: record.id, expect: version, data: { ...data, additions } }],
    },
  );
}

/** The official minutes of a class council belong in the file: as text to copy, for who organised it. */
export async function copy(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const minutes = await minutesOf(turn);
  if (!minutes) return gone(turn);
  return show(turn, copyCard(turn, minutes.data), {
    audit: [audited(turn, 'consult.minutes.copy', turn.record.id, 'read')],
  });
}

/** The same on a page, in their own chat. */
export async function page(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const { record } = turn;
  const minutes = await minutesOf(turn);
  if (!minutes) return gone(turn);
  return decision(
    { kind: 'close', note: text('classCard.sent') },
    {
      work: [toMyself(turn, 'consult.page', consultationRef(record.id))],
      audit: [audited(turn, 'consult.minutes.page', record.id, 'read')],
    },
  );
}
