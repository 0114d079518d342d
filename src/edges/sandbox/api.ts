import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Http, readJson, sendJson } from '../../http.js';
import type { Actor } from '../../kernel/interaction.js';
import type { Page, Stored } from '../../kernel/kind.js';
import { type Epoch, LANGUAGES } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import type { Turns } from '../../ports/turns.js';
import type { Chat } from './deliver.js';
import { type Draw, drawn } from './draw.js';
import { apiRefusedBecause } from './guard.js';
import { EVERYBODY, only, SANDBOX_MESSAGE, type SandboxMessage } from './message.js';
import { isoOf, momentOf } from './moments.js';
import { showReply } from './show-reply.js';
import { readAct, toInteraction } from './to-interaction.js';
import { wordsIn } from './words.js';

/** A form with every field at its longest is below 100 kB. */
const BODY_LIMIT = 1_000_000;
/** The clock runs on while a caller thinks: a moment that has only just gone by means "now". */
const JUST_GONE = 5_000;
/** Further ahead it is a slip of units, and it would run years of school days. */
const FURTHEST = 3 * 366 * 24 * 3_600_000;
const MOST_MESSAGES = 5_000;
const PAGE = 500;

export interface ApiParts {
  turns: Turns;
  store: Store;
  clock: Clock;
  draw: Draw;
  chat: Chat;
  schoolId: string;
  /** The start of the next school day after this one. */
  nextSchoolMorning(now: Epoch): Promise<Epoch> | Epoch;
}

type Answered = { status: number; body: unknown };
const ok = (body: unknown): Answered => ({ status: 200, body });
const no = (status: number, error: string): Answered => ({ status, body: { error } });

/** `/sandbox/api/`: people, inbox, act and clock, in JSON, for the page and for scripts on this machine; and the page's words. */
export function serveApi(http: Http, parts: ApiParts): void {
  const { turns, clock, draw } = parts;
  const route = (
    method: 'GET' | 'POST',
    path: string,
    handle: (request: IncomingMessage, url: URL) => Promise<Answered>,
  ) =>
    http.route(method, path, async (request, response: ServerResponse, url) => {
      const why = apiRefusedBecause(request);
      const { status, body } = why ? no(403, why) : await handle(request, url);
      sendJson(response, status, body);
    });

  route('GET', '/sandbox/api/people', async () => ok(await turns.people(parts.schoolId)));

  route('GET', '/sandbox/words', async (_request, url) => {
    const language = LANGUAGES.find((one) => one === url.searchParams.get('language')) ?? 'nl';
    return ok({ language, words: wordsIn(language, (text, spoken) => draw.say(text, spoken)) });
  });

  route('GET', '/sandbox/api/inbox', async (_request, url) => {
    const personId = url.searchParams.get('person');
    if (!personId) return no(400, 'person: missing');
    await turns.drained();
    const home = await turns.home(actorOf(parts, personId));
    if (!home) return no(404, 'person: unknown');
    const now = clock.now();
    const most = Number(url.searchParams.get('limit') ?? MOST_MESSAGES);
    const limit = Number.isInteger(most) && most > 0 ? Math.min(most, MOST_MESSAGES) : MOST_MESSAGES;
    return ok({
      now: isoOf(now),
      home: drawn(draw, home.card, home.reader, now),
      language: home.reader.language,
      messages: await messagesOf(parts, personId, limit),
    });
  });

  route('POST', '/sandbox/api/act', async (request) => {
    const read = readAct(await readJson(request, BODY_LIMIT));
    if ('wrong' in read) return no(400, read.wrong);
    const { act } = read;
    const { messageId, person } = act;
    const message =
      messageId === undefined ? undefined : await parts.chat.seen(parts.schoolId, messageId, person);
    const answer = await turns.act(toInteraction(act, parts.schoolId, message?.channel));
    const shown = showReply(answer, parts.schoolId, draw, clock.now(), message?.channel !== undefined);
    // As on a chat platform, the card that was acted on becomes the one of the reply for good.
    if (shown.card && messageId && message)
      await parts.chat.replace(parts.schoolId, messageId, { card: shown.card, language: shown.language });
    return answer.reader ? ok(shown) : { status: 404, body: { error: 'person: unknown', ...shown } };
  });

  route('GET', '/sandbox/api/clock', async () => ok({ now: isoOf(clock.now()) }));

  let moving: Promise<unknown> = Promise.resolve();
  route('POST', '/sandbox/api/clock', async (request) => {
    const { now: wanted } = await readJson(request, BODY_LIMIT);
    const move = moving.then(() => moveClock(parts, wanted));
    moving = move.catch(() => undefined);
    return move;
  });
}

async function moveClock(parts: ApiParts, wanted: unknown): Promise<Answered> {
  const now = parts.clock.now();
  const to = wanted === 'next-school-day' ? await parts.nextSchoolMorning(now) : momentOf(wanted);
  if (to === undefined)
    return no(400, "now: give an ISO 8601 moment, epoch milliseconds or 'next-school-day'");
  if (to < now - JUST_GONE) return no(400, `now: the clock only goes forward; it is ${isoOf(now)}`);
  if (to > now + FURTHEST) return no(400, 'now: at most three years ahead');
  const moved = await parts.turns.moveClock(Math.max(to, now));
  return ok({ now: isoOf(moved.now), ran: moved.ran });
}

const actorOf = ({ schoolId }: ApiParts, user: string): Actor => ({
  platform: 'sandbox',
  tenant: schoolId,
  user,
});

/** The latest `limit` messages that this person sees, oldest first. */
async function messagesOf(parts: ApiParts, personId: string, limit: number) {
  const found = await Promise.all([only(personId), EVERYBODY].map((seenBy) => latest(parts, seenBy, limit)));
  return found
    .flat()
    .sort((a, b) => a.data.at - b.data.at || (a.id < b.id ? -1 : 1))
    .slice(-limit)
    .map(({ id, data: { at, channel, card, language } }) => ({
      id,
      at: isoOf(at),
      place: channel === undefined ? 'dm' : `channel:${channel}`,
      card,
      ...(language ? { language } : {}),
    }));
}

async function latest({ store, schoolId }: ApiParts, seenBy: string, limit: number) {
  const found: Stored<SandboxMessage>[] = [];
  let after: string | undefined;
  do {
    const page: Page<SandboxMessage> = await store.find(SANDBOX_MESSAGE, schoolId, {
      where: { seenBy },
      order: { field: 'at', direction: 'desc' },
      limit: Math.min(PAGE, limit - found.length),
      ...(after ? { after } : {}),
    });
    found.push(...page.items);
    after = page.next;
  } while (after && found.length < limit);
  return found;
}
