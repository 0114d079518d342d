import { z } from 'zod';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { School } from '../../school/model/school.js';
import * as recurring from '../handlers/recurring.js';
import * as ahead from '../handlers/recurring-ahead.js';
import * as changing from '../handlers/recurring-change.js';
import * as why from '../handlers/recurring-why.js';
import { MOST_WHY, RECURRING, type Recurring } from '../model/recurring.js';
import { recurringInput } from '../model/recurring-form.js';
import { maySetUpSeries, organises, takesPart } from '../policy.js';

const onRecord = z.object({ id: recordId, once });
const drafted = z.object({ once, draft: recordId });

const free = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({ name, opens, input, may: (person) => maySetUpSeries(person), handle });

/** A verb on a series: who may is a question about that one alone, never about rank. */
const on = (
  name: string,
  opens: VerbSpec['opens'],
  may: typeof takesPart,
  handle: VerbSpec['handle'],
  input: z.ZodType = onRecord,
): VerbSpec => ({
  name,
  opens,
  on: RECURRING,
  may: (person, _school, record) => may(person, record as Recurring),
  input,
  handle,
});

export const recurringVerbs: VerbSpec[] = [
  free('consult.series.form', 'dialog', z.object({ once }), recurring.form),
  { ...free('consult.series.plan', 'act', recurringInput, recurring.plan), again: recurring.planAgain },
  free('consult.series.save', 'act', drafted, recurring.save),
  on('consult.series.read', 'dialog', takesPart, recurring.read),
  on('consult.series.calendar', 'act', takesPart, why.calendar),
  on('consult.series.change', 'dialog', organises, changing.form),
  {
    ...on(
      'consult.series.change.plan',
      'act',
      organises,
      changing.plan,
      recurringInput.extend({ id: recordId }),
    ),
    again: recurring.changeAgain,
  },
  on('consult.series.change.save', 'act', organises, changing.save, drafted.extend({ id: recordId })),
  on('consult.series.stop', 'dialog', organises, changing.stopForm),
  on('consult.series.stop.save', 'act', organises, changing.stop),
  on('consult.series.why', 'act', organises, why.keep),
  on('consult.series.why.other', 'dialog', organises, why.other),
  on('consult.series.why.stop', 'dialog', organises, why.mayStop),
  on('consult.series.say', 'dialog', organises, why.say),
  on(
    'consult.series.say.save',
    'act',
    organises,
    why.said,
    onRecord.extend({ said: optionalText(MOST_WHY) }),
  ),
];

export const recurringThinks: ThinkSpec<School>[] = [
  { name: 'consult.series.morning', eachMorning: true, run: ahead.morning },
  { name: 'consult.series.ahead', run: ahead.ahead },
];
