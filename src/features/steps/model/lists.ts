import { addDays, dayOf, weekdayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Query, Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { Person, School } from '../../school/model/school.js';
import { coordinates, mayRead } from '../policy.js';
import { INTERVENTION, type SmallIntervention } from './step-kind.js';

/** Of one's own, then those that a coordinator follows. */
export const OWN_LISTS = ['mine', 'helping', 'classes'] as const;
export const LED_LISTS = ['week', 'overdue', 'outside'] as const;
export const STEP_LISTS = [...OWN_LISTS, ...LED_LISTS] as const;
export type StepList = (typeof STEP_LISTS)[number];

export type Step = Stored<SmallIntervention>;
export type At = Pick<Scene<School>, 'read' | 'school' | 'now'> & { person: Person };

/** Read for one list: more than anybody looks through. */
const MOST_READ = 120;

/** All steps of a list that this person may read, what is looked back on first in front. */
export async function stepsOfList(at: At, list: StepList, most = MOST_READ): Promise<Step[]> {
  const { read, person, school, now } = at;
  const today = dayOf(now);
  const pages = await Promise.all(
    queriesOf(person, list, today).map((query) => read.find(INTERVENTION, { ...query, limit: most })),
  );
  const led = (LED_LISTS as readonly string[]).includes(list);
  const fits = ({ data }: Step) =>
    mayRead(person, data, school, today) &&
    (!led || coordinates(person, data, school, today)) &&
    (list !== 'outside' || isOutsideOn(data, today));
  const all = pages.flatMap(({ items }) => items).filter(fits);
  return [...new Map(all.map((one) => [one.id, one])).values()].sort(soonest);
}

function queriesOf(person: Person, list: StepList, today: Day): Omit<Query, 'limit'>[] {
  const running = (from: Day, below: Day): Omit<Query, 'limit'> => ({
    where: { status: 'RUNNING' },
    range: { field: 'lookBackOn', from, below },
    order: { field: 'lookBackOn', direction: 'asc' },
  });
  switch (list) {
    case 'mine':
      return [{ where: { ownerId: person.id, open: true } }];
    case 'helping':
      return [{ where: { helper: person.id } }];
    case 'classes':
      return person.classes.map((classCode) => ({
        where: { classCode, open: true },
        order: { field: 'createdAt', direction: 'desc' },
      }));
    case 'week':
      return [running(today, addDays(today, 8 - weekdayOf(today)))];
    case 'overdue':
      return [running('0', today)];
    default:
      return [OUTSIDE];
  }
}

const OUTSIDE: Omit<Query, 'limit'> = {
  where: { outside: true, open: true },
  order: { field: 'createdAt', direction: 'desc' },
};

const NEVER = '9999-12-31';
const soonest = ({ data: a }: Step, { data: b }: Step): number => {
  const [one, other] = [a.lookBackOn ?? a.backOn ?? NEVER, b.lookBackOn ?? b.backOn ?? NEVER];
  return one === other ? a.createdAt - b.createdAt : one < other ? -1 : 1;
};

/** It takes place outside the class at this moment. */
export const isOutsideOn = (
  { outside, outsideUntil, startsOn, status }: SmallIntervention,
  today: Day,
): boolean =>
  outside &&
  (status === 'RUNNING' || status === 'KEPT') &&
  startsOn <= today &&
  (outsideUntil ?? NEVER) >= today;

/** The groups outside their class, for a staff meeting: of one pupil never, nor of what is only for a few. */
export async function groupsOutside({ read, now }: At): Promise<Step[]> {
  const { items } = await read.find(INTERVENTION, { ...OUTSIDE, limit: MOST_READ });
  const today = dayOf(now);
  return items
    .filter(({ data }) => isOutsideOn(data, today) && !data.closed)
    .filter(({ data: { scope } }) => scope === 'group' || scope === 'class')
    .sort(({ data: a }, { data: b }) => ((a.classCode ?? '') < (b.classCode ?? '') ? -1 : 1));
}
