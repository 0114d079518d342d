import { randomBytes } from 'node:crypto';
import { text } from '../../kernel/text.js';
import type { Log } from '../../log.js';
import type { OutMessage } from '../../ports/delivery.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import { type Activity, languageOf, objectOf, wordOf } from './activity.js';
import type { Answered } from './adapter.js';
import type { Refresh } from './cards.js';
import type { Conversations } from './conversations.js';
import type { Draw } from './draw.js';
import type { Identity } from './identity.js';
import { answeredCard } from './show-reply.js';

/**
 * Cards in a channel that show some readers something of their own. Source of the rules:
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
 */
const VERB = 'message.view';
/** Teams asks by itself for this many at most. */
const MOST_USERS = 60;
const LONGEST_CODE = 200;

export interface Refreshes {
  /** undefined: all see the same, or nobody who does not is known here. */
  of(message: Pick<OutMessage, 'id' | 'address' | 'reader' | 'userViews'>): Promise<Refresh | undefined>;
}

/** For whom a card asks for a view of their own: those whom Teams has told us of, by its own ids. */
export function createRefreshes(parts: {
  turns: Pick<Acquaintances, 'usersOf'>;
  conversations: Pick<Conversations, 'of'>;
}): Refreshes {
  const { turns, conversations } = parts;
  return {
    async of({ id, address, reader, userViews }) {
      if (!userViews || address.channel === undefined) return undefined;
      const { tenant } = address;
      const who = userViews.personIds.slice(0, MOST_USERS);
      const users = await turns.usersOf({ platform: 'teams', tenant }, reader.schoolId, who);
      const known = await Promise.all(users.map((user) => conversations.of(tenant, user)));
      const userIds = known.map((one) => one?.member).filter((member) => member !== undefined);
      return userIds.length > 0 ? { verb: VERB, message: id, userIds: [...new Set(userIds)] } : undefined;
    },
  };
}

const actionOf = ({ raw }: Activity) => objectOf(objectOf(raw.value).action);

/** A card asks for itself, or somebody asks for it by Teams' own menu. */
export const isRefresh = (activity: Activity): boolean =>
  activity.type === 'invoke' && activity.name === 'adaptiveCard/action' && actionOf(activity).verb === VERB;

export interface RefreshParts {
  turns: Pick<Turns, 'view'>;
  identity: Pick<Identity, 'know'>;
  refreshes: Refreshes;
  draw: Draw;
  log: Log;
}

/** Answers with the card as this reader sees it. Nothing is done, written or remembered by it, however often it is asked. Never throws. */
export function createRefresh({ turns, identity, refreshes, draw, log }: RefreshParts) {
  async function answer(activity: Activity, user: string): Promise<Answered> {
    const { tenant, locale } = activity;
    const data = objectOf(actionOf(activity).data);
    const [message, schoolId] = [codeOf(data.m), codeOf(data.s)];
    if (!message || !schoolId) return no('m, s: missing');
    const say = (key: string) => draw.say(text(key), languageOf(locale));
    const standing = await identity.know(activity, user);
    if (standing !== 'known') return no(say(standing === 'unsure' ? 'teams.unsure' : 'access.stranger'));
    const actor = { platform: 'teams' as const, tenant, user, ...(locale ? { locale } : {}) };
    const shown = await turns.view(actor, schoolId, message);
    if (!shown) return no(say('error.gone'));
    const { card, reader, userViews } = shown;
    const address = { surface: 'teams' as const, tenant, place: '', channel: '' };
    const again = await refreshes.of({ id: message, address, reader, ...(userViews ? { userViews } : {}) });
    return answeredCard(draw.card(card, reader, again));
  }

  return async (activity: Activity, user: string): Promise<Answered> => {
    try {
      return await answer(activity, user);
    } catch (err) {
      const reference = randomBytes(4).toString('hex');
      log.error({ err, reference, tenant: activity.tenant }, 'a card in Teams could not be refreshed');
      return no(draw.say(text('error.fault', { reference }), languageOf(activity.locale)));
    }
  };
}

const codeOf = (value: unknown): string | undefined => {
  const word = wordOf(value);
  return word !== undefined && word.length <= LONGEST_CODE ? word : undefined;
};

/** The card stays as it stands. Source of the shape: .../authoring-cards/universal-action-model#response-format */
const no = (message: string): Answered => ({
  status: 200,
  body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } },
});
