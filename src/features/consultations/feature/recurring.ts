import { z } from 'zod';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { School } from '../../school/model/school.js';
import { verbsFor, verbsOn } from '../../school/model/verbs.js';
import * as recurring from '../handlers/recurring.js';
import * as ahead from '../handlers/recurring-ahead.js';
import * as changing from '../handlers/recurring-change.js';
import * as why from '../handlers/recurring-why.js';
import { MOST_WHY, RECURRING } from '../model/recurring.js';
import { recurringInput } from '../model/recurring-form.js';
import { maySetUpSeries, organises, takesPart } from '../policy.js';

const onRecord = z.object({ id: recordId, once });
const drafted = z.object({ once, draft: recordId });

const free = verbsFor((person) => maySetUpSeries(person));

/** A verb on a series: who may is a question about that one alone, never about rank. */
const on = verbsOn(RECURRING);

export const recurringVerbs: VerbSpec[] = [
  free('consult.series.form', 'dialog', z.object({ once }), recurring.form),
  { ...free('consult.series.plan', 'act', recurringInput, recurring.plan), again: recurring.planAgain },
  free('consult.series.save', 'act', drafted, recurring.save),
  on('consult.series.read', 'dialog', takesPart, onRecord, recurring.read),
  on('consult.series.calendar', 'act', takesPart, onRecord, why.calendar),
  on('consult.series.change', 'dialog', organises, onRecord, changing.form),
  {
    ...on(
      'consult.series.change.plan',
      'act',
      organises,
      recurringInput.extend({ id: recordId }),
      changing.plan,
    ),
    again: recurring.changeAgain,
  },
  on('consult.series.change.save', 'act', organises, drafted.extend({ id: recordId }), changing.save),
  on('consult.series.stop', 'dialog', organises, onRecord, changing.stopForm),
  on('consult.series.stop.save', 'act', organises, onRecord, changing.stop),
  on('consult.series.why', 'act', organises, onRecord, why.keep),
  on('consult.series.why.other', 'dialog', organises, onRecord, why.other),
  on('consult.series.why.stop', 'dialog', organises, onRecord, why.mayStop),
  on('consult.series.say', 'dialog', organises, onRecord, why.say),
  on(
    'consult.series.say.save',
    'act',
    organises,
    onRecord.extend({ said: optionalText(MOST_WHY) }),
    why.said,
  ),
];

export const recurringThinks: ThinkSpec<School>[] = [
  { name: 'consult.series.morning', eachMorning: true, run: ahead.morning },
  { name: 'consult.series.ahead', run: ahead.ahead },
];
