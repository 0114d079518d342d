import { z } from 'zod';
import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';

/** Longest texts, in characters (UTF-16 units, as the inputs count them). Minutes are one page (`domain.md` §3.3 (b)). */
export const LIMITS = { needs: 500, strengths: 400, tried: 400, what: 200, addition: 500 } as const;
export const MOST_AGREEMENTS = 5;
/** Further words to one consultation; nobody needs more. */
export const MOST_ADDITIONS = 40;
/** So many school days the others may add their voice. */
const OPEN_DAYS = 3;

export const EFFECTS = ['yes', 'bit', 'no', 'ongoing'] as const;
/** Nobody needs to tell them; said, not left open. */
export const NOT_NEEDED = 'none';

const words = z.object({
  strengths: z.string().max(LIMITS.strengths).optional(),
  tried: z.string().max(LIMITS.tried).optional(),
  effect: z.enum(EFFECTS).optional(),
  /** Both voices: what the pupil needs, and what the teacher needs. */
  pupilNeeds: z.string().max(LIMITS.needs).optional(),
  teacherNeeds: z.string().max(LIMITS.needs).optional(),
});
export type MinutesWords = z.infer<typeof words>;

const agreement = z.object({
  what: z.string().max(LIMITS.what),
  who: z.string(),
  from: z.string(),
  lookBackOn: z.string(),
  /** The small step that it became. */
  step: z.string(),
});
export type Agreement = z.infer<typeof agreement>;

/** Said afterwards. `voice` within three school days; then it is fixed, and what comes is a correction beside what it corrects. */
const addition = z.object({
  at: z.number(),
  by: z.string(),
  kind: z.enum(['voice', 'correction']),
  text: z.string().max(LIMITS.addition),
});

const schema = z.object({
  schoolYear: z.string(),
  createdAt: z.number(),
  by: z.string(),
  present: z.array(z.string()),
  outside: z.array(z.string()),
  words,
  agreements: z.array(agreement).max(MOST_AGREEMENTS),
  tells: z.object({ parents: z.string().optional(), pupil: z.string().optional() }),
  additions: z.array(addition).max(MOST_ADDITIONS),
});
export type Minutes = z.infer<typeof schema>;

/** *Verslag*: what was said and agreed, one of each consultation, by its id. */
export const MINUTES = defineKind<Minutes>({
  kind: 'minutes',
  schema,
  sealed: ['by', 'present', 'outside', 'words', 'agreements', 'tells', 'additions'],
  indexes: [['createdAt']],
});

/** Whether what is said now is still a voice beside the others, or a correction. */
export const stillOpen = (school: School, createdAt: Epoch, now: Epoch): boolean =>
  dayOf(now) <= addSchoolDays(school.calendar, dayOf(createdAt), OPEN_DAYS);
