import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';

/** What was typed in a dialog that goes on in a next step: the safety pause, the choice of who may know. */
export interface Draft {
  personId: string;
  createdAt: Epoch;
  input: Record<string, string | string[] | boolean>;
}
export const DRAFT_HOURS = 24;
export const DRAFT = defineKind<Draft>({
  kind: 'requestDraft',
  schema: z.object({
    personId: z.string(),
    createdAt: z.number(),
    input: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()])),
  }),
  sealed: ['input'],
  indexes: [['personId', 'createdAt']],
  expiresAt: (draft) => draft.createdAt + DRAFT_HOURS * 3_600_000,
});
