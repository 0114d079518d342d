import type { CareRequest } from './request.js';

export type Share = NonNullable<CareRequest['shares']>[number];

/** What was shared with somebody, whether or not it still is. */
export const sharesEver = ({ shares = [] }: CareRequest, personId: string): Share[] =>
  shares.filter((share) => share.with.includes(personId));

/** What is shared with somebody, as far as nobody took it back. */
export const sharesNow = (request: CareRequest, personId: string): Share[] =>
  sharesEver(request, personId).filter(({ ended }) => !ended?.includes(personId));

/** The shares of which one person said something, or lost them. */
export const changedFor = (
  { shares = [] }: CareRequest,
  personId: string,
  change: (share: Share) => Share,
): Share[] =>
  shares.map((share) =>
    share.with.includes(personId) && !share.ended?.includes(personId) ? change(share) : share,
  );

const added = (ids: readonly string[] = [], id: string): string[] => [...new Set([...ids, id])];
export const ended = (request: CareRequest, personId: string): Share[] =>
  changedFor(request, personId, (share) => ({ ...share, ended: added(share.ended, personId) }));
export const cannot = (request: CareRequest, personId: string): Share[] =>
  changedFor(request, personId, (share) => ({ ...share, cannot: added(share.cannot, personId) }));
/** Who wrote something after all can help. */
export const canAfterAll = (request: CareRequest, personId: string): Share[] =>
  changedFor(request, personId, (share) => ({
    ...share,
    cannot: share.cannot?.filter((id) => id !== personId),
  }));

/** Thinking along ends with the request, also when it is opened again later. */
export const allEnded = (
  request: Pick<CareRequest, 'shares'>,
  change: Partial<Pick<CareRequest, 'shares'>>,
): Share[] | undefined =>
  ('shares' in change ? change.shares : request.shares)?.map((share) => ({ ...share, ended: share.with }));

/** How far somebody is whom one asked: what stands beside their name. */
export type Standing = 'asked' | 'thought' | 'cannot' | 'over';
export function standingOf(request: CareRequest, personId: string): Standing {
  if (sharesNow(request, personId).length === 0) return 'over';
  const last = sharesNow(request, personId).at(-1)!;
  const said = request.notes.some(
    ({ kind, by, at }) => kind === 'thought' && by === personId && at >= last.at,
  );
  if (said) return 'thought';
  return last.cannot?.includes(personId) ? 'cannot' : 'asked';
}
