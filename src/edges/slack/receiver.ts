import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { type Http, readBody } from '../../http.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Clients } from './clients.js';
import { isOurs, isSigned, kindOf, originOf, type Payload } from './guard.js';
import type { Passed } from './listeners.js';
import { readPayload } from './payload.js';

/** Slack's own payloads are far below it. */
const BODY_LIMIT = 1_000_000;
export const SLACK_PATH = '/slack/events';

/** How a payload was answered: with this status, and this body where there is one. */
export type Ack = (body?: unknown) => Promise<void>;
export interface Meta {
  retryNum?: number;
  retryReason?: string;
}
/** What to answer when a payload is not acknowledged by whoever handles it. */
export type Taken = 'done' | 'foreign' | 'malformed' | 'unavailable';

export interface EdgeReceiver extends Receiver {
  route(http: Http): void;
  /** One payload that certainly comes from Slack. Never rejects; acknowledges what is ours exactly once. */
  take(body: Payload, ack: Ack, meta?: Meta): Promise<Taken>;
}

export interface ReceiverParts {
  clients: Pick<Clients, 'installation'>;
  signingSecret?: string;
  clock: Clock;
  log: Log;
}

/** Bolt behind our own checks: it sees nothing that is not signed, not now, not ours or not of a shape that it knows. */
export function createReceiver({ clients, signingSecret, clock, log }: ReceiverParts): EdgeReceiver {
  let app: App | undefined;
  let stopping = false;
  const underWay = new Set<Promise<Taken>>();

  /** Whose payload it is; undefined: nobody's who installed the app. */
  async function tenantOf(body: Payload): Promise<string | undefined> {
    const origin = originOf(body);
    const installed = origin && (await clients.installation(origin.tenant));
    if (!origin || !installed || !isOurs(origin, installed)) return undefined;
    return userIn(body) === installed.botUserId ? undefined : origin.tenant;
  }

  async function handle(body: Payload, ack: Ack, meta: Meta): Promise<Taken> {
    const kind = kindOf(body);
    if (!kind) return 'malformed';
    let tenant: string | undefined;
    try {
      tenant = await tenantOf(body);
    } catch (err) {
      log.warn({ err }, 'cannot tell whose workspace this is');
      return 'unavailable';
    }
    if (tenant === undefined) return 'foreign';
    const customProperties: Passed & Record<string, unknown> = { tenant, kind };
    let acknowledged: Promise<void> | undefined;
    const acknowledge: Ack = (answer) => {
      acknowledged ??= ack(answer);
      return acknowledged;
    };
    try {
      await app?.processEvent({ body, ack: acknowledge, customProperties, ...meta });
    } catch (err) {
      log.error({ err }, 'a payload of Slack was not understood');
      if (!acknowledged) return 'malformed';
    }
    await acknowledge();
    return 'done';
  }

  function take(body: Payload, ack: Ack, meta: Meta = {}): Promise<Taken> {
    if (stopping) return Promise.resolve('unavailable');
    const taken = handle(body, ack, meta).finally(() => underWay.delete(taken));
    underWay.add(taken);
    return taken;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request, BODY_LIMIT);
    if (!signingSecret || !isSigned(request.headers, raw, signingSecret, clock.real()))
      return answer(response, 401);
    const body = readPayload(request.headers['content-type'], raw);
    if (!body) return answer(response, 400);
    if (body.ssl_check !== undefined) return answer(response, 200);
    const { type, challenge } = body;
    if (type === 'url_verification' && typeof challenge === 'string')
      return answer(response, 200, { challenge });
    const retry = Number(request.headers['x-slack-retry-num']);
    const reason = request.headers['x-slack-retry-reason'];
    const taken = await take(body, async (said) => answer(response, 200, said), {
      ...(Number.isInteger(retry) ? { retryNum: retry } : {}),
      ...(typeof reason === 'string' ? { retryReason: reason } : {}),
    });
    if (taken !== 'done') answer(response, STATUS[taken]);
  }

  return {
    init(bolt) {
      app = bolt;
    },
    start: async () => undefined,
    async stop() {
      stopping = true;
      await Promise.all(underWay);
    },
    route: (http) => http.route('POST', SLACK_PATH, receive),
    take,
  };
}

const STATUS = { foreign: 401, malformed: 400, unavailable: 503 } as const;

function userIn({ user, user_id, event }: Payload): unknown {
  const of = (value: unknown) =>
    typeof value === 'object' && value !== null ? (value as Payload).id : value;
  return user_id ?? of(user) ?? of((event as Payload | undefined)?.user);
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  const json = body !== undefined && typeof body !== 'string';
  const text = body === undefined ? '' : json ? JSON.stringify(body) : String(body);
  response.writeHead(status, {
    ...(text === ''
      ? {}
      : { 'content-type': json ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
  });
  // As text, for the reason that `sendJson` gives.
  response.end(text);
}
