import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { groupsOutside, LED_LISTS, stepsOfList } from '../model/lists.js';
import { mayListOutside, mayOverlook } from '../policy.js';

/** Counted so far for a home. */
const MOST_READ = 60;

/** For who coordinates: how many are looked back on this week, are still open, are outside their class; for the head the last alone. */
export async function overviewHome(scene: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const { person } = scene;
  const leads = mayOverlook(person);
  if (!leads && !mayListOutside(person)) return [];
  const rows = leads
    ? await Promise.all(
        LED_LISTS.map(async (which) => ({
          which,
          n: (await stepsOfList(scene, which, MOST_READ)).length,
        })),
      )
    : [];
  const groups = leads ? 0 : (await groupsOutside(scene)).length;
  const counts = rows.filter(({ n }) => n > 0);
  if (counts.length === 0 && groups === 0) return [];
  return [
    {
      card: 'steps/overview-home',
      data: {
        rows: counts.map(({ which, n }) => ({ which, line: text(`step.overview.${which}`, { n }) })),
        groups: groups > 0 ? text('step.overview.groups', { n: groups }) : null,
      },
    },
  ];
}
