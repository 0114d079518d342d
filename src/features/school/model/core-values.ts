import { z } from 'zod';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';

/** Longest texts, in characters (UTF-16 units). */
export const CORE_VALUE_LIMITS = { name: 40, about: 300, emoji: 8, values: 12 } as const;

/** A core value (*kernwoord*) of the school's care vision: what the team wants to be recognised by. Staff own its text: no pupil in it. */
export interface CoreValue {
  name: string;
  /** What it means here, in a sentence or two. */
  about?: string;
  emoji?: string;
  /** Its place among the others, from 0. */
  nth: number;
  changedAt: Epoch;
  changedBy?: string;
}

const { name, about, emoji } = CORE_VALUE_LIMITS;

export const CORE_VALUE = defineKind<CoreValue>({
  kind: 'coreValue',
  schema: z.strictObject({
    name: z.string().min(1).max(name),
    about: z.string().max(about).optional(),
    emoji: z.string().max(emoji).optional(),
    nth: z.int().min(0),
    changedAt: z.number(),
    changedBy: z.string().optional(),
  }) as z.ZodType<CoreValue>,
  sealed: [],
  indexes: [['nth']],
});

/** All of a school, in their order. */
export async function coreValues(read: Read): Promise<Stored<CoreValue>[]> {
  const order = { field: 'nth', direction: 'asc' } as const;
  return (await read.find(CORE_VALUE, { order, limit: CORE_VALUE_LIMITS.values })).items;
}

/** "💛 Warmte", as it stands beside what somebody says. */
export const valueLabel = ({ name, emoji }: Pick<CoreValue, 'name' | 'emoji'>): string =>
  emoji === undefined ? name : `${emoji} ${name}`;
