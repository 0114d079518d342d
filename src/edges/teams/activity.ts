import { LANGUAGES, type Language } from '../../kernel/values.js';

/** What Teams sent, read but not to be trusted. */
export type Payload = Record<string, unknown>;

export const isObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectOf = (value: unknown): Payload => (isObject(value) ? value : {});
export const listOf = (value: unknown): Payload[] => (Array.isArray(value) ? value.filter(isObject) : []);
/** A text that is not empty. */
export const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** An activity as far as each has it. */
export interface Activity {
  type: string;
  /** Of the activity; the same when Teams brings it again. */
  id?: string;
  /** Of an invoke. */
  name?: string;
  serviceUrl: string;
  tenant: string;
  conversation: string;
  where: 'personal' | 'channel' | 'group';
  /** Entra object id; absent for the anonymous. */
  user?: string;
  /** What Teams calls them: `29:…`. */
  member: string;
  /** What Teams calls us: `28:…`. */
  bot: string;
  /** What people call the channel, where Teams says so. */
  channelName?: string;
  /** Thread id of the team: `19:…@thread.tacv2`. */
  team?: string;
  locale?: string;
  /** The message that holds the card acted on. */
  message?: string;
  raw: Payload;
}

/** Ids go into the ids of records, where a colon parts them. */
const ID = /^[0-9A-Za-z-]{1,80}$/;
const LONGEST_ID = 2_000;
const LONGEST_NAME = 200;
/** An activity with the data of a card is six deep. */
const DEEPEST = 50;

/** So deep that to go through it again and again would break or stop the process. */
export function isTooDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1));
}

/** undefined: not something that Teams sends. */
export function readActivity(raw: unknown): Activity | undefined {
  if (!isObject(raw) || raw.channelId !== 'msteams') return undefined;
  const conversation = objectOf(raw.conversation);
  const from = objectOf(raw.from);
  const channelData = objectOf(raw.channelData);
  const [type, serviceUrl, id] = [wordOf(raw.type), wordOf(raw.serviceUrl), wordOf(conversation.id)];
  if (!type || !serviceUrl || !URL.canParse(serviceUrl) || !id || id.length > LONGEST_ID) return undefined;
  const user = wordOf(from.aadObjectId);
  const kind = conversation.conversationType;
  return {
    type,
    id: wordOf(raw.id)?.slice(0, LONGEST_ID),
    name: wordOf(raw.name),
    serviceUrl,
    tenant: tenantOf(raw),
    // A thread of a channel is `19:…;messageid=…`.
    conversation: id,
    // Only what is known to be between two is answered as such.
    where: kind === 'channel' || kind === 'personal' ? kind : 'group',
    ...(user && ID.test(user) ? { user: user.toLowerCase() } : {}),
    member: wordOf(from.id) ?? '',
    bot: wordOf(objectOf(raw.recipient).id) ?? '',
    team: wordOf(objectOf(channelData.team).id),
    channelName: wordOf(objectOf(channelData.channel).name)?.slice(0, LONGEST_NAME),
    locale: wordOf(raw.locale),
    message: wordOf(raw.replyToId)?.slice(0, LONGEST_ID),
    raw,
  };
}

/** In one of two places, both written by Teams; events of a team may lack the first. Empty: none, or two different ones. */
function tenantOf(raw: Payload): string {
  const beside = wordOf(objectOf(objectOf(raw.channelData).tenant).id);
  const named = wordOf(objectOf(raw.conversation).tenantId) ?? beside ?? '';
  return named === (beside ?? named) && ID.test(named) ? named.toLowerCase() : '';
}

/** The channel that a thread stands in; any other conversation as it is. */
export const withoutThread = (conversation: string): string => conversation.split(';messageid=')[0] ?? '';

/** Of somebody's Teams, where it is one of ours. */
export const languageOf = (locale: string | undefined): Language =>
  LANGUAGES.find((one) => one === locale?.slice(0, 2).toLowerCase()) ?? 'nl';
