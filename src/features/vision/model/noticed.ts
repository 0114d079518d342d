import { addDays } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import type { Day } from '../../../kernel/values.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { aspectsFor } from '../../requests/policy.js';
import { weekOf } from '../../school/model/optional-asks.js';
import { activeOn } from '../../school/model/people.js';
import { PHASE_ZERO, type PhaseZero } from '../../school/model/phase-zero.js';
import type { Person, School } from '../../school/model/school.js';

/** Who noted that they tried what; nothing else of the request that it stands in. */
export interface Noticed {
  personId: string;
  example: PhaseZero;
  ref: RecordKey;
}

const WEEKS = 4;
const MOST_READ = 100;
export const MOST_NOTICED = 6;

/**
 * What teachers ticked as tried, in requests that came to this person in the last weeks and that they may read: the example as it
 * stands in the list, never words. Left out: about somebody's own approach, about somebody of the school, where there is a worry
 * about safety, and what did not help.
 */
export async function noticedBy(read: Read, school: School, person: Person, today: Day): Promise<Noticed[]> {
  const { items } = await read.find(REQUEST, {
    where: { coordinatorId: person.id },
    range: { field: 'week', from: addDays(weekOf(today), -7 * (WEEKS - 1)) },
    order: { field: 'week', direction: 'desc' },
    limit: MOST_READ,
  });
  const seen = new Set<string>();
  const found: Noticed[] = [];
  for (const { id, data } of items) {
    if (!tellsOf(data, school, person, today)) continue;
    for (const example of PHASE_ZERO) {
      const key = `${data.requesterId}:${example.id}`;
      if (!data.words.triedExamples?.includes(example.id) || seen.has(key)) continue;
      seen.add(key);
      found.push({ personId: data.requesterId, example, ref: { kind: REQUEST.kind, id } });
    }
  }
  return found.slice(0, MOST_NOTICED);
}

function tellsOf(request: CareRequest, school: School, person: Person, today: Day): boolean {
  const { words, requesterId, onlyFor } = request;
  if (words.scope === 'practice' || words.aboutStaff || onlyFor || words.safety !== 'no') return false;
  if (words.helped === 'no' || requesterId === person.id) return false;
  const requester = school.people.get(requesterId);
  if (!requester || !activeOn(requester, today)) return false;
  return aspectsFor(person, request, school, today).has('words');
}

/** Some of the forty, others each week: what somebody may have seen where nobody noted anything. */
export const inspiration = (today: Day, n: number): PhaseZero[] => {
  const from = hashOf(`notice:${weekOf(today)}`);
  // A step that has nothing in common with forty meets all of them before any comes back.
  return Array.from({ length: n }, (_, i) => PHASE_ZERO[(from + 13 * i) % PHASE_ZERO.length]!);
};
