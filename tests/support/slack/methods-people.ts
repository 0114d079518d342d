import { type Method, type MethodContext, required, SlackError } from './method.js';
import type { SlackUser, Team, Token } from './world.js';

/** A user as users.info tells it; the e-mail only with its own scope. */
export function userOut(user: SlackUser, team: Team, scopes: Set<string>, withLocale = false) {
  return {
    id: user.id,
    team_id: user.team_id,
    name: user.name,
    real_name: user.real_name,
    deleted: user.deleted,
    tz: 'Europe/Brussels',
    profile: {
      real_name: user.real_name,
      display_name: user.real_name,
      team: user.team_id,
      ...(scopes.has('users:read.email') && !user.is_bot ? { email: user.email } : {}),
    },
    is_bot: user.is_bot,
    is_app_user: false,
    is_admin: user.is_admin,
    is_restricted: user.is_restricted,
    is_ultra_restricted: user.is_ultra_restricted,
    ...(user.is_stranger ? { is_stranger: true } : {}),
    ...(withLocale ? { locale: user.locale } : {}),
    ...(team.enterprise
      ? { enterprise_user: { id: user.id, enterprise_id: team.enterprise.id, teams: [team.id] } }
      : {}),
    updated: 0,
  };
}

const PEOPLE: Record<string, Method> = {
  'auth.test': {
    run: ({ team }, { world }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: team.users.get(team.botUser)?.name,
      team_id: team.id,
      user_id: team.botUser,
      bot_id: team.botId,
      app_id: world.appId,
      ...(team.enterprise ? { enterprise_id: team.enterprise.id } : {}),
      is_enterprise_install: false,
    }),
  },
  'users.info': {
    scopes: ['users:read'],
    run({ args, team, token }) {
      required(args, 'user');
      const user = team.users.get(String(args.user));
      if (!user) throw new SlackError('user_not_found');
      return { user: userOut(user, team, token.scopes, String(args.include_locale) === 'true') };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run({ args, team, token }) {
      required(args, 'email');
      const email = String(args.email).toLowerCase();
      const found = [...team.users.values()].find(
        (user) => user.email.toLowerCase() === email && !user.is_bot && !user.deleted && !user.is_stranger,
      );
      if (!found) throw new SlackError('users_not_found');
      return { user: userOut(found, team, token.scopes) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    run({ args, team, token }) {
      const all = [...team.users.values()].filter((user) => !user.is_stranger);
      const from = args.cursor ? Number(Buffer.from(String(args.cursor), 'base64').toString()) : 0;
      if (!Number.isInteger(from)) throw new SlackError('invalid_cursor');
      const limit = Math.min(Number(args.limit ?? 0) || all.length, 1000);
      const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : '';
      return {
        members: all
          .slice(from, from + limit)
          .map((user) => userOut(user, team, token.scopes, String(args.include_locale) === 'true')),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    run: ({ team }) => ({
      team: { id: team.id, name: team.name, domain: team.domain, email_domain: '', icon: {} },
    }),
  },
};

/** A code that the fake gave after somebody allowed the app; good once, for ten minutes. */
export interface Code {
  code: string;
  team_id: string;
  user: string;
  scopes: string[];
  redirectUri?: string;
  issuedAt: number;
  used: boolean;
}
const CODE_MS = 600_000;

function granted(token: Token, team: Team, user: string, { world }: MethodContext) {
  return {
    app_id: world.appId,
    authed_user: { id: user },
    scope: [...token.scopes].join(','),
    token_type: 'bot',
    access_token: token.token,
    bot_user_id: team.botUser,
    team: { id: team.id, name: team.name },
    enterprise: team.enterprise,
    is_enterprise_install: false,
    ...(token.refresh
      ? { refresh_token: token.refresh, expires_in: Math.round((token.expiresAt! - world.now()) / 1000) }
      : {}),
  };
}
function newToken(team: Team, scopes: string[], context: MethodContext): Token {
  const { world } = context;
  const lives = context.rotation();
  if (lives === undefined) return world.addToken(team, scopes);
  return world.addToken(team, scopes, {
    token: `xoxe.xoxb-${team.id}-${world.secret()}`,
    refresh: `xoxe-${world.secret()}`,
    expiresAt: world.now() + lives * 1000,
  });
}

function revoke(token: Token, state: Token['state']): void {
  token.state = state;
}

/** Takes the app out of a workspace: all its tokens are dead from now on. */
export function uninstall(team: Team, { world }: Pick<MethodContext, 'world'>): void {
  team.installed = false;
  for (const token of world.tokens.values()) if (token.team_id === team.id) revoke(token, 'uninstalled');
}

export function installs(codes: Map<string, Code>): Record<string, Method> {
  const isClient = (args: Record<string, any>, { clientId, clientSecret }: MethodContext) => {
    if (args.client_id !== clientId) throw new SlackError('invalid_client_id');
    if (args.client_secret !== clientSecret) throw new SlackError('bad_client_secret');
  };
  return {
    ...PEOPLE,
    'oauth.v2.access': {
      token: 'none',
      run({ args }, context) {
        isClient(args, context);
        const { world } = context;
        if (args.grant_type === 'refresh_token') {
          const old = [...world.tokens.values()].find(
            (token) => token.refresh && token.refresh === args.refresh_token,
          );
          if (!old || old.refreshUsed || old.state !== 'good') throw new SlackError('invalid_refresh_token');
          old.refreshUsed = true;
          const team = world.team(old.team_id);
          return granted(newToken(team, [...old.scopes], context), team, '', context);
        }
        const code = codes.get(String(args.code));
        if (!code || world.now() - code.issuedAt > CODE_MS) throw new SlackError('invalid_code');
        if (code.used) throw new SlackError('code_already_used');
        if (code.redirectUri !== undefined && args.redirect_uri !== code.redirectUri)
          throw new SlackError('bad_redirect_uri');
        code.used = true;
        const team = world.team(code.team_id);
        team.installed = true;
        return granted(newToken(team, code.scopes, context), team, code.user, context);
      },
    },
    'auth.revoke': {
      run({ token }) {
        revoke(token, 'revoked');
        return { revoked: true };
      },
    },
    'apps.uninstall': {
      run({ args, team }, context) {
        isClient(args, context);
        uninstall(team, context);
        return {};
      },
    },
    'apps.connections.open': {
      token: 'app',
      scopes: ['connections:write'],
      run: ({ team }, context) => ({ url: context.ticket(team) }),
    },
  };
}
