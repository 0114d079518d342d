import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalText } from '../../../kernel/input.js';
import * as card from '../handlers/class-card.js';
import { mayStart } from '../policy.js';
import { on, onStep, reader } from './verb.js';

const asked = z.object({ classCode: optionalText(60), after: optionalText(6) });

/** The card of a class, on the screen and on paper, and a day to look back in somebody's own calendar. */
export const classCardVerbs: VerbSpec[] = [
  {
    name: 'step.class-card',
    opens: 'dialog',
    input: asked,
    may: (person) => mayStart(person),
    handle: card.open,
  },
  {
    name: 'step.class-card.print',
    opens: 'act',
    input: asked,
    may: (person) => mayStart(person),
    handle: card.print,
  },
  on('step.calendar', 'act', reader, onStep, card.calendar),
];
