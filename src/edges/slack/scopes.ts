/**
 * What each call that we make needs of a token. Source: https://docs.slack.dev/reference/methods · `im:write` beside `chat:write`: we also
 * write to people with whom the bot has no conversation yet.
 */
export const METHOD_SCOPES: Record<string, readonly string[]> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write', 'im:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'oauth.v2.access': [],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
/** What each event needs that we ask Slack for. Source: https://docs.slack.dev/reference/events */
export const EVENT_SCOPES: Record<string, readonly string[]> = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  user_change: ['users:read'],
};

/** What the bot may do, and nothing more; each is explained in `docs/slack.md`. The manifest asks for exactly these. */
export const BOT_SCOPES: readonly string[] = [
  ...new Set(['commands', ...Object.values(METHOD_SCOPES).flat(), ...Object.values(EVENT_SCOPES).flat()]),
].sort();
