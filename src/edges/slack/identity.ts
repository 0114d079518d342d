import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../kernel/interaction.js';
import type { Epoch } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Clock } from '../../ports/clock.js';
import type { Acquaintances } from '../../ports/turns.js';
import { codeOf, failureOf } from './failure.js';
import type { Installed } from './guard.js';

/** Real ms. */
const REMEMBERED = 3_600_000;
const LOOKED_AT_AGAIN = 24 * 3_600_000;
/** What Slack said of somebody who is not in any roster: whoever tries often is not asked about each time. */
const ASKED_AGAIN = 60_000;
const FAILED_LOOK = 600_000;
const MOST = 20_000;

/** What we read of a Slack user. */
export interface Profile {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  enterprise_user?: { enterprise_id?: string };
  profile?: { email?: string; real_name?: string };
}

/** `unsure`: Slack could not be asked. */
export type Standing = 'known' | 'stranger' | 'unsure';

export interface Identity {
  /** Whether this user is somebody of a school. `from`: the workspace that the payload says they belong to. */
  know(tenant: string, user: string, from?: string): Promise<Standing>;
  /** The same of somebody whom the school turned out not to know (any more): the workspace may have been linked anew since. */
  knowAnew(tenant: string, user: string, from?: string): Promise<Standing>;
  /** Of the profile, as far as we saw it: the language in which a stranger is refused. */
  localeOf(tenant: string, user: string): string | undefined;
  /** Slack says that this profile changed; `said`: into what, of which news may come late. */
  changed(tenant: string, user: string, said?: Profile): Promise<void>;
  find(tenant: string, email: string): Promise<string | undefined>;
  /** Looks that go on beside an act. */
  idle(): Promise<void>;
}

export interface IdentityParts {
  clients: {
    for(tenant: string): Promise<WebClient | undefined>;
    installation(tenant: string): Promise<Installed | undefined>;
  };
  turns: Acquaintances;
  clock: Clock;
  log: Log;
}

interface Looked {
  profile?: Profile;
  at: Epoch;
}

export function createIdentity({ clients, turns, clock, log }: IdentityParts): Identity {
  /** Who may act without another look, and until when. */
  const known = new Map<string, Epoch>();
  const looked = new Map<string, Looked>();
  const underWay = new Map<string, Promise<Profile | undefined>>();
  const beside = new Set<Promise<unknown>>();
  /** Looks at a profile that Slack says has changed: nobody acts as whom they were before. */
  const changes = new Map<string, Promise<unknown>>();
  const keyOf = (tenant: string, user: string) => `${tenant} ${user}`;
  const actorOf = (tenant: string, user: string): Actor => ({ platform: 'slack', tenant, user });

  function remember<T>(map: Map<string, T>, key: string, value: T): void {
    map.delete(key);
    if (map.size >= MOST) map.delete(map.keys().next().value!);
    map.set(key, value);
  }

  async function ask(tenant: string, user: string): Promise<Profile | undefined> {
    const client = await clients.for(tenant);
    if (!client) throw new Error('not installed');
    try {
      const { user: profile } = await client.users.info({ user, include_locale: true });
      return profile as Profile | undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'nowhere') return undefined;
      throw error;
    }
  }

  /** The profile as Slack has it now; one question at a time for each user. undefined: there is no such user. */
  function profileOf(tenant: string, user: string): Promise<Profile | undefined> {
    const key = keyOf(tenant, user);
    const asked =
      underWay.get(key) ??
      ask(tenant, user)
        .then((profile) => {
          remember(looked, key, { profile, at: clock.real() });
          return profile;
        })
        .finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  }

  /** Whether this is a full member of this workspace: no guest, no bot, nobody of another company, nobody who left. */
  async function isMember(tenant: string, profile: Profile | undefined): Promise<boolean> {
    if (!profile || profile.deleted || profile.is_bot || profile.id === 'USLACKBOT') return false;
    if (profile.is_restricted || profile.is_ultra_restricted || profile.is_stranger) return false;
    return belongs(tenant, profile.team_id, profile.enterprise_user?.enterprise_id);
  }

  async function belongs(tenant: string, teamId?: string, enterpriseId?: string): Promise<boolean> {
    if (teamId === undefined || teamId === tenant) return true;
    const installed = await clients.installation(tenant);
    if (installed?.teamId === teamId) return true;
    const ours = installed?.enterpriseId;
    return ours !== undefined && (teamId === ours || enterpriseId === ours);
  }

  /** First by their id, then by the e-mail that Slack vouches for. */
  async function settle(tenant: string, user: string, profile: Profile | undefined): Promise<Standing> {
    const key = keyOf(tenant, user);
    const actor = actorOf(tenant, user);
    if (!(await isMember(tenant, profile))) {
      known.delete(key);
      await turns.forget(actor);
      return 'stranger';
    }
    const email = profile?.is_email_confirmed === false ? undefined : profile?.profile?.email;
    if (!email) log.warn({ tenant, user }, 'a Slack user without an e-mail: is users:read.email granted?');
    const person = (email && (await turns.introduce(actor, email))) || (await turns.who(actor));
    if (person) remember(known, key, clock.real() + REMEMBERED);
    else known.delete(key);
    return person ? 'known' : 'stranger';
  }

  /** Beside the act of somebody known: whether they still are whom we took them for. */
  function lookAgain(tenant: string, user: string): void {
    const last = looked.get(keyOf(tenant, user));
    if (last && last.at + LOOKED_AT_AGAIN > clock.real()) return;
    const look = profileOf(tenant, user)
      .then((profile) => settle(tenant, user, profile))
      .catch((error) => {
        log.warn({ tenant, user, code: codeOf(error) }, 'could not look at a Slack user again');
        const at = clock.real() - LOOKED_AT_AGAIN + FAILED_LOOK;
        remember(looked, keyOf(tenant, user), { profile: last?.profile, at });
      })
      .finally(() => beside.delete(look));
    beside.add(look);
  }

  async function know(tenant: string, user: string, from?: string): Promise<Standing> {
    const key = keyOf(tenant, user);
    await changes.get(key);
    if (from !== undefined && !(await belongs(tenant, from))) {
      known.delete(key);
      await turns.forget(actorOf(tenant, user));
      return 'stranger';
    }
    const now = clock.real();
    if ((known.get(key) ?? 0) > now) {
      lookAgain(tenant, user);
      return 'known';
    }
    if (await turns.who(actorOf(tenant, user))) {
      remember(known, key, now + REMEMBERED);
      lookAgain(tenant, user);
      return 'known';
    }
    const last = looked.get(key);
    try {
      const fresh = last && last.at + ASKED_AGAIN > now;
      return await settle(tenant, user, fresh ? last.profile : await profileOf(tenant, user));
    } catch (error) {
      log.warn({ tenant, user, code: codeOf(error) }, 'could not find out who a Slack user is');
      return 'unsure';
    }
  }

  async function lookAt(tenant: string, user: string, said: Profile | undefined): Promise<void> {
    const key = keyOf(tenant, user);
    looked.delete(key);
    known.delete(key);
    if (!(await turns.who(actorOf(tenant, user)))) return;
    try {
      await settle(tenant, user, await profileOf(tenant, user));
    } catch (error) {
      // It cannot be asked now. That somebody is no member counts all the same: were it old news, their next act shows it.
      if (said === undefined || (await isMember(tenant, said))) throw error;
      await turns.forget(actorOf(tenant, user));
    }
  }

  return {
    know,
    knowAnew(tenant, user, from) {
      const key = keyOf(tenant, user);
      known.delete(key);
      looked.delete(key);
      return know(tenant, user, from);
    },
    localeOf: (tenant, user) => looked.get(keyOf(tenant, user))?.profile?.locale,
    async changed(tenant, user, said) {
      const key = keyOf(tenant, user);
      const look = lookAt(tenant, user, said).finally(() => changes.delete(key));
      changes.set(
        key,
        look.catch(() => undefined),
      );
      await look;
    },
    async find(tenant, email) {
      const client = await clients.for(tenant);
      if (!client) return undefined;
      let profile: Profile | undefined;
      try {
        profile = (await client.users.lookupByEmail({ email })).user as Profile | undefined;
      } catch (error) {
        if (failureOf(error).kind === 'nowhere') return undefined;
        throw error;
      }
      if (!profile?.id) return undefined;
      remember(looked, keyOf(tenant, profile.id), { profile, at: clock.real() });
      return (await settle(tenant, profile.id, profile)) === 'known' ? profile.id : undefined;
    },
    async idle() {
      await Promise.all(beside);
    },
  };
}
