import { z } from 'zod';
import { addDays, dayOf } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { plain } from '../../../kernel/spelling.js';
import type { Day, Epoch } from '../../../kernel/values.js';

/** Longest texts, in characters (UTF-16 units); statements in one survey; calendar days that one may run. */
export const SURVEY_LIMITS = { title: 60, statement: 160, least: 5, most: 12, days: 90 } as const;
/** So many calendar days after its end an outcome stands on homes. */
const SHOWN_DAYS = 30;

/**
 * The same statements put to those who make the care policy and to those who live with it (*bevraging van twee kanten*). Staff own its text.
 * What was answered lies elsewhere, see `survey-box.ts`; nothing here says who answered.
 */
export interface Survey {
  title: string;
  statements: string[];
  /** The last day on which it can be answered. */
  endsOn: Day;
  createdAt: Epoch;
  createdBy: string;
  /** Closed before its last day. */
  closedAt?: Epoch;
  /** Who was asked in the weekly place for what need not be asked; each once. */
  invited: string[];
}

const key = z.string().min(1).max(80);
const { title, statement, least, most } = SURVEY_LIMITS;

export const SURVEY = defineKind<Survey>({
  kind: 'survey',
  schema: z.strictObject({
    title: z.string().min(1).max(title),
    statements: z.array(z.string().min(1).max(statement)).min(least).max(most),
    endsOn: z.string(),
    createdAt: z.number(),
    createdBy: key,
    closedAt: z.number().optional(),
    invited: z.array(key),
  }) as z.ZodType<Survey>,
  sealed: [],
  indexes: [['endsOn']],
});

export const surveyRef = (id: string): RecordKey => ({ kind: SURVEY.kind, id });

/** Until which day answers came: somebody may have closed it before its own. */
export const lastDay = ({ endsOn, closedAt }: Survey): Day =>
  closedAt !== undefined && dayOf(closedAt) < endsOn ? dayOf(closedAt) : endsOn;

export const isOpen = ({ endsOn, closedAt }: Survey, today: Day): boolean =>
  closedAt === undefined && today <= endsOn;

const MOST = 40;

/** Those that end last first; `from`: the earliest last day. */
export async function surveysFrom(read: Pick<Read, 'find'>, from: Day): Promise<Stored<Survey>[]> {
  const order = { field: 'endsOn', direction: 'desc' } as const;
  return (await read.find(SURVEY, { range: { field: 'endsOn', from }, order, limit: MOST })).items;
}

/** Open ones, and those whose outcome stands on homes. */
export const currentSurveys = (read: Pick<Read, 'find'>, today: Day): Promise<Stored<Survey>[]> =>
  surveysFrom(read, addDays(today, -SHOWN_DAYS));

/** The words of a name, however it is written. */
const wordsOf = (name: string): string =>
  plain(name)
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? name;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 26;

/**
 * One of that name that can still be answered, since nobody could tell a second from it; else the id for a new one. That follows from
 * its name, the day and how many of that name began on it: of two made at the same moment the store keeps one, and who made the other
 * is told. It looks like every id.
 */
export async function runningCalled(
  read: Pick<Read, 'find'>,
  name: string,
  today: Day,
): Promise<{ running: Survey } | { id: string }> {
  const words = wordsOf(name);
  const called = (await surveysFrom(read, today))
    .map(({ data }) => data)
    .filter(({ title }) => wordsOf(title) === words);
  const running = called.find((one) => isOpen(one, today));
  if (running) return { running };
  const before = called.filter(({ createdAt }) => dayOf(createdAt) === today).length;
  const seed = `${words}:${today}:${before}`;
  const letters = Array.from({ length: ID_LENGTH }, (_, n) => CROCKFORD[hashOf(`${n}:${seed}`) % 32]);
  return { id: letters.join('') };
}
