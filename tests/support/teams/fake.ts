import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWaiting } from '../waiting.js';
import { createActivities } from './activities.js';
import { createAuthority } from './authority.js';
import { createClient, type TeamsClient } from './client.js';
import { createConnector, type Problem, sendJson } from './connector.js';
import { createFaults, createRates } from './faults.js';
import { createHappenings } from './happenings.js';
import { createSender, type Outcome, type SendOptions } from './sender.js';
import { createWorld, type Message, type UserOptions } from './world.js';

export interface TeamsOptions {
  /** The fake's clock in ms: ids of messages, rates. The real one when left out. Tokens live by the real one. */
  now?: () => number;
  appId?: string;
  tenantId?: string;
  botName?: string;
  users?: UserOptions[];
  /** Channels beside the general one; everybody is a member of the team. */
  channels?: string[];
  /** Members on one page at most. */
  pageMost?: number;
  /** Real ms after which an app that says nothing is given up. */
  patience?: number;
  /** Keep every call and everything sent; off for big simulations. */
  keep?: boolean;
}

/** A Teams on 127.0.0.1: who vouches for its tokens, its Connector service, and what it sends to an app. */
export async function createFakeTeams(options: TeamsOptions = {}) {
  const {
    now = Date.now,
    appId = randomUUID(),
    tenantId = randomUUID(),
    botName = 'Zorgbode',
    pageMost = 500,
    patience = 15_000,
    keep = true,
  } = options;
  const world = createWorld({ now, appId, tenantId, botName });
  for (const user of options.users ?? []) world.addUser(user);
  const team = world.addTeam({ channels: options.channels ?? [] });
  // botbuilder checks tokens by the real clock.
  const authority = createAuthority({ appId, now: Date.now });
  const faults = createFaults();
  const rates = createRates(now);
  const problems: Problem[] = [];
  const clients = new Map<string, TeamsClient>();
  const { changed, until } = createWaiting(() => [
    ...connector.calls.slice(-5).map(({ operation, answer }) => `${operation}: ${answer}`),
    ...problems.flatMap((each) => [each.where, ...each.problems]),
  ]);
  let appUrl: string | undefined;
  let host = '';
  // botbuilder keeps keys by this address: a port that is used again must not find those of another fake.
  const secret = randomUUID();
  const serviceUrl = () => `${host}/emea/`;
  const connector = createConnector({
    world,
    faults,
    rates,
    problems,
    pageMost: () => pageMost,
    keep: () => keep,
    changed,
  });
  const sender = createSender({ authority, appUrl: () => appUrl, patience, keep: () => keep, changed });
  const activities = createActivities(world, serviceUrl);

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', host);
    const path = url.pathname.slice(1);
    try {
      if (path === `${secret}/openidconfiguration` || path === `${secret}/keys`) {
        const fault = faults.take(path.endsWith('keys') ? 'keys' : 'metadata');
        if (fault && 'hang' in fault) faults.hold(response, changed);
        else if (fault && 'drop' in fault) response.destroy();
        else if (fault) sendJson(response, fault.status, {});
        else
          sendJson(
            response,
            200,
            path.endsWith('keys') ? authority.keySet() : authority.metadata(host, `${host}/${secret}/keys`),
          );
      } else if (path.startsWith('emea/'))
        await connector.handle(request, response, path.slice('emea/'.length), url.searchParams);
      else sendJson(response, 404, {});
    } catch {
      // A line that broke halfway is the app's matter.
      response.destroy();
    }
    changed();
  });
  server.keepAliveTimeout = 60_000;
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const teams = {
    appId,
    tenantId,
    /** For `TEAMS_TEST_AUTHORITY`. */
    authorityUrl: `${host}/${secret}/openidconfiguration`,
    serviceUrl: serviceUrl(),
    world,
    /** The one team there is to begin with. */
    team,
    faults,
    rates,
    activities,
    /** Every call of the Connector service, oldest first. */
    calls: connector.calls,
    callsOf: (operation: string) => connector.calls.filter((call) => call.operation === operation),
    counts: connector.counts,
    /** Every message that the Connector took, told apart by whether the app heard so. */
    accepted: connector.accepted,
    /** Messages that stand more than once in one conversation: how often, and how many of those calls went unanswered. */
    doubles() {
      const groups = new Map<string, typeof connector.accepted>();
      for (const each of connector.accepted) {
        const { conversation, thread, text, card, before } = each.message;
        const key = JSON.stringify([
          conversation.id,
          thread,
          before[0]?.text ?? text,
          before[0]?.card ?? card,
        ]);
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
    /** What Teams would have refused or not drawn; a test of good behaviour ends with none. */
    problems,
    /** What was sent to the app, with its answers. */
    sent: sender.sent,
    send: sender.send,
    double: sender.double,
    /** Teams asks again, as it does after 15 s without an answer: the same activity. */
    retry: ({ activity }: Outcome, how?: SendOptions) => sender.send(activity, how),
    get appUrl(): string | undefined {
      return appUrl;
    },
    /** The app's messaging endpoint, such as `http://127.0.0.1:3978/api/messages`. */
    set appUrl(url: string | undefined) {
      appUrl = url;
    },
    /** A person as they use Teams: by Teams id, Entra id, e-mail or name. */
    as(wanted: string): TeamsClient {
      const user = world.user(wanted);
      const there = clients.get(user.id) ?? createClient(teams, user);
      clients.set(user.id, there);
      return there;
    },
    /** Somebody writes in a channel, or in a chat without the bot; the bot hears nothing of it. */
    say(wanted: string, conversation: string, text: string, html?: string): Message {
      const found = world.conversations.get(conversation) ?? world.channel(conversation);
      return world.addMessage({
        conversation: found,
        from: world.user(wanted).id,
        text,
        ...(html ? { html } : {}),
      });
    },
    ...createHappenings(world, activities, sender),
    until,
    async close() {
      sender.close();
      faults.release();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return teams;
}
export type FakeTeams = Awaited<ReturnType<typeof createFakeTeams>>;
