import { schoolYearOf } from '../../../calendar/holidays.js';
import { addDays } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { freeRoepnaam, takenName } from '../../requests/model/free-roepnaam.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { keeperOf } from '../../requests/policy.js';
import { findClass } from '../../school/model/classes.js';
import { classTeachersOf } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import { auditedStep } from '../model/act.js';
import {
  beginsOn,
  type LookBackDay,
  laterSchoolDays,
  onChosenDay,
  USUAL_DAYS,
  type Whose,
} from '../model/dates.js';
import { draftOf, takeDraft } from '../model/draft.js';
import type { FormInput, OutsideInput } from '../model/form.js';
import { requestFrom } from '../model/from-request.js';
import { type NewStep, startStep } from '../model/new-step.js';
import { INTERVENTION, stepRef } from '../model/step-kind.js';
import { stepNames } from '../model/step-names.js';
import type { SchoolTurn } from '../model/turn.js';
import { mayOwn } from '../policy.js';
import { formCard, outsideCard } from '../view/form.js';
import { dayNote, daysNote, todayOf, withHint } from './shared.js';

/** "Kleine stap": on its own, or with `from` out of a care request, whose class and pupil it is about. */
export async function form(
  turn: SchoolTurn<{ from?: string; classCode?: string }>,
): Promise<Decision | Refusal> {
  const { person, input } = turn;
  const from = await requestFrom(turn, input.from);
  if (isRefusal(from)) return from;
  const { request } = from;
  const own = person.classes.length === 1 ? person.classes[0] : undefined;
  const values = request
    ? { scope: request.data.words.scope, classCode: request.data.classCode, pupil: request.data.words.pupil }
    : { classCode: input.classCode ?? own };
  const card = formCard(turn, { ...values, owner: ownerFirst(turn, request), from: request?.id }, turn.id());
  return decision({ kind: 'dialog', card });
}

/** Who asked something tries it, unless they say otherwise; on its own: whoever makes it. */
const ownerFirst = ({ person }: SchoolTurn<unknown>, request: Stored<CareRequest> | undefined): string =>
  request?.data.requesterId ?? person.id;

export async function create(turn: SchoolTurn<FormInput>): Promise<Decision | Refusal> {
  const { start } = turn.input;
  if (start !== undefined && start < todayOf(turn)) return invalid({ start: text('step.error.start') });
  const checked = await check(turn, turn.input);
  if (isRefusal(checked)) return checked;
  if (turn.input.place === 'inClass') return started(turn, checked, 'step.create');
  const draft = draftOf(turn, turn.input);
  return decision(
    { kind: 'next', card: outsideCard(turn, draft.id, checked.date.day, turn.id()) },
    { save: [draft] },
  );
}

/** The same form once more: the step that came of it, or the dialog that it leads on to. */
export async function createdAgain(turn: SchoolTurn<{ once?: string }>): Promise<Reply | undefined> {
  const id = turn.input.once ?? '';
  const made = await turn.read.get(INTERVENTION, id);
  if (made?.data.createdBy === turn.person.id) {
    const { roepnaam, lookBackOn = made.data.startsOn } = made.data;
    const date = dayNote({ day: lookBackOn, moves: [], forTransfer: false });
    return { kind: 'close', note: text('step.started', { roepnaam, date }) };
  }
  const kept = await takeDraft(turn, id);
  const checked = kept && (await check(turn, kept));
  if (!checked || isRefusal(checked)) return undefined;
  return { kind: 'next', card: outsideCard(turn, id, checked.date.day, turn.id()) };
}

/** The second step, for what takes place outside the class. */
export async function createOutside(turn: SchoolTurn<OutsideInput>): Promise<Decision | Refusal> {
  const { why, goal, until, days, minutes, draft } = turn.input;
  const kept = await takeDraft(turn, draft);
  if (!kept) return refuse('gone', text('step.draftGone'));
  const checked = await check(turn, kept);
  if (isRefusal(checked)) return checked;
  const end = until ?? checked.date.day;
  if (end < checked.step.startsOn) return invalid({ until: text('step.error.until') });
  const step: Checked['step'] = {
    ...checked.step,
    words: { ...checked.step.words, outsideWhy: why, outsideGoal: goal },
    outside: { until: end },
    ...(days?.length ? { session: { days, minutes: Number(minutes ?? 50) } } : {}),
  };
  const done = await started(turn, { ...checked, step }, 'step.create.outside');
  return { ...done, remove: [{ kind: 'requestDraft', id: draft }] };
}

interface Checked {
  step: Omit<NewStep, 'id' | 'roepnaam'>;
  begins: Pick<LookBackDay, 'day' | 'moves'>;
  date: LookBackDay;
  request?: Stored<CareRequest>;
}

/** What was typed as a step, or what is wrong in which field. */
async function check(turn: SchoolTurn<unknown>, input: FormInput): Promise<Checked | Refusal> {
  const { school, person } = turn;
  const today = todayOf(turn);
  const from = await requestFrom(turn, input.from);
  if (isRefusal(from)) return from;
  const { request } = from;
  const group = classIn(turn, input);
  if (isRefusal(group)) return group;
  const classCode = group.code;
  const owner = school.people.get(input.owner);
  if (!owner || !mayOwn(owner, today)) return invalid({ owner: text('step.error.owner') });
  // Nobody writes down how a colleague should do their own work, but with whoever asked for it.
  if (input.scope === 'practice' && owner.id !== person.id && owner.id !== request?.data.requesterId)
    return invalid({ owner: text('step.error.ownApproach') });
  const whose: Whose = { ownerId: owner.id, classCode, scope: input.scope };
  const begins = beginsOn(school, whose, input.start && input.start > today ? input.start : today);
  const startsOn = begins.day;
  const date = dateIn(turn, whose, startsOn, input);
  if (isRefusal(date)) return date;
  const closed = request ? request.data.onlyFor !== undefined : false;
  const { what, notice, pupil } = input;
  const ofPupil = input.scope === 'pupil' || input.scope === 'group' ? pupil : undefined;
  return {
    begins,
    date,
    ...(request ? { request } : {}),
    step: {
      scope: input.scope,
      ...(classCode === undefined ? {} : { classCode }),
      ...(request ? { requestId: request.id, requesterId: request.data.requesterId } : {}),
      ownerId: owner.id,
      createdBy: person.id,
      coordinatorId: request
        ? keeperOf(school, request.data, today)
        : routeRequest(school, classCode, today).personId,
      startsOn,
      lookBackOn: date.day,
      words: { what, ...(notice ? { notice } : {}), ...(ofPupil ? { pupil: ofPupil } : {}) },
      helpers: helpersIn(turn, input.helpers, owner.id),
      ...(closed || input.scope === 'practice' ? { closed: true } : {}),
    },
  };
}

function classIn(turn: SchoolTurn<unknown>, { classCode, scope }: FormInput): { code?: string } | Refusal {
  if (scope === 'practice' && classCode === undefined) return {};
  const found = classCode === undefined ? undefined : findClass(turn.school, classCode, todayOf(turn));
  if (!found)
    return invalid({ classCode: text(classCode === undefined ? 'step.error.class' : 'error.unknownClass') });
  if ('code' in found) return { code: found.code };
  const classes = list(...found.many.slice(0, 6).map(({ code }) => code));
  return invalid({ classCode: text('error.whichClass', { classes }) });
}

const helpersIn = (
  { school, now }: SchoolTurn<unknown>,
  ids: string[] | undefined,
  ownerId: string,
): string[] =>
  (ids ?? []).filter((id) => {
    const helper = school.people.get(id);
    return id !== ownerId && helper !== undefined && mayOwn(helper, todayOf({ now }));
  });

function dateIn(
  { school }: SchoolTurn<unknown>,
  whose: Whose,
  startsOn: Day,
  { day, span }: FormInput,
): LookBackDay | Refusal {
  if (day === undefined) return laterSchoolDays(school, whose, startsOn, Number(span ?? USUAL_DAYS));
  return onChosenDay(school, whose, day, addDays(startsOn, 1)) ?? invalid({ day: text('step.error.day') });
}

/** The step with all that it will say; who owns or helps with it hears of it, and who teaches the class where it leaves the class. */
async function started(
  turn: SchoolTurn<unknown>,
  { step, begins, date, request }: Checked,
  verb: string,
): Promise<Decision> {
  const { school, now, person } = turn;
  const id = turn.id();
  const schoolYear = schoolYearOf(step.startsOn);
  const shared = request && { roepnaam: request.data.roepnaam, schoolYear, requestId: request.id };
  const roepnaam = shared
    ? (await stepNames(turn.read, shared, 1))[0]!
    : await freeRoepnaam(turn, id, schoolYear);
  const { save, work } = startStep(school, { ...step, id, roepnaam }, now);
  if (!request) save.push(takenName(stepRef(id), { schoolYear, roepnaam }));
  const note = text('step.started', { roepnaam, date: daysNote(begins, date) });
  return decision(
    { kind: 'close', note: withHint(school, note, Object.values(step.words).join('\n')) },
    {
      save,
      work: [...work, ...news(turn, id, step)],
      audit: [auditedStep(turn, verb, id)],
      changed: [stepRef(id), ...(request ? [{ kind: REQUEST.kind, id: request.id }] : [])],
    },
  );

  function news({ school: at }: SchoolTurn<unknown>, of: string, one: Checked['step']): NewWork[] {
    const told = new Map<string, string>();
    const { classCode, outside, closed, ownerId, helpers } = one;
    if (outside && !closed && classCode !== undefined)
      for (const teacher of classTeachersOf(at, classCode, todayOf({ now })))
        told.set(teacher.id, 'step.outside');
    for (const helper of helpers) told.set(helper, 'step.helping');
    if (ownerId !== undefined) told.set(ownerId, 'step.yours');
    told.delete(person.id);
    return [...told].map(([to, name]) => ({
      type: 'send',
      name,
      ref: stepRef(of),
      to: { person: to },
      manner: 'addressed',
      dueAt: now,
    }));
  }
}
