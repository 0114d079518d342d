import type { IncomingMessage } from 'node:http';
import { type Http, readBody, sendJson } from '../../http.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import { type Activity, isObject, isTooDeep, type Payload, readActivity } from './activity.js';
import { Adapter, type Answered } from './adapter.js';
import { type Auth, NoKeys, Unauthorized } from './auth.js';
import type { TeamsSettings } from './edge.js';

/** A form with every field at its longest is below 100 kB. */
const BODY_LIMIT = 1_000_000;
const PATH = '/api/messages';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost']);

export interface ReceiverParts {
  settings: TeamsSettings;
  /** Absent for the emulator, which sends no token. */
  auth?: Auth;
  handle(activity: Activity): Promise<Answered | undefined>;
  log: Log;
  metrics: Metrics;
}

export interface Receiver {
  route(http: Http): void;
  /** No new activities; resolves when those under way are answered. */
  stop(): Promise<void>;
}

const no = (status: number, error: string): Answered => ({ status, body: { error } });

/** `POST /api/messages`: who is not Teams, not our tenant or not well formed gets 401, 403 or 400 before anything happens. */
export function createReceiver({ settings, auth, handle, log, metrics }: ReceiverParts): Receiver {
  const underWay = new Set<Promise<unknown>>();
  let stopping = false;
  // The adapter asks its authentication nothing: it is given what was found.
  const adapter = auth && new Adapter(auth.authentication);

  async function take(request: IncomingMessage): Promise<Answered | undefined> {
    const header = request.headers.authorization;
    if (auth && !header) return no(401, 'no token');
    const raw = objectIn(await readBody(request, BODY_LIMIT));
    const activity = raw && readActivity(raw);
    if (!raw || !activity) return no(400, 'not an activity of Teams');
    if (!auth || !adapter) return fromEmulator(request, activity);
    const authenticated = await auth.authenticate(raw, header ?? '');
    if (activity.tenant !== settings.tenantId.toLowerCase()) return no(403, 'another tenant');
    return adapter.run(authenticated, raw, () => handle(activity));
  }

  /** Nobody vouches for these: they come from this machine and ask for an answer on this machine, or they do not count. */
  async function fromEmulator(request: IncomingMessage, activity: Activity): Promise<Answered | undefined> {
    const { protocol, hostname } = new URL(activity.serviceUrl);
    if (!LOOPBACK.has(request.socket.remoteAddress ?? '')) return no(401, 'not from this machine');
    if (!byOwnName(request) || cameThroughProxy(request)) return no(401, 'not from this machine itself');
    // A page on the net cannot send JSON here unasked, but it can send text that reads as JSON.
    if (request.headers.origin !== undefined || !isJson(request)) return no(401, 'not from the emulator');
    if (protocol !== 'http:' || !LOOPBACK_HOSTS.has(hostname)) return no(403, 'not on this machine');
    return handle({ ...activity, tenant: activity.tenant || 'playground' });
  }

  async function answer(request: IncomingMessage): Promise<Answered | undefined> {
    if (stopping) return no(503, 'stopping');
    try {
      return await take(request);
    } catch (error) {
      if (!(error instanceof Unauthorized || error instanceof NoKeys)) throw error;
      const code = error.name;
      metrics.platformErrors.inc({ surface: 'teams', method: 'receive', code });
      log.warn({ code, why: error.message }, 'an activity that nobody vouches for');
      return error instanceof NoKeys ? no(503, 'cannot check tokens now') : no(401, 'not authorised');
    }
  }

  return {
    route(http) {
      http.route('POST', PATH, async (request, response) => {
        const work = answer(request);
        underWay.add(work);
        try {
          const answered = await work;
          if (answered?.body) return sendJson(response, answered.status, answered.body);
          response.writeHead(answered?.status ?? 200, { 'content-length': 0 }).end();
        } finally {
          underWay.delete(work);
        }
      });
    },
    async stop() {
      stopping = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** A proxy on this machine would make everybody one of this machine. */
const cameThroughProxy = ({ headers }: IncomingMessage): boolean =>
  ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => name in headers);

function byOwnName({ headers }: IncomingMessage): boolean {
  const address = `http://${headers.host}`;
  return URL.canParse(address) && LOOPBACK_HOSTS.has(new URL(address).hostname);
}

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json\b/i.test(request.headers['content-type'] ?? '');

function objectIn(body: Buffer): Payload | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isObject(value) && !isTooDeep(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
