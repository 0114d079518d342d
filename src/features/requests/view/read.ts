import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef, CardValue } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import { hintsOf } from '../../school/model/hints.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { allTextOf } from '../model/form.js';
import { headOf } from '../model/head.js';
import { ledActs } from '../model/led-acts.js';
import type { Words } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import { stateAfter } from '../model/states.js';
import type { RequestTurn } from '../model/turn.js';
import { type Aspect, isRequester, leads, mayInvite } from '../policy.js';
import { nextLine, timelineOf } from './lines.js';
import type { Neighbours } from './neighbours.js';
import { supportOf } from './phase.js';
import { fitting, MOST_SAID, MOST_STEPS, noteLines, notesFor } from './said.js';

/**
 * The request as this person may see it: what they may not see is not in the data at all. What other features put beside it
 * stands between the words and the buttons.
 */
export function readCard(
  turn: RequestTurn<unknown>,
  aspects: ReadonlySet<Aspect>,
  { previous, next, from }: Neighbours = {},
  beside: CardRef[] = [],
): CardRef {
  const { school, record, person, now } = turn;
  const request = record.data;
  const own = isRequester(person, request);
  const lead = leads(person, request, school, dayOf(now));
  const head = headOf(school, record.id, request);
  const hints = own ? hintLines(school, request.words) : [];
  const may = mayDo(turn, own, lead);
  const notes = notesFor(request, aspects, own || lead);
  const shown = fitting(notes, MOST_SAID);
  const timeline = timelineOf(school, request, aspects);
  const acts: CardData = {
    ...head,
    may: { ...may, correct: may.correct && hints.length === 0 },
    previous: previous ?? null,
    following: next ?? null,
    from: from ?? null,
  };
  return {
    card: 'requests/read',
    data: {
      ...head,
      state: stateLine(school, request, person.id),
      next: nextLine(school, request, person.id, aspects),
      ...supportOf(school, aspects.has('words') ? request : {}),
      // What was not kept has no words: its questions would stand there as if they were answered so.
      answers: aspects.has('words') && request.words.observation ? wordLines(request.words, aspects) : [],
      notes: noteLines(school, notes.slice(notes.length - shown)),
      more: notes.length > shown,
      hints,
      outcome: aspects.has('words') && request.outcome ? text(`request.outcome.${request.outcome}`) : null,
      tracking: request.pupilTrackingBy
        ? text('request.tracking.by', { name: nameOf(school, request.pupilTrackingBy) })
        : null,
      noWords: !aspects.has('words'),
      may,
    },
    parts: [
      ...beside,
      { card: 'requests/read-acts', data: acts },
      {
        card: 'requests/read-timeline',
        data: { ...head, timeline: timeline.slice(-MOST_STEPS), more: timeline.length > MOST_STEPS },
      },
    ],
  };
}

const hintLines = (school: School, words: Words): CardData[] =>
  hintsOf(allTextOf(words), { classNames: school.classes.map((group) => group.code) }).map((hint) => ({
    line: text(`hint.${hint}`),
  }));

/** Question and answers, in the order of the form; only what was told. */
function wordLines(words: Words, aspects: ReadonlySet<Aspect>): CardData[] {
  const lines: CardData[] = [];
  const say = (key: string, ...said: CardValue[]) =>
    lines.push({ question: text(`request.asked.${key}`), said });
  const each = (prefix: string, values: readonly string[]) =>
    values.map((value) => text(`${prefix}.${value}`));
  say(
    'scope',
    words.pupil
      ? text('request.scopeWithPupil', { scope: text(`scope.${words.scope}`), pupil: words.pupil })
      : text(`scope.${words.scope}`),
  );
  say('observation', words.observation);
  if (aspects.has('safety')) say('safety', text(`safety.${words.safety}`));
  if (words.triedExamples?.length) say('triedExamples', ...each('phase0', words.triedExamples));
  if (words.tried) say('tried', words.tried);
  if (words.helped) say('helped', text(`helped.${words.helped}`));
  if (words.triedWhy) say('triedWhy', words.triedWhy);
  if (words.strengths) say('strengths', words.strengths);
  const domains = [...(words.domains ?? []), ...(words.domainUnknown ? ['UNKNOWN'] : [])];
  if (domains.length > 0) say('domains', ...each('domain', domains));
  if (words.needs?.length) say('needs', ...each('need', words.needs));
  if (words.capacity && aspects.has('capacity')) say('capacity', text(`capacity.${words.capacity}`));
  if (words.when) say('when', text(`when.${words.when}`));
  if (words.parentsInformed) say('parentsInformed', text(`informed.${words.parentsInformed}`));
  if (words.pupilInformed) say('pupilInformed', text(`informed.${words.pupilInformed}`));
  return lines;
}

/** Which buttons there are; each is authorised again when it is pressed. */
function mayDo(
  { record, person, school, now }: RequestTurn<unknown>,
  own: boolean,
  lead: boolean,
): Record<string, boolean> {
  const request = record.data;
  const can = (act: Parameters<typeof stateAfter>[1]) => stateAfter(request.status, act) !== undefined;
  const led = Object.entries(ledActs(request, person.id)).map(([act, may]) => [act, lead && may]);
  return {
    ...Object.fromEntries(led),
    invite: mayInvite(person, request, school, dayOf(now)),
    lead: lead && request.open,
    reopen: (lead || own) && can('reopen'),
    acknowledge: Boolean(
      request.alarm && !request.alarm.acknowledgedBy && request.alarm.told.includes(person.id),
    ),
    reply: own && can('reply'),
    add: own && can('add'),
    complete: own && can('add'),
    correct: own && can('add'),
    withdraw: own && can('withdraw'),
    choose: own && can('choose'),
    confirm: own && can('confirm'),
    drop: own && can('drop'),
    idea: own && request.open,
    own: own && request.open,
  };
}
