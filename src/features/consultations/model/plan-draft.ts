import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';
import { type FormInput, formInput } from './form.js';
import type { Slot } from './slots.js';

const HOURS = 24;

/** Between the form and the choice of times: what was typed, and the times that were found. */
export interface PlanDraft {
  personId: string;
  createdAt: number;
  form: FormInput;
  /** The consultation that gets another time; absent: a new one. */
  of?: string;
  slots: Pick<Slot, 'from' | 'to' | 'reasons'>[];
}
export const PLAN_DRAFT = defineKind<PlanDraft>({
  kind: 'planDraft',
  schema: z.object({
    personId: z.string(),
    createdAt: z.number(),
    form: formInput,
    of: z.string().optional(),
    slots: z.array(z.object({ from: z.number(), to: z.number(), reasons: z.array(z.string()) })),
  }) as z.ZodType<PlanDraft>,
  sealed: ['form', 'slots'],
  indexes: [['personId', 'createdAt']],
  expiresAt: ({ createdAt }) => createdAt + HOURS * 3_600_000,
});
