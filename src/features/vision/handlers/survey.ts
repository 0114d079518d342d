import { nextSchoolDay } from '../../../calendar/school-calendar.js';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  decision,
  type NewWork,
  show,
} from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { seenIn } from '../../school/model/about-somebody.js';
import { wantsAsk } from '../../school/model/optional-asks.js';
import { peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import {
  isOpen,
  runningCalled,
  SURVEY,
  SURVEY_LIMITS,
  type Survey,
  surveyRef,
  surveysFrom,
} from '../model/survey.js';
import { emptyBoxes } from '../model/survey-box.js';
import { type SurveyInput, statementsIn } from '../model/survey-form.js';
import { SIDES } from '../model/survey-sides.js';
import { closeCard, surveyFormCard, surveyListCard } from '../view/survey.js';

export type SchoolTurn<I = unknown> = Turn<School, Person, I, undefined>;
export type SurveyTurn<I = unknown> = Turn<School, Person, I, Survey>;

export const audited = (doer: Doer, verb: string, id: string, access: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, surveyRef(id), access);

/** Of this school year and the one before. */
const LIST_DAYS = 400;

export async function list(turn: SchoolTurn): Promise<Decision> {
  const found = await surveysFrom(turn.read, addDays(dayOf(turn.now), -LIST_DAYS));
  return show(turn, await surveyListCard(turn, found));
}

export function form(turn: SchoolTurn): Decision {
  return show(turn, surveyFormCard(turn, undefined, [], turn.id()));
}

export async function create(turn: SchoolTurn<SurveyInput>): Promise<Decision | Refusal> {
  const { input, school, person, now } = turn;
  const today = dayOf(now);
  const statements = statementsIn(input);
  if (statements.length < SURVEY_LIMITS.least)
    return invalid({ s1: text('survey.error.few', { n: SURVEY_LIMITS.least }) });
  const { title, endsOn } = input;
  if (title === undefined) return invalid({ title: text('error.needed') });
  const called = await runningCalled(turn.read, title, today);
  if ('running' in called)
    return invalid({ title: text('survey.error.same', { day: day(called.running.endsOn) }) });
  if (endsOn === undefined) return invalid({ endsOn: text('error.needed') });
  if (endsOn <= today || endsOn > addDays(today, SURVEY_LIMITS.days))
    return invalid({ endsOn: text('survey.error.day', { days: SURVEY_LIMITS.days }) });
  const seen = seenHere(school, today, [title, ...statements].join('\n'));
  if (seen.length > 0 && input.which !== 'sure')
    return decision({ kind: 'next', card: surveyFormCard(turn, input, seen, turn.id()) });
  const { id } = called;
  const survey: Survey = { title, statements, endsOn, createdAt: now, createdBy: person.id, invited: [] };
  return decision(
    { kind: 'close', note: text('survey.created', { title, day: day(endsOn) }) },
    {
      save: [{ kind: SURVEY, id, expect: 0, data: survey }, ...emptyBoxes(id, statements.length, SIDES)],
      work: planned(school, id, person.id, endsOn, now),
      audit: [audited(turn, 'survey.create', id, 'change')],
      changed: [surveyRef(id)],
    },
  );
}

/** What could be about a pupil or a parent in a text that all of the staff will read: asked about once, never forbidden. */
const seenHere = (school: School, today: Day, written: string): TextRef[] =>
  seenIn(written, {
    classCodes: school.classes.map(({ code }) => code),
    colleagues: peopleOn(school, today).map(({ name }) => name),
  }).map(({ what, words }) => text(`step.guard.${what}`, { words: words ?? '' }));

/** The invitations, now and each morning; the morning after its last day, that it is over. */
function planned(school: School, id: string, organiser: string, endsOn: Day, now: Epoch): NewWork[] {
  const after = epochOf(nextSchoolDay(school.calendar, endsOn), '00:00');
  return [
    { type: 'think', name: 'survey.invite', id: `survey.invite:${id}`, dueAt: now },
    { type: 'think', name: 'survey.ended', id: `survey.ended:${id}`, ref: surveyRef(id), dueAt: after },
    over(id, organiser, after),
  ];
}

const over = (id: string, organiser: string, dueAt: Epoch): NewWork => ({
  type: 'send',
  name: 'survey.over',
  id: `survey.over:${id}`,
  ref: surveyRef(id),
  to: { person: organiser },
  manner: 'digest',
  dueAt,
});

export const close = (turn: SurveyTurn): Decision => show(turn, closeCard(turn.record, turn.id()));

/** From now on nobody answers any more, and the outcome is there. It is not opened again: two outcomes would tell who came between. */
export function closed(turn: SurveyTurn): Decision {
  const { record, now } = turn;
  const { id, version, data } = record;
  const note = text('survey.closed', { title: data.title });
  if (!isOpen(data, dayOf(now))) return decision({ kind: 'close', note });
  return decision(
    { kind: 'close', note },
    {
      save: [{ kind: SURVEY, id, expect: version, data: { ...data, closedAt: now } satisfies Survey }],
      work: [over(id, data.createdBy, now)],
      audit: [audited(turn, 'survey.close.save', id, 'change')],
      changed: [surveyRef(id)],
    },
  );
}

/** "Vraag dit niet meer": of any survey. It stays on the home. */
export async function quiet(turn: SchoolTurn): Promise<Decision> {
  return decision(
    { kind: 'note', text: text('survey.quietNote') },
    { save: [await wantsAsk(turn.read, turn.person.id, 'survey', false)] },
  );
}
