import { z } from 'zod';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from './request.js';

/** Nobody keeps more than this for one hour. */
export const MOST_KEPT = 200;

/**
 * Which requests somebody keeps for the hour with the CLB; the id is the person's. A list of its own, since a request says so
 * in its envelope only: counting them must not need the reading of all that is open, and who has the database must not learn which.
 */
export interface Basket {
  requests: string[];
}
export const BASKET = defineKind<Basket>({
  kind: 'requestBasket',
  schema: z.object({ requests: z.array(z.string()).max(MOST_KEPT) }),
  sealed: ['requests'],
  indexes: [],
});

/** Whose basket it is in: of whom it lies with, and of whoever took it from them. */
const keepers = ({ coordinatorId, takenBy }: CareRequest): string[] => [
  ...new Set([coordinatorId, takenBy ?? coordinatorId]),
];

/** The lists as they are after a request went into a basket, or left it. */
export async function basketsAfter(
  read: Pick<Read, 'get'>,
  id: string,
  before: CareRequest,
  after: CareRequest,
): Promise<Save[]> {
  const kept = after.clb === true;
  if (kept === (before.clb === true)) return [];
  return Promise.all(
    keepers(kept ? after : before).map(async (personId) => {
      const stored = await read.get(BASKET, personId);
      const others = (stored?.data.requests ?? []).filter((one) => one !== id);
      const requests = kept ? [...others, id].slice(-MOST_KEPT) : others;
      return { kind: BASKET, id: personId, expect: stored?.version ?? 0, data: { requests } };
    }),
  );
}

/** What is in somebody's basket, the longest first. */
export async function keptBy(read: Pick<Read, 'get'>, personId: string): Promise<Stored<CareRequest>[]> {
  const basket = await read.get(BASKET, personId);
  const found = await Promise.all((basket?.data.requests ?? []).map((id) => read.get(REQUEST, id)));
  return found.filter((one) => one?.data.open === true && one.data.clb === true) as Stored<CareRequest>[];
}
