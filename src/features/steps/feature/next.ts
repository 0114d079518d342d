import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalText } from '../../../kernel/input.js';
import * as seen from '../handlers/seen.js';
import { LIMITS } from '../model/step-kind.js';
import { maySaySame } from '../policy.js';
import { nextSend } from '../view/next.js';
import { seenSends } from '../view/seen.js';
import { on, onStep } from './verb.js';

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
];

export const nextSends = [...seenSends, nextSend];
