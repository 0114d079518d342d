import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Why this request is not let in, or undefined. The sandbox has no sign-in, so only the machine's own browser may speak
 * to it: a loopback Host (a name that somebody points at 127.0.0.1 is refused) and, where a browser says where the
 * request comes from, the page itself.
 */
export function refusedBecause(request: IncomingMessage): string | undefined {
  const { host, origin } = request.headers;
  if (!host || !LOOPBACK.test(host)) return 'the sandbox answers on a loopback address only';
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return 'foreign origin';
  return undefined;
}

/** As `refusedBecause`; the API is not for links and pictures on other sites either, the page itself is. */
export function apiRefusedBecause(request: IncomingMessage): string | undefined {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign origin';
  return refusedBecause(request);
}
