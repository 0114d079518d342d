import type { z } from 'zod';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { isCoordinator } from '../../school/model/people.js';
import { DRAFT } from '../model/draft.js';
import { type completeInput, type detailsInput, withDetails } from '../model/form.js';
import type { Words } from '../model/request.js';
import { stateAfter } from '../model/states.js';
import { audited } from '../model/step.js';
import type { RequestTurn, SchoolTurn } from '../model/turn.js';
import { promisedDay } from '../model/untaken.js';
import { mayBePicked } from '../policy.js';
import { chooseCard, corridorCard, detailsCard, formCard, numbersCard } from '../view/dialogs.js';
import { noteDown } from './corridor.js';
import { sendOff } from './create.js';
import { colleague, step, todayOf } from './shared.js';
import { again, checked, draft } from './submit.js';

type OnDraft = SchoolTurn<{ draft: string; once?: string }>;

/** The draft becomes the request, or leads to the next question; either way it is not kept. */
async function goOn(
  turn: OnDraft,
  verb: string,
  change: (words: Words) => Words,
  cleared: boolean,
): Promise<Decision | Refusal> {
  const found = await draft(turn, turn.input.draft);
  if (isRefusal(found)) {
    // The draft is gone because it became what it was to become: a second delivery is shown that.
    const made = await again(turn);
    return made ? decision(made) : found;
  }
  const words = change(found.words);
  const outcome =
    found.teacher === undefined
      ? await checked(turn, words, found.classCode, verb, cleared)
      : await noteDown(turn, { ...found, words, teacher: found.teacher }, cleared);
  if (isRefusal(outcome)) return outcome;
  return { ...outcome, remove: [...outcome.remove, { kind: DRAFT.kind, id: found.stored.id }] };
}

export const submitDetails = (turn: SchoolTurn<z.infer<typeof detailsInput>>) =>
  goOn(turn, 'request.submit', (words) => withDetails(words, turn.input), false);

/** "Geen noodsituatie, verder" and "Ik sprak al iemand": sent as it is, without an alarm. */
export const goAhead = (turn: OnDraft) => goOn(turn, 'request.pause.go', (words) => words, true);

/** "Het gaat over iemand van de school": nothing leaves until its writer has chosen. */
export const aboutStaff = (turn: OnDraft) =>
  goOn(turn, 'request.pause.staff', (words) => ({ ...words, aboutStaff: true }), true);

export async function numbers(turn: OnDraft): Promise<Decision | Refusal> {
  const found = await draft(turn, turn.input.draft);
  if (isRefusal(found)) return found;
  return decision({ kind: 'next', card: numbersCard(turn, found.stored.id, found) });
}

/** Back to the form, with everything that was typed. */
export async function back(turn: OnDraft): Promise<Decision | Refusal> {
  const found = await draft(turn, turn.input.draft);
  if (isRefusal(found)) return found;
  const { words, classCode, teacher, stored } = found;
  const values = { ...words, classCode, teacher, draft: stored.id };
  const form = teacher === undefined ? formCard : corridorCard;
  return decision({ kind: 'next', card: form(turn, values, turn.id()) });
}

/** The dialog in which the requester picks who may know. */
export function choose(turn: RequestTurn): Decision {
  return decision({ kind: 'dialog', card: chooseCard(turn, turn.record.id, turn.record.data, turn.id()) });
}

export function chosen(turn: RequestTurn<{ id: string; people?: string[] }>): Decision | Refusal {
  const { school, now } = turn;
  const today = todayOf(turn);
  const ids = [...new Set(turn.input.people ?? [])];
  const people = ids
    .flatMap((id) => colleague(school, id, today) ?? [])
    .filter((person) => mayBePicked(person, turn.record.data));
  if (people.length === 0) return invalid({ people: text('error.pickSomebody') });
  // Nobody is left out in silence: whoever may not know any more is chosen anew.
  if (people.length < ids.length) return invalid({ people: text('error.choice') });
  const keeper = people.find(isCoordinator) ?? people[0]!;
  const onlyFor = people.map((person) => person.id);
  if (!stateAfter(turn.record.data.status, 'choose'))
    return step(turn, { act: 'choose', verb: 'request.choose.save', what: 'chosen' });
  const answerBy = promisedDay(school, keeper.id, today);
  const request = {
    ...turn.record.data,
    onlyFor,
    coordinatorId: keeper.id,
    routing: [text('route.chosen', { name: turn.person.name, personId: turn.person.id, you: 'no' })],
    answerBy,
  };
  const sent = sendOff(school, turn.record.id, request, now);
  const { alarm, sharedWith, gathered } = sent.request;
  return step(turn, {
    act: 'choose',
    verb: 'request.choose.save',
    what: 'chosen',
    change: {
      onlyFor,
      coordinatorId: keeper.id,
      routing: request.routing,
      answerBy,
      alarm,
      gathered,
      sharedWith: [...new Set([...sharedWith, ...onlyFor])],
    },
    work: [
      ...sent.work,
      ...onlyFor
        .filter((id) => id !== keeper.id && !alarm?.told.includes(id))
        .map((person) => ({
          type: 'send' as const,
          name: 'request.shared',
          ref: { kind: 'request', id: turn.record.id },
          to: { person },
          manner: 'addressed' as const,
          dueAt: now,
        })),
    ],
    reply: { kind: 'close', note: text('request.chosenNote', { n: people.length }) },
  });
}

/** The rest of the form, later. */
export const complete = (turn: RequestTurn): Decision =>
  decision(
    { kind: 'dialog', card: detailsCard({ id: turn.record.id }, turn.record.data.words, turn.id()) },
    { audit: [audited(turn, 'request.complete', turn.record.id, 'read')] },
  );

export function completed(turn: RequestTurn<z.infer<typeof completeInput>>): Decision | Refusal {
  const request = turn.record.data;
  return step(turn, {
    act: 'add',
    verb: 'request.complete.save',
    what: 'completed',
    change: { words: withDetails(request.words, turn.input) },
    reply: { kind: 'close', note: text('request.completedNote', { roepnaam: request.roepnaam }) },
  });
}
