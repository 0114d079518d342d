import { dayOf } from '../../../calendar/time.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { mayStartFrom } from '../policy.js';
import type { SchoolTurn } from './turn.js';

/** The care request that something is started from, where this person may; without an id: from none. */
export async function requestFrom(
  { read, person, school, now }: Pick<SchoolTurn<unknown>, 'read' | 'person' | 'school' | 'now'>,
  id: string | undefined,
): Promise<{ request?: Stored<CareRequest> } | Refusal> {
  if (id === undefined) return {};
  const request = await read.get(REQUEST, id);
  return request && mayStartFrom(person, request.data, school, dayOf(now)) ? { request } : refuse('refused');
}
