import type { Operation } from './faults.js';
import { cardOf, validateCard } from './validate.js';
import type { Conversation, Message, TeamsUser, World } from './world.js';

/** What the Connector says instead of doing it. */
export class ConnectorError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
    readonly problems: string[] = [],
  ) {
    super(message);
  }
}
export interface Call {
  operation: Operation;
  conversation?: string;
  activity?: string;
  member?: string;
  team?: string;
  query: URLSearchParams;
  body: any;
}
export interface Done {
  status: number;
  body: object;
  /** A message that came to be. */
  message?: Message;
}

/** Of a whole activity, in UTF-16. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MOST = 100 * 1024;
const unknownConversation = () => new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');

/** As the Connector names a member. It says `objectId`, not `aadObjectId`. */
export const memberOut = (user: TeamsUser): object => ({
  id: user.id,
  name: user.name,
  ...(user.aadObjectId ? { objectId: user.aadObjectId } : {}),
  givenName: user.givenName,
  surname: user.surname,
  email: user.email,
  userPrincipalName: user.userPrincipalName,
  tenantId: user.tenantId,
  userRole: user.userRole,
});

/** The Connector's operations on what the fake knows. `pageMost`: members on one page, whatever was asked. */
export function createOperations(world: World, pageMost: () => number) {
  function place(id: string | undefined) {
    const found = world.find(id ?? '');
    if (!found) throw unknownConversation();
    return found;
  }
  function mayWrite({ kind, user, team }: Conversation) {
    if (kind === 'personal') {
      const { installed, refuses } = world.user(user!);
      if (refuses) throw new ConnectorError(403, refuses, 'The user does not take messages of the bot.');
      if (!installed) throw notInstalled();
    } else if (!team?.installed)
      throw new ConnectorError(
        403,
        'BotNotInConversationRoster',
        'The bot is not part of the conversation roster.',
      );
  }
  const notInstalled = () =>
    new ConnectorError(
      403,
      'ForbiddenOperationException',
      "The bot is not installed in the user's personal scope.",
    );

  function contentOf(activity: any): Pick<Message, 'text' | 'summary' | 'card'> {
    if (typeof activity !== 'object' || activity === null)
      throw new ConnectorError(400, 'BadSyntax', 'no activity');
    const size = JSON.stringify(activity).length * 2;
    if (size > MOST)
      throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.', [`${size} bytes`]);
    const { card, problems } = cardOf(activity);
    if (card) problems.push(...validateCard(card, 'message'));
    if (problems.length > 0) throw new ConnectorError(400, 'BadSyntax', 'Bad format of activity.', problems);
    const text = activity.text ?? '';
    if (!card && text === '')
      throw new ConnectorError(400, 'BadSyntax', 'neither text nor card', ['an empty message']);
    return { text, ...(activity.summary ? { summary: activity.summary } : {}), ...(card ? { card } : {}) };
  }
  function post(conversation: Conversation, activity: any, thread?: string, replyToId?: string): Message {
    mayWrite(conversation);
    const content = contentOf(activity);
    return world.addMessage({
      conversation,
      from: world.bot.id,
      ...content,
      ...(thread ? { thread } : {}),
      ...(replyToId ? { replyToId } : {}),
    });
  }
  function ownMessage({ conversation: id, activity }: Call): Message {
    const { conversation } = place(id);
    mayWrite(conversation);
    const message = world.messageAt(conversation.id, activity ?? '');
    if (!message || message.deleted)
      throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    if (message.from !== world.bot.id)
      throw new ConnectorError(403, 'NotEnoughPermissions', 'Not the bot’s own message.', [
        'another’s message',
      ]);
    return message;
  }
  function membersOf(call: Call): TeamsUser[] {
    const { conversation } = place(call.conversation);
    const { kind, user, team } = conversation;
    if (kind === 'groupChat' || (team && !team.installed))
      throw new ConnectorError(
        403,
        'BotNotInConversationRoster',
        'The bot is not part of the conversation roster.',
      );
    return kind === 'personal' ? [world.user(user!)] : [...team!.members].map(world.user);
  }
  function teamOf({ team: id }: Call) {
    const team = world.teams.get(id ?? '');
    if (!team) throw new ConnectorError(404, 'NotFound', 'Team not found.');
    if (!team.installed) throw new ConnectorError(403, 'BotNotInConversationRoster');
    return team;
  }

  function create({ body }: Call): Done {
    const tenant = body?.tenantId ?? body?.channelData?.tenant?.id;
    const channel = body?.channelData?.channel?.id ?? body?.channelData?.teamsChannelId;
    if (body?.bot?.id && body.bot.id !== world.bot.id)
      throw new ConnectorError(400, 'BadArgument', 'Unknown bot.', [`bot ${body.bot.id}`]);
    if (channel) {
      const { conversation } = place(channel);
      if (conversation.kind !== 'channel') throw unknownConversation();
      if (!body.activity)
        throw new ConnectorError(400, 'BadSyntax', 'no activity', ['a thread without a message']);
      const message = post(conversation, body.activity);
      return {
        status: 201,
        message,
        body: { id: `${conversation.id};messageid=${message.id}`, activityId: message.id },
      };
    }
    const [member, ...more] = body?.members ?? [];
    if (!member || more.length > 0 || body.isGroup)
      throw new ConnectorError(400, 'BadSyntax', 'Incorrect conversation creation parameters.', [
        'not one member',
      ]);
    const user = [...world.users.values()].find(
      ({ id, aadObjectId, tenantId }) =>
        (id === member.id || aadObjectId === member.id) && tenantId === tenant,
    );
    if (!user) throw new ConnectorError(400, 'BadArgument', 'Unknown member, or of another tenant.');
    if (!user.installed) throw notInstalled();
    const conversation = world.personal(user);
    if (!body.activity) return { status: 201, body: { id: conversation.id } };
    const message = post(conversation, body.activity);
    return { status: 201, message, body: { id: conversation.id, activityId: message.id } };
  }

  const operations: Partial<Record<Operation, (call: Call) => Done>> = {
    createConversation: create,
    send(call) {
      const { conversation, thread } = place(call.conversation);
      if (call.body?.type === 'typing') {
        mayWrite(conversation);
        return { status: 202, body: {} };
      }
      if (call.body?.type !== 'message')
        throw new ConnectorError(400, 'BadSyntax', 'Unknown activity type', [`activity ${call.body?.type}`]);
      // Teams does not mind an answer to nothing: what the SDK sends of its own accord has such an id.
      const message = post(conversation, call.body, thread, call.activity);
      return { status: 201, message, body: { id: message.id } };
    },
    update(call) {
      const message = ownMessage(call);
      const content = contentOf(call.body);
      const { text, summary, card } = message;
      message.before.push({ text, ...(summary ? { summary } : {}), ...(card ? { card } : {}) });
      delete message.card;
      delete message.summary;
      Object.assign(message, content, { edited: true });
      message.views.clear();
      message.refreshed.clear();
      return { status: 200, body: { id: message.id } };
    },
    delete(call) {
      ownMessage(call).deleted = true;
      return { status: 200, body: {} };
    },
    members: (call) => ({ status: 200, body: membersOf(call).map(memberOut) }),
    pagedMembers(call) {
      const members = membersOf(call);
      const token = call.query.get('continuationToken');
      const from = token ? Number(Buffer.from(token, 'base64url').toString()) : 0;
      if (!Number.isInteger(from))
        throw new ConnectorError(400, 'BadArgument', 'Unknown continuation token.');
      const to = from + Math.min(Number(call.query.get('pageSize') ?? 200), pageMost());
      const more =
        to < members.length ? { continuationToken: Buffer.from(String(to)).toString('base64url') } : {};
      return { status: 200, body: { members: members.slice(from, to).map(memberOut), ...more } };
    },
    member(call) {
      const found = membersOf(call).find(({ id, aadObjectId }) => [id, aadObjectId].includes(call.member));
      if (!found) throw new ConnectorError(404, 'MemberNotFoundInConversation', 'Member not found.');
      return { status: 200, body: memberOut(found) };
    },
    team(call) {
      const { id, name, aadGroupId, members, channels } = teamOf(call);
      return {
        status: 200,
        body: { id, name, aadGroupId, memberCount: members.size, channelCount: channels.length },
      };
    },
    channels(call) {
      const conversations = teamOf(call).channels.map(({ id, name }) => (name ? { id, name } : { id }));
      return { status: 200, body: { conversations } };
    },
  };
  return operations;
}
