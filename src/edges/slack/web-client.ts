import {
  type FetchFunction,
  type Logger,
  LogLevel,
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Log } from '../../log.js';

/** Milliseconds for what the package calls by itself (a file); our own calls end after the silence that `fetch.ts` allows. */
const FILE_LIMIT = 60_000;
/** Seconds to wait where Slack says "too many" and not for how long. */
const UNSAID = 30;

type Options = Required<Pick<WebClientOptions, 'slackApiUrl' | 'fetch' | 'logger'>>;

/**
 * Slack's Web API client with calls of our own below its methods. The package's `apiCall` writes every body into lines for a log
 * that is off, queues and retries (CPU of a small post, measured: the package with the global `fetch` 900 µs, with ours 440,
 * this 150). Here a call is sent once, since only the work loop knows whether to repeat it. Throws the errors of the package: `WebAPIPlatformError` (Slack said no: `data.error`), `WebAPIRateLimitedError`
 * (`retryAfter`, seconds), `WebAPIHTTPError`, `WebAPIRequestError` (no answer).
 */
export class SlackClient extends WebClient {
  private readonly send: FetchFunction;
  private readonly sent: Record<string, string>;

  constructor(token: string | undefined, { slackApiUrl, fetch, logger }: Options) {
    super(token, {
      slackApiUrl,
      fetch,
      logger,
      timeout: FILE_LIMIT,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
    this.send = fetch;
    this.sent = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    // Another token in an argument, or a file: rare, and the package knows how.
    if (options.token !== undefined || method === 'files.uploadV2') return super.apiCall(method, options);
    const answer = await this.send(`${this.slackApiUrl}${method}`, {
      method: 'POST',
      headers: this.sent,
      body: bodyOf(options),
      redirect: 'error',
    }).catch((error: unknown) => {
      // Its code tells whether the call can have arrived.
      throw new WebAPIRequestError(error as Error);
    });
    if (answer.status === 429) {
      const seconds = Number.parseInt(answer.headers.get('retry-after') ?? '', 10);
      throw new WebAPIRateLimitedError(Number.isNaN(seconds) ? UNSAID : seconds);
    }
    const text = await answer.text();
    if (answer.status !== 200)
      throw new WebAPIHTTPError(
        answer.status,
        answer.statusText,
        Object.fromEntries(answer.headers.entries()),
        text,
      );
    const result = resultOf(text);
    const scopes = answer.headers.get('x-oauth-scopes');
    if (scopes !== null)
      result.response_metadata = { ...result.response_metadata, scopes: scopes.trim().split(/\s*,\s*/) };
    if (!result.ok) throw new WebAPIPlatformError(result as WebAPICallResult & { error: string });
    return result;
  }
}

function bodyOf(options: Record<string, unknown>): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    pairs.push(`${key}=${encoded(typeof value === 'object' ? JSON.stringify(value) : String(value))}`);
  }
  return pairs.join('&');
}

/** Half a character (a text cut in the middle of an emoji) cannot be encoded. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  }
}

function resultOf(text: string): WebAPICallResult {
  try {
    const result: unknown = JSON.parse(text);
    if (typeof result === 'object' && result !== null && 'ok' in result) return result as WebAPICallResult;
  } catch {
    // A proxy's page, for instance.
  }
  return { ok: false, error: 'not_an_answer_of_slack' } as WebAPICallResult;
}

/** The package's own complaints, as a line without their words: those hold addresses and may hold what somebody wrote. */
export function quiet(log: Log): Logger {
  const nothing = () => {};
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: () => log.error({ from: 'slack' }, 'the Slack package complains'),
    setLevel: nothing,
    setName: nothing,
    getLevel: () => LogLevel.ERROR,
  };
}
