import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClient } from '@slack/web-api';
import type { Http } from '../../http.js';
import { type TextRef, text } from '../../kernel/text.js';
import { EVERYWHERE } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import type { Acquaintances } from '../../ports/turns.js';
import type { Clients } from './clients.js';
import type { SlackParts, SlackSettings } from './edge.js';
import { type InstallPage, languageOf, sendInstallPage } from './install-page.js';
import { createInstallStates } from './install-state.js';
import { type Installation, tenantOf } from './installations.js';
import { BOT_SCOPES } from './scopes.js';
import { missingScopes, SlackTrouble, troubleFrom } from './trouble.js';
import { FIRST, SLACK_WORKSPACE } from './workspace.js';

export interface InstallParts {
  settings: SlackSettings;
  publicUrl: string;
  clients: Pick<Clients, 'installations' | 'clientWith' | 'refresh'>;
  store: Store;
  clock: Clock;
  turns: Pick<Acquaintances, 'link' | 'schoolsOf' | 'soleSchool'>;
  renderer: Pick<SlackParts['renderer'], 'say'>;
  log: Log;
}

const INSTALL = '/slack/install';
const REDIRECT = '/slack/oauth_redirect';

/** `GET /slack/install` sends a browser to Slack's own page; `GET /slack/oauth_redirect` is where it comes back. */
export function serveInstall(http: Http, parts: InstallParts & { settings: { client: object } }): void {
  const { settings, publicUrl, clients, store, clock, turns, renderer, log } = parts;
  const client = settings.client as NonNullable<SlackSettings['client']>;
  const states = createInstallStates(client.secret, publicUrl.startsWith('https:'));
  const redirectUri = new URL(REDIRECT, publicUrl).href;

  http.route('GET', INSTALL, (_request, response) => {
    const { state, cookie } = states.begin(clock.real());
    const ask = new URL('/oauth/v2/authorize', settings.apiUrl);
    ask.search = String(
      new URLSearchParams({
        client_id: client.id,
        scope: BOT_SCOPES.join(','),
        redirect_uri: redirectUri,
        state,
      }),
    );
    response.writeHead(302, {
      location: ask.href,
      'set-cookie': cookie,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end();
  });

  http.route('GET', REDIRECT, async (request, response, url) => {
    const key = states.keyOf(url.searchParams.get('state'), request.headers.cookie, clock.real());
    if (key === undefined || !(await isFirstUse(key))) {
      log.warn({}, 'Slack: an installation came back with a state that is not good (any more)');
      return show(request, response, { status: 400, lines: [text('slack.install.expired')], again: true });
    }
    const denied = url.searchParams.get('error');
    if (denied === 'access_denied')
      return show(request, response, { status: 200, lines: [text('slack.install.cancelled')], again: true });
    try {
      const code = url.searchParams.get('code');
      if (denied !== null || !code) throw troubleFrom({ data: { error: denied ?? 'no_code' } }, 'client');
      const installation = await exchange(code);
      const tenant = tenantOf(installation);
      await clients.installations.put(installation);
      clients.refresh(tenant);
      const linked = await link(tenant);
      log.info({ tenant, linked }, 'Slack: installed');
      const lines = [
        text('slack.install.done', { workspace: installation.teamName ?? tenant }),
        text(linked ? 'slack.install.linked' : 'slack.install.byHand'),
      ];
      const command = linked ? undefined : `npm run cli -- slack link --workspace ${tenant} --school ID`;
      show(request, response, { status: 200, lines, command });
    } catch (error) {
      const trouble = troubleFrom(error, 'client');
      if (!(trouble instanceof SlackTrouble)) throw error;
      log.error({ err: trouble }, 'Slack: an installation failed');
      const lines = [text('slack.install.refused', { code: trouble.name })];
      show(request, response, { status: 502, lines, again: true });
    }
  });

  /** The once-key is the proof: whoever comes second, in whichever process, finds it taken. */
  async function isFirstUse(key: string): Promise<boolean> {
    const nothing = { schoolId: EVERYWHERE, save: [], remove: [], work: [], audit: [] };
    return (await store.commit(nothing, clock.real(), key)) === 'done';
  }

  async function exchange(code: string): Promise<Installation> {
    const said = await clients.clientWith().oauth.v2.access({
      client_id: client.id,
      client_secret: client.secret,
      code,
      redirect_uri: redirectUri,
    });
    const token = said.access_token;
    if (!token || said.token_type !== 'bot')
      throw new SlackTrouble('no_token', 'Slack gave no token for a bot.');
    const self = await selfOf(clients.clientWith(token));
    // What was granted and whose token it is must be one workspace.
    if (said.team?.id && said.team.id !== self.teamId)
      throw new SlackTrouble('team_mismatch', 'Slack named two workspaces for one token.');
    const missing = missingScopes(said.scope?.split(','), BOT_SCOPES);
    if (missing) throw missing;
    const real = clock.real();
    return {
      ...self,
      teamName: said.team?.name,
      isEnterpriseInstall: said.is_enterprise_install === true,
      enterpriseId: said.enterprise?.id,
      appId: said.app_id,
      scopes: said.scope?.split(',') ?? [],
      installedAt: real,
      token,
      refreshToken: said.refresh_token,
      expiresAt: said.expires_in === undefined ? undefined : real + said.expires_in * 1000,
    };
  }

  /** Whether this workspace has its school now. */
  async function link(tenant: string): Promise<boolean> {
    const who = { platform: 'slack', tenant } as const;
    if ((await turns.schoolsOf(who)).length > 0) return true;
    const school = await turns.soleSchool('slack');
    if (school === undefined || !(await isTheFirst(tenant))) return false;
    await turns.link(who, [school]);
    return true;
  }

  /** Only one workspace ever is, also when it leaves: an open page must not give a school to whoever comes by. */
  async function isTheFirst(tenant: string): Promise<boolean> {
    const save = [{ kind: SLACK_WORKSPACE, id: FIRST, expect: 0, data: { tenant } }];
    const change = { schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] };
    if ((await store.commit(change, clock.real())) === 'done') return true;
    return (await store.get(SLACK_WORKSPACE, EVERYWHERE, FIRST))?.data.tenant === tenant;
  }

  function show(
    request: IncomingMessage,
    response: ServerResponse,
    page: Pick<InstallPage, 'status' | 'command'> & { lines: TextRef[]; again?: boolean },
  ): void {
    const language = languageOf(request.headers['accept-language']);
    const say = (ref: TextRef) => renderer.say(ref, language);
    sendInstallPage(response, {
      status: page.status,
      language,
      title: say(text('slack.install.title')),
      lines: page.lines.map(say),
      command: page.command,
      link: page.again ? { to: INSTALL, text: say(text('slack.install.again')) } : undefined,
      // A second tab may still be on its way: its cookie stays until it is used.
      cookie: page.status === 400 ? undefined : states.end,
    });
  }
}

/** Whose token a client holds. Throws what the call throws. */
export async function selfOf(
  client: WebClient,
): Promise<Pick<Installation, 'teamId' | 'botId' | 'botUserId'>> {
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = await client.auth.test();
  if (!teamId || !botUserId || !botId)
    throw new SlackTrouble('not_allowed_token_type', "this is a person's token, not that of a bot.");
  return { teamId, botUserId, botId };
}
