import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { DOMAINS } from '../../school/model/school.js';
import * as examples from '../handlers/examples.js';
import * as lists from '../handlers/list.js';
import * as seen from '../handlers/seen.js';
import { STEP_LISTS } from '../model/lists.js';
import { SHARED_EXAMPLE, type SharedExample } from '../model/shared-example.js';
import { LIMITS } from '../model/step-kind.js';
import { mayListOutside, mayReadExamples, mayRemoveExample, maySaySame, mayStart } from '../policy.js';
import { exampleSend } from '../view/examples.js';
import { nextSend } from '../view/next.js';
import { seenSends } from '../view/seen.js';
import { on, onStep, owner } from './verb.js';

/** What a look back leads to: the eyes of a partner, something more, an example for everyone. */
export const nextVerbs: VerbSpec[] = [
  on('step.same', 'act', maySaySame, onStep, seen.same),
  on('step.seen', 'dialog', maySaySame, onStep, seen.more),
  on(
    'step.seen.save',
    'act',
    maySaySame,
    onStep.extend({ text: optionalText(LIMITS.learned) }),
    seen.moreSaved,
  ),
  on(
    'example.keep',
    'act',
    owner,
    onStep.extend({
      text: optionalText(LIMITS.what),
      domain: optionalChoice(DOMAINS),
      which: optionalText(10),
    }),
    examples.keep,
  ),
  {
    name: 'step.list',
    opens: 'dialog',
    may: (person) => mayStart(person),
    input: z.object({
      which: optionalChoice(STEP_LISTS),
      show: optionalChoice(STEP_LISTS),
      after: optionalText(80),
      before: optionalText(80),
    }),
    handle: lists.list,
  },
  {
    name: 'step.outside-list',
    opens: 'dialog',
    may: (person) => mayListOutside(person),
    input: z.object({}),
    handle: lists.outside,
  },
  {
    name: 'example.list',
    opens: 'dialog',
    may: (person, _school, _record, now) => mayReadExamples(person, dayOf(now)),
    input: z.object({ text: optionalText(60), after: optionalText(80) }),
    handle: examples.examples,
  },
  {
    name: 'example.remove',
    opens: 'act',
    on: SHARED_EXAMPLE,
    may: (person, _school, record) => mayRemoveExample(person, record as SharedExample),
    input: z.object({ id: recordId, once }),
    handle: examples.remove,
  },
];

export const nextSends = [...seenSends, nextSend, exampleSend];
