import { randomBytes } from 'node:crypto';
import type { Answer, Interaction, Reply } from '../../kernel/interaction.js';
import { type TextRef, text } from '../../kernel/text.js';
import { EVERYWHERE } from '../../kernel/values.js';
import type { Log } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Clock } from '../../ports/clock.js';
import type { Acquaintances, Turns } from '../../ports/turns.js';
import { type Activity, languageOf } from './activity.js';
import type { Answered } from './adapter.js';
import { byName } from './by-name.js';
import type { Conversations } from './conversations.js';
import type { Sender } from './deliver.js';
import type { Drafts, Kept } from './drafts.js';
import { type Draw, type Message, spoken } from './draw.js';
import { type Failure, failedCall } from './failure.js';
import type { Identity } from './identity.js';
import { Once } from './once.js';
import { createRefresh, isRefresh, type Refreshes } from './refresh.js';
import { type Shown, showKept, showReply } from './show-reply.js';
import { fromInvoke, fromText, type Incoming, type Scene } from './to-interaction.js';

export interface ActParts {
  turns: Pick<Turns, 'act' | 'opens' | 'view'> & Acquaintances;
  refreshes: Refreshes;
  identity: Identity;
  conversations: Conversations;
  sender: Sender;
  draw: Draw;
  drafts: Drafts;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

export interface Acts {
  /** A message or an invoke. Never throws. */
  act(activity: Activity): Promise<Answered | undefined>;
  /** In the conversation of an activity. */
  say(activity: Activity, message: Message): Promise<void>;
  /** What follows answers that were given. */
  idle(): Promise<unknown>;
}

type Told = 'told' | Failure['kind'];
/** There is no chat with them. */
const UNREACHABLE: Told[] = ['blocked', 'nowhere', 'refused'];

export function createActs(parts: ActParts): Acts {
  const { turns, identity, conversations, sender, draw, drafts, clock, log } = parts;
  const once = new Once<Shown>(() => clock.real());
  const following = new Set<Promise<unknown>>();

  /** What the mentioned are called in a command: their address, as far as we know them. */
  async function named(incoming: Incoming): Promise<Interaction> {
    const { scene, mentions, again } = incoming;
    if (mentions.length === 0 || !again) return incoming.interaction;
    const names = new Map<string, string>();
    for (const { member, user } of mentions) {
      const { tenant } = scene;
      const id = user ?? (await conversations.userOf(tenant, member));
      const person = id && (await turns.who({ platform: 'teams', tenant, user: id.toLowerCase() }));
      if (person) names.set(member, person.email.split('@')[0] ?? person.name);
    }
    return again(names).interaction;
  }

  const note = (key: string, { locale }: Activity, values?: { reference: string }): Answer => ({
    reply: { kind: 'note', text: text(key, values) },
    language: languageOf(locale),
  });

  async function shownFor(activity: Activity, incoming: Incoming): Promise<Shown> {
    const { verb = '' } = incoming.interaction;
    // Who goes on to another dialog, as from a list, is not done with what they typed the command for.
    const scene = turns.opens(verb) === 'dialog' ? { ...incoming.scene, ends: undefined } : incoming.scene;
    const showing = { scene, draw, drafts };
    const standing = await identity.know(activity, scene.user);
    // Sealed: read only when it is needed, and once.
    let found: Promise<Kept | undefined> | undefined;
    const kept = () => {
      found ??= scene.draft
        ? drafts.get(scene.schoolId ?? EVERYWHERE, scene.draft, scene)
        : Promise.resolve(undefined);
      return found;
    };
    if (standing === 'unsure') return showReply({ ...showing, answer: note('teams.unsure', activity) });
    if (standing === 'known') await learn(activity, scene);
    if (incoming.kept) {
      // What is remembered of who they are does not do: nobody else looks before this is shown.
      const still = standing === 'known' && (await turns.who(incoming.interaction.actor));
      return openKept(activity, incoming, still ? await kept() : undefined);
    }
    const interaction = await named(incoming);
    const original = interaction.original ?? (scene.about ? (await kept())?.original : undefined);
    const card = scene.byName && (await turns.who(interaction.actor)) ? (await kept())?.card : undefined;
    const people = card ? byName(card, scene.typed) : { input: {} };
    if ('fields' in people) {
      const reply: Reply = { kind: 'errors', fields: people.fields };
      return showReply({ ...showing, answer: { reply, language: languageOf(activity.locale) }, kept });
    }
    const input = { ...interaction.input, ...people.input };
    const answer = await turns.act({ ...interaction, input, ...(original ? { original } : {}) });
    // Who turned out to be nobody (any more) is drawn nothing that was kept for them.
    const drawn = answer.reader ? { kept } : {};
    return showReply({ ...showing, answer, text: interaction.text, original, ...drawn });
  }

  /** A dialog of which a message holds the button: drawn now where it comes from a command. */
  async function openKept(
    activity: Activity,
    { scene, interaction }: Incoming,
    kept: Kept | undefined,
  ): Promise<Shown> {
    const showing = { scene: { ...scene, draft: undefined }, draw, drafts };
    const language = languageOf(activity.locale);
    const say = (words: TextRef) => draw.say(words, language);
    if (kept?.card) return { answer: showKept(kept.card, kept.title, say), language };
    if (kept?.text === undefined) return showReply({ ...showing, answer: note('teams.expired', activity) });
    const { actor } = interaction;
    const place = kept.channel ? { ...interaction.place, channel: kept.channel } : interaction.place;
    const { schoolId } = scene;
    const command = { ...showing, scene: { ...showing.scene, ends: true as const } };
    const answer = await turns.act({
      actor,
      place,
      text: kept.text,
      input: {},
      ...(schoolId ? { schoolId } : {}),
    });
    return showReply({ ...command, answer });
  }

  async function learn(
    { tenant, serviceUrl, conversation, where, member }: Activity,
    { user, elsewhere }: Scene,
  ): Promise<void> {
    await conversations.sees(tenant, serviceUrl);
    const own = where === 'personal' && !elsewhere ? { conversation } : {};
    await conversations.learn(tenant, user, { ...own, serviceUrl, member });
  }

  async function shown(activity: Activity, incoming: Incoming): Promise<Shown> {
    try {
      return await shownFor(activity, incoming);
    } catch (err) {
      const reference = randomBytes(4).toString('hex');
      log.error({ err, reference, tenant: activity.tenant }, 'an act in Teams failed');
      const answer = note('error.fault', activity, { reference });
      return showReply({ scene: incoming.scene, draw, drafts, answer });
    }
  }

  const refresh = createRefresh({ turns, identity, refreshes: parts.refreshes, draw, log });

  /** In their own chat, wherever they acted. */
  async function tell(tenant: string, user: string, message: Message): Promise<Told> {
    const found = await sender.personal(tenant, user);
    if (!found) return 'nowhere';
    if ('failed' in found) return found.failed.kind;
    const told = await posted(() => sender.post(found.place, message));
    if (told === 'nowhere') await conversations.forget(tenant, user);
    return told;
  }

  /** An answer is not queued; what is certain not to have been done is done again, once. */
  async function posted(send: () => Promise<unknown>, again = true): Promise<Told> {
    try {
      await send();
      return 'told';
    } catch (error) {
      const { kind } = failedCall(parts, 'answer', error);
      return kind === 'busy' && again ? posted(send, false) : kind;
    }
  }

  async function follow({ after, language }: Shown, scene: Scene): Promise<void> {
    if (!after) return;
    const { tenant, user, conversation, serviceUrl, where, elsewhere, message } = scene;
    const here = { conversation, serviceUrl };
    if (after.kind === 'replace') {
      if (message) await posted(() => sender.replace(here, message, after.message));
    } else if (where === 'personal' && !elsewhere) {
      await posted(() => sender.post(here, after.message));
    } else {
      const told = await tell(tenant, user, after.message);
      if (elsewhere || !UNREACHABLE.includes(told)) return;
      // Nothing of the answer itself where others read it.
      const words = draw.say(text('teams.personalOnly'), language);
      await posted(() => sender.post(here, spoken(words)));
    }
  }

  return {
    async say({ conversation, serviceUrl }, message) {
      await posted(() => sender.post({ conversation, serviceUrl }, message));
    },
    async act(activity) {
      const invoke = activity.type === 'invoke';
      const { user } = activity;
      if (user !== undefined && isRefresh(activity)) return refresh(activity, user);
      if (user === undefined) return nobody(activity);
      const incoming = invoke ? fromInvoke(activity, user) : fromText(activity, user);
      if ('wrong' in incoming) return refused(activity, incoming.wrong);
      let first = false;
      const shows = await once.do(incoming.key, incoming.delivery, () => {
        first = true;
        return shown(activity, incoming);
      });
      if (first && shows.after) {
        const work = follow(shows, incoming.scene)
          .catch((err) => log.error({ err }, 'what follows an act in Teams failed'))
          .finally(() => following.delete(work));
        following.add(work);
      }
      return shows.answer;
    },
    idle: () => Promise.all(following),
  };

  /** Somebody without an id in Entra: the same refusal as any stranger's. */
  async function nobody(activity: Activity): Promise<Answered | undefined> {
    const incoming =
      activity.type === 'invoke' ? fromInvoke(activity, 'anonymous') : fromText(activity, 'anonymous');
    if ('wrong' in incoming) return refused(activity, incoming.wrong);
    const { scene } = incoming;
    const shows = await showReply({ scene, draw, drafts, answer: note('access.stranger', activity) });
    if (shows.after) await posted(() => sender.post(scene, shows.after!.message));
    return shows.answer;
  }
}

/** Source of the shape: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const refused = ({ name }: Activity, message: string): Answered => ({
  status: 400,
  body:
    name === 'adaptiveCard/action'
      ? { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } }
      : { error: { code: 'BadRequest', message } },
});
