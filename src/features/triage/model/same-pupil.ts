import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { type CareRequest, normalCode, REQUEST } from '../../requests/model/request.js';
import type { Status } from '../../requests/model/states.js';
import { aspectsFor } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';

/** Two requests with one code are an offer: only a person says that they are about the same pupil. */

type Request = Stored<CareRequest>;
type At = Pick<Scene<School>, 'read' | 'school'> & { person: Person; today: Day };

const MOST_FOUND = 20;
/** More offers at once would be a form. */
const MOST_OFFERED = 3;
const MOST_EARLIER = 10;

/** Not before it lies with a coordinator, and not once its words are gone. */
const NEVER: readonly Status[] = ['HELD', 'UNCONFIRMED', 'DROPPED', 'WITHDRAWN'];

/** About one pupil, who has a code. What is about somebody of the school, or one's own practice, never takes part. */
export const takesPart = ({ words, onlyFor, status }: CareRequest): boolean =>
  words.scope === 'pupil' &&
  words.pupil !== undefined &&
  normalCode(words.pupil) !== '' &&
  !words.aboutStaff &&
  onlyFor === undefined &&
  words.observation !== '' &&
  !NEVER.includes(status);

/** A code has a figure in it and is the pupil's in the whole school; initials say something within a class at most. */
const isCode = (normal: string): boolean => /\p{N}/u.test(normal);

/** Whether it can be asked at all if these two are about the same pupil. */
export function maySayOf(one: CareRequest, other: CareRequest): boolean {
  if (!takesPart(one) || !takesPart(other)) return false;
  const code = normalCode(one.words.pupil ?? '');
  return code === normalCode(other.words.pupil ?? '') && (isCode(code) || one.classCode === other.classCode);
}

/** Whose words this person may read anyway: of no other does anything show. */
export const mayCompare = ({ person, school, today }: At, other: CareRequest): boolean =>
  takesPart(other) && aspectsFor(person, other, school, today).has('words');

/** Requests with the same code of which nobody said yet whether it is the same pupil, the newest first. */
export async function offersFor(at: At, { id, data }: Request): Promise<Request[]> {
  if (!takesPart(data)) return [];
  const code = normalCode(data.words.pupil ?? '');
  const where = { pupil: code, ...(isCode(code) ? {} : { classCode: data.classCode }) };
  const { items } = await at.read.find(REQUEST, {
    where,
    order: { field: 'createdAt', direction: 'desc' },
    limit: MOST_FOUND,
  });
  const said = [id, ...(data.samePupilAs ?? []), ...(data.notSamePupilAs ?? [])];
  return items
    .filter((other) => !said.includes(other.id) && maySayOf(data, other.data) && mayCompare(at, other.data))
    .slice(0, MOST_OFFERED);
}

async function those(at: At, ids: readonly string[], most: number): Promise<Request[]> {
  const found = await Promise.all(ids.slice(-most).map((id) => at.read.get(REQUEST, id)));
  return found
    .filter((other): other is Request => other !== undefined && mayCompare(at, other.data))
    .sort((a, b) => b.data.createdAt - a.data.createdAt);
}

/** Those of which a person ticked that they are about the same pupil, as far as this person may read them; the newest first. */
export const earlierOf = (at: At, { data }: Request): Promise<Request[]> =>
  those(at, takesPart(data) ? (data.samePupilAs ?? []) : [], MOST_EARLIER);

/** The last of which somebody said that they are not: that can be taken back. */
export const othersOf = (at: At, { data }: Request): Promise<Request[]> =>
  those(at, takesPart(data) ? (data.notSamePupilAs ?? []) : [], MOST_OFFERED);

export type Said = 'same' | 'other' | 'open';

/** What was said of another request, in the place of whatever was said before. */
export function saidOf(request: CareRequest, other: string, said: Said): CareRequest {
  const without = (ids: string[] | undefined) => (ids ?? []).filter((id) => id !== other);
  const keep = (ids: string[]) => (ids.length > 0 ? ids : undefined);
  const [same, not] = [without(request.samePupilAs), without(request.notSamePupilAs)];
  return {
    ...request,
    samePupilAs: keep(said === 'same' ? [...same, other] : same),
    notSamePupilAs: keep(said === 'other' ? [...not, other] : not),
  };
}
