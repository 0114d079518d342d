import { z } from 'zod';
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
import { LIMITS, OUTCOMES, REQUEST } from '../../requests/model/request.js';
import { leads } from '../../requests/policy.js';
import { MOST_THEME } from '../../school/model/themes.js';
import { verbsFor, verbsOn } from '../../school/model/verbs.js';
import * as along from '../handlers/along.js';
import * as bulk from '../handlers/bulk.js';
import * as bundle from '../handlers/bundle.js';
import * as plan from '../handlers/plan.js';
import * as theme from '../handlers/theme.js';
import * as together from '../handlers/together.js';
import { BUNDLE, MOST_BUNDLED } from '../model/bundle.js';
import { SPANS } from '../model/wider.js';
import { leadsBundle, mayActOnSeveral, mayLookAlong, mayLookWider } from '../policy.js';

const onRecord = z.object({ id: recordId, once });

const onRequest = verbsOn(REQUEST);

const onBundle = verbsOn(BUNDLE);

const free = verbsFor((person) => mayActOnSeveral(person));

const chosen = z.object({ once, requests: ids(bulk.PAGE), day: optionalDay });

export const widerVerbs: VerbSpec[] = [
  onRequest('triage.theme', 'dialog', leads, onRecord, theme.theme),
  onRequest(
    'triage.theme.save',
    'act',
    leads,
    onRecord.extend({ theme: optionalText(MOST_THEME), own: optionalText(MOST_THEME) }),
    theme.themeChosen,
  ),
  onRequest('triage.plan', 'dialog', leads, onRecord, plan.plan),
  onRequest('triage.plan.save', 'act', leads, onRecord.extend({ day: optionalDay }), plan.planned),
  free('triage.bulk', 'dialog', z.object({ personId: optionalText(80), after: pageMark }), bulk.bulk),
  free('triage.bulk.together', 'act', chosen, bulk.bulkTogether),
  free('triage.bulk.take', 'act', chosen, bulk.bulkTake),
  onRequest('bundle.form', 'dialog', mayLookWider, onRecord, bundle.form),
  onRequest(
    'bundle.save',
    'act',
    mayLookWider,
    onRecord.extend({ requests: ids(MOST_BUNDLED), span: optionalChoice(SPANS) }),
    bundle.bundled,
  ),
  onRequest('bundle.leave', 'act', leads, onRecord, bundle.leave),
  onBundle(
    'bundle.read',
    'dialog',
    leadsBundle,
    onRecord.extend({ which: optionalChoice(['next']) }),
    bundle.read,
  ),
  onBundle('bundle.take', 'act', leadsBundle, onRecord, together.take),
  onBundle('bundle.answer', 'dialog', leadsBundle, onRecord, together.answer),
  onBundle(
    'bundle.answer.save',
    'act',
    leadsBundle,
    onRecord.extend({ text: requiredText(LIMITS.long) }),
    together.answered,
  ),
  onBundle('bundle.plan', 'dialog', leadsBundle, onRecord, together.plan),
  onBundle('bundle.plan.save', 'act', leadsBundle, onRecord.extend({ day: optionalDay }), together.planned),
  onBundle('bundle.close', 'dialog', leadsBundle, onRecord, together.close),
  onBundle(
    'bundle.close.save',
    'act',
    leadsBundle,
    onRecord.extend({ outcome: requiredChoice(OUTCOMES), text: optionalText(LIMITS.long) }),
    together.closed,
  ),
  onBundle('bundle.undo', 'act', leadsBundle, onRecord, bundle.undo),
  onBundle('bundle.ask', 'act', leadsBundle, onRecord.extend({ personId: optionalText(80) }), along.ask),
  onBundle('bundle.along', 'dialog', mayLookAlong, onRecord, along.along),
];

export const widerThinks: ThinkSpec[] = [
  { name: 'triage.speak', run: plan.speak },
  { name: 'triage.spoken', run: plan.spoken },
];
