import type { VerbSpec } from '../../../kernel/feature.js';
import { choices, requiredChoice } from '../../../kernel/input.js';
import { CHOOSABLE_PHASES, PERMISSIONS, STEP_UP_CHECKS } from '../../school/model/phases.js';
import * as phase from '../handlers/phase.js';
import { leader, on, onRecord } from './verb.js';

/** The phase of the support that a request asks. */
export const phaseVerbs: VerbSpec[] = [
  on('request.phase', 'dialog', leader, onRecord, phase.open),
  on(
    'request.phase.save',
    'act',
    leader,
    onRecord.extend({ phase: requiredChoice(CHOOSABLE_PHASES) }),
    phase.chosen,
  ),
  on(
    'request.step-up.save',
    'act',
    leader,
    onRecord.extend({ checked: choices(STEP_UP_CHECKS), permission: requiredChoice(PERMISSIONS) }),
    phase.steppedUp,
  ),
];
