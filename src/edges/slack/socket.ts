import { once } from 'node:events';
import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { SlackSettings } from './edge.js';
import { createFetch } from './fetch.js';
import { ADVICE, SlackTrouble, troubleFrom } from './trouble.js';
import { quiet } from './web-client.js';

/** What stands around a payload in Socket Mode; never part of a once-key. */
export interface EnvelopeMeta {
  type: string;
  envelopeId: string;
  retry?: number;
  retryReason?: string;
}

/** `ack` may be called once, with what Slack shows (errors of a form, options). Rejects when the line is gone. */
export type Take = (
  body: unknown,
  ack: (response?: unknown) => Promise<void>,
  meta: EnvelopeMeta,
) => Promise<void> | void;

export interface Socket {
  /** Resolves when Slack says hello; keeps the line from then on. Throws SlackTrouble with what to do. May be called again. */
  start(): Promise<void>;
  /** Takes nothing more; resolves when what was taken is done. */
  stop(): Promise<void>;
  connected(): boolean;
}

export interface SocketParts {
  settings: Pick<SlackSettings, 'apiUrl' | 'appToken'>;
  take: Take;
  log: Log;
  clock: Clock;
  /** Milliseconds, for tests. */
  waits?: typeof WAITS;
}

/** `short`: a line that lived no longer than this (real time) is not replaced at once, and each further one later still. */
const WAITS = { hello: 20_000, first: 1_000, most: 30_000, goodbye: 2_000, short: 5_000 };
const pause = (ms: number) => once(AbortSignal.timeout(ms), 'abort');

interface Envelope {
  ack(response?: unknown): Promise<void>;
  type: string;
  body: unknown;
  envelope_id: string;
  retry_num?: number;
  retry_reason?: string;
}

/**
 * Slack over a line that we open. The package's own reconnecting is not used: it waits 5 s during which commands fail, and an
 * attempt that fails after a lost line is an unhandled rejection, which ends the process (3.1).
 */
export function createSocket({ settings, take, log, clock, waits = WAITS }: SocketParts): Socket {
  const kept = createFetch();
  const underWay = new Set<Promise<void>>();
  let line: SocketModeClient | undefined;
  let starting: Promise<void> | undefined;
  let stopped = false;
  /** Lines one after the other that did not last. */
  let brief = 0;

  function receive(envelope: Envelope): void {
    if (stopped) return;
    const meta = {
      type: envelope.type,
      envelopeId: envelope.envelope_id,
      retry: envelope.retry_num,
      retryReason: envelope.retry_reason,
    };
    const taken = (async () => take(envelope.body, (response) => envelope.ack(response), meta))()
      .catch((error: unknown) => log.error({ err: error, type: envelope.type }, 'Slack: an envelope failed'))
      .finally(() => underWay.delete(taken));
    underWay.add(taken);
  }

  /** A line of its own each time, so that nothing of a lost one stays behind. */
  async function open(): Promise<void> {
    const opened = new SocketModeClient({
      appToken: settings.appToken!,
      autoReconnectEnabled: false,
      logger: quiet(log),
      clientOptions: {
        slackApiUrl: settings.apiUrl,
        fetch: kept.fetch,
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 0 },
      },
    });
    opened.on('slack_event', receive);
    const hello = opened.start();
    const late = pause(waits.hello).then(() => {
      throw new SlackTrouble(
        'no_hello',
        'Slack does not greet on the line of Socket Mode: does a proxy stop WebSockets?',
      );
    });
    try {
      await Promise.race([hello, late]);
    } catch (error) {
      hello.catch(() => {});
      opened.removeAllListeners('slack_event');
      await goodbye(opened);
      // A line that closes before the greeting rejects with nothing.
      throw error === undefined
        ? new SlackTrouble('link_disabled', ADVICE.app.link_disabled!)
        : troubleFrom(error, 'app');
    } finally {
      late.catch(() => {});
    }
    line = opened;
    const since = clock.real();
    const lost = () => {
      if (line !== opened) return;
      line = undefined;
      brief = clock.real() - since < waits.short ? brief + 1 : 0;
      if (!stopped) void keep(brief === 0 ? 0 : Math.min(waits.first * 2 ** (brief - 1), waits.most));
    };
    opened.once('disconnected', lost);
    // Slack says beforehand that it will close; the package's own goodbye may take half a minute.
    opened.on('ws_message', (data: unknown) => {
      const reason = farewellIn(data);
      const advice = reason && ADVICE.app[reason];
      if (advice) log.error({ reason }, advice);
      if (reason !== undefined) lost();
    });
    log.info({}, 'Slack: Socket Mode connected');
  }

  /** Opens another line after a while (real ms), with growing pauses while that fails. */
  async function keep(after: number): Promise<void> {
    if (after > 0) await pause(after);
    for (let ms = waits.first; !stopped && !line; ms = Math.min(ms * 2, waits.most)) {
      const failed = await attempt().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failed === undefined || stopped) return;
      log.error({ err: failed, nextInSeconds: Math.round(ms / 1000) }, 'Slack: Socket Mode is cut off');
      await pause(ms);
    }
  }

  function attempt(): Promise<void> {
    if (line) return Promise.resolve();
    starting ??= open().finally(() => {
      starting = undefined;
    });
    return starting;
  }

  /** The second time the package does not wait for an answer. */
  async function goodbye(closing: SocketModeClient): Promise<void> {
    const closed = closing.disconnect().then(() => true);
    const inTime = await Promise.race([closed, pause(waits.goodbye).then(() => false)]);
    if (!inTime) await closing.disconnect();
  }

  return {
    start: attempt,
    connected: () => line !== undefined,
    async stop() {
      stopped = true;
      await starting?.catch(() => {});
      await Promise.all(underWay);
      if (line) await goodbye(line);
      line = undefined;
      kept.close();
    },
  };
}

/** Why Slack is about to close the line; undefined for every other message. */
function farewellIn(data: unknown): string | undefined {
  if (typeof data !== 'string' || data.length > 1000 || !/"type"\s*:\s*"disconnect"/.test(data))
    return undefined;
  return /"reason"\s*:\s*"([a-z_]+)"/.exec(data)?.[1] ?? 'unsaid';
}
