/** What the bot may do, and nothing more; each is explained in `docs/slack.md`. The manifest asks for exactly these. */
export const BOT_SCOPES = ['chat:write', 'commands', 'im:write', 'users:read', 'users:read.email'] as const;
