import { dayOf } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { MESSAGE } from '../../../kernel/message.js';
import type { Epoch } from '../../../kernel/values.js';
import { nextPoliteMoment } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';
import { hourRef, refOf } from './step.js';

interface At {
  read: Read;
  school: School;
  person: Person;
  now: Epoch;
}

/** Messages about a request that is new, or waits for one answer. */
const MOST = 50;

/**
 * Those of which this person hears on this very day in a message of its own, as what came in the evening does in the morning: a digest
 * does not say them again. One of which that message went lost is not among them.
 *
 * @param since when what the message says happened, school time
 */
export async function saidToday(
  at: At,
  records: readonly Stored<CareRequest>[],
  since: (request: CareRequest) => Epoch,
): Promise<ReadonlySet<string>> {
  const { school, person, now } = at;
  const said = new Set<string>();
  for (const { id, data } of records) {
    const hour = hourOf(data, person);
    const arrives = nextPoliteMoment(school, person, hour ?? since(data));
    if (dayOf(arrives) !== dayOf(now)) continue;
    const about = hour === undefined ? refOf(id) : hourRef(data.gathered!);
    if (!(await wentLost(at, about, since(data)))) said.add(id);
  }
  return said;
}

/** When it comes together with the others of its hour, for whom it does; `newsOf` names it so. */
function hourOf({ gathered }: CareRequest, { id }: Person): Epoch | undefined {
  const [personId, dueAt] = gathered?.split('.') ?? [];
  return personId === id ? Number(dueAt) : undefined;
}

async function wentLost({ read, person }: At, { kind, id }: RecordKey, since: Epoch): Promise<boolean> {
  const { items } = await read.find(MESSAGE, { where: { about: `${kind}:${id}` }, limit: MOST });
  const theirs = items.filter(({ data }) => data.personId === person.id && data.sentAt >= since);
  return theirs.length > 0 && theirs.every(({ data }) => data.state === 'lost');
}
