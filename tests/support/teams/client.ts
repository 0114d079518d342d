import type { Activities } from './activities.js';
import { buttonIn, type PressOptions, type Shown, type Surface, text } from './client-card.js';
import { createDialogs, type Dialog, TeamsTrouble } from './client-dialog.js';
import { complaints, fill, gathered, type Value } from './client-fill.js';
import type { Problem } from './connector.js';
import type { Outcome, SendOptions } from './sender.js';
import { ADAPTIVE, validateCard } from './validate.js';
import type { Card, Conversation, Message, TeamsUser, World } from './world.js';

/** As much of the fake as a person needs. */
interface Host {
  world: World;
  activities: Activities;
  send(activity: object, options?: SendOptions): Promise<Outcome>;
  problems: Problem[];
  until<T>(look: () => T | undefined | false | null, what: string): Promise<T>;
}
/** A person in Teams, who acts only on what is on their screen. Acts resolve once the app has answered. */
export function createClient(teams: Host, user: TeamsUser) {
  const { world, activities, problems } = teams;
  const typedOn = new WeakMap<object, Record<string, string>>();
  /** Sentences of the app that Teams shows for a moment, oldest first. */
  const notes: string[] = [];
  const errors: { status: number; code: string; message: string }[] = [];
  const opened: string[] = [];

  const complain = (where: string, said: string[], payload: unknown) => {
    if (said.length > 0) problems.push({ where, problems: said, payload });
  };
  const personId = (name: string) => world.user(name).aadObjectId ?? '';
  const dialogs = createDialogs({ notes, opened, complain, personId });
  const typedFor = (card: object | undefined) => {
    if (!card) return {};
    const there = typedOn.get(card) ?? {};
    typedOn.set(card, there);
    return there;
  };
  const shown = (message: Message): Shown => ({
    kind: 'message',
    message,
    get card(): Card {
      return message.views.get(user.id) ?? message.card;
    },
    get typed() {
      return typedFor(this.card);
    },
    get heading() {
      return message.text;
    },
  });
  const visible = ({ id }: Conversation) => (world.messages.get(id) ?? []).filter((m) => !m.deleted);
  const messages = (): Shown[] =>
    visible(world.personal(user))
      .filter((m) => m.from === world.bot.id)
      .map(shown);

  /** What Teams makes of the answer to `adaptiveCard/action`. */
  function takeCard(outcome: Outcome, message: Message): Outcome {
    const { body } = outcome;
    const status = Number(body?.statusCode ?? outcome.status);
    if (body?.type === 'application/vnd.microsoft.error') {
      errors.push({ status, code: String(body.value?.code), message: String(body.value?.message) });
      return outcome;
    }
    if (!outcome.ok || status !== 200) throw new TeamsTrouble(outcome);
    if (body.type === ADAPTIVE) {
      const said = validateCard(body.value, 'message');
      complain('adaptiveCard/action', said, body);
      if (said.length === 0) message.views.set(user.id, body.value);
    } else if (body.type === 'application/vnd.microsoft.activity.message') {
      if (typeof body.value === 'string' && body.value) notes.push(body.value);
      else complain('adaptiveCard/action', ['a message without words'], body);
    } else complain('adaptiveCard/action', [`an answer of type ${body.type}`], body);
    return outcome;
  }

  async function pressOn(on: Shown, title: string | RegExp, options: PressOptions & SendOptions) {
    const { near, nth, ...sending } = options;
    const action = buttonIn(on, title, { near, nth });
    const { message } = on;
    if (action.type === 'Action.OpenUrl') return void opened.push(action.url);
    if (action.associatedInputs !== 'none') {
      const said = Object.values(complaints(on));
      if (said.length > 0) return void notes.push(...said);
    }
    const data = gathered(on, action);
    if (action.type === 'Action.Execute')
      return takeCard(await teams.send(activities.cardAction(user, message, action, data), sending), message);
    if (action.type !== 'Action.Submit') throw new Error(`this client cannot use ${action.type}`);
    const { msteams } = action.data ?? {};
    if (msteams === undefined) return delivered(await teams.send(valueMessage(message, data), sending));
    if (msteams.type === 'imBack') return says(msteams.value, sending);
    if (msteams.type !== 'task/fetch') throw new Error(`this client cannot use ${msteams.type}`);
    if (dialogs.open) throw new Error(`the dialog '${dialogs.open.title}' lies on the message`);
    return dialogs.take(
      await teams.send(activities.taskFetch(user, message, data), sending),
      (filled, more) => teams.send(activities.taskSubmit(user, message, filled), more),
    );
  }
  const valueMessage = (on: Message, value: object) => {
    const said = { ...on, from: user.id, text: '', id: world.messageId() };
    return { ...activities.message(user, said, value), replyToId: on.id };
  };
  function delivered(outcome: Outcome): Outcome {
    if (!outcome.ok) throw new TeamsTrouble(outcome);
    return outcome;
  }
  async function says(words: string, options?: SendOptions): Promise<Outcome> {
    const said = world.addMessage({ conversation: world.personal(user), from: user.id, text: words });
    return delivered(await teams.send(activities.message(user, said), options));
  }
  const find = (all: Shown[], about: string | RegExp) =>
    all.findLast((each) => (typeof about === 'string' ? text(each).includes(about) : about.test(text(each))));
  const asMessage = (of: Message | Shown): Message => ('message' in of ? of.message : of);

  const client = {
    user,
    notes,
    /** What Teams showed in red: answers of the app that say what went wrong. */
    errors,
    /** Addresses that were opened by pressing. */
    opened,
    says,
    /** Writes in a channel; the bot hears of it when it is mentioned: `@Zorgbode zorg hulp`. */
    async saysIn(channel: string, words: string, options?: SendOptions & { thread?: Message | Shown }) {
      const conversation = world.channel(channel);
      const thread = options?.thread && asMessage(options.thread);
      const said = world.addMessage({
        conversation,
        from: user.id,
        text: words,
        ...(thread ? { thread: thread.thread ?? thread.id } : {}),
      });
      const heard = words.includes(`@${world.bot.name}`) && conversation.team?.installed;
      if (heard) delivered(await teams.send(activities.message(user, said), options));
      return said;
    },
    /** The bot's messages in the personal chat, oldest first, as they stand now. */
    messages,
    /** What stands in a channel, of the bot and of people. */
    messagesIn: (channel: string) => visible(world.channel(channel)).map(shown),
    /** The newest with this in its words; throws with all of them when there is none. */
    message(about: string | RegExp, all = messages()): Shown {
      const found = find(all, about);
      if (found) return found;
      throw new Error(`no message with ${about} for ${user.name}:\n${all.map(text).join('\n---\n')}`);
    },
    /** Waits for a message with this in its words. */
    messageCame: (about: string | RegExp): Promise<Shown> =>
      teams.until(() => find(messages(), about), `a message with ${about} for ${user.name}`),
    show: (message: Message) => shown(message),
    get dialog(): Dialog | undefined {
      return dialogs.open;
    },
    /** The open dialog; throws when there is none. */
    get theDialog(): Dialog {
      if (dialogs.open) return dialogs.open;
      throw new Error(`no dialog is open for ${user.name}; notes: ${notes.join(' · ')}`);
    },
    press: (on: Shown | Dialog, title: string | RegExp, options: PressOptions & SendOptions = {}) =>
      on.kind === 'dialog' ? on.press(title, options) : pressOn(on, title, options),
    fill: (on: Surface, values: Record<string, Value>) => fill(on, values, personId),
    /** The message comes into view: a card with `refresh` for this person asks for their own view, once per version. */
    async look(on: Message | Shown, options?: SendOptions): Promise<Shown> {
      const message = asMessage(on);
      const { refresh } = message.card ?? {};
      const meant = refresh?.userIds?.includes(user.id) ?? message.conversation.kind === 'personal';
      if (refresh && meant && !message.refreshed.has(user.id)) {
        message.refreshed.add(user.id);
        const data = { ...refresh.action.data };
        const invoke = activities.cardAction(user, message, refresh.action, data, 'automatic');
        takeCard(await teams.send(invoke, options), message);
      }
      return shown(message);
    },
    /** Uses the app's command in the menu of a message. */
    async makeRequestFrom(of: Message | Shown, commandId = 'request.form', options?: SendOptions) {
      const message = asMessage(of);
      dialogs.take(
        await teams.send(activities.extensionFetch(user, message, commandId), options),
        (filled, more) => teams.send(activities.extensionSubmit(user, message, commandId, filled), more),
      );
      return dialogs.open;
    },
    /** Opens Teams anew: no dialog, and cards as they were sent or last updated. */
    reopens() {
      dialogs.open = undefined;
      for (const all of world.messages.values())
        for (const message of all) {
          message.views.delete(user.id);
          message.refreshed.delete(user.id);
        }
    },
  };
  return client;
}
export type TeamsClient = ReturnType<typeof createClient>;
