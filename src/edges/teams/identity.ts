import type { Actor } from '../../kernel/interaction.js';
import type { Epoch } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Acquaintances } from '../../ports/turns.js';
import { type Activity, isObject, withoutThread, wordOf } from './activity.js';
import { type Connector, ConnectorFailure } from './connector.js';
import type { Conversations } from './conversations.js';

/** Real ms. */
const REMEMBERED = 3_600_000;
const FAILED_LOOK = 10_000;
/** Teams waits five seconds for an answer in all. */
const PATIENCE = 3_000;
const MOST = 20_000;
const MOST_TEAMS_ASKED = 3;

/** What we read of a member of a conversation. */
export interface Member {
  /** `29:…`. */
  member: string;
  user: string;
  emails: string[];
  /** Somebody of this tenant itself: no guest, nobody anonymous, nobody of another company, no bot. */
  own: boolean;
}

/** undefined: nobody with an id in Entra. */
export function memberIn(value: unknown, tenant: string): Member | undefined {
  if (!isObject(value)) return undefined;
  const [member, user] = [wordOf(value.id), wordOf(value.aadObjectId) ?? wordOf(value.objectId)];
  if (!member || !user) return undefined;
  const name = wordOf(value.userPrincipalName)?.toLowerCase();
  const emails = [wordOf(value.email)?.toLowerCase(), name].filter((one) => one?.includes('@'));
  const role = wordOf(value.userRole)?.toLowerCase() ?? 'user';
  const from = wordOf(value.tenantId)?.toLowerCase() ?? tenant;
  const own = role === 'user' && from === tenant && !name?.includes('#ext#') && !member.startsWith('28:');
  return { member, user: user.toLowerCase(), emails: [...new Set(emails)] as string[], own };
}

/** `unsure`: Teams could not be asked. */
export type Standing = 'known' | 'stranger' | 'unsure';

export interface Identity {
  /** Whether who acts is somebody of a school. Asks Teams only about somebody new, and only once in an hour. */
  know(activity: Activity, user: string): Promise<Standing>;
  /** What Teams itself says of somebody. `first`: done before they are known, when they turn out to be somebody. */
  settle(tenant: string, member: Member, first?: () => Promise<void>): Promise<Standing>;
}

export interface IdentityParts {
  connector: Pick<Connector, 'call'>;
  conversations: Pick<Conversations, 'tenant'>;
  turns: Acquaintances;
  clock: Clock;
  log: Log;
}

export function createIdentity({ connector, conversations, turns, clock, log }: IdentityParts): Identity {
  /** Who may act without another look, and until when. */
  const known = new Map<string, Epoch>();
  const looked = new Map<string, { member?: Member; until: Epoch }>();
  const underWay = new Map<string, Promise<Standing>>();
  const actorOf = (tenant: string, user: string): Actor => ({ platform: 'teams', tenant, user });

  function remember<T>(map: Map<string, T>, key: string, value: T): void {
    map.delete(key);
    if (map.size >= MOST) map.delete(map.keys().next().value!);
    map.set(key, value);
  }

  /** First by the e-mail that Teams vouches for, then by who they were. */
  async function settle(
    tenant: string,
    member: Member,
    first?: () => Promise<void>,
    until = clock.real() + REMEMBERED,
  ): Promise<Standing> {
    const actor = actorOf(tenant, member.user);
    const key = `${tenant} ${member.user}`;
    remember(looked, key, { member, until });
    if (!member.own) {
      known.delete(key);
      await turns.forget(actor);
      return 'stranger';
    }
    for (const email of member.emails) {
      if (!(await turns.introduce(actor, email, first))) continue;
      remember(known, key, clock.real() + REMEMBERED);
      return 'known';
    }
    return (await turns.who(actor)) ? 'known' : 'stranger';
  }

  /** As a member of the conversation in which they act, or of a team in which we are. undefined: of none. */
  async function ask({ tenant, serviceUrl, conversation, member }: Activity): Promise<Member | undefined> {
    const teams = (await conversations.tenant(tenant))?.teams ?? [];
    for (const place of [withoutThread(conversation), ...teams.slice(-MOST_TEAMS_ASKED)]) {
      const path = `v3/conversations/${encodeURIComponent(place)}/members/${encodeURIComponent(member)}`;
      try {
        return memberIn(await connector.call(serviceUrl, 'GET', path), tenant);
      } catch (error) {
        if (!(error instanceof ConnectorFailure) || ![400, 403, 404].includes(error.status)) throw error;
      }
    }
    return undefined;
  }

  async function look(activity: Activity, user: string, key: string): Promise<Standing> {
    const { tenant } = activity;
    try {
      const member = await ask(activity);
      if (member?.user === user) return await settle(tenant, member);
      // Who says to be one and is another is nobody.
      remember(looked, key, { until: clock.real() + REMEMBERED });
      return 'stranger';
    } catch (error) {
      const code = error instanceof ConnectorFailure ? error.code : 'fault';
      log.warn({ tenant, user, code }, 'could not find out who a Teams user is');
      const last = looked.get(key);
      remember(looked, key, { ...last, until: clock.real() + FAILED_LOOK });
      return 'unsure';
    }
  }

  return {
    settle,
    async know(activity, user) {
      const { tenant } = activity;
      const key = `${tenant} ${user}`;
      const now = clock.real();
      if ((known.get(key) ?? 0) > now) return 'known';
      if (await turns.who(actorOf(tenant, user))) {
        remember(known, key, now + REMEMBERED);
        return 'known';
      }
      const last = looked.get(key);
      // Somebody may have put them on the roster since; Teams need not be asked for that.
      if (last && last.until > now)
        return last.member ? settle(tenant, last.member, undefined, last.until) : 'stranger';
      const asked = underWay.get(key) ?? look(activity, user, key).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return within(asked);
    },
  };
}

async function within(work: Promise<Standing>): Promise<Standing> {
  const late = AbortSignal.timeout(PATIENCE);
  return Promise.race([
    work,
    new Promise<Standing>((resolve) => {
      late.addEventListener('abort', () => resolve('unsure'), { once: true });
    }),
  ]);
}
