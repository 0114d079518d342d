import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SocketMode } from './socket-mode.js';
import type { World } from './world.js';

export type Kind = 'event' | 'command' | 'interactive' | 'raw';
/** Something the fake sends to the app, so that it can be sent again. */
export interface Sent {
  kind: Kind;
  payload: any;
}
export interface SendOptions {
  /** For attacks: another signing secret, time in seconds, version, whole signature; `null` leaves the header out. */
  secret?: string;
  timestamp?: number | string | null;
  version?: string;
  signature?: string | null;
  headers?: Record<string, string>;
  /** Marks it as Slack's own repetition. */
  retryNum?: number;
  retryReason?: 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout';
  /** Over HTTP even when the app listens on a socket. */
  http?: boolean;
  url?: string;
  /** The body as it goes over the line, instead of what the payload makes. */
  body?: string;
}
export interface Outcome {
  /** Acknowledged in time. */
  ok: boolean;
  /** HTTP status; 200 for an acknowledgement over a socket, 0 without an answer. */
  status: number;
  /** What the app answered: JSON where it is JSON, else text; '' for nothing. */
  body: any;
  /** What Slack tells the person then. */
  error?: 'operation_timeout' | 'dispatch_failed';
  sent: Sent;
}
export interface Doubling {
  /** How often everything is delivered in all. */
  times: number;
  /** All at once, instead of one after the other. */
  parallel?: boolean;
  /** With Slack's retry headers on all but the first. */
  retries?: boolean;
}

export const encode = ({ kind, payload }: Sent): [type: string, body: string] => {
  if (kind === 'command') return ['application/x-www-form-urlencoded', String(new URLSearchParams(payload))];
  if (kind === 'interactive')
    return [
      'application/x-www-form-urlencoded',
      String(new URLSearchParams({ payload: JSON.stringify(payload) })),
    ];
  return ['application/json', JSON.stringify(payload)];
};
const ENVELOPE = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' } as const;
/** In time is within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const ACK_MS = 3000;

interface Settings {
  world: World;
  sockets: SocketMode;
  signingSecret: string;
  appUrl: () => string | undefined;
  /** Real ms after which an app that says nothing is given up. */
  patience: number;
  keep: () => boolean;
}

export function createSender({ world, sockets, signingSecret, appUrl, patience, keep }: Settings) {
  const agent = new Agent({ keepAlive: true });
  const sent: Outcome[] = [];
  let doubling: Doubling = { times: 1 };

  function headersFor(body: string, type: string, options: SendOptions): Record<string, string> {
    const time = options.timestamp === undefined ? Math.floor(world.now() / 1000) : options.timestamp;
    const version = options.version ?? 'v0';
    const mac = createHmac('sha256', options.secret ?? signingSecret).update(`${version}:${time}:${body}`);
    const signature = options.signature === undefined ? `${version}=${mac.digest('hex')}` : options.signature;
    return {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...(time === null ? {} : { 'x-slack-request-timestamp': String(time) }),
      ...(signature === null ? {} : { 'x-slack-signature': signature }),
      ...(options.retryNum
        ? {
            'x-slack-retry-num': String(options.retryNum),
            'x-slack-retry-reason': options.retryReason ?? 'http_timeout',
          }
        : {}),
      ...options.headers,
    };
  }

  function overHttp(what: Sent, options: SendOptions): Promise<{ status: number; text: string }> {
    const url = options.url ?? appUrl();
    if (!url)
      throw new Error('the fake does not know the app: set slack.appUrl, or connect over Socket Mode');
    const [type, made] = encode(what);
    const body = options.body ?? made;
    return new Promise((resolve) => {
      const nothing = () => resolve({ status: 0, text: '' });
      const call = request(
        url,
        {
          method: 'POST',
          agent,
          headers: { ...headersFor(body, type, options), 'content-length': Buffer.byteLength(body) },
          signal: AbortSignal.timeout(patience),
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', nothing);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
        },
      );
      call.on('error', nothing);
      call.end(body);
    });
  }

  async function once(what: Sent, options: SendOptions): Promise<Outcome> {
    const began = world.now();
    let status = 0;
    let body: any = '';
    if (sockets.connected && !options.http && what.kind !== 'raw') {
      const envelope = {
        type: ENVELOPE[what.kind],
        payload: what.payload,
        retry_attempt: options.retryNum,
        retry_reason: options.retryReason,
      };
      const answer = await sockets.send(envelope, AbortSignal.timeout(patience));
      const empty = !answer?.payload || Object.keys(answer.payload).length === 0;
      if (answer) [status, body] = [200, empty ? '' : answer.payload];
    } else {
      const { status: code, text } = await overHttp(what, options);
      status = code;
      try {
        body = text === '' ? '' : JSON.parse(text);
      } catch {
        body = text;
      }
    }
    const late = status === 0 || world.now() - began > ACK_MS;
    const good = status >= 200 && status < 300;
    const outcome: Outcome = {
      ok: good && !late,
      status,
      body,
      sent: what,
      ...(late ? { error: 'operation_timeout' as const } : good ? {} : { error: 'dispatch_failed' as const }),
    };
    if (keep()) sent.push(outcome);
    return outcome;
  }

  return {
    /** Everything sent so far, with its outcome. */
    sent,
    /** From now on everything is delivered this often; the first answer counts. */
    double(how: Doubling) {
      doubling = how;
    },
    /** Delivers to the app. Never throws for what the app does. */
    async send(what: Sent, options: SendOptions = {}): Promise<Outcome> {
      const { times, parallel, retries } = doubling;
      const nth = (n: number) =>
        once(what, n > 0 && retries ? { retryNum: n, retryReason: 'http_timeout', ...options } : options);
      const first = nth(0);
      const rest: Promise<unknown>[] = [];
      for (let n = 1; n < times; n += 1) {
        if (!parallel) await Promise.all([first, ...rest]);
        rest.push(nth(n));
      }
      await Promise.all(rest);
      return first;
    },
    close() {
      agent.destroy();
    },
  };
}
export type Sender = ReturnType<typeof createSender>;
