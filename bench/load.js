import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/**
 * A load of POSTs over kept connections, on bare sockets, so that the generator costs little beside what it measures. Each answer
 * is checked; the first wrong one ends it all.
 */
export class Load {
  static async open({ port, path, connections, type = 'application/json' }) {
    const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
    return new Load(sockets, `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: ${type}\r\n`);
  }

  constructor(sockets, head) {
    this.sockets = sockets;
    this.head = head;
  }

  /**
   * Sends so many, each connection one after the other; `body` gives a text, or `{ head, body }` with more headers. Requests per
   * second. Rejects on an answer that `fits` does not take.
   */
  async run(amount, body, fits) {
    let sent = 0;
    /** Milliseconds from sending to the answer, one per request of the last run. */
    this.waited = [];
    const next = () => (sent < amount ? body(sent++) : undefined);
    const start = performance.now();
    await Promise.all(this.sockets.map((socket) => this.work(socket, next, fits)));
    return amount / ((performance.now() - start) / 1000);
  }

  work(socket, next, fits) {
    return new Promise((resolve, reject) => {
      let seen = Buffer.alloc(0);
      let begun = 0;
      const done = (error) => {
        socket.off('data', read);
        socket.off('close', closed);
        if (error) reject(error);
        else resolve();
      };
      const send = () => {
        const made = next();
        if (made === undefined) return done();
        const { head = '', body } = typeof made === 'string' ? { body: made } : made;
        begun = performance.now();
        socket.write(`${this.head}${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      const closed = () => done(new Error('the server closed a connection'));
      const read = (chunk) => {
        seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
        const end = seen.indexOf(HEAD_END);
        if (end < 0) return;
        const head = seen.toString('latin1', 0, end);
        const text = whole(head, seen.subarray(end + HEAD_END.length));
        if (text === undefined) return;
        seen = Buffer.alloc(0);
        if (!head.startsWith('HTTP/1.1 200') || !fits(text))
          return done(new Error(`a wrong answer: ${head.slice(0, 12)} ${text.slice(0, 300)}`));
        this.waited.push(performance.now() - begun);
        send();
      };
      socket.on('data', read);
      socket.on('close', closed);
      send();
    });
  }

  close() {
    for (const socket of this.sockets) socket.destroy();
  }
}

/** What follows the head, once all of it is there: by its length, or in chunks (as they came; they are not taken apart). */
function whole(head, rest) {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? undefined : rest.toString('utf8');
  if (!/^transfer-encoding: chunked/im.test(head)) return 'an answer without a length';
  return rest.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ? rest.toString('utf8') : undefined;
}

const opened = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
