import { z } from 'zod';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsFor, verbsOn } from '../../school/model/verbs.js';
import * as askMe from '../handlers/ask-me.js';
import * as job from '../handlers/job.js';
import * as check from '../handlers/task-check.js';
import * as form from '../handlers/task-form.js';
import * as tasks from '../handlers/tasks.js';
import { TASK, type Task } from '../model/task.js';
import {
  askMeInput,
  jobInput,
  listInput,
  onTask,
  otherInput,
  sideInput,
  starterInput,
  taskEditInput,
  taskInput,
} from '../model/task-form.js';
import { keepsTask, keepsTasks, seesTask } from '../policy.js';

type Verb = VerbSpec<School, Person>;
const nothing = z.object({});

const everyone = verbsFor(() => true);
const keepers = verbsFor(keepsTasks);

const on = verbsOn(TASK);

const inList = (person: Person, task: Task): boolean => keepsTasks(person) && seesTask(person, task);

/** Only what is in the list is asked about. */
const kept = (person: Person, task: Task): boolean => task.state === 'LISTED' && keepsTask(person, task);

/** Who does what: found by its words, kept by who sets care, proposed by anybody. */
export const taskVerbs: Verb[] = [
  everyone('task.list', 'dialog', listInput, tasks.list),
  on('task.read', 'dialog', seesTask, onTask, tasks.read),
  everyone('task.form', 'dialog', sideInput, form.form),
  everyone('task.save', 'act', taskInput, form.saved),
  on('task.edit', 'dialog', keepsTask, onTask, form.edit),
  on('task.edit.save', 'act', keepsTask, taskEditInput, form.edited),
  on('task.accept', 'act', inList, onTask, tasks.accept),
  on('task.aside', 'act', inList, onTask, tasks.aside),
  keepers('task.starters', 'dialog', nothing, form.starters),
  keepers('task.starters.add', 'act', starterInput, form.startersAdded),
  on('task.right', 'act', kept, onTask, check.right),
  on('task.other', 'dialog', kept, onTask, check.other),
  on('task.other.save', 'act', kept, otherInput, check.otherSaved),
  everyone('task.quiet', 'act', nothing, check.quiet),
  everyone('task.ask-me', 'dialog', nothing, askMe.form),
  everyone('task.ask-me.save', 'act', askMeInput, askMe.saved),
  everyone('task.job', 'dialog', jobInput, job.job),
  everyone('task.job.print', 'act', jobInput, job.printed),
];

export const taskThinks: ThinkSpec<School>[] = [{ name: 'task.ask', eachMorning: true, run: check.ask }];
