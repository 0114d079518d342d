import type { Day } from '../../../kernel/values.js';
import { headsOn, isCoordinator, peopleOn, worksToday } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';

/** Whom a "ja" tells at once: with whom it lies, and the heads. */
export const alarmedBy = (school: School, coordinatorId: string, today: Day): string[] => [
  ...new Set([coordinatorId, ...headsOn(school, today).map((person) => person.id)]),
];

/** Who is told after these did not confirm: another coordinator, one who works today before the others. */
export function nextToTell(school: School, told: readonly string[], today: Day): string | undefined {
  const others = peopleOn(school, today).filter(
    (person) => !told.includes(person.id) && isCoordinator(person),
  );
  return (others.find((person) => worksToday(school, person, today)) ?? others[0])?.id;
}

/** Somebody was alarmed, nobody confirmed it, and it goes on. */
export const isUnmet = (
  request: CareRequest,
): request is CareRequest & { alarm: NonNullable<CareRequest['alarm']> } =>
  request.open && request.alarm !== undefined && request.alarm.acknowledgedBy === undefined;
