import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { DRAFT, draftOf, typedIn } from '../../requests/model/draft.js';
import { activeOn, meantBy, peopleOn } from '../../school/model/people.js';
import type { Person } from '../../school/model/school.js';
import { readTeam } from '../../school/model/teams.js';
import { APPRECIATION, type Appreciation, LIMITS, thanksRef } from '../model/appreciation.js';
import { type OpenInput, type ThanksInput, thanksInput, wayOf } from '../model/form.js';
import { stateFor, wantsOf } from '../model/preference.js';
import type { SchoolTurn } from '../model/turn.js';
import { postThanks, saveThanks, seenInWords, tellRecipient, thanksAudit } from '../model/write.js';
import { formCard, previewCard, type Typed } from '../view/write.js';

/** Saying thank you: a form, how it will look, and off it goes. */

export async function form(turn: SchoolTurn<OpenInput>): Promise<Decision | Refusal> {
  const { input, original } = turn;
  if (input.draft !== undefined) return back({ ...turn, input: { draft: input.draft } });
  const author = original?.personId;
  const typed = behindCommand(turn, input.rest ?? '');
  const to = input.to ?? (author === undefined || author === turn.person.id ? typed.to : [author]);
  const card = await formCard(turn, { to, saw: typed.saw, exampleId: input.exampleId });
  return decision({ kind: 'dialog', card });
}

/** `/waardering @an Ik zag dat je …`: colleagues of whom only one has that name or address, and the rest is what was seen. */
function behindCommand(
  { school, person, now }: SchoolTurn<unknown>,
  rest: string,
): Pick<Typed, 'to' | 'saw'> {
  const others = peopleOn(school, dayOf(now)).filter(({ id }) => id !== person.id);
  const to: string[] = [];
  const saw = rest.split(' ').filter((word) => {
    const one = meantBy(others, word);
    if (one) to.push(one.id);
    return !one;
  });
  return { to: [...new Set(to)], saw: saw.join(' ').trim() };
}

/** How it will look, and what in it seems to be about a pupil: nothing is sent yet. */
export async function look(turn: SchoolTurn<ThanksInput>): Promise<Decision | Refusal> {
  const checked = await check(turn, turn.input);
  if (isRefusal(checked)) return checked;
  const seen = await seenInWords(turn, turn.input);
  const draft = draftOf(turn, turn.input);
  const card = await previewCard(turn, checked, { draft: draft.id, seen, once: turn.id() });
  return decision({ kind: 'next', card }, { save: [draft] });
}

/** Back to the form, with all that was typed. */
export async function back(turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> {
  const kept = await typedIn(turn, turn.input.draft);
  if (!kept) return refuse('gone', text('thanks.draftGone'));
  const { to, ...typed } = kept;
  const card = await formCard(turn, { ...typed, to: Array.isArray(to) ? to : to ? [String(to)] : [] });
  return decision({ kind: 'next', card });
}

export const send = (turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> => sent(turn, false);
/** "Stuur het alleen naar …", whatever was chosen. */
export const personal = (turn: SchoolTurn<{ draft: string }>): Promise<Decision | Refusal> =>
  sent(turn, true);

async function sent(turn: SchoolTurn<{ draft: string }>, alone: boolean): Promise<Decision | Refusal> {
  const id = turn.id();
  const kept = thanksInput.safeParse(await typedIn(turn, turn.input.draft));
  // What was typed is gone once it was sent: a second tap hears that it was.
  if (!kept.success) return (await sentBefore(turn, id)) ?? refuse('gone', text('thanks.draftGone'));
  const input = alone ? { ...kept.data, where: 'personal' } : kept.data;
  const checked = await check(turn, input);
  if (isRefusal(checked)) return checked;
  const { now, person, read } = turn;
  const seen = await seenInWords(turn, input);
  const wants = await wantsOf(read, checked.recipientIds);
  const state = stateFor(checked, wants);
  const data: Appreciation = {
    ...checked,
    senderId: person.id,
    state,
    createdAt: now,
    ...(state === 'POSTED' ? { postedAt: now } : {}),
    // Whoever saw what it looks like and still sends it to a channel said that it is nobody.
    open: seen.length === 0 || checked.way !== 'personal',
  };
  const note = noteFor(turn, data);
  return decision(
    { kind: 'close', note },
    {
      save: [saveThanks(id, 0, data)],
      remove: [{ kind: DRAFT.kind, id: turn.input.draft }],
      work: [
        ...data.recipientIds.map((to) => tellRecipient(id, to, now)),
        ...(state === 'POSTED' && data.teamId !== undefined ? [postThanks(id, data.teamId, now)] : []),
      ],
      audit: [thanksAudit(turn, alone ? 'thanks.personal' : 'thanks.send', id)],
      changed: [thanksRef(id)],
    },
  );
}

async function sentBefore(turn: SchoolTurn<unknown>, id: string): Promise<Decision | undefined> {
  const made = await turn.read.get(APPRECIATION, id);
  if (made?.data.senderId !== turn.person.id) return undefined;
  return decision({ kind: 'close', note: noteFor(turn, made.data) });
}

/** Where it went, and why not elsewhere; of several people not whose wish that is. */
function noteFor({ school }: SchoolTurn<unknown>, data: Appreciation) {
  const names = namesOf(school.people, data.recipientIds);
  if (data.way !== 'personal' && data.state === 'PERSONAL')
    return text('thanks.sent.kept', { names, n: data.recipientIds.length });
  return text(`thanks.sent.${data.state}`, { names });
}

const namesOf = (people: ReadonlyMap<string, Person>, ids: readonly string[]) => ({
  list: ids.map((id) => people.get(id)?.name ?? ''),
});

export type Checked = Pick<
  Appreciation,
  'recipientIds' | 'way' | 'teamId' | 'words' | 'valueId' | 'exampleId'
>;

async function check(turn: SchoolTurn<unknown>, input: ThanksInput): Promise<Checked | Refusal> {
  const { school, person, read, now } = turn;
  const today = dayOf(now);
  const chosen = [...new Set(input.to ?? [])];
  const recipientIds = chosen.filter((id) => {
    const one = school.people.get(id);
    return one !== undefined && id !== person.id && activeOn(one, today);
  });
  if (recipientIds.length === 0) {
    return invalid({ to: text(chosen.includes(person.id) ? 'thanks.error.self' : 'error.pickSomebody') });
  }
  if (recipientIds.length > LIMITS.recipients)
    return invalid({ to: text('thanks.error.many', { n: LIMITS.recipients }) });
  const where = wayOf(input.where);
  if (!where) return invalid({ where: text('error.choice') });
  if (where.teamId !== undefined && !(await readTeam(read, where.teamId))?.channel)
    return invalid({ where: text('thanks.error.channel') });
  return {
    recipientIds,
    ...where,
    words: { saw: input.saw, ...(input.did ? { did: input.did } : {}) },
    ...(input.valueId ? { valueId: input.valueId } : {}),
    ...(input.exampleId ? { exampleId: input.exampleId } : {}),
  };
}
