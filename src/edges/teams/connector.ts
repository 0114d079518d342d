import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Auth } from './auth.js';

/**
 * Milliseconds without a byte, after which a call has failed and an unused connection is closed (sooner than servers do, so that a
 * call seldom meets one that is closing).
 */
const SILENCE = 10_000;
const LONGEST_ANSWER = 4_000_000;
/** Nothing of the call left this machine. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A call that was refused or not answered. `status` 0: no answer came. */
export class ConnectorFailure extends Error {
  override readonly name = 'ConnectorFailure';
  constructor(
    readonly status: number,
    /** Of the Connector's error, or of the line's. */
    readonly code: string,
    /** What it asks to wait, in ms. */
    readonly retryAfter?: number,
  ) {
    super(`the Connector answered ${status || 'nothing'} (${code})`);
  }
  /** Certain that nothing happened. */
  get neverLeft(): boolean {
    return this.status === 0 && (NEVER_LEFT.has(this.code) || this.code === NO_TOKEN);
  }
}
/** Our own token could not be had. */
export const NO_TOKEN = 'no-token';

export interface Connector {
  /** One call, never repeated: it may have been a message. `path` begins with `v3/`. Throws ConnectorFailure. */
  call(serviceUrl: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown>;
  /** Closes the connections that are kept. */
  close(): void;
}

/**
 * The Connector's REST interface (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). Not
 * the SDK's client: that one waits for ever, and repeats posts by itself on a 503 or a reset.
 */
export function createConnector(auth: Pick<Auth, 'authorization' | 'refused'>, silence = SILENCE): Connector {
  const options = { keepAlive: true, timeout: silence, maxFreeSockets: 64 };
  const plain = new PlainAgent(options);
  const tls = new TlsAgent(options);

  function send(url: URL, method: string, authorization: string, body?: string): Promise<Answer> {
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const content =
        body === undefined
          ? {}
          : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
      const request = (secure ? tlsRequest : plainRequest)(
        url,
        {
          agent: secure ? tls : plain,
          method,
          headers: { authorization, accept: 'application/json', ...content },
        },
        (answer) => collect(answer).then(resolve, reject),
      );
      request.on('timeout', () => request.destroy(Object.assign(new Error('silence'), { code: 'SILENCE' })));
      request.on('error', reject);
      request.end(body);
    });
  }

  return {
    async call(serviceUrl, method, path, body) {
      const url = new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
      let authorization: string;
      try {
        authorization = await auth.authorization();
      } catch {
        throw new ConnectorFailure(0, NO_TOKEN);
      }
      let answer: Answer;
      try {
        answer = await send(url, method, authorization, body && JSON.stringify(body));
      } catch (error) {
        throw new ConnectorFailure(0, String((error as { code?: string }).code ?? 'lost'));
      }
      if (answer.status >= 200 && answer.status < 300) return jsonOf(answer.text);
      if (answer.status === 401) auth.refused();
      throw new ConnectorFailure(answer.status, codeIn(answer), retryAfter(answer.after));
    },
    close() {
      plain.destroy();
      tls.destroy();
    },
  };
}

interface Answer {
  status: number;
  text: string;
  after: string | undefined;
}

async function collect(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LONGEST_ANSWER) answer.destroy(Object.assign(new Error('too long'), { code: 'TOO_LONG' }));
      else chunks.push(chunk);
    });
    answer.on('error', reject);
    answer.on('end', () =>
      resolve({
        status: answer.statusCode ?? 0,
        text: Buffer.concat(chunks).toString('utf8'),
        after: answer.headers['retry-after'],
      }),
    );
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeIn({ status, text }: Answer): string {
  const { error } = (jsonOf(text) ?? {}) as { error?: { code?: unknown } };
  const code = error?.code;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : `http_${status}`;
}

/** Seconds; a date is not what Teams sends. */
function retryAfter(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}
