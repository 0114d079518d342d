import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { ids, optionalChoice, optionalDay, optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { Person, School } from '../../school/model/school.js';
import * as classes from '../handlers/round-class.js';
import * as confirming from '../handlers/round-confirm.js';
import * as planning from '../handlers/round-plan.js';
import * as preparing from '../handlers/round-prepare.js';
import * as reading from '../handlers/round-read.js';
import * as tasks from '../handlers/round-task.js';
import { CANCEL_REASONS } from '../model/consultation.js';
import { MOST_CLASSES, ROUND, type Round } from '../model/round.js';
import { ROUND_LIMITS, roundClassInput, roundDetails, roundStart } from '../model/round-form.js';
import { ROUND_TASK, type RoundTask } from '../model/round-task.js';
import { doesTask, isInRound, plansRounds, preparesFor, runsRound } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
const paged = onRecord.extend({ after: optionalText(4) });

type May = (person: Person, round: Round, school: School, today: string) => boolean;
const onRound = (
  name: string,
  opens: VerbSpec['opens'],
  may: May,
  input: z.ZodType,
  handle: VerbSpec['handle'],
  again?: VerbSpec['again'],
): VerbSpec<School, Person> => ({
  name: `consult.round.${name}`,
  opens,
  on: ROUND,
  may: (person, school, record, now) => may(person, record as Round, school, dayOf(now)),
  input,
  handle,
  ...(again ? { again } : {}),
});
const onTask = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec<School, Person> => ({
  name: `consult.round.${name}`,
  opens,
  on: ROUND_TASK,
  may: (person, _school, record) => doesTask(person, record as RoundTask),
  input,
  handle,
});

const taskInput = onRecord.extend({
  personId: optionalText(80),
  classes: ids(MOST_CLASSES),
  by: optionalDay,
  what: optionalText(ROUND_LIMITS.task),
});

export const roundVerbs: VerbSpec<School, Person>[] = [
  {
    name: 'consult.round.form',
    opens: 'dialog',
    may: (person) => plansRounds(person),
    input: z.object({}),
    handle: planning.form,
  },
  {
    name: 'consult.round.who',
    opens: 'act',
    may: (person) => plansRounds(person),
    input: roundStart,
    handle: planning.begin,
    again: planning.begunAgain,
  },
  onRound('plan', 'act', runsRound, roundDetails, planning.plan, planning.again),
  onRound('details', 'dialog', runsRound, onRecord, planning.details),
  onRound('proposal', 'dialog', runsRound, paged, planning.proposal),
  onRound('class', 'dialog', runsRound, onRecord.extend({ classCode: optionalText(80) }), classes.classForm),
  onRound('class.save', 'act', runsRound, roundClassInput, classes.classSaved, planning.again),
  onRound('confirm', 'act', runsRound, onRecord, confirming.confirm),
  onRound('read', 'dialog', isInRound, paged, reading.read),
  onRound('calendar', 'act', isInRound, onRecord, reading.calendar),
  onRound('cancel.form', 'dialog', runsRound, onRecord, reading.cancelForm),
  onRound(
    'cancel',
    'act',
    runsRound,
    onRecord.extend({ why: optionalChoice(CANCEL_REASONS) }),
    reading.cancel,
  ),
  onRound('task.form', 'dialog', runsRound, onRecord, tasks.form),
  onRound('task.save', 'act', runsRound, taskInput, tasks.saved),
  onTask('task', 'dialog', onRecord, tasks.read),
  onTask('task.done', 'act', onRecord.extend({ classes: ids(MOST_CLASSES) }), tasks.ticked),
  on('consult.round.answer', 'dialog', preparesFor, onRecord, preparing.form),
  on(
    'consult.round.answer.save',
    'act',
    preparesFor,
    onRecord.extend({ answer: optionalText(ROUND_LIMITS.answer) }),
    preparing.saved,
  ),
];
