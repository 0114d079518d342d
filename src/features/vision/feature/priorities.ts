import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsOn } from '../../school/model/verbs.js';
import * as priorities from '../handlers/priorities.js';
import { answerInput, onPoll, type Poll, PRIORITY_POLL, pollInput, stepInput } from '../model/priorities.js';
import { asksPriorities, seesPoll } from '../policy.js';

type Verb = VerbSpec<School, Person>;
const nothing = z.object({});

const on = verbsOn(PRIORITY_POLL);
const staff = (_person: Person, poll: Poll): boolean => seesPoll(poll);
const asker = (person: Person, poll: Poll): boolean => seesPoll(poll) && asksPriorities(person);

/** What the year is about: asked by who sets care, answered by everybody, and made into a step of the whole team. */
export const priorityVerbs: Verb[] = [
  { name: 'priority.list', opens: 'dialog', may: () => true, input: nothing, handle: priorities.list },
  on('priority.read', 'dialog', staff, onPoll, priorities.read),
  on('priority.answer', 'dialog', staff, onPoll, priorities.answer),
  on('priority.answer.save', 'act', staff, answerInput, priorities.answered),
  on('priority.stop', 'act', asker, onPoll, priorities.stop),
  on('priority.step', 'dialog', asker, stepInput, priorities.step),
  { name: 'priority.form', opens: 'dialog', may: asksPriorities, input: nothing, handle: priorities.form },
  { name: 'priority.save', opens: 'act', may: asksPriorities, input: pollInput, handle: priorities.saved },
];
