import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWaiting } from '../waiting.js';
import { createActs } from './acts.js';
import { escapeText } from './blocks.js';
import { createClient } from './client.js';
import { createFaults, createRates } from './faults.js';
import type { MethodContext } from './method.js';
import { CHAT } from './methods-chat.js';
import { fileMethods, type Upload } from './methods-files.js';
import { type Code, installs, uninstall, userOut } from './methods-people.js';
import { VIEWS } from './methods-views.js';
import { serveResponseUrl } from './response-url.js';
import { createSender } from './sender.js';
import { createSocketMode } from './socket-mode.js';
import { createWebApi } from './web-api.js';
import { createWorld, type Message, type SlackUser, type TeamOptions } from './world.js';

export interface SlackOptions {
  /** The fake's clock in ms: signatures, triggers, rates, tokens. The real one when left out. */
  now?: () => number;
  /** Workspaces; one without users when left out. The first is the one meant where none is named. */
  teams?: TeamOptions[];
  signingSecret?: string;
  /** Lets shortcuts be found by what people see, from `features.shortcuts`. */
  manifest?: any;
  /** Real ms after which an app that says nothing is given up. */
  patience?: number;
  /** Keep every call and everything sent; off for big simulations. */
  keep?: boolean;
}

/** A Slack on 127.0.0.1: Web API, response URLs, Socket Mode, and what it sends to an app. */
export async function createFakeSlack(options: SlackOptions = {}) {
  const {
    now = Date.now,
    signingSecret = 'signing-secret-of-the-fake',
    patience = 5000,
    keep = true,
  } = options;
  const world = createWorld({ now });
  const faults = createFaults();
  const rates = createRates(world);
  const codes = new Map<string, Code>();
  const uploads = new Map<string, Upload>();
  const { changed, until } = createWaiting(() => [
    ...api.calls.slice(-5).map(({ method, answer }) => `${method}: ${answer}`),
    ...context.problems.flatMap(({ method, problems }) => [method, ...problems]),
  ]);
  let host = '';
  let rotation: number | undefined;
  let appUrl: string | undefined;
  let manifest = options.manifest;
  const sockets = createSocketMode(world, changed);
  const context: MethodContext = {
    world,
    faults,
    rates,
    url: () => `http://${host}`,
    clientId: '1.2',
    clientSecret: 'client-secret-of-the-fake',
    rotation: () => rotation,
    problems: [],
    ticket: () => sockets.ticket(host),
  };
  const teams = (options.teams ?? [{}]).map((team) => world.addTeam(team));
  const team = teams[0]!;
  const appToken = world.addToken(team, ['connections:write'], { token: 'xapp-1-fake', kind: 'app' }).token;

  const methods = { ...CHAT, ...VIEWS, ...installs(codes), ...fileMethods(uploads) };
  const api = createWebApi(methods, context, () => keep);
  const sender = createSender({
    world,
    sockets,
    signingSecret,
    appUrl: () => appUrl,
    patience,
    keep: () => keep,
  });
  const acts = createActs(context, sender, changed);

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${host}`);
    const [, first, ...rest] = url.pathname.split('/');
    try {
      if (first === 'api') await api.handle(request, response, rest.join('/'), url.searchParams);
      else if (first === 'commands' || first === 'actions')
        await serveResponseUrl(request, response, rest[1] ?? '', context);
      else if (first === 'upload' && uploads.has(rest[0] ?? '')) {
        const fault = faults.take('upload');
        const upload = uploads.get(rest[0]!)!;
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const bytes = Buffer.concat(chunks);
        // The address is the key: the token has no business there.
        const fits =
          request.method === 'POST' && bytes.length === upload.length && !request.headers.authorization;
        if (fault && 'drop' in fault) request.socket.destroy();
        else if (fault && 'status' in fault) response.writeHead(fault.status).end();
        else if (!fits || upload.bytes.length > 0) response.writeHead(400).end();
        else {
          upload.bytes = bytes;
          response.end(`OK - ${bytes.length}`);
        }
      } else response.writeHead(404).end();
    } catch {
      // A line that broke halfway is the app's matter.
      request.socket.destroy();
    }
    changed();
  });
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', sockets.upgrade);
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const teamOf = (user: string) => world.team([...teams].find((t) => t.users.has(user))?.id ?? team.id);
  const slack = {
    url: `http://${host}`,
    apiUrl: `http://${host}/api/`,
    signingSecret,
    appToken,
    clientId: context.clientId,
    clientSecret: context.clientSecret,
    /** The bot's token of the first workspace. */
    botToken: [...world.tokens.values()].find((t) => t.team_id === team.id && t.kind === 'bot')?.token ?? '',
    team,
    teams,
    world,
    faults,
    rates,
    sockets,
    acts,
    uploads,
    /** Every call of the Web API, oldest first. */
    calls: api.calls,
    callsOf: (method: string) => api.calls.filter((call) => call.method === method),
    counts: api.counts,
    /** Every message that chat.postMessage took, told apart by whether the app heard so. */
    accepted: api.accepted,
    /** Messages that stand more than once in one conversation: how often, and how many of those calls went unanswered. */
    doubles() {
      const groups = new Map<string, typeof api.accepted>();
      for (const each of api.accepted) {
        const { channel, text, blocks, before } = each.message;
        // Without the ids that are given to blocks: they differ from one message to the next.
        const first = [channel, before[0]?.text ?? text, before[0]?.blocks ?? blocks];
        const key = JSON.stringify(first, (name, value) => (name === 'block_id' ? undefined : value));
        groups.set(key, [...(groups.get(key) ?? []), each]);
      }
      return [...groups.values()]
        .filter((group) => group.length > 1)
        .map((group) => ({
          message: group[0]!.message,
          times: group.length,
          unheard: group.filter((each) => !each.answered).length,
        }));
    },
    /** What Slack would have refused; a test of good behaviour ends with none. */
    problems: context.problems,
    /** What was sent to the app, with its answers. */
    sent: sender.sent,
    send: sender.send,
    double: sender.double,
    get appUrl(): string | undefined {
      return appUrl;
    },
    /** The app's Request URL, such as `http://127.0.0.1:3978/slack/events`. */
    set appUrl(url: string | undefined) {
      appUrl = url;
    },
    /** From the next token on they live this many seconds and come with a refresh token. */
    rotateTokens(seconds: number | undefined) {
      rotation = seconds;
    },
    useManifest(next: any) {
      manifest = next;
    },
    /** A shortcut's callback_id by what people see; the name itself without a manifest. */
    callbackOf(name: string, type: 'global' | 'message'): string {
      const known: any[] = manifest?.features?.shortcuts ?? [];
      const of = known.filter((s) => s.type === type);
      const found = of.find((s) => s.name === name || s.callback_id === name);
      if (!found && manifest)
        throw new Error(`no ${type} shortcut '${name}': ${of.map((s) => s.name).join(' · ')}`);
      return found?.callback_id ?? name;
    },
    /** A person as they use Slack; `teamId` where their id stands in several workspaces. */
    as: (user: string, teamId?: string) =>
      createClient(slack, teamId ? world.team(teamId) : teamOf(user), user),
    /** Somebody writes in a channel or to the app. */
    say(user: string, channel: string, text: string): Message {
      const element = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
      const blocks = [{ type: 'rich_text', block_id: world.secret().slice(0, 5), elements: [element] }];
      return world.addMessage({ channel, user, text: escapeText(text), blocks });
    },
    /** Changes somebody's profile or state, and tells the app so. */
    changeUser(id: string, change: Partial<SlackUser>) {
      const of = teamOf(id);
      const user = Object.assign(of.users.get(id)!, change);
      return acts.event(of, {
        type: 'user_change',
        user: userOut(user, of, new Set(['users:read.email']), true),
      });
    },
    join(user: Partial<SlackUser> & { id: string }, teamId = team.id) {
      const of = world.team(teamId);
      const made = world.addUser(of, user);
      return acts.event(of, {
        type: 'team_join',
        user: userOut(made, of, new Set(['users:read.email']), true),
      });
    },
    /** An administrator removes the app: dead tokens, and the two events that say so. */
    async uninstall(teamId = team.id) {
      const of = world.team(teamId);
      uninstall(of, context);
      await acts.event(of, { type: 'tokens_revoked', tokens: { oauth: [], bot: [of.botUser] } });
      return acts.event(of, { type: 'app_uninstalled' });
    },
    /**
     * Somebody opens the app's way to install (an address on slack.com/oauth/v2/authorize) and allows it: the address
     * that their browser is sent to next.
     */
    allow(authorizeUrl: string, user: string, teamId = teamOf(user).id): string {
      const asked = new URL(authorizeUrl).searchParams;
      const redirectUri = asked.get('redirect_uri') ?? undefined;
      const code: Code = {
        code: `${world.id('')}.${world.secret()}`,
        team_id: teamId,
        user,
        scopes: (asked.get('scope') ?? '').split(',').filter(Boolean),
        redirectUri,
        issuedAt: now(),
        used: false,
      };
      codes.set(code.code, code);
      const back = new URL(redirectUri ?? manifest?.oauth_config?.redirect_urls?.[0] ?? 'http://127.0.0.1/');
      back.searchParams.set('code', code.code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return String(back);
    },
    until,
    async close() {
      sender.close();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return slack;
}
export type FakeSlack = Awaited<ReturnType<typeof createFakeSlack>>;
