import { z } from 'zod';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import { MOST_AGREEMENTS } from './minutes.js';
import type { TypedAgreement } from './minutes-form.js';

/** What somebody closes by accident on Friday is still there on Monday. */
const KEPT_DAYS = 7;

/** Minutes on their way, one of each writer and consultation; whoever opens the dialog again goes on with it. */
export interface MinutesDraft {
  personId: string;
  createdAt: Epoch;
  typed: {
    words?: Record<string, string | string[]>;
    agreements: TypedAgreement[];
  };
}
const text = z.string().optional();
export const MINUTES_DRAFT = defineKind<MinutesDraft>({
  kind: 'minutesDraft',
  schema: z.object({
    personId: z.string(),
    createdAt: z.number(),
    typed: z.object({
      words: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
      agreements: z
        .array(z.object({ what: text, who: text, from: text, span: text, day: text }))
        .max(MOST_AGREEMENTS),
    }),
  }) as z.ZodType<MinutesDraft>,
  sealed: ['typed'],
  indexes: [['personId', 'createdAt']],
  expiresAt: ({ createdAt }) => createdAt + KEPT_DAYS * 86_400_000,
});

export const draftId = (consultationId: string, personId: string): string => `${consultationId}:${personId}`;

interface Of {
  read: Pick<Read, 'get'>;
  record: { id: string };
  person: { id: string };
  now: Epoch;
}
/** Their own, as far as it was kept. */
export async function draftFor({ read, record, person, now }: Of): Promise<Stored<MinutesDraft> | undefined> {
  const found = await read.get(MINUTES_DRAFT, draftId(record.id, person.id));
  return found && found.data.createdAt + KEPT_DAYS * 86_400_000 >= now ? found : undefined;
}

/** `before`: also one that is over by now, whose place it takes. */
export async function keepDraft(
  { read, record, person, now }: Of,
  typed: MinutesDraft['typed'],
): Promise<Save> {
  const id = draftId(record.id, person.id);
  const before = await read.get(MINUTES_DRAFT, id);
  const data = { personId: person.id, createdAt: now, typed: JSON.parse(JSON.stringify(typed)) };
  return { kind: MINUTES_DRAFT, id, expect: before?.version ?? 0, data };
}
