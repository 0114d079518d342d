import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

// As much of RFC 6455 as Socket Mode needs: text, ping, pong, close; one frame a message from here, fragments from there.

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127]), bigLength(length)]);
  return Buffer.concat([head, payload]);
}
function bigLength(length: number): Buffer {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64BE(BigInt(length));
  return eight;
}

interface Frame {
  final: boolean;
  opcode: number;
  payload: Buffer;
  size: number;
}
/** The first whole frame in a buffer, or undefined until more has come. */
function read(buffer: Buffer): Frame | undefined {
  if (buffer.length < 2) return undefined;
  const masked = (buffer[1]! & 0x80) !== 0;
  let length = buffer[1]! & 0x7f;
  let at = 2;
  if (length === 126) {
    if (buffer.length < 4) return undefined;
    length = buffer.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (buffer.length < 10) return undefined;
    length = Number(buffer.readBigUInt64BE(2));
    at = 10;
  }
  const mask = masked ? buffer.subarray(at, at + 4) : undefined;
  if (mask) at += 4;
  if (buffer.length < at + length) return undefined;
  const payload = Buffer.from(buffer.subarray(at, at + length));
  if (mask) for (let n = 0; n < payload.length; n += 1) payload[n]! ^= mask[n % 4]!;
  return { final: (buffer[0]! & 0x80) !== 0, opcode: buffer[0]! & 15, payload, size: at + length };
}

export interface Socket {
  send(text: string): void;
  ping(): void;
  /** Says goodbye first. */
  close(code?: number): void;
  /** Cuts the line without a word. */
  destroy(): void;
}

/** Takes an HTTP upgrade over. `onText` gets whole messages; `onClose` runs once, however it ended. */
export function accept(
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
  onText: (text: string) => void,
  onClose: () => void,
): Socket {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let waiting: Buffer = head;
  let parts: Buffer[] = [];
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    onClose();
  };
  const write = (opcode: number, payload: Buffer) => {
    if (!over && stream.writable) stream.write(frame(opcode, payload));
  };
  const take = ({ final, opcode, payload }: Frame) => {
    if (opcode === PING) return write(PONG, payload);
    if (opcode === PONG) return;
    if (opcode === CLOSE) {
      write(CLOSE, payload);
      end();
      return void stream.end();
    }
    parts.push(payload);
    if (!final) return;
    const text = Buffer.concat(parts).toString('utf8');
    parts = [];
    onText(text);
  };
  const drain = () => {
    for (let next = read(waiting); next && !over; next = read(waiting)) {
      waiting = waiting.subarray(next.size);
      take(next);
    }
  };
  stream.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    drain();
  });
  stream.on('error', () => {});
  stream.on('close', end);
  drain();
  return {
    send: (text) => write(TEXT, Buffer.from(text)),
    ping: () => write(PING, Buffer.from('ping')),
    close: (code = 1000) => write(CLOSE, Buffer.from([code >> 8, code & 255])),
    destroy: () => void stream.destroy(),
  };
}
