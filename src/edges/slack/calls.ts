import type { WebClient } from '@slack/web-api';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Message } from './blocks/convert.js';
import type { Clients } from './clients.js';
import { directMessage } from './deliver.js';
import { codeOf, isOfToken } from './failure.js';
import type { Scene } from './to-interaction.js';

/** Slack's own addresses for an answer beside a message or command. Source: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const HOOKS = 'https://hooks.slack.com';
/** Real ms. */
const ANSWER_LIMIT = 10_000;

export interface Calls {
  /** `ok`, or the code of what went wrong, which is counted. Never rejects. */
  make(tenant: string, method: string, call: (client: WebClient) => Promise<unknown>): Promise<string>;
  /** To this person alone: beside what they acted on where Slack gives an address for it, else as a direct message. */
  note(scene: Pick<Scene, 'tenant' | 'user' | 'responseUrl'>, message: Message): Promise<void>;
}

export interface CallParts {
  clients: Pick<Clients, 'for' | 'broken' | 'fetch'>;
  apiUrl: string;
  log: Log;
  metrics: Metrics;
}

/** Counts a failed call; gives back its code. */
export function failedCall(
  { log, metrics }: Pick<CallParts, 'log' | 'metrics'>,
  tenant: string,
  method: string,
  error: unknown,
): string {
  const code = codeOf(error);
  metrics.platformErrors.inc({ surface: 'slack', method, code });
  log.warn({ tenant, method, code }, 'a call to Slack failed');
  return code;
}

export function createCalls(parts: CallParts): Calls {
  const { clients, apiUrl } = parts;

  const make: Calls['make'] = async (tenant, method, call) => {
    try {
      const client = await clients.for(tenant);
      if (!client) return 'not_installed';
      await call(client);
      return 'ok';
    } catch (error) {
      const code = failedCall(parts, tenant, method, error);
      if (isOfToken(error)) clients.broken(tenant, code);
      return code;
    }
  };

  async function respond(url: string, message: Message): Promise<string> {
    try {
      const answer = await clients.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_LIMIT),
      });
      if (answer.ok) return 'ok';
      return `http_${answer.status}`;
    } catch (error) {
      return codeOf(error);
    }
  }

  return {
    make,
    async note({ tenant, user, responseUrl }, message) {
      if (responseUrl !== undefined && isSlacks(responseUrl, apiUrl)) {
        const code = await respond(responseUrl, message);
        if (code === 'ok') return;
        parts.metrics.platformErrors.inc({ surface: 'slack', method: 'response_url', code });
      }
      await make(tenant, 'chat.postMessage', (client) => directMessage(client, user, message));
    },
  };
}

/** Whether we may send words to this address: Slack's own, or where its API is. */
export function isSlacks(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin } = new URL(address);
  return origin === HOOKS || origin === new URL(apiUrl).origin;
}
