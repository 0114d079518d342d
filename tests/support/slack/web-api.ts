import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.js';
import { type Call, type Method, type MethodContext, SlackError } from './method.js';
import type { Message, Team, Token } from './world.js';

/** One call of the Web API, as it came and as it ended. */
export interface LoggedCall {
  method: string;
  args: Record<string, any>;
  token: string;
  team?: string;
  at: number;
  /** Slack's error code, `ok`, an HTTP status, or `dropped`. */
  answer: string;
  /** What it did happened. */
  took: boolean;
}
/** A message that Slack took. `answered` is false when the app never heard so: the only good ground for a double. */
export interface Accepted {
  message: Message;
  answered: boolean;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const JSON_ARGUMENTS = ['blocks', 'view', 'attachments', 'metadata', 'files'];
const FLAGS = ['mrkdwn', 'unfurl_links', 'unfurl_media', 'reply_broadcast', 'as_user', 'link_names'];

/** Arguments of a form or JSON body; what a form carries as a string of JSON is read too. Throws SlackError. */
function argumentsOf(contentType: string, body: string, query: URLSearchParams): Record<string, any> {
  const args: Record<string, any> = Object.fromEntries(query);
  if (contentType.includes('application/json')) {
    try {
      Object.assign(args, JSON.parse(body || '{}'));
    } catch {
      throw new SlackError('invalid_json');
    }
  } else Object.assign(args, Object.fromEntries(new URLSearchParams(body)));
  for (const name of JSON_ARGUMENTS)
    if (typeof args[name] === 'string' && args[name] !== '') {
      try {
        args[name] = JSON.parse(args[name]);
      } catch {
        throw new SlackError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
      }
    }
  for (const name of FLAGS)
    if (args[name] === 'true' || args[name] === 'false') args[name] = args[name] === 'true';
  return args;
}

function tokenOf(method: Method, given: string, { world }: MethodContext): { token: Token; team: Team } {
  if (!given) throw new SlackError('not_authed');
  const token = world.tokens.get(given);
  if (!token) throw new SlackError('invalid_auth');
  if (token.state === 'revoked') throw new SlackError('token_revoked');
  if (token.state === 'uninstalled') throw new SlackError('account_inactive');
  if (token.expiresAt !== undefined && world.now() >= token.expiresAt) throw new SlackError('token_expired');
  if (token.kind !== (method.token ?? 'bot')) throw new SlackError('not_allowed_token_type');
  const lacking = method.scopes && !method.scopes.some((scope) => token.scopes.has(scope));
  if (lacking)
    throw new SlackError('missing_scope', [], {
      needed: method.scopes!.join(','),
      provided: [...token.scopes].join(','),
    });
  return { token, team: world.team(token.team_id) };
}

export function createWebApi(methods: Record<string, Method>, context: MethodContext, keep: () => boolean) {
  const { world } = context;
  const calls: LoggedCall[] = [];
  const accepted: Accepted[] = [];
  const counts = { calls: 0, dropped: 0, droppedAfter: 0, failed: 0, ratelimited: 0 };

  function perform(name: string, args: Record<string, any>, bearer: string): [object, string | undefined] {
    const method = methods[name];
    if (!method) throw new SlackError('unknown_method', [], { req_method: name });
    if (method.token === 'none') {
      const none = { token: '' } as Token;
      return [method.run({ method: name, args, team: {} as Team, token: none }, context), undefined];
    }
    const { token, team } = tokenOf(method, bearer, context);
    const call: Call = { method: name, args, team, token };
    return [method.run(call, context), team.id];
  }

  /** Seconds to wait by the rates that are set. */
  function tooFast(name: string, args: Record<string, any>, bearer: string): number {
    const place = args.channel ?? args.user_id ?? args.user ?? world.tokens.get(bearer)?.team_id ?? '';
    return context.rates.wait(name, String(place));
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    query: URLSearchParams,
  ) {
    const body = await bodyOf(request);
    const authorization = request.headers.authorization ?? '';
    counts.calls += 1;
    let logged: LoggedCall = { method: name, args: {}, token: '', at: world.now(), answer: '', took: false };
    const answer = (status: number, content: object | string, headers: Record<string, string> = {}) => {
      const isText = typeof content === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
        ...headers,
      });
      response.end(isText ? content : JSON.stringify(content));
    };
    const wait = (seconds: number) => {
      counts.ratelimited += 1;
      logged.answer = 'ratelimited';
      answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
    };
    let fault: Fault | undefined;
    try {
      const args = argumentsOf(request.headers['content-type'] ?? '', body, query);
      if (authorization.startsWith('Basic ')) {
        const [id, secret] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
        Object.assign(args, { client_id: id, client_secret: secret });
      }
      const bearer = authorization.startsWith('Bearer ') ? authorization.slice(7) : String(args.token ?? '');
      delete args.token;
      logged = { ...logged, args, token: bearer, team: world.tokens.get(bearer)?.team_id };
      fault = context.faults.take(name);
      if (fault && 'ratelimited' in fault) return wait(fault.ratelimited);
      if (fault && 'status' in fault && !fault.after) {
        counts.failed += 1;
        logged.answer = String(fault.status);
        return answer(fault.status, 'upstream error');
      }
      if (fault && 'drop' in fault && fault.drop === 'before') {
        counts.dropped += 1;
        logged.answer = 'dropped';
        return void request.socket.destroy();
      }
      if (fault && 'error' in fault) throw new SlackError(fault.error);
      const seconds = tooFast(name, args, bearer);
      if (seconds > 0) return wait(seconds);

      const [result] = perform(name, args, bearer);
      logged.took = true;
      const unheard = fault !== undefined && !('held' in fault);
      if (name === 'chat.postMessage') {
        const { channel, ts } = result as { channel: string; ts: string };
        accepted.push({ message: world.messageAt(channel, ts)!, answered: !unheard });
      }
      if (fault && 'held' in fault) await fault.held;
      if (fault && 'drop' in fault) {
        counts.droppedAfter += 1;
        logged.answer = 'dropped';
        return void request.socket.destroy();
      }
      if (fault && 'status' in fault) {
        counts.failed += 1;
        logged.answer = String(fault.status);
        return answer(fault.status, 'upstream error');
      }
      logged.answer = 'ok';
      const scopes = world.tokens.get(bearer)?.scopes;
      answer(200, { ok: true, ...result }, scopes ? { 'x-oauth-scopes': [...scopes].join(',') } : {});
    } catch (error) {
      if (!(error instanceof SlackError)) {
        logged.answer = 'internal_error';
        context.problems.push({
          method: name,
          problems: [`the fake itself failed: ${error}`],
          payload: logged.args,
        });
        return answer(500, { ok: false, error: 'internal_error' });
      }
      logged.answer = error.code;
      const metadata = error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {};
      answer(200, { ok: false, error: error.code, ...metadata, ...error.more });
    } finally {
      if (keep()) calls.push(logged);
    }
  }
  return { handle, calls, accepted, counts };
}
export type WebApi = ReturnType<typeof createWebApi>;
