import { dayOf } from '../../../calendar/time.js';
import type { Decision } from '../../../kernel/decision.js';
import type { Turn } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { seenIn } from '../../school/model/about-somebody.js';
import { peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';

export type At<I = unknown> = Turn<School, Person, I, undefined>;

export const todayOf = ({ now }: { now: Epoch }): Day => dayOf(now);

/** Back to the page, or to one of the lists behind it, as it is by then. */
export const back = (verb: 'vision.page' | 'vision.values' | 'vision.agreements'): Decision['reply'] => ({
  kind: 'go',
  verb,
  input: {},
});

/** What could be about a pupil or a parent in a text that all of the staff will read: asked about once, never forbidden. */
export const seenHere = ({ school, now }: Pick<At, 'school' | 'now'>, written: string): TextRef[] =>
  seenIn(written, {
    classCodes: school.classes.map(({ code }) => code),
    colleagues: peopleOn(school, dayOf(now)).map(({ name }) => name),
  }).map(({ what, words }) => text(`step.guard.${what}`, { words: words ?? '' }));
