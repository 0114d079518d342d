/**
 * What keeps Slack from working, for whoever runs the server. The name is Slack's own code (for the log and `/readyz`), the message
 * says what to do about it and holds no content.
 */
export class SlackTrouble extends Error {
  constructor(code: string, advice: string) {
    super(`${code}: ${advice}`);
    this.name = code;
  }
}

const SITE = 'api.slack.com/apps';
const BOT_TOKEN = `SLACK_BOT_TOKEN is not (or no longer) valid: copy it again from ${SITE} → your app → OAuth & Permissions.`;
const APP_TOKEN = `SLACK_APP_TOKEN is not (or no longer) valid: make one at ${SITE} → your app → Basic Information → App-Level Tokens, with the scope connections:write.`;
const GONE = `the app is no longer installed in the workspace: install it again (${SITE} → your app → Install App) and copy the new SLACK_BOT_TOKEN.`;

/** By Slack's error code. `docs/slack.md` has each of them in its table. */
export const ADVICE: Record<'bot' | 'app' | 'client', Record<string, string>> = {
  bot: {
    invalid_auth: BOT_TOKEN,
    not_authed: BOT_TOKEN,
    token_expired: `SLACK_BOT_TOKEN has expired, as tokens of an app with token rotation do: switch rotation off at ${SITE}, or let workspaces install the app themselves (SLACK_CLIENT_ID).`,
    not_allowed_token_type: `SLACK_BOT_TOKEN is another kind of token: take the Bot User OAuth Token, which begins with xoxb-, from ${SITE} → your app → OAuth & Permissions.`,
    token_revoked: GONE,
    account_inactive: GONE,
    app_uninstalled: GONE,
    team_access_not_granted: 'the workspace no longer lets this app in: ask its owner to approve it.',
  },
  app: {
    invalid_auth: APP_TOKEN,
    not_authed: APP_TOKEN,
    token_revoked: APP_TOKEN,
    token_expired: APP_TOKEN,
    account_inactive: APP_TOKEN,
    not_allowed_token_type: `SLACK_APP_TOKEN is another kind of token: it begins with xapp- and is made at ${SITE} → your app → Basic Information → App-Level Tokens.`,
    missing_scope: `SLACK_APP_TOKEN lacks the scope connections:write: make another one at ${SITE} → your app → Basic Information → App-Level Tokens.`,
    too_many_websockets:
      'Slack has more than ten lines of Socket Mode open for this app: stop the other processes that use SLACK_APP_TOKEN.',
    link_disabled: `Socket Mode is off: switch it on at ${SITE} → your app → Socket Mode, or take SLACK_APP_TOKEN away.`,
  },
  client: {
    invalid_client_id: `SLACK_CLIENT_ID is not that of an app: copy it from ${SITE} → your app → Basic Information.`,
    bad_client_secret: `SLACK_CLIENT_SECRET does not belong to SLACK_CLIENT_ID: copy both from ${SITE} → your app → Basic Information.`,
    invalid_refresh_token:
      'the token of this workspace can no longer be renewed: install the app there again (/slack/install).',
    bad_redirect_uri: `the address is not one of the app's redirect URLs: add PUBLIC_URL followed by /slack/oauth_redirect at ${SITE} → your app → OAuth & Permissions.`,
  },
};

/** Slack's code in an error of the Web API client; undefined when it is none of those. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } };
  if (code === 'slack_webapi_rate_limited_error') return 'ratelimited';
  return typeof data?.error === 'string' ? data.error : undefined;
}

/** An error of a call as something that can be acted on: Slack's no with its advice, or that Slack could not be reached. Others stay. */
export function troubleFrom(error: unknown, about: keyof typeof ADVICE): Error {
  if (error instanceof SlackTrouble) return error;
  const code = codeOf(error);
  if (code === 'ratelimited') return new SlackTrouble(code, 'Slack asks to wait.');
  // Only codes: what else stands there may be somebody's words.
  if (code !== undefined) {
    const name = /^[a-z_]{1,60}$/.test(code) ? code : 'unknown_error';
    const advice = ADVICE[about][name] ?? 'Slack refused. See docs/slack.md, "When something is wrong".';
    return new SlackTrouble(name, advice);
  }
  const { statusCode, code: kind } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode === 'number')
    return new SlackTrouble('http_error', `Slack answered with status ${statusCode}. See status.slack.com.`);
  if (kind === 'slack_webapi_request_error') {
    const advice = 'Slack does not answer: can this machine reach slack.com on port 443?';
    return new SlackTrouble('unreachable', advice);
  }
  return error instanceof Error ? error : new Error('not an error');
}

/** A sentence when the token may do less than the app needs; undefined when nothing is missing, or Slack did not say. */
export function missingScopes(
  granted: readonly string[] | undefined,
  needed: readonly string[],
): SlackTrouble | undefined {
  const missing = granted ? needed.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length === 0) return undefined;
  return new SlackTrouble(
    'missing_scope',
    `the app may not do all that it needs. Missing: ${missing.join(', ')}. Put the manifest of this version in ${SITE} → your app → App Manifest (npm run cli -- manifest slack), and install the app again.`,
  );
}
