import { z } from 'zod';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { soundsLike } from '../../../kernel/spelling.js';
import { type TextParam, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { CARE_PHASES } from './phases.js';
import { DOMAINS, type Domain } from './school.js';

/** PROPOSED by anybody of the team · ACCEPTED by a coordinator · WITHDRAWN: set aside or taken away, and may come back. */
export const INSTRUMENT_STATES = ['PROPOSED', 'ACCEPTED', 'WITHDRAWN'] as const;
export type InstrumentState = (typeof INSTRUMENT_STATES)[number];

/** Longest texts, in characters (UTF-16 units). */
export const INSTRUMENT_LIMITS = { title: 120, topic: 60, link: 500 } as const;

const HTTPS = /^https:\/\/[^\s/$.?#][^\s]*$/i;
/** An address that opens over https, and says of itself where it leads: without a name or password in front. */
export function isLink(typed: string): boolean {
  if (!HTTPS.test(typed) || typed.length > INSTRUMENT_LIMITS.link) return false;
  try {
    const { protocol, username, password, hostname } = new URL(typed);
    return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
  } catch {
    return false;
  }
}

const schema = z.strictObject({
  title: z.string().min(1).max(INSTRUMENT_LIMITS.title),
  topic: z.string().max(INSTRUMENT_LIMITS.topic).optional(),
  link: z.string().max(INSTRUMENT_LIMITS.link).refine(isLink).optional(),
  domains: z.array(z.enum(DOMAINS)).max(DOMAINS.length),
  /** Of the support in which it is of use; absent: in any. */
  phase: z.enum(CARE_PHASES).optional(),
  state: z.enum(INSTRUMENT_STATES),
  /** Absent for one that came with the school's files. */
  proposedBy: z.string().optional(),
  createdAt: z.number(),
  changedAt: z.number(),
  changedBy: z.string().optional(),
});
/** Something to work with: a card, a plan, a game, a page. Without any pupil in it, so that staff own its text. */
export type Instrument = z.infer<typeof schema>;
/** What somebody writes of it. */
export type InstrumentText = Pick<Instrument, 'title' | 'topic' | 'link' | 'domains' | 'phase'>;

export const INSTRUMENT = defineKind<Instrument>({
  kind: 'instrument',
  schema,
  sealed: [],
  indexes: [['state', 'changedAt']],
});

export const newInstrument = (
  said: InstrumentText,
  now: Epoch,
  state: InstrumentState,
  proposedBy?: string,
): Instrument => ({
  ...said,
  state,
  createdAt: now,
  changedAt: now,
  ...(proposedBy === undefined ? {} : { proposedBy, changedBy: proposedBy }),
});

/** Beyond so many a list no longer helps; the ones changed last are there. */
export const MOST_INSTRUMENTS = 400;

/** Those of one state, the last changed first. */
export async function instrumentsIn(
  read: Read,
  state: InstrumentState,
  limit = MOST_INSTRUMENTS,
): Promise<Stored<Instrument>[]> {
  const order = { field: 'changedAt', direction: 'desc' } as const;
  return (await read.find(INSTRUMENT, { where: { state }, order, limit })).items;
}

const TITLES = new Intl.Collator('nl', { numeric: true });
export const byTitle = (a: Stored<Instrument>, b: Stored<Instrument>): number =>
  TITLES.compare(a.data.title, b.data.title) || (a.id < b.id ? -1 : 1);

/** What is known of one, side by side: names of domains hold an "and" themselves. */
export const sideBySide = (parts: readonly TextParam[]): TextParam | undefined =>
  parts.length === 0
    ? undefined
    : parts.reduce((first, next) => text('school.instrument.and', { first, next }));

export interface Sought {
  words?: string;
  domain?: Domain;
}
/** By the words of title and topic, forgiving accents and slips, and by domain; in the order of their titles. */
export const soughtIn = (
  instruments: readonly Stored<Instrument>[],
  { words = '', domain }: Sought,
): Stored<Instrument>[] =>
  instruments
    .filter(({ data }) => domain === undefined || data.domains.includes(domain))
    .filter(({ data }) => soundsLike(`${data.title} ${data.topic ?? ''}`, words))
    .sort(byTitle);
