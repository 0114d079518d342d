import { z } from 'zod';
import { previousWorkingDay } from '../../../calendar/polite.js';
import { addSchoolDays, previousSchoolDay } from '../../../calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewSend, NewWork } from '../../../kernel/decision.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { politenessOf, worksToday } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { ROUND_LIMITS } from './round-form.js';

/** What somebody prepares for classes of a round by a day: the analysis of tests, unless it says otherwise. */
const schema = z.object({
  roundId: z.string(),
  ownerId: z.string(),
  by: z.string(),
  askedBy: z.string(),
  createdAt: z.number(),
  open: z.boolean(),
  classes: z.array(z.string()),
  done: z.array(z.string()),
  what: z.string().max(ROUND_LIMITS.task).optional(),
});
export type RoundTask = z.infer<typeof schema>;

export const ROUND_TASK = defineKind<RoundTask>({
  kind: 'roundTask',
  schema,
  sealed: ['classes', 'done', 'what'],
  indexes: [
    ['ownerId', 'open', 'by'],
    ['roundId', 'createdAt'],
  ],
});
export const taskRef = (id: string) => ({ kind: ROUND_TASK.kind, id });

/** What was answered to the question beforehand; id `consultation:person`. */
const answerSchema = z.object({
  personId: z.string(),
  of: z.string(),
  at: z.number(),
  text: z.string().max(ROUND_LIMITS.answer),
});
export type RoundAnswer = z.infer<typeof answerSchema>;
export const ROUND_ANSWER = defineKind<RoundAnswer>({
  kind: 'roundAnswer',
  schema: answerSchema,
  sealed: ['text'],
  indexes: [['of', 'at']],
});
export const answerId = (of: string, personId: string): string => `${of}:${personId}`;

/** So many school days before it, a preparation is there; a day on which they work, and never before tomorrow. */
export function dueDay(school: School, person: Person, from: Epoch, days: number, today: Day): Day {
  const before = addSchoolDays(school.calendar, dayOf(from), -days);
  const working = worksToday(school, person, before)
    ? before
    : (previousWorkingDay(politenessOf(school, person), before) ?? before);
  const soonest = addSchoolDays(school.calendar, today, 1);
  return [working, soonest].sort().at(-1)!;
}

/** Told at once; a line in the digest the school day before and on the day itself, while something of it is open. */
export function tellTask(school: School, id: string, { ownerId, by }: RoundTask, now: Epoch): NewWork[] {
  const send = (name: string, dueAt: Epoch, more: Partial<NewSend>): NewSend => ({
    type: 'send',
    name,
    ref: taskRef(id),
    to: { person: ownerId },
    manner: 'digest',
    dueAt,
    ...more,
  });
  const lines = [previousSchoolDay(school.calendar, by), by]
    .map((day) => ({ day, at: epochOf(day, school.settings.digestAt) }))
    .filter(({ at }) => at > now)
    .map(({ day, at }) =>
      send('consult.round.task-due', at, {
        id: `consult.round.task-due:${id}:${day}`,
        data: { by },
        notAfter: epochOf(by, '23:59'),
      }),
    );
  return [send('consult.round.task-asked', now, { manner: 'addressed' }), ...lines];
}
