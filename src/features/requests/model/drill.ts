import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';

const schema = z.object({
  /** Who started it. */
  byId: z.string(),
  classCode: z.string(),
  at: z.number(),
  /** Whom a "ja" about this class alarms: those who are asked to confirm, and those who are not at work now. */
  asked: z.array(z.string()),
  off: z.array(z.string()),
  confirmed: z.array(z.object({ by: z.string(), at: z.number() })),
});
/** The alarm tried out: no pupil, no words, no care request, in no number. */
export type Drill = z.infer<typeof schema>;

const KEPT_DAYS = 30;

export const DRILL = defineKind<Drill>({
  kind: 'drill',
  schema,
  sealed: [],
  indexes: [],
  expiresAt: (drill) => drill.at + KEPT_DAYS * 86_400_000,
});

/** Who was asked and did not confirm. */
export const waitingOf = ({ asked, confirmed }: Drill): string[] =>
  asked.filter((id) => confirmed.every(({ by }) => by !== id));
