import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalText, requiredChoice } from '../../../kernel/input.js';
import { verbsFor } from '../../school/model/verbs.js';
import * as create from '../handlers/create.js';
import * as looking from '../handlers/look-back.js';
import { read } from '../handlers/read.js';
import { formInput, outsideInput } from '../model/form.js';
import { OUTCOMES } from '../model/states.js';
import { LIMITS } from '../model/step-kind.js';
import { mayStart } from '../policy.js';
import { on, onStep, owner, reader } from './verb.js';

const start = verbsFor((person) => mayStart(person));

export const mainVerbs: VerbSpec[] = [
  start(
    'step.form',
    'dialog',
    z.object({ from: optionalText(80), classCode: optionalText(60) }),
    create.form,
  ),
  { ...start('step.create', 'act', formInput, create.create), again: create.createdAgain },
  { ...start('step.create.outside', 'act', outsideInput, create.createOutside), again: create.createdAgain },
  on('step.read', 'dialog', reader, onStep, read),
  on('step.look-back.open', 'dialog', owner, onStep, looking.open),
  on('step.look-back', 'act', owner, onStep.extend({ outcome: requiredChoice(OUTCOMES) }), looking.lookBack),
  on('step.why', 'act', owner, onStep.extend({ why: optionalText(LIMITS.why) }), looking.stillEarly),
  on('step.learned', 'dialog', owner, onStep, looking.learned),
  on(
    'step.learned.save',
    'act',
    owner,
    onStep.extend({ learned: optionalText(LIMITS.learned) }),
    looking.learnedSaved,
  ),
  on('step.undo', 'act', owner, onStep, looking.undo),
];
