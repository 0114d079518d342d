import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import { ConnectorFailure, NO_TOKEN } from './connector.js';

/** What a failed call means. `busy`: not done, try again · `perhaps`: its answer was lost, it may have been done. */
export type Failure =
  | { kind: 'limited'; ms: number }
  | { kind: 'busy' | 'perhaps' | 'token' | 'blocked' | 'nowhere' | 'refused' };

/** A 429 that does not say how long. */
const LIMITED_MS = 30_000;
const LONGEST_MS = 600_000;

/**
 * By status. 412: somebody else wrote at the same moment · 503: turned away at the door · 500, 502, 504: it may have been taken
 * before. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit and .../conversations/send-proactive-messages
 */
export function failureOf(error: ConnectorFailure): Failure {
  const { status, code, retryAfter } = error;
  if (code === NO_TOKEN || status === 401) return { kind: 'token' };
  if (status === 0) return { kind: error.neverLeft ? 'busy' : 'perhaps' };
  if (status === 429) return { kind: 'limited', ms: Math.min(retryAfter ?? LIMITED_MS, LONGEST_MS) };
  if (status === 408 || status === 412 || status === 503)
    return retryAfter ? { kind: 'limited', ms: Math.min(retryAfter, LONGEST_MS) } : { kind: 'busy' };
  if (status >= 500) return { kind: 'perhaps' };
  if (status === 403) return { kind: 'blocked' };
  if (status === 404 || status === 410) return { kind: 'nowhere' };
  return { kind: 'refused' };
}

/** Counts a failed call and throws what is none. */
export function failedCall(
  { log, metrics }: { log: Log; metrics: Metrics },
  method: string,
  error: unknown,
): Failure & { code: string } {
  if (!(error instanceof ConnectorFailure)) throw error;
  const { code, status } = error;
  metrics.platformErrors.inc({ surface: 'teams', method, code });
  log.warn({ method, status, code }, 'a call to Teams failed');
  return { ...failureOf(error), code };
}
