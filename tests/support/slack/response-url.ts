import type { IncomingMessage, ServerResponse } from 'node:http';
import { type MethodContext, SlackError } from './method.js';
import { contentOf, replace } from './methods-chat.js';
import { bodyOf } from './web-api.js';

const USES = 5;
const LIVES_MS = 30 * 60_000;

/**
 * What a POST to a response_url does: five times, for half an hour, a note to that one person unless it says
 * `in_channel`; `replace_original` and `delete_original` act on the message that was acted on.
 */
export function respond(
  id: string,
  body: string,
  context: MethodContext,
): { status: number; body: object | string } {
  const { world } = context;
  const known = world.responseUrls.get(id);
  const refused = (error: string, status = 404) => ({ status, body: { ok: false, error } });
  if (!known) return refused('invalid_url');
  if (world.now() - known.issuedAt > LIVES_MS) return refused('expired_url');
  if (known.uses >= USES) return refused('used_url');
  let payload: any;
  try {
    payload = JSON.parse(body);
  } catch {
    return refused('invalid_payload', 400);
  }
  known.uses += 1;
  const team = world.team(known.team_id);
  const done = { status: 200, body: known.kind === 'commands' ? 'ok' : { ok: true } };
  if (payload.delete_original) {
    if (!known.message) return refused('message_not_found');
    known.message.deleted = true;
    return done;
  }
  try {
    const content = contentOf(payload, context, 'response_url');
    if (payload.replace_original && known.message && !known.message.deleted) replace(known.message, content);
    else
      world.addMessage({
        ...content,
        channel: known.channel,
        user: team.botUser,
        bot_id: team.botId,
        thread_ts: payload.thread_ts,
        ...(payload.response_type === 'in_channel' ? {} : { ephemeralTo: known.user }),
      });
    return done;
  } catch (error) {
    if (error instanceof SlackError) return refused(error.code, 400);
    throw error;
  }
}

/** Answers a POST to a response_url; faults planned for the method `response_url` come first. */
export async function serveResponseUrl(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  context: MethodContext,
): Promise<void> {
  const text = await bodyOf(request);
  const fault = context.faults.take('response_url');
  if (fault && 'ratelimited' in fault)
    return void response.writeHead(429, { 'retry-after': String(fault.ratelimited) }).end();
  if (fault && 'status' in fault && !fault.after) return void response.writeHead(fault.status).end();
  if (fault && 'drop' in fault && fault.drop === 'before') return void request.socket.destroy();
  const { status, body } =
    fault && 'error' in fault ? { status: 404, body: fault.error } : respond(id, text, context);
  if (fault && 'drop' in fault) return void request.socket.destroy();
  if (fault && 'status' in fault) return void response.writeHead(fault.status).end();
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}
