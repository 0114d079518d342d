import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { agreedFrom, type Wrong } from '../model/agreements.js';
import { draftFor, keepDraft, type MinutesDraft } from '../model/minutes-draft.js';
import {
  type AgreementsInput,
  FIRST,
  rowsOf,
  type TypedAgreement,
  type WordsInput,
} from '../model/minutes-form.js';
import type { ConsultationTurn } from '../model/turn.js';
import { mayNoteNow } from '../policy.js';
import { agreementsCard, tellCard, wordsCard } from '../view/minutes.js';
import { gone } from './gone.js';
import { audited, todayOf } from './shared.js';

/** "Noteren": three dialogs, one after the other. What was typed in each is kept, sealed, so that closing one loses nothing. */

export async function open(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const { record, person, now } = turn;
  if (!mayNoteNow(person, record.data, now)) return gone(turn);
  const draft = await draftFor(turn);
  return decision(
    { kind: 'dialog', card: wordsCard(turn, draft?.data.typed, turn.id()) },
    { audit: [audited(turn, 'consult.minutes', record.id, 'read')] },
  );
}

/** First: who was there, and both voices. */
export async function words(turn: ConsultationTurn<WordsInput>): Promise<Decision | Refusal> {
  const { record, person, now, input } = turn;
  if (!mayNoteNow(person, record.data, now)) return gone(turn);
  const draft = await draftFor(turn);
  const { id: _, once: __, ...typed } = input;
  const agreements = draft?.data.typed.agreements ?? [];
  const kept: MinutesDraft['typed'] = { words: definedOf(typed), agreements };
  return decision(
    { kind: 'next', card: agreementsCard(turn, agreements, 0, turn.id()) },
    { save: [await keepDraft(turn, kept)] },
  );
}

const definedOf = (typed: Record<string, unknown>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | string[]
  >;

/** Then what was agreed; `more` goes on to the fourth and fifth. */
export const agreements = (more: boolean) =>
  async function agree(turn: ConsultationTurn<AgreementsInput>): Promise<Decision | Refusal> {
    const { record, person, now, school, input } = turn;
    if (!mayNoteNow(person, record.data, now)) return gone(turn);
    const draft = await draftFor(turn);
    if (!draft) return refuse('gone', text('consult.minutesGone'));
    const first = input.which === '1' ? FIRST : 0;
    const typed = put(draft.data.typed.agreements, rowsOf(input), first);
    const request = await requestOf(turn);
    const { agreed, wrong } = agreedFrom(school, request?.data, typed, todayOf(turn));
    const fields = errorsOf(wrong, first);
    if (fields) return invalid(fields);
    const card =
      more && first === 0
        ? agreementsCard(turn, typed, 1, turn.id())
        : tellCard(turn, agreed, hintIn(typed), turn.id());
    return decision(
      { kind: 'next', card },
      { save: [await keepDraft(turn, { ...draft.data.typed, agreements: typed })] },
    );

    function hintIn(all: readonly TypedAgreement[]): string {
      const said = Object.values(draft?.data.typed.words ?? {}).flat();
      return [...said, ...all.flatMap(({ what }) => what ?? [])].join('\n');
    }
  };

function put(
  before: readonly TypedAgreement[],
  rows: readonly TypedAgreement[],
  first: number,
): TypedAgreement[] {
  const all = Array.from({ length: 5 }, (_, n) => before[n] ?? {});
  for (const [n, row] of rows.entries()) if (first + n < all.length) all[first + n] = row;
  return all;
}

/** At the fields of the screen that was sent; what stands on another one was right when it was typed. */
export function errorsOf(wrong: readonly Wrong[], first: number): Record<string, Wrong['error']> | undefined {
  const here = wrong.filter(({ nth }) => nth >= first && nth < first + FIRST);
  if (here.length === 0) return undefined;
  return Object.fromEntries(here.map(({ nth, field, error }) => [`${field}${nth - first}`, error]));
}

/** The request that it came from, whatever became of it. */
export async function requestOf({
  read,
  record,
}: Pick<ConsultationTurn, 'read' | 'record'>): Promise<Stored<CareRequest> | undefined> {
  const { requestId } = record.data;
  return requestId === undefined ? undefined : read.get(REQUEST, requestId);
}
