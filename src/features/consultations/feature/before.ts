import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, recordId, requiredChoice } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import * as before from '../handlers/before.js';
import { enough } from '../handlers/minutes-save.js';
import { ENOUGH, INTERPRETER, LIMITS } from '../model/consultation.js';
import { agreementsInput } from '../model/minutes-form.js';
import { organises, takesPart } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
const prepareInput = onRecord.extend({
  strength: optionalText(LIMITS.prepared),
  interpreter: optionalChoice(INTERPRETER),
  tells: optionalText(LIMITS.prepared),
});

export const beforeVerbs: VerbSpec[] = [
  on('consult.agenda', 'dialog', takesPart, onRecord, before.agenda),
  on('consult.prepare', 'dialog', takesPart, onRecord, before.prepare),
  on('consult.prepare.save', 'act', takesPart, prepareInput, before.prepared),
  on('consult.enough', 'act', takesPart, onRecord.extend({ outcome: requiredChoice(ENOUGH) }), before.said),
  on('consult.enough.note', 'dialog', organises, onRecord, before.note),
  on('consult.enough.save', 'act', organises, agreementsInput, enough),
];
