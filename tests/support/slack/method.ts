import type { Faults, Rates } from './faults.js';
import { type PayloadKind, validate } from './validate.js';
import type { Team, Token, World } from './world.js';

/** An answer of Slack's that is not ok: HTTP 200 with an error code. */
export class SlackError extends Error {
  constructor(
    readonly code: string,
    readonly messages: string[] = [],
    readonly more: object = {},
  ) {
    super([code, ...messages].join('\n'));
  }
}
export interface Call {
  method: string;
  args: Record<string, any>;
  team: Team;
  token: Token;
}
export interface MethodContext {
  world: World;
  faults: Faults;
  rates: Rates;
  url: () => string;
  clientId: string;
  clientSecret: string;
  /** Seconds that new bot tokens live; undefined without token rotation. */
  rotation: () => number | undefined;
  /** What Slack would have refused, and by which call; tests end with none. */
  problems: { method: string; problems: string[]; payload: unknown }[];
  /** A websocket address for one connection. */
  ticket(team: Team): string;
}
export interface Method {
  /** Any of these is enough; none: any good token. */
  scopes?: string[];
  /** Which token it takes; a bot's by default. */
  token?: 'bot' | 'app' | 'none';
  run(call: Call, context: MethodContext): Record<string, any>;
}

/** Records and throws what the validator finds. `code`: Slack's error for it. */
export function refuse(
  context: MethodContext,
  kind: PayloadKind,
  payload: unknown,
  method: string,
  code: string,
): void {
  const problems = validate(kind, payload);
  if (problems.length === 0) return;
  context.problems.push({ method, problems, payload });
  throw new SlackError(
    code,
    problems.map((problem) => `[ERROR] ${problem.replace(/^(\/\S*): (.*)$/s, '$2 [json-pointer:$1]')}`),
  );
}

export function required(args: Record<string, any>, ...names: string[]): void {
  const missing = names.filter((name) => args[name] === undefined || args[name] === '');
  if (missing.length > 0)
    throw new SlackError(
      'invalid_arguments',
      missing.map((name) => `[ERROR] missing required field: ${name}`),
    );
}
