import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf, stateLine } from '../model/head.js';
import { INTERVENTION } from '../model/step-kind.js';
import { mayStart } from '../policy.js';

const ROWS = 4;

/** What this person looks back on, the next day first; without a word of what it is. */
export async function stepsHome({
  read,
  person,
  school,
  now,
}: Scene<School> & { person: Person }): Promise<CardRef[]> {
  if (!mayStart(person)) return [];
  const { items, next } = await read.find(INTERVENTION, {
    where: { ownerId: person.id, open: true },
    range: { field: 'lookBackOn', from: '0' },
    order: { field: 'lookBackOn', direction: 'asc' },
    limit: ROWS,
  });
  const today = dayOf(now);
  return [
    {
      card: 'steps/home',
      data: {
        items: items.map(({ id, data }) => ({
          ...headOf(school, id, data),
          state: stateLine(school, data, person.id),
          due: data.lookBackOn !== undefined && data.lookBackOn <= today,
        })),
        more: next !== undefined,
        none: items.length === 0,
      },
    },
  ];
}
