import { z } from 'zod';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';

/** Longest texts, in characters (UTF-16 units); most lines of the vision, most agreements: what people still read. */
export const VISION_LIMITS = { text: 3000, lines: 60, title: 80, agreement: 400, agreements: 40 } as const;

/** What care means in this school, in the team's own words (*zorgvisie*). Staff own it: no pupil in it, so it is not sealed. */
export interface CareVision {
  text: string;
  changedAt: Epoch;
  changedBy: string;
}

/** One a school, under {@link VISION_ID}. */
export const CARE_VISION = defineKind<CareVision>({
  kind: 'careVision',
  schema: z.strictObject({
    text: z.string().min(1).max(VISION_LIMITS.text),
    changedAt: z.number(),
    changedBy: z.string(),
  }) as z.ZodType<CareVision>,
  sealed: [],
  indexes: [],
});
export const VISION_ID = 'vision';
export const visionRef: RecordKey = { kind: CARE_VISION.kind, id: VISION_ID };

/** What everybody of the school keeps to (*schoolafspraak*); not what was agreed about a pupil. */
export interface SchoolAgreement {
  title: string;
  text?: string;
  since: Day;
  /** The last day on which somebody said that it still holds. */
  checkedOn: Day;
  changedAt: Epoch;
  changedBy: string;
}

export const SCHOOL_AGREEMENT = defineKind<SchoolAgreement>({
  kind: 'schoolAgreement',
  schema: z.strictObject({
    title: z.string().min(1).max(VISION_LIMITS.title),
    text: z.string().max(VISION_LIMITS.agreement).optional(),
    since: z.string(),
    checkedOn: z.string(),
    changedAt: z.number(),
    changedBy: z.string(),
  }) as z.ZodType<SchoolAgreement>,
  sealed: [],
  indexes: [],
});

/** Empty lines beside each other say nothing. */
export const tidied = (text: string): string => text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
export const linesIn = (text: string): number => text.split('\n').filter(Boolean).length;

const TITLES = new Intl.Collator('nl', { numeric: true });

/** All of a school, by title. */
export async function agreementsOf(read: Pick<Read, 'find'>): Promise<Stored<SchoolAgreement>[]> {
  const { items } = await read.find(SCHOOL_AGREEMENT, { limit: VISION_LIMITS.agreements });
  return items.sort((a, b) => TITLES.compare(a.data.title, b.data.title) || (a.id < b.id ? -1 : 1));
}
