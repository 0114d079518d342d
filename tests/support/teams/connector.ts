import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults, Operation, Rates } from './faults.js';
import { type Call, ConnectorError, createOperations, type Done } from './operations.js';
import type { Message, World } from './world.js';

/** One call of the Connector service, as it came and as it ended. */
export interface LoggedCall {
  operation: Operation | 'unknown';
  method: string;
  path: string;
  conversation?: string;
  body: any;
  at: number;
  /** HTTP status, 0 for a line that was cut or hangs. */
  status: number;
  /** The error's code, `ok`, `dropped` or `hanging`. */
  answer: string;
  /** What it did happened. */
  took: boolean;
}
/** A message that Teams took. `answered` is false when the app never heard so: the only good ground for a double. */
export interface Accepted {
  message: Message;
  answered: boolean;
}
export interface Problem {
  where: string;
  problems: string[];
  payload: any;
}

/** `/v3/…` to what is asked for. */
function route(method: string, path: string): Omit<Call, 'query' | 'body'> | undefined {
  const [v3, kind, first, second, third, ...more] = path.split('/').map(decodeURIComponent);
  if (v3 !== 'v3' || more.length > 0) return undefined;
  if (kind === 'teams' && method === 'GET' && first) {
    if (!second) return { operation: 'team', team: first };
    return second === 'conversations' && !third ? { operation: 'channels', team: first } : undefined;
  }
  if (kind !== 'conversations') return undefined;
  if (!first) return method === 'POST' ? { operation: 'createConversation' } : undefined;
  const conversation = first;
  if (second === 'activities') {
    if (method === 'POST') return { operation: 'send', conversation, ...(third ? { activity: third } : {}) };
    if (method === 'PUT' && third) return { operation: 'update', conversation, activity: third };
    if (method === 'DELETE' && third) return { operation: 'delete', conversation, activity: third };
  }
  if (method === 'GET' && second === 'members')
    return third
      ? { operation: 'member', conversation, member: third }
      : { operation: 'members', conversation };
  if (method === 'GET' && second === 'pagedmembers' && !third)
    return { operation: 'pagedMembers', conversation };
  return undefined;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
const PLACED: Operation[] = ['send', 'update', 'delete'];

interface Settings {
  world: World;
  faults: Faults;
  rates: Rates;
  problems: Problem[];
  pageMost: () => number;
  keep: () => boolean;
  changed: () => void;
}

/** The Connector service over HTTP. */
export function createConnector({ world, faults, rates, problems, pageMost, keep, changed }: Settings) {
  const operations = createOperations(world, pageMost);
  const calls: LoggedCall[] = [];
  const accepted: Accepted[] = [];
  const counts = {
    calls: 0,
    dropped: 0,
    droppedAfter: 0,
    hanging: 0,
    failed: 0,
    failedAfter: 0,
    throttled: 0,
  };

  function fail(response: ServerResponse, fault: Fault, logged: LoggedCall) {
    if ('status' in fault) {
      const { status, code, retryAfter, after } = fault;
      if (status === 429) counts.throttled += 1;
      else counts[after ? 'failedAfter' : 'failed'] += 1;
      logged.status = status;
      logged.answer = faults.codeOf(status, code);
      const headers: Record<string, string> =
        retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      // A gateway knows nothing of the Connector's way to say what is wrong.
      if (status === 502 && !code) {
        response.writeHead(502, { 'content-type': 'text/html', ...headers });
        return void response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
      }
      return sendJson(
        response,
        status,
        { error: { code: logged.answer, message: 'As the test asked.' } },
        headers,
      );
    }
    if ('hang' in fault) {
      counts.hanging += 1;
      logged.answer = 'hanging';
      return faults.hold(response, changed);
    }
    counts[fault.drop === 'before' ? 'dropped' : 'droppedAfter'] += 1;
    logged.answer = 'dropped';
    response.destroy();
  }
  const isAfter = (fault: Fault) =>
    'status' in fault ? fault.after === true : ('drop' in fault ? fault.drop : fault.hang) === 'after';

  /** `path` begins with `v3/`. */
  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ) {
    const method = request.method ?? 'GET';
    const text = await bodyOf(request);
    const asked = route(method, path);
    counts.calls += 1;
    const logged: LoggedCall = {
      operation: asked?.operation ?? 'unknown',
      method,
      path: `/${path}`,
      ...(asked?.conversation ? { conversation: asked.conversation } : {}),
      body: undefined,
      at: world.now(),
      status: 0,
      answer: '',
      took: false,
    };
    if (keep()) calls.push(logged);
    const refuse = (error: ConnectorError) => {
      logged.status = error.status;
      logged.answer = error.code;
      if (error.problems.length > 0)
        problems.push({ where: `${method} /${path}`, problems: error.problems, payload: logged.body });
      sendJson(response, error.status, { error: { code: error.code, message: error.message } });
    };
    try {
      if (request.headers.authorization !== 'Bearer test')
        throw new ConnectorError(401, 'Unauthorized', 'Authorization has been denied for this request.', [
          `Authorization: ${request.headers.authorization}`,
        ]);
      const run = asked && operations[asked.operation];
      if (!run) throw new ConnectorError(404, 'NotFound', 'No such operation.', [`${method} /${path}`]);
      try {
        logged.body = text === '' ? undefined : JSON.parse(text);
      } catch {
        throw new ConnectorError(400, 'BadSyntax', 'Broken JSON.', [text.slice(0, 200)]);
      }
      const fault =
        rates.check(PLACED.includes(asked.operation) ? asked.conversation : undefined) ??
        faults.take(asked.operation);
      if (fault && !isAfter(fault)) return fail(response, fault, logged);

      const done: Done = run({ ...asked, query, body: logged.body });
      logged.took = true;
      if (done.message) accepted.push({ message: done.message, answered: fault === undefined });
      if (fault) return fail(response, fault, logged);
      logged.status = done.status;
      logged.answer = 'ok';
      sendJson(response, done.status, done.body);
    } catch (error) {
      if (error instanceof ConnectorError) return refuse(error);
      refuse(new ConnectorError(500, 'ServiceError', 'Fault', [`the fake itself failed: ${error}`]));
    }
  }
  return { handle, calls, accepted, counts };
}
