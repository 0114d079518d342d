import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { accept, type Socket } from './web-socket.js';
import type { World } from './world.js';

interface Connection {
  socket: Socket;
  /** Told to go: gets nothing new, may still acknowledge. */
  leaving: boolean;
}
interface Waiting {
  connection: Connection;
  done(answer: { payload?: any } | undefined): void;
}
export interface Envelope {
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: unknown;
  retry_attempt?: number;
  retry_reason?: string;
}

/** The app's side of Socket Mode: connections by single-use tickets, envelopes and their acknowledgements. */
export function createSocketMode(world: World, changed: () => void) {
  const tickets = new Set<string>();
  const connections = new Set<Connection>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  let gone = () => {};

  function onText(text: string): void {
    let message: any;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    const waits = waiting.get(String(message?.envelope_id));
    if (!waits) return;
    waiting.delete(String(message.envelope_id));
    waits.done({ payload: message.payload });
  }

  return {
    connections,
    get connected(): boolean {
      return [...connections].some((connection) => !connection.leaving);
    },
    ticket(host: string): string {
      const ticket = world.secret();
      tickets.add(ticket);
      return `ws://${host}/link/?ticket=${ticket}&app_id=${world.appId}`;
    },
    upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
      const url = new URL(request.url ?? '/', 'http://slack');
      const ticket = url.searchParams.get('ticket') ?? '';
      if (url.pathname !== '/link/' || !tickets.delete(ticket)) {
        stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      const connection: Connection = { socket: undefined as unknown as Socket, leaving: false };
      connection.socket = accept(request, stream, head, onText, () => {
        connections.delete(connection);
        for (const [id, waits] of waiting)
          if (waits.connection === connection) {
            waiting.delete(id);
            waits.done(undefined);
          }
        changed();
        gone();
      });
      connections.add(connection);
      connection.socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: connections.size,
          debug_info: {
            host: 'applink-fake',
            started: '',
            build_number: 1,
            approximate_connection_time: 18_060,
          },
          connection_info: { app_id: world.appId },
        }),
      );
      changed();
    },
    /**
     * Sends an envelope over one of the connections, in turn. Resolves with the acknowledgement, or undefined when the line
     * broke first or `signal` gave up.
     */
    send(envelope: Envelope, signal: AbortSignal): Promise<{ payload?: any } | undefined> {
      const open = [...connections].filter((connection) => !connection.leaving);
      const connection = open[turn++ % Math.max(1, open.length)];
      if (!connection) return Promise.resolve(undefined);
      const id = world.secret();
      return new Promise((resolve) => {
        const giveUp = () => {
          waiting.delete(id);
          resolve(undefined);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.set(id, {
          connection,
          done(answer) {
            signal.removeEventListener('abort', giveUp);
            resolve(answer);
          },
        });
        const { type, payload, retry_attempt, retry_reason } = envelope;
        const more =
          type === 'events_api'
            ? {
                accepts_response_payload: false,
                retry_attempt: retry_attempt ?? 0,
                retry_reason: retry_reason ?? '',
              }
            : { accepts_response_payload: true };
        connection.socket.send(JSON.stringify({ envelope_id: id, type, payload, ...more }));
      });
    },
    /** Asks every connection to come back on a new one, as Slack does every few hours (`warning` announces it). */
    disconnect(
      reason: 'refresh_requested' | 'warning' | 'link_disabled' | 'too_many_websockets' = 'refresh_requested',
    ): void {
      for (const connection of connections) {
        if (reason !== 'warning') connection.leaving = true;
        connection.socket.send(
          JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-fake' } }),
        );
      }
    },
    /** Says goodbye on every line and waits for the answer, at most a second: Bolt leaves a timer of 30 s behind a cut line. */
    async close(): Promise<void> {
      const signal = AbortSignal.timeout(1000);
      for (const { socket } of connections) socket.close();
      while (connections.size > 0 && !signal.aborted)
        await new Promise<void>((done) => {
          gone = done;
          signal.addEventListener('abort', () => done(), { once: true });
        });
      for (const { socket } of connections) socket.destroy();
    },
    /** Cuts every line. */
    drop(): void {
      for (const connection of connections) connection.socket.destroy();
    },
  };
}
export type SocketMode = ReturnType<typeof createSocketMode>;
