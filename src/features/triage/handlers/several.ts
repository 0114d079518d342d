import { dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { list, type TextRef, text } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { type Step, type Stepped, stepped } from '../../requests/model/step.js';
import { leads, maySee } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import type { Left } from '../model/follow.js';

type At = Scene<School> & { person: Person };
type Request = Stored<CareRequest>;

/** What came of one act on several requests: one commit, or a conflict after which all of it is thought over again. */
export interface Several {
  done: Request[];
  /** Those for which it could not be done any more; named, so that nobody believes it was. */
  left: Request[];
  parts: Stepped;
}

/**
 * The same step for each of these, as far as this person leads it and its table of states allows it. Of an id that somebody
 * made up, or may not know of, nothing is said.
 */
export async function forEach(
  at: At,
  ids: readonly string[],
  make: (record: Request) => Step | Left,
): Promise<Several> {
  const found: (Request | undefined)[] = [];
  for (const id of new Set(ids)) found.push(await at.read.get(REQUEST, id));
  return forAll(
    at,
    found.filter((one) => one !== undefined),
    make,
  );
}

export function forAll(at: At, records: readonly Request[], make: (record: Request) => Step | Left): Several {
  const today = dayOf(at.now);
  const result: Several = { done: [], left: [], parts: { save: [], work: [], audit: [], changed: [] } };
  for (const record of records) {
    const leading = leads(at.person, record.data, at.school, today);
    if (!leading && !maySee(at.person, record.data, at.school, today)) continue;
    const step = leading ? make(record) : 'over';
    const made = typeof step === 'string' ? undefined : stepped(at, record, step);
    if (made) {
      result.done.push(record);
      for (const key of ['save', 'work', 'audit', 'changed'] as const)
        (result.parts[key] as unknown[]).push(...made[key]);
    } else if (step !== 'same') {
      result.left.push(record);
    }
  }
  return result;
}

/** What was done, and which changed in the meantime. */
export function withLeft(done: TextRef, { left }: Several): TextRef {
  if (left.length === 0) return done;
  const names = list(...left.map(({ data }) => data.roepnaam));
  return text('triage.withLeft', { done, names, n: left.length });
}
