import type { CareRequest } from '../../requests/model/request.js';
import type { Status } from '../../requests/model/states.js';
import { sameTheme } from '../../school/model/themes.js';

/**
 * "Kijk breder": which requests look like each other, and how many there are. A count names nobody and no request. What is
 * about somebody of the school, about a colleague's own practice, not yet anybody's or taken back is in no count.
 */
const NOT_COUNTED: readonly Status[] = ['HELD', 'UNCONFIRMED', 'DROPPED', 'WITHDRAWN'];

export const isCounted = ({ status, onlyFor, words }: CareRequest): boolean =>
  !NOT_COUNTED.includes(status) && !onlyFor && !words.aboutStaff && words.scope !== 'practice';

/**
 * The same theme where somebody chose one for both; else a domain that both are about. Choosing a theme therefore leaves out
 * what is about something else, and keeps what nobody gave a theme yet.
 */
export function isAlike(a: CareRequest, b: CareRequest): boolean {
  if (a.theme && b.theme) return sameTheme(a.theme, b.theme);
  const domains = a.words.domains ?? [];
  return domains.some((domain) => b.words.domains?.includes(domain));
}

export const SPANS = ['class', 'year', 'school'] as const;
export type Span = (typeof SPANS)[number];

/** The narrowest part of the school in which there are enough; undefined: nowhere. */
export const narrowest = (counts: Partial<Record<Span, number>>, from: number): Span | undefined =>
  SPANS.find((span) => (counts[span] ?? 0) >= from);
