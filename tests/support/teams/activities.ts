import { randomUUID } from 'node:crypto';
import type { Card, Conversation, Message, Team, TeamsUser, World } from './world.js';

/** How much of a message's HTML is text. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Activities as Teams sends them. Each has an id of its own; to send one again is to retry it. */
export function createActivities(world: World, serviceUrl: () => string) {
  const { bot } = world;
  const iso = (at: number) => new Date(at).toISOString();

  function conversationOut({ id, kind, tenantId }: Conversation, thread?: string) {
    const whole = thread ? `${id};messageid=${thread}` : id;
    return {
      id: whole,
      tenantId,
      conversationType: kind,
      ...(kind === 'personal' ? {} : { isGroup: true }),
    };
  }
  function channelDataOf({ tenantId, team, channel }: Conversation, source?: string) {
    return {
      ...(team && channel
        ? {
            teamsChannelId: channel.id,
            teamsTeamId: team.id,
            channel: { id: channel.id, ...(channel.name ? { name: channel.name } : {}) },
            team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
          }
        : {}),
      tenant: { id: tenantId },
      ...(source ? { source: { name: source } } : {}),
    };
  }
  const fromOf = ({ id, aadObjectId, name }: TeamsUser) => ({
    id,
    name,
    ...(aadObjectId ? { aadObjectId } : {}),
  });
  function base(user: TeamsUser, conversation: Conversation, thread?: string, source?: string) {
    const at = world.now();
    return {
      timestamp: iso(at),
      localTimestamp: iso(at),
      localTimezone: 'Europe/Brussels',
      channelId: 'msteams',
      serviceUrl: serviceUrl(),
      from: fromOf(user),
      conversation: conversationOut(conversation, thread),
      recipient: bot,
      locale: user.locale,
      entities: [
        {
          locale: user.locale,
          country: 'BE',
          platform: 'Web',
          timezone: 'Europe/Brussels',
          type: 'clientInfo',
        },
      ] as object[],
      channelData: channelDataOf(conversation, source) as Record<string, any>,
    };
  }
  const invoke = (
    user: TeamsUser,
    conversation: Conversation,
    name: string,
    value: object,
    { on, reply = false, source = 'message' }: { on?: Message; reply?: boolean; source?: string } = {},
  ) => ({
    type: 'invoke',
    id: `f:${randomUUID()}`,
    name,
    ...base(user, conversation, conversation.team ? (on?.thread ?? on?.id) : undefined, source),
    ...(on && reply ? { replyToId: on.id } : {}),
    value,
  });

  function message(user: TeamsUser, said: Message, value?: object) {
    const { conversation, text, thread, id } = said;
    const inChannel = conversation.kind === 'channel';
    const activity = {
      type: 'message',
      id,
      ...base(user, conversation, inChannel ? (thread ?? id) : undefined),
    };
    if (value !== undefined) return { ...activity, value };
    const at = `<at>${escapeHtml(bot.name)}</at>`;
    const called = text.split(`@${bot.name}`);
    const mention = { type: 'mention', text: at, mentioned: bot };
    for (let nth = 1; nth < called.length; nth += 1) activity.entities.push(mention);
    const html = called
      .map(escapeHtml)
      .join(
        `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${escapeHtml(bot.name)}</span>`,
      );
    return {
      ...activity,
      // Of what is typed Teams escapes `&` and brackets, also where it says that it is plain text.
      text: called.map(escapeHtml).join(at),
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: `<div><div>${html}</div></div>` }],
    };
  }

  /** How Graph describes a message. */
  function payloadOf(of: Message) {
    const author = of.from === bot.id ? undefined : world.user(of.from);
    const { id: chat, team } = of.conversation;
    const context = team ? `?tenantId=${of.conversation.tenantId}&groupId=${team.aadGroupId}` : '';
    return {
      linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(chat)}/${of.id}${context}`,
      id: of.id,
      replyToId: of.thread ?? null,
      createdDateTime: iso(Number(of.id)),
      lastModifiedDateTime: null,
      deleted: false,
      subject: null,
      summary: of.summary ?? null,
      importance: 'normal',
      locale: 'nl-be',
      body: { contentType: 'html', content: of.html ?? `<div>${escapeHtml(of.text)}</div>` },
      from: {
        device: null,
        conversation: null,
        user: author?.aadObjectId
          ? { userIdentityType: 'aadUser', id: author.aadObjectId, displayName: author.name }
          : null,
        application: author
          ? null
          : { applicationIdentityType: 'bot', id: world.appId, displayName: bot.name },
      },
      reactions: [],
      mentions: [],
      attachments: of.card
        ? [
            {
              id: randomUUID(),
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: JSON.stringify(of.card),
            },
          ]
        : [],
    };
  }
  const update = (user: TeamsUser, conversation: Conversation, more: object, channelData: object = {}) => {
    const { entities: _none, ...start } = base(user, conversation);
    return {
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      ...start,
      channelData: { ...start.channelData, ...channelData },
      ...more,
    };
  };
  const general = (team: Team) => world.channel(team.id);

  return {
    invoke,
    message,
    payloadOf,
    cardAction: (
      user: TeamsUser,
      on: Message,
      action: Card,
      data: object,
      trigger: 'manual' | 'automatic' = 'manual',
    ) =>
      invoke(
        user,
        on.conversation,
        'adaptiveCard/action',
        {
          action: {
            type: 'Action.Execute',
            ...(action.id ? { id: action.id } : {}),
            ...(action.title ? { title: action.title } : {}),
            data,
            verb: action.verb,
          },
          trigger,
        },
        { on, reply: true },
      ),
    taskFetch: (user: TeamsUser, on: Message, data: object) =>
      invoke(
        user,
        on.conversation,
        'task/fetch',
        { data, context: { theme: 'default' } },
        { on, reply: true },
      ),
    taskSubmit: (user: TeamsUser, on: Message, data: object) =>
      invoke(user, on.conversation, 'task/submit', { data, context: { theme: 'default' } }, { on }),
    extensionFetch: (user: TeamsUser, on: Message, commandId: string) =>
      invoke(
        user,
        on.conversation,
        'composeExtension/fetchTask',
        {
          commandId,
          commandContext: 'message',
          requestId: randomUUID(),
          messagePayload: payloadOf(on),
          context: { theme: 'default' },
        },
        { on, source: 'compose' },
      ),
    extensionSubmit: (user: TeamsUser, on: Message, commandId: string, data: object) =>
      invoke(
        user,
        on.conversation,
        'composeExtension/submitAction',
        {
          commandId,
          commandContext: 'message',
          requestId: randomUUID(),
          data,
          messagePayload: payloadOf(on),
          context: { theme: 'default' },
        },
        { on, source: 'compose' },
      ),
    /** The app comes or goes: `add`, `remove`, `add-upgrade`, `remove-upgrade`. */
    installation: (user: TeamsUser, conversation: Conversation, action: string) => ({
      ...update(
        user,
        conversation,
        {},
        conversation.team ? { settings: { selectedChannel: { id: conversation.id } } } : {},
      ),
      type: 'installationUpdate',
      action,
    }),
    membersAdded: (user: TeamsUser, conversation: Conversation, ids: string[]) =>
      update(
        user,
        conversation,
        { membersAdded: ids.map((id) => ({ id, ...aad(id) })) },
        conversation.team ? { eventType: 'teamMemberAdded' } : {},
      ),
    membersRemoved: (user: TeamsUser, conversation: Conversation, ids: string[]) =>
      update(
        user,
        conversation,
        { membersRemoved: ids.map((id) => ({ id, ...aad(id) })) },
        conversation.team ? { eventType: 'teamMemberRemoved' } : {},
      ),
    /** `teamRenamed`, `channelCreated`, `channelRenamed`, `channelDeleted`, `teamArchived`, `teamDeleted` … */
    teamEvent: (user: TeamsUser, team: Team, eventType: string, channelData: object = {}) =>
      update(user, general(team), {}, { eventType, ...channelData }),
    reaction: (user: TeamsUser, on: Message, type = 'like') => ({
      type: 'messageReaction',
      id: `f:${randomUUID()}`,
      ...base(user, on.conversation, on.thread),
      replyToId: on.id,
      reactionsAdded: [{ type }],
    }),
  };

  function aad(id: string) {
    const found = world.users.get(id);
    return found?.aadObjectId ? { aadObjectId: found.aadObjectId } : {};
  }
}
export type Activities = ReturnType<typeof createActivities>;
