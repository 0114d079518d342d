import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Slack says no to the token and not to what was asked. Source: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const TOKEN = new Set([
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
  'team_not_found',
  'access_denied',
  'not_allowed_token_type',
]);
/** This conversation will not take it, today or tomorrow. */
const NOWHERE = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);
/** Not done, and worth another try. */
const BUSY = new Set([
  'service_unavailable',
  'team_added_to_org',
  'message_limit_exceeded',
  'file_update_failed',
]);
/** Slack itself says that it may have been done. */
const PERHAPS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'not_an_answer_of_slack']);
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What a failed call means. `busy`: not done · `perhaps`: its answer was lost, it may have been done · `token`: the app may do
 * nothing there · `nowhere`: not in this place · `refused`: anything else, and trying again leads to the same.
 */
export type Failure =
  | { kind: 'limited'; ms: number; code: string }
  | { kind: 'busy' | 'perhaps' | 'token' | 'nowhere' | 'refused'; code: string };

/** Without Retry-After. */
const LIMITED_MS = 30_000;

/** Whatever became of the call, nobody can see anything of it: it may be made again, unless it would be refused again. */
export class Unseen extends Error {
  constructor(
    readonly code: string,
    readonly kind: 'busy' | 'refused' = 'busy',
  ) {
    super(code);
    this.name = 'Unseen';
  }
}

/** Throws what is no failure of a call. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Unseen) return { kind: error.kind, code: error.code };
  if (error instanceof WebAPIRateLimitedError) {
    const ms = error.retryAfter * 1000;
    return { kind: 'limited', ms: ms > 0 && Number.isFinite(ms) ? ms : LIMITED_MS, code: 'ratelimited' };
  }
  if (error instanceof WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    if (error.statusCode >= 500) return { kind: 'perhaps', code };
    return { kind: error.statusCode === 408 ? 'busy' : 'refused', code };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', ms: LIMITED_MS, code };
    if (TOKEN.has(code)) return { kind: 'token', code };
    if (NOWHERE.has(code)) return { kind: 'nowhere', code };
    if (BUSY.has(code)) return { kind: 'busy', code };
    return { kind: PERHAPS.has(code) ? 'perhaps' : 'refused', code };
  }
  if (error instanceof WebAPIRequestError) {
    const { code = error.original.name } = error.original as { code?: string };
    return { kind: NEVER_LEFT.has(String(code)) ? 'busy' : 'perhaps', code: String(code) };
  }
  throw error;
}

/** The code of a failed call for a log line or a counter; of another error its name. */
export function codeOf(error: unknown): string {
  try {
    return failureOf(error).code;
  } catch {
    return error instanceof Error ? error.name : 'unknown';
  }
}

export function isOfToken(error: unknown): boolean {
  try {
    return failureOf(error).kind === 'token';
  } catch {
    return false;
  }
}
