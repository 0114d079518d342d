import { z } from 'zod';
import { defineKind } from './kind.js';
import type { Day } from './values.js';

/** What somebody follows from their own calendar programme; one for each person (`feedId`). A new link ends the old one. */
export interface FeedLink {
  personId: string;
  /** Of the token in the link, which is kept nowhere. */
  hash: string;
  since: Day;
  /** The last day on which a programme asked for it. */
  readOn?: Day;
}

export const CALENDAR_FEED = defineKind<FeedLink>({
  kind: 'calendarFeed',
  schema: z.object({
    personId: z.string(),
    hash: z.string(),
    since: z.string(),
    readOn: z.string().optional(),
  }),
  sealed: [],
  indexes: [['hash']],
  unique: [['hash']],
});

export const feedId = (personId: string): string => `${personId}:calendar`;

export const FEED_PATH = '/calendar/';
export const feedPath = (schoolId: string, token: string): string =>
  `${FEED_PATH}${encodeURIComponent(schoolId)}.${token}.ics`;
