import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { Person, School } from '../../school/model/school.js';
import { seesOnClassCard } from '../policy.js';
import { INTERVENTION, type SmallIntervention } from './step-kind.js';

/** A class with more open steps than this is asked about otherwise. */
const MOST = 200;

/** The card of a class. There is no such record: it is drawn from the steps of that class. */
export const classCardRef = (classCode: string) => ({ kind: 'classCard', id: classCode });

/** What this person may see on the card of a class, the oldest first. */
export async function stepsOfClass(
  read: Read,
  { school, person, today }: { school: School; person: Person; today: Day },
  classCode: string,
): Promise<Stored<SmallIntervention>[]> {
  const { items } = await read.find(INTERVENTION, {
    where: { classCode, open: true },
    order: { field: 'createdAt', direction: 'asc' },
    limit: MOST,
  });
  return items.filter(({ data }) => seesOnClassCard(person, data, school, today));
}
