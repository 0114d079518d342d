import { z } from 'zod';
import { isSchoolDay, nextSchoolDay } from '../../../calendar/school-calendar.js';
import { epochOf, minutesOf, timeFromMinutes, weekdayOf } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { weekOf } from '../../school/model/optional-asks.js';
import type { School } from '../../school/model/school.js';
import { ROUND_AT } from '../../school/model/settings.js';

/** The round of a week (*trotsmomenten*) in one channel; what stands in it names it (`Appreciation.roundId`). */
export interface Round {
  teamId: string;
  day: Day;
  at: Epoch;
}
export const ROUND = defineKind<Round>({
  kind: 'appreciationRound',
  schema: z.strictObject({ teamId: z.string(), day: z.string(), at: z.number() }) as z.ZodType<Round>,
  sealed: [],
  indexes: [['teamId', 'at']],
});

/** One a team and day, however often it is gathered. */
export const roundId = (teamId: string, day: Day): string => `${teamId}:${day}`;
export const roundRef = (id: string): RecordKey => ({ kind: ROUND.kind, id });

/** No school day of its week comes after it. */
export const isLastOfWeek = ({ calendar }: Pick<School, 'calendar'>, day: Day): boolean =>
  isSchoolDay(calendar, day) && weekOf(nextSchoolDay(calendar, day)) !== weekOf(day);

/** So long before the quiet of that day at the latest: somebody still reads it. */
const BEFORE_QUIET_MINUTES = 30;

/** The moment of the round on a day: the school's own, or before its quiet where that begins earlier (a week that ends on Wednesday). */
export function roundMoment({ settings }: Pick<School, 'settings'>, day: Day): Epoch {
  const quiet = weekdayOf(day) === 3 ? settings.wednesdayQuietFrom : settings.quietFrom;
  const latest = minutesOf(quiet) - BEFORE_QUIET_MINUTES;
  return epochOf(day, timeFromMinutes(Math.min(minutesOf(settings.roundAt ?? ROUND_AT), latest)));
}
