import type { Save } from '../../../kernel/decision.js';
import { DRAFT, DRAFT_HOURS } from '../../requests/model/draft.js';
import { type FormInput, formInput } from './form.js';
import type { SchoolTurn } from './turn.js';

/** What the first step of the form said, sealed; only its id travels. */
export function draftOf({ now, person, id }: SchoolTurn<unknown>, typed: FormInput): Save {
  const { once: _, ...fields } = typed;
  const input = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { kind: DRAFT, id: id(), expect: 0, data: { personId: person.id, createdAt: now, input } };
}

/** Their own, not older than a day; undefined otherwise. */
export async function takeDraft(
  { read, person, now }: SchoolTurn<unknown>,
  id: string,
): Promise<FormInput | undefined> {
  const found = await read.get(DRAFT, id);
  if (!found || found.data.personId !== person.id) return undefined;
  if (found.data.createdAt + DRAFT_HOURS * 3_600_000 < now) return undefined;
  const parsed = formInput.safeParse(found.data.input);
  return parsed.success ? parsed.data : undefined;
}
