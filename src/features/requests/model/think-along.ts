import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';

const schema = z.object({
  askerId: z.string(),
  /** The colleagues who were asked. */
  toIds: z.array(z.string()),
  open: z.boolean(),
  createdAt: z.number(),
  changedAt: z.number(),
  question: z.string(),
  answers: z.array(z.object({ by: z.string(), at: z.number(), text: z.string() })),
});
/** "Even meedenken": a question between colleagues, without any pupil data. */
export type ThinkAlong = z.infer<typeof schema>;

export const THINK = defineKind<ThinkAlong>({
  kind: 'think',
  schema,
  sealed: ['question', 'answers'],
  indexes: [['askerId', 'open', 'changedAt']],
});
