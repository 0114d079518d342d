import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { classesOn, findClass } from '../../school/model/classes.js';
import { meantBy, nameOf, peopleOn } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import { DRAFT } from '../model/draft.js';
import type { FormInput } from '../model/form.js';
import { allTextOf, wordsOfForm } from '../model/form.js';
import { weekOf } from '../model/load.js';
import type { CareRequest, Words } from '../model/request.js';
import { signalOf } from '../model/signals.js';
import { tell } from '../model/step.js';
import type { RequestTurn, SchoolTurn } from '../model/turn.js';
import { promisedDay } from '../model/untaken.js';
import { mayNote } from '../policy.js';
import { corridorCard, pauseCard, safetySentCard } from '../view/dialogs.js';
import { raise, routeFor, sendOff } from './create.js';
import { emptied } from './own.js';
import { colleague, step, todayOf } from './shared.js';
import { classOrError, draft, draftOf, notedNote } from './submit.js';

/** `/zorg gang L3B @collega`: class and colleague are looked for in what was typed, the rest becomes the text. */
export function corridor(turn: SchoolTurn<{ rest?: string }>): Decision {
  const today = todayOf(turn);
  const words = (turn.input.rest ?? '').split(/\s+/).filter(Boolean);
  const people = peopleOn(turn.school, today);
  const left: string[] = [];
  let classCode: string | undefined;
  let teacher: string | undefined;
  for (const word of words) {
    const group: ReturnType<typeof findClass> = classCode ? undefined : findClass(turn.school, word, today);
    if (group && 'code' in group) classCode = group.code;
    else {
      const meant = teacher ? undefined : meantBy(people, word);
      if (meant) teacher = meant.id;
      else left.push(word);
    }
  }
  const codes = classesOn(turn.school, today).map((group) => group.code);
  const known = classCode && codes.includes(classCode) ? classCode : undefined;
  return decision({
    kind: 'dialog',
    card: corridorCard(
      turn,
      { teacher, classCode: known, observation: left.join(' ') || undefined },
      turn.id(),
    ),
  });
}

/** Noted for a colleague; it is theirs, and goes nowhere before they say "Klopt". "Ja" on safety does not wait for that. */
export async function noted(turn: SchoolTurn<FormInput & { teacher?: string }>): Promise<Decision | Refusal> {
  const teacher = turn.input.teacher ?? '';
  const { forSchool, classCode, observation } = turn.input;
  // Another school was chosen in the first field: its colleagues and classes, and what was typed.
  if (forSchool && forSchool !== turn.school.id)
    return decision({ kind: 'next', card: corridorCard(turn, { classCode, observation }, turn.id()) });
  if (!theOther(turn, teacher)) return invalid({ teacher: text('error.pickColleague') });
  const group = classOrError(turn, turn.input.classCode);
  if (isRefusal(group)) return group;
  const words = wordsOfForm({ ...turn.input, aboutStaff: false });
  const outcome = await noteDown(turn, { words, classCode: group.code, teacher }, false);
  const earlier = turn.input.draft ? await draft(turn, turn.input.draft) : undefined;
  if (isRefusal(outcome) || !earlier || isRefusal(earlier)) return outcome;
  return { ...outcome, remove: [{ kind: DRAFT.kind, id: earlier.stored.id }] };
}

const theOther = (turn: SchoolTurn<unknown>, id: string) => {
  const requester = colleague(turn.school, id, todayOf(turn));
  return requester?.id === turn.person.id ? undefined : requester;
};

/** `cleared`: whoever noted it looked at the pause and wants to go on. */
export async function noteDown(
  turn: SchoolTurn<unknown>,
  { words, classCode, teacher }: { words: Words; classCode: string; teacher: string },
  cleared: boolean,
): Promise<Decision | Refusal> {
  const requester = theOther(turn, teacher);
  // Who may know is the teacher's to choose, and nobody else's.
  if (!mayNote(turn.person) || !requester || words.aboutStaff) return refuse('refused');
  const urgent = words.safety !== 'no';
  const signal = urgent || cleared ? 'none' : signalOf(allTextOf(words));
  if (signal === 'alarming') {
    const kept = draftOf(turn, words, classCode, teacher);
    const card = pauseCard(turn, kept.id, { classCode, teacher });
    return decision({ kind: 'next', card }, { save: [kept] });
  }
  const { id, request, parts } = await raise(turn, {
    words,
    classCode,
    status: urgent ? 'NEW' : 'UNCONFIRMED',
    requester,
    verb: 'request.corridor.save',
  });
  if (urgent) {
    // It is in their name: they see from which talk it comes.
    const known = tell('corridor.to-teacher', requester.id, id, turn.now, 'now', {
      always: words.safety === 'yes',
    });
    const work = [known, ...parts.work];
    return decision({ kind: 'next', card: safetySentCard(turn, request) }, { ...parts, work });
  }
  const sent = notedNote(turn, request);
  const coordinator = nameOf(turn.school, routeRequest(turn.school, classCode, todayOf(turn)).personId);
  const worried = signal === 'worrying' ? text('request.sentWorrying', { sent, coordinator }) : undefined;
  return decision(
    { kind: 'close', note: worried ?? sent },
    { ...parts, work: [...parts.work, tell('corridor.to-teacher', requester.id, id, turn.now, 'addressed')] },
  );
}

/** "Klopt": from now on it is a request like any other; whoever noted it and follows the class has already taken it. */
export async function confirm(turn: RequestTurn): Promise<Decision | Refusal> {
  const { record, school, now } = turn;
  const today = todayOf(turn);
  // Days may lie between the talk and the "Klopt": who has it and by when is decided now.
  const { classCode, words } = record.data;
  const { personId: coordinatorId, reasons, weeksFull } = await routeFor(turn, classCode, words);
  const answerBy = promisedDay(school, coordinatorId, today, weeksFull);
  const routing = reasons as CareRequest['routing'];
  const lies = { coordinatorId, answerBy, week: weekOf(today), routing };
  const request = { ...record.data, ...lies };
  const theirs = request.notedBy !== undefined && request.notedBy === coordinatorId;
  const sent = sendOff(school, record.id, request, now);
  const { gathered } = sent.request;
  const work = theirs ? sent.work.filter((row) => row.name === 'request.confirmed') : sent.work;
  return step(turn, {
    act: theirs ? 'confirmTaken' : 'confirm',
    verb: 'request.confirm',
    what: 'confirmed',
    change: theirs ? { ...lies, takenBy: request.notedBy } : { ...lies, gathered },
    work: theirs
      ? [...work, tell('corridor.confirmed', request.notedBy!, record.id, now, 'addressed')]
      : work,
    reply: {
      kind: 'close',
      note: text('corridor.confirmedNote', {
        roepnaam: request.roepnaam,
        name: nameOf(school, coordinatorId),
      }),
    },
  });
}

/** "Niet bewaren": nothing of what was noted stays. */
export function drop(turn: RequestTurn): Decision | Refusal {
  const { record, now } = turn;
  return step(turn, {
    act: 'drop',
    verb: 'request.drop',
    what: 'dropped',
    change: { words: emptied(record.data.words), notes: [] },
    work: record.data.notedBy
      ? [tell('corridor.dropped', record.data.notedBy, record.id, now, 'addressed')]
      : [],
    reply: { kind: 'close', note: text('corridor.droppedNote') },
  });
}
