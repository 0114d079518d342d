import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { ids, optionalChoice, optionalDay, optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsOn } from '../../school/model/verbs.js';
import * as classes from '../handlers/round-class.js';
import * as confirming from '../handlers/round-confirm.js';
import * as planning from '../handlers/round-plan.js';
import * as preparing from '../handlers/round-prepare.js';
import * as reading from '../handlers/round-read.js';
import * as tasks from '../handlers/round-task.js';
import { CANCEL_REASONS } from '../model/consultation.js';
import { MOST_CLASSES, ROUND } from '../model/round.js';
import { ROUND_LIMITS, roundClassInput, roundDetails, roundStart } from '../model/round-form.js';
import { ROUND_TASK } from '../model/round-task.js';
import { doesTask, isInRound, plansRounds, preparesFor, runsRound } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
const paged = onRecord.extend({ after: optionalText(4) });

const onRound = verbsOn(ROUND);
const onTask = verbsOn(ROUND_TASK);

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
  { ...onRound('consult.round.plan', 'act', runsRound, roundDetails, planning.plan), again: planning.again },
  onRound('consult.round.details', 'dialog', runsRound, onRecord, planning.details),
  onRound('consult.round.proposal', 'dialog', runsRound, paged, planning.proposal),
  onRound(
    'consult.round.class',
    'dialog',
    runsRound,
    onRecord.extend({ classCode: optionalText(80) }),
    classes.classForm,
  ),
  {
    ...onRound('consult.round.class.save', 'act', runsRound, roundClassInput, classes.classSaved),
    again: planning.again,
  },
  onRound('consult.round.confirm', 'act', runsRound, onRecord, confirming.confirm),
  onRound('consult.round.read', 'dialog', isInRound, paged, reading.read),
  onRound('consult.round.calendar', 'act', isInRound, onRecord, reading.calendar),
  onRound('consult.round.cancel.form', 'dialog', runsRound, onRecord, reading.cancelForm),
  onRound(
    'consult.round.cancel',
    'act',
    runsRound,
    onRecord.extend({ why: optionalChoice(CANCEL_REASONS) }),
    reading.cancel,
  ),
  onRound('consult.round.task.form', 'dialog', runsRound, onRecord, tasks.form),
  onRound('consult.round.task.save', 'act', runsRound, taskInput, tasks.saved),
  onTask('consult.round.task', 'dialog', doesTask, onRecord, tasks.read),
  onTask(
    'consult.round.task.done',
    'act',
    doesTask,
    onRecord.extend({ classes: ids(MOST_CLASSES) }),
    tasks.ticked,
  ),
  on('consult.round.answer', 'dialog', preparesFor, onRecord, preparing.form),
  on(
    'consult.round.answer.save',
    'act',
    preparesFor,
    onRecord.extend({ answer: optionalText(ROUND_LIMITS.answer) }),
    preparing.saved,
  ),
];
