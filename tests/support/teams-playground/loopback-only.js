/**
 * node --import: this process connects to nothing outside this machine. What it would have called stands in its stderr,
 * one line `blocked <host>` each.
 */
import { Socket } from 'node:net';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = options?.path ? 'localhost' : (options?.host ?? 'localhost');
  if (LOOPBACK.has(host)) return connect.apply(this, args);
  process.stderr.write(`blocked ${host}\n`);
  // Nobody listens there: it is refused as any call may be.
  return connect.call(this, { host: '127.0.0.1', port: 1 });
};
