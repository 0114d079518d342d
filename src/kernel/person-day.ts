import { z } from 'zod';
import { defineKind } from './kind.js';
import type { Day, Epoch } from './values.js';

/** Who of the work rows has a person's one place of this day. */
export interface DayTurn {
  /** The id under which it goes out, or of a digest that of one of its rows. */
  by: string;
  /** It went out; where a message of that id is kept, that says so already. */
  sent: boolean;
}

/** What the bot already said to a person of its own accord on one day; id `personId.day`. */
export interface PersonDay {
  personId: string;
  day: Day;
  /** The end of the day, school time. */
  until: Epoch;
  capped?: DayTurn;
  digest?: DayTurn;
}

const KEPT_MS = 2 * 86_400_000;
const turn = z.object({ by: z.string(), sent: z.boolean() }).optional();

export const PERSON_DAY = defineKind<PersonDay>({
  kind: 'personDay',
  schema: z.object({ personId: z.string(), day: z.string(), until: z.number(), capped: turn, digest: turn }),
  sealed: [],
  indexes: [],
  expiresAt: (data) => data.until + KEPT_MS,
});
