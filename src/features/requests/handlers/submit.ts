import { schoolPart } from '../../../calendar/school-calendar.js';
import type { Decision, RecordKey } from '../../../kernel/decision.js';
import { decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, list, type TextRef, text } from '../../../kernel/text.js';
import { findClass } from '../../school/model/classes.js';
import { nameOf } from '../../school/model/people.js';
import { DRAFT, DRAFT_HOURS, type Draft } from '../model/draft.js';
import { allTextOf, type FormInput, withEarlier, wordsOfForm } from '../model/form.js';
import { type CareRequest, REQUEST, type Words } from '../model/request.js';
import { signalOf } from '../model/signals.js';
import type { SchoolTurn } from '../model/turn.js';
import { chooseCard, detailsCard, formCard, pauseCard, safetySentCard } from '../view/dialogs.js';
import { raise } from './create.js';
import { todayOf, withHint } from './shared.js';

/** `/zorg vraag`, the button, a message: the form, with what came along already in it. */
export function form(turn: SchoolTurn<{ text?: string; classCode?: string }>): Decision {
  const own = turn.person.classes.length === 1 ? turn.person.classes[0] : undefined;
  const values = { observation: turn.input.text, classCode: turn.input.classCode ?? own };
  return decision({ kind: 'dialog', card: formCard(turn, values, turn.id()) });
}

/** The class as the school writes it, or a text for the field. */
export function classOrError(turn: SchoolTurn<unknown>, typed: string): { code: string } | Refusal {
  const found = findClass(turn.school, typed, todayOf(turn));
  if (!found) return invalid({ classCode: text('error.unknownClass') });
  if ('many' in found) {
    return invalid({
      classCode: text('error.whichClass', { classes: list(...found.many.slice(0, 6).map((g) => g.code)) }),
    });
  }
  return { code: found.code };
}

/** Another school was chosen in the first field: the form with its classes, and with all that was typed. */
function otherSchool(turn: SchoolTurn<FormInput>): Decision | undefined {
  const { forSchool, classCode, draft: kept, ...typed } = turn.input;
  if (!forSchool || forSchool === turn.school.id) return undefined;
  const card = formCard(turn, { ...wordsOfForm({ ...typed, classCode }), draft: kept }, turn.id());
  return decision({ kind: 'next', card });
}

export async function submit(turn: SchoolTurn<FormInput>): Promise<Decision | Refusal> {
  const elsewhere = otherSchool(turn);
  if (elsewhere) return elsewhere;
  const group = classOrError(turn, turn.input.classCode);
  if (isRefusal(group)) return group;
  const { words, remove } = await firstStep(turn);
  const outcome = await checked(turn, words, group.code, 'request.submit');
  return { ...outcome, remove };
}

/** What the form says, with what a draft still holds of the second step; that draft is not needed any more. */
async function firstStep(turn: SchoolTurn<FormInput>): Promise<{ words: Words; remove: RecordKey[] }> {
  const kept = turn.input.draft ? await draft(turn, turn.input.draft) : undefined;
  const now = wordsOfForm(turn.input);
  if (!kept || isRefusal(kept)) return { words: now, remove: [] };
  return { words: withEarlier(now, kept.words), remove: [{ kind: DRAFT.kind, id: kept.stored.id }] };
}

/** "Ik wil meer vertellen": the first step is kept in a draft, only its id travels. */
export async function more(turn: SchoolTurn<FormInput>): Promise<Decision | Refusal> {
  const elsewhere = otherSchool(turn);
  if (elsewhere) return elsewhere;
  const group = classOrError(turn, turn.input.classCode);
  if (isRefusal(group)) return group;
  const { words, remove } = await firstStep(turn);
  const kept = draftOf(turn, words, group.code);
  const card = detailsCard({ draft: kept.id }, words, turn.id());
  return decision({ kind: 'next', card }, { save: [kept], remove });
}

/**
 * Words alone never alarm: they pause and ask. About somebody of the school: nothing leaves before the requester chose.
 * `cleared`: the person looked at the pause and wants to go on.
 */
export async function checked(
  turn: SchoolTurn<unknown>,
  words: Words,
  classCode: string,
  verb: string,
  cleared = false,
): Promise<Decision> {
  if (words.aboutStaff) return held(turn, words, classCode, verb);
  const signal = words.safety === 'no' && !cleared ? signalOf(allTextOf(words)) : 'none';
  if (signal === 'alarming') {
    const draft = draftOf(turn, words, classCode);
    return decision({ kind: 'next', card: pauseCard(turn, draft.id, { classCode }) }, { save: [draft] });
  }
  const { request, parts } = await raise(turn, { words, classCode, status: 'NEW', verb });
  if (request.words.safety !== 'no') {
    return decision({ kind: 'next', card: safetySentCard(turn, request) }, parts);
  }
  const note = sentNote(turn, request, words, signal === 'worrying');
  // On a free day the message waits: then the note is all there is. So it is for what only a note says.
  const follows = note.t === 'request.sent' && schoolPart(turn.school.calendar, todayOf(turn)) !== 'none';
  return decision({ kind: 'close', note, ...(follows ? { follows } : {}) }, parts);
}

/** At most one quiet line more: what worries comes before what could be written otherwise. */
function sentNote(turn: SchoolTurn<unknown>, request: CareRequest, words: Words, worrying: boolean): TextRef {
  const coordinator = nameOf(turn.school, request.coordinatorId);
  const told = { roepnaam: request.roepnaam, coordinator, answerBy: day(request.answerBy) };
  const full = request.status === 'NEW' ? request.routing.find(({ t }) => t === 'route.full') : undefined;
  const standIn = full?.p?.standIn;
  const sent = standIn
    ? text('request.sentFullStandIn', { ...told, standIn })
    : text(full ? 'request.sentFull' : 'request.sent', told);
  if (worrying) return text('request.sentWorrying', { sent, coordinator });
  return withHint(turn.school, sent, allTextOf(words));
}

/** After a talk: it lies with whom it was noted for. */
export const notedNote = ({ school }: SchoolTurn<unknown>, { requesterId, roepnaam }: CareRequest): TextRef =>
  text('corridor.notedNote', { name: nameOf(school, requesterId), roepnaam });

async function held(
  turn: SchoolTurn<unknown>,
  words: Words,
  classCode: string,
  verb: string,
): Promise<Decision> {
  const { id, request, parts } = await raise(turn, { words, classCode, status: 'HELD', verb });
  return decision({ kind: 'next', card: chooseCard(turn, id, request, turn.id()) }, parts);
}

/** `teacher`: whose it is, where it was noted after a talk. */
export function draftOf(turn: SchoolTurn<unknown>, words: Words, classCode: string, teacher?: string) {
  const input = { ...words, classCode, ...(teacher === undefined ? {} : { teacher }) };
  const data: Draft = { personId: turn.person.id, createdAt: turn.now, input };
  return { kind: DRAFT, id: turn.id(), expect: 0, data };
}

/** A draft is its writer's alone, for a day. */
export async function draft(
  turn: SchoolTurn<unknown>,
  id: string,
): Promise<{ stored: Stored<Draft>; words: Words; classCode: string; teacher?: string } | Refusal> {
  const stored = await turn.read.get(DRAFT, id);
  const old = stored && stored.data.createdAt + DRAFT_HOURS * 3_600_000 <= turn.now;
  if (!stored || old || stored.data.personId !== turn.person.id)
    return refuse('gone', text('request.draftGone'));
  const { classCode, teacher, ...words } = stored.data.input;
  const whose = typeof teacher === 'string' ? { teacher } : {};
  return { stored, words: words as unknown as Words, classCode: String(classCode), ...whose };
}

/** The same form a second time: what it made the first time, as it is now. Only for whoever sent it. */
export async function again(turn: SchoolTurn<{ once?: string }>): Promise<Reply | undefined> {
  const { person, read, input } = turn;
  const made = await read.get(REQUEST, input.once ?? '');
  if (made && (made.data.notedBy ?? made.data.requesterId) === person.id) {
    const { data, id } = made;
    if (data.status === 'HELD') return { kind: 'next', card: chooseCard(turn, id, data, turn.id()) };
    if (data.words.safety !== 'no') return { kind: 'next', card: safetySentCard(turn, data) };
    if (data.status === 'UNCONFIRMED') return { kind: 'close', note: notedNote(turn, data) };
    return { kind: 'close', note: sentNote(turn, data, data.words, false) };
  }
  const kept = await draft(turn, input.once ?? '');
  if (isRefusal(kept)) return undefined;
  return { kind: 'next', card: pauseCard(turn, kept.stored.id, kept) };
}

export async function moreAgain(turn: SchoolTurn<{ once?: string }>): Promise<Reply | undefined> {
  const kept = await draft(turn, turn.input.once ?? '');
  return isRefusal(kept)
    ? undefined
    : { kind: 'next', card: detailsCard({ draft: kept.stored.id }, kept.words, turn.id()) };
}
