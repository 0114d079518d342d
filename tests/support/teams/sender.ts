import { Agent, request } from 'node:http';
import type { Authority, Spoil } from './authority.js';

export interface SendOptions {
  /** What is wrong with the token. */
  spoil?: Spoil;
  /** Instead of the token that is made. */
  authorization?: string;
  headers?: Record<string, string>;
  /** The body as it goes over the line, instead of the activity. */
  body?: string;
  url?: string;
}
/** Something that was sent to the app, with its answer. */
export interface Outcome {
  /** The app answered 2xx. */
  ok: boolean;
  /** 0 without an answer. */
  status: number;
  /** JSON where it is JSON, else text; '' for nothing. */
  body: any;
  /** Real ms that the answer took, and how many Teams would have waited. */
  ms: number;
  allowed: number;
  activity: any;
}

export interface Doubling {
  /** How often everything is delivered in all. */
  times: number;
  /** All at once, instead of one after the other. */
  parallel?: boolean;
}

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit */
const allowedFor = (activity: any) =>
  String(activity?.name ?? '').startsWith('composeExtension/') ? 5000 : 15_000;

interface Settings {
  authority: Authority;
  appUrl: () => string | undefined;
  /** Real ms after which an app that says nothing is given up. */
  patience: number;
  keep: () => boolean;
  changed: () => void;
}

/** Sends activities to the app's endpoint, signed as Teams signs them. */
export function createSender({ authority, appUrl, patience, keep, changed }: Settings) {
  const agent = new Agent({ keepAlive: true });
  const sent: Outcome[] = [];

  function post(activity: any, options: SendOptions): Promise<{ status: number; text: string }> {
    const url = options.url ?? appUrl();
    if (!url) throw new Error('the fake does not know the app: set teams.appUrl');
    const body = options.body ?? JSON.stringify(activity);
    const authorization =
      options.authorization ?? authority.authorization(String(activity?.serviceUrl ?? ''), options.spoil);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      'content-length': Buffer.byteLength(body),
      ...(authorization === undefined ? {} : { authorization }),
      ...options.headers,
    };
    return new Promise((resolve) => {
      const nothing = () => resolve({ status: 0, text: '' });
      const signal = AbortSignal.timeout(patience);
      const call = request(url, { method: 'POST', agent, headers, signal }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', nothing);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      call.on('error', nothing);
      call.end(body);
    });
  }

  let doubling: Doubling = { times: 1 };
  async function once(activity: any, options: SendOptions): Promise<Outcome> {
    const from = performance.now();
    const { status, text } = await post(activity, options);
    let body: any = text;
    try {
      body = text === '' ? '' : JSON.parse(text);
    } catch {
      // Left as text.
    }
    const outcome: Outcome = {
      ok: status >= 200 && status < 300,
      status,
      body,
      ms: performance.now() - from,
      allowed: allowedFor(activity),
      activity,
    };
    if (keep()) sent.push(outcome);
    changed();
    return outcome;
  }

  return {
    sent,
    /**
     * Resolves with the answer; never rejects. The same activity again is Teams' own retry of it. Of a doubled one the
     * last answer, which is what a person would see.
     */
    async send(activity: any, options: SendOptions = {}): Promise<Outcome> {
      const { times, parallel } = doubling;
      if (parallel) {
        const all = await Promise.all(Array.from({ length: times }, () => once(activity, options)));
        return all.at(-1)!;
      }
      for (let nth = 1; nth < times; nth += 1) await once(activity, options);
      return once(activity, options);
    },
    /** From now on. `{ times: 1 }` ends it. */
    double(next: Doubling) {
      doubling = next;
    },
    close: () => agent.destroy(),
  };
}
export type Sender = ReturnType<typeof createSender>;
