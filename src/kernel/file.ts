import { z } from 'zod';
import type { CardData } from './card.js';
import type { RecordKey } from './decision.js';
import { defineKind } from './kind.js';
import type { Picture } from './picture.js';
import type { TextParam } from './text.js';
import type { Day, Epoch } from './values.js';

/** Who is in an invitation: a colleague, as the school's list has them. `accepted`: they said before that they can then. */
export interface Invited {
  name: string;
  email: string;
  accepted: boolean;
}

/** How something returns, on the weekday of the first one: each week, every two weeks, or the nth such day of a month. */
export interface Repeats {
  every: 'weekly' | 'fortnight' | 'first' | 'second' | 'third' | 'last';
  /** The last one begins then. */
  until: Epoch;
  /** Those that begin then are not. */
  without: Epoch[];
  /** Those that are at another time. */
  other: { instead: Epoch; from: Epoch; to: Epoch }[];
}

/** A day, or from a moment to a moment: what stands in somebody's own calendar, in words without anything about a pupil. */
export type CalendarEntry = {
  /** The same for the same thing: who takes it in twice has it once. */
  uid: string;
  /** Grows when the same thing changes: a calendar then replaces the entry that it has. */
  sequence?: number;
  title: TextParam;
  note?: TextParam;
  /** A room or a link; nothing that may hold a name. */
  place?: string;
  /** It returns. `from` and `to` are those of the first one. */
  repeats?: Repeats;
  /** It stands in for the one of a series with this `uid` that was to begin then. */
  instead?: Epoch;
  /** It does not go on: of several that go together, each says so itself. */
  cancelled?: true;
  /** When it became as it is; without it, the moment at which the file is drawn. */
  changedAt?: Epoch;
  /** RFC 5546; without it, something to take in that nobody is invited to. Answers go to nobody. */
  invitation?: {
    method: 'REQUEST' | 'CANCEL';
    organiser: Omit<Invited, 'accepted'>;
    people: Invited[];
  };
} & ({ day: Day } | { from: Epoch; to: Epoch });

/** All that somebody follows from their own calendar programme. */
export interface CalendarFeed {
  title: TextParam;
  entries: CalendarEntry[];
}

/** What is printed: paragraphs, then blocks with a heading and lines, of which some have a name in front. */
export interface PrintedPage {
  title: TextParam;
  /** Under the title. */
  lead: TextParam[];
  blocks: { heading: TextParam; lines: { name?: TextParam; words: TextParam }[] }[];
  /** At the foot of each page. */
  foot: TextParam;
}

/** A file by what is to stand in it, like a card; nobody but `render` makes bytes of it. `name`: without an ending. */
export type FileRef =
  | { file: 'ics'; name: TextParam; data: CalendarEntry }
  /** Several entries at once, none an invitation. */
  | { file: 'entries'; name: TextParam; data: { entries: CalendarEntry[] } }
  | { file: 'page'; name: TextParam; data: PrintedPage }
  | { file: 'picture'; name: TextParam; data: Picture };

/** For so long a link opens its file. School time and, where nobody moves the clock, real time. */
export const FILE_LASTS = 60 * 60_000;
/** The same for a calendar entry, which holds no words about anybody: who hears of it on Friday opens it on Monday. */
export const ENTRY_LASTS = 7 * 24 * 60 * 60_000;
export const lastsFor = ({ file }: FileRef): number =>
  file === 'page' || file === 'picture' ? FILE_LASTS : ENTRY_LASTS;

/** A file that waits for its addressee, as it was when it was asked for. Its id is the hash of the token in the link. */
export interface KeptFile {
  personId: string;
  expiresAt: Epoch;
  /** The record that it shows, for the log of who read what. */
  about?: RecordKey;
  file: CardData;
}

export const FILE = defineKind<KeptFile>({
  kind: 'file',
  schema: z.object({
    personId: z.string(),
    expiresAt: z.number(),
    about: z.object({ kind: z.string(), id: z.string() }).optional(),
    file: z.json(),
  }) as unknown as z.ZodType<KeptFile>,
  sealed: ['file'],
  indexes: [['personId']],
  expiresAt: (data) => data.expiresAt,
});
