import { addDays, dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { CalendarEntry } from '../../../kernel/file.js';
import { text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { INTERVENTION } from '../model/step-kind.js';

const BACK = 30;
const MOST = 200;

/** The days on which this person looks back: a roepnaam, a whole day, and nobody is busy for it. */
export async function feed({
  read,
  person,
  now,
}: Scene<School> & { person: Person }): Promise<CalendarEntry[]> {
  const { items } = await read.find(INTERVENTION, {
    where: { ownerId: person.id, open: true },
    range: { field: 'lookBackOn', from: addDays(dayOf(now), -BACK) },
    order: { field: 'lookBackOn', direction: 'asc' },
    limit: MOST,
  });
  return items.flatMap(({ id, version, data: { lookBackOn, roepnaam, changedAt } }) =>
    lookBackOn === undefined
      ? []
      : [
          {
            uid: `step-${id}@zorgbode`,
            sequence: version,
            title: text('classCard.icsTitle', { called: roepnaam }),
            note: text('classCard.icsNote'),
            changedAt,
            day: lookBackOn,
          },
        ],
  );
}
