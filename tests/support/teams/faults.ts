import type { ServerResponse } from 'node:http';
import { chance } from '../slack/faults.js';

export type Operation =
  | 'createConversation'
  | 'send'
  | 'update'
  | 'delete'
  | 'members'
  | 'pagedMembers'
  | 'member'
  | 'team'
  | 'channels'
  | 'metadata'
  | 'keys';
/**
 * What goes wrong with a call: an HTTP status, with `Retry-After` in seconds where given, or a line that is cut or on
 * which nothing is said any more; each before the call took effect, or after.
 */
export type Fault =
  | { status: number; code?: string; retryAfter?: number; after?: boolean }
  | { drop: 'before' | 'after' }
  | { hang: 'before' | 'after' };
interface Share {
  share: number;
  seed?: number;
  /** Which kinds, by chance; `KINDS` by default. */
  kinds?: Fault[];
  operations?: Operation[];
}

export const KINDS: Fault[] = [
  { status: 429, retryAfter: 1 },
  { status: 429 },
  { status: 412 },
  { status: 502 },
  { status: 503 },
  { status: 502, after: true },
  { drop: 'before' },
  { drop: 'after' },
];
const CODES: Record<number, string> = {
  403: 'MessageWritesBlocked',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  429: 'Throttled',
};

export function createFaults() {
  let planned: { operation: Operation | '*'; fault: Fault; times: number }[] = [];
  let share: (Share & { random: () => number }) | undefined;
  const hanging = new Set<ServerResponse>();
  return {
    /** The next `times` calls of an operation (`*`: of any) fail so. */
    next(operation: Operation | '*', fault: Fault, times = 1) {
      planned.push({ operation, fault, times });
    },
    /** This share of all calls fails, in an order that the seed fixes. */
    some(options: Share) {
      share = { ...options, random: chance(options.seed ?? 1) };
    },
    /** No more faults; calls that hang go on hanging. */
    clear() {
      planned = [];
      share = undefined;
    },
    take(operation: Operation): Fault | undefined {
      const found = planned.find((p) => p.operation === '*' || p.operation === operation);
      if (found) {
        found.times -= 1;
        if (found.times <= 0) planned = planned.filter((p) => p !== found);
        return found.fault;
      }
      if (!share || (share.operations && !share.operations.includes(operation))) return undefined;
      if (share.random() >= share.share) return undefined;
      const kinds = share.kinds ?? KINDS;
      return kinds[Math.floor(share.random() * kinds.length)];
    },
    codeOf: (status: number, code?: string) => code ?? CODES[status] ?? 'ServiceError',
    /** How many calls hang now: nothing was answered, and the app has not given up. */
    get hanging() {
      return hanging.size;
    },
    hold(response: ServerResponse, changed: () => void) {
      hanging.add(response);
      response.on('close', () => {
        hanging.delete(response);
        changed();
      });
    },
    /** Cuts the lines that hang. */
    release() {
      for (const response of hanging) response.destroy();
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;

/** So many calls in so many ms. */
export interface Rule {
  calls: number;
  ms: number;
}
/** Per bot and conversation. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const TEAMS_RULES: Rule[] = [
  { calls: 7, ms: 1000 },
  { calls: 8, ms: 2000 },
  { calls: 60, ms: 30_000 },
  { calls: 1800, ms: 3_600_000 },
];
export const TENANT_RULES: Rule[] = [{ calls: 50, ms: 1000 }];

/** Windows on the fake's own clock; off until rules are set. */
export function createRates(now: () => number) {
  const seen = new Map<string, number[]>();
  let conversation: Rule[] = [];
  let tenant: Rule[] = [];
  let tell = true;
  const wait = (key: string, rules: Rule[]): number => {
    const times = seen.get(key) ?? [];
    const longest = Math.max(...rules.map(({ ms }) => ms));
    while (times.length > 0 && times[0]! <= now() - longest) times.shift();
    for (const { calls, ms } of rules) {
      const oldest = times.at(-calls);
      if (oldest !== undefined && oldest > now() - ms) return Math.ceil((oldest + ms - now()) / 1000);
    }
    times.push(now());
    seen.set(key, times);
    return 0;
  };
  return {
    /** `retryAfter: false`: the answer does not say how long to wait, as happens. */
    limit(options: { conversation?: Rule[]; tenant?: Rule[]; retryAfter?: boolean } = {}) {
      ({ conversation = TEAMS_RULES, tenant = TENANT_RULES, retryAfter: tell = true } = options);
    },
    off() {
      conversation = [];
      tenant = [];
    },
    /** The 429 for a call that comes too soon. */
    check(place: string | undefined): Fault | undefined {
      const seconds =
        (tenant.length > 0 && wait('', tenant)) ||
        (place !== undefined && conversation.length > 0 && wait(place, conversation));
      return seconds ? { status: 429, ...(tell ? { retryAfter: seconds } : {}) } : undefined;
    },
  };
}
export type Rates = ReturnType<typeof createRates>;
