import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  pageMark,
  recordId,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { type CareRequest, LIMITS, OUTCOMES, REQUEST } from '../../requests/model/request.js';
import { leads } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import { MOST_THEME } from '../../school/model/themes.js';
import * as along from '../handlers/along.js';
import * as bulk from '../handlers/bulk.js';
import * as bundle from '../handlers/bundle.js';
import * as plan from '../handlers/plan.js';
import * as theme from '../handlers/theme.js';
import * as together from '../handlers/together.js';
import { BUNDLE, type Bundle, MOST_BUNDLED } from '../model/bundle.js';
import { SPANS } from '../model/wider.js';
import { leadsBundle, mayActOnSeveral, mayLookAlong, mayLookWider } from '../policy.js';

const onRecord = z.object({ id: recordId, once });

type May = (person: Person, request: CareRequest, school: School, today: string) => boolean;
const onRequest = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
  may: May = leads,
): VerbSpec => ({
  name,
  opens,
  on: REQUEST,
  may: (person, school, record, now) => may(person, record as CareRequest, school, dayOf(now)),
  input,
  handle,
});

const onBundle = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  on: BUNDLE,
  may: (person, school, record, now) => leadsBundle(person, record as Bundle, school, dayOf(now)),
  input,
  handle,
});

const free = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({ name, opens, may: (person) => mayActOnSeveral(person), input, handle });

const chosen = z.object({ once, requests: ids(bulk.PAGE), day: optionalDay });

export const widerVerbs: VerbSpec[] = [
  onRequest('triage.theme', 'dialog', onRecord, theme.theme),
  onRequest(
    'triage.theme.save',
    'act',
    onRecord.extend({ theme: optionalText(MOST_THEME), own: optionalText(MOST_THEME) }),
    theme.themeChosen,
  ),
  onRequest('triage.plan', 'dialog', onRecord, plan.plan),
  onRequest('triage.plan.save', 'act', onRecord.extend({ day: optionalDay }), plan.planned),
  free('triage.bulk', 'dialog', z.object({ personId: optionalText(80), after: pageMark }), bulk.bulk),
  free('triage.bulk.together', 'act', chosen, bulk.bulkTogether),
  free('triage.bulk.take', 'act', chosen, bulk.bulkTake),
  onRequest('bundle.form', 'dialog', onRecord, bundle.form, mayLookWider),
  onRequest(
    'bundle.save',
    'act',
    onRecord.extend({ requests: ids(MOST_BUNDLED), span: optionalChoice(SPANS) }),
    bundle.bundled,
    mayLookWider,
  ),
  onRequest('bundle.leave', 'act', onRecord, bundle.leave),
  onBundle('bundle.read', 'dialog', onRecord.extend({ which: optionalChoice(['next']) }), bundle.read),
  onBundle('bundle.take', 'act', onRecord, together.take),
  onBundle('bundle.answer', 'dialog', onRecord, together.answer),
  onBundle(
    'bundle.answer.save',
    'act',
    onRecord.extend({ text: requiredText(LIMITS.long) }),
    together.answered,
  ),
  onBundle('bundle.plan', 'dialog', onRecord, together.plan),
  onBundle('bundle.plan.save', 'act', onRecord.extend({ day: optionalDay }), together.planned),
  onBundle('bundle.close', 'dialog', onRecord, together.close),
  onBundle(
    'bundle.close.save',
    'act',
    onRecord.extend({ outcome: requiredChoice(OUTCOMES), text: optionalText(LIMITS.long) }),
    together.closed,
  ),
  onBundle('bundle.undo', 'act', onRecord, bundle.undo),
  onBundle('bundle.ask', 'act', onRecord.extend({ personId: optionalText(80) }), along.ask),
  {
    name: 'bundle.along',
    opens: 'dialog',
    on: BUNDLE,
    may: (person, _school, record) => mayLookAlong(person, record as Bundle),
    input: onRecord,
    handle: along.along,
  },
];

export const widerThinks: ThinkSpec[] = [
  { name: 'triage.speak', run: plan.speak },
  { name: 'triage.spoken', run: plan.spoken },
];
