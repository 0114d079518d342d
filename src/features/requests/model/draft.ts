import { z } from 'zod';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
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

interface At {
  now: Epoch;
  person: { id: string };
}

/** What was typed in a form, sealed, under an id of its own, for its next step. */
export function draftOf(
  { now, person, id }: At & { id(): string },
  typed: Record<string, unknown>,
): Save<Draft> {
  const { once: _, ...fields } = typed;
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  const input = Object.fromEntries(
    said.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]),
  );
  return { kind: DRAFT, id: id(), expect: 0, data: { personId: person.id, createdAt: now, input } };
}

/** Their own, not older than a day. */
export async function typedIn(
  { read, person, now }: At & { read: Pick<Read, 'get'> },
  id: string,
): Promise<Draft['input'] | undefined> {
  const found = await read.get(DRAFT, id);
  if (!found || found.data.personId !== person.id) return undefined;
  return found.data.createdAt + DRAFT_HOURS * 3_600_000 < now ? undefined : found.data.input;
}
