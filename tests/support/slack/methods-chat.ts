import { named } from './blocks.js';
import { type Call, type Method, type MethodContext, refuse, required, SlackError } from './method.js';
import { MESSAGE_CHARACTERS } from './validate.js';
import type { Channel, Message, Team } from './world.js';

const WITHOUT = ['token', 'channel', 'user', 'ts', 'team_id'];

/** The content of a message, checked as Slack does. `limit`: characters of text that the method takes. */
export function contentOf(args: Record<string, any>, context: MethodContext, method: string, limit = 40_000) {
  const { text, blocks } = args;
  if (!text && !(Array.isArray(blocks) && blocks.length > 0)) throw new SlackError('no_text');
  if (typeof text === 'string' && text.length > limit) throw new SlackError('msg_too_long');
  if (blocks !== undefined && JSON.stringify(blocks).length >= MESSAGE_CHARACTERS) {
    context.problems.push({ method, problems: ['msg_blocks_too_long'], payload: args });
    throw new SlackError('msg_blocks_too_long');
  }
  const content = Object.fromEntries(Object.entries(args).filter(([key]) => !WITHOUT.includes(key)));
  refuse(context, 'message', content, method, 'invalid_blocks');
  return { text: text ?? '', blocks: named(blocks ?? [], () => context.world.secret().slice(0, 5)) };
}

/** The conversation a call names: by its id, or the direct message with a user. */
function channelOf({ args, team, token }: Call, { world }: MethodContext, mustBeIn = true): Channel {
  const id = String(args.channel);
  const user = team.users.get(id);
  if (user) {
    mayBeWrittenTo(team, id);
    return world.im(team, id);
  }
  const channel = team.channels.get(id);
  if (!channel) throw new SlackError('channel_not_found');
  if (channel.is_archived) throw new SlackError('is_archived');
  if (channel.user) mayBeWrittenTo(team, channel.user);
  const inIt = channel.members.has(team.botUser);
  if (!inIt && channel.kind === 'private') throw new SlackError('channel_not_found');
  if (mustBeIn && !inIt && !token.scopes.has('chat:write.public')) throw new SlackError('not_in_channel');
  return channel;
}

export function mayBeWrittenTo(team: Team, id: string): void {
  const user = team.users.get(id);
  if (!user) throw new SlackError('user_not_found');
  if (user.is_bot) throw new SlackError('cannot_dm_bot');
  if (user.deleted) throw new SlackError('user_disabled');
}

export const messageOut = (message: Message, team: Team, appId: string) => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  text: message.text,
  team: team.id,
  ...(message.bot_id
    ? {
        bot_id: message.bot_id,
        app_id: appId,
        bot_profile: {
          id: message.bot_id,
          app_id: appId,
          name: 'Zorgbode',
          deleted: false,
          team_id: team.id,
        },
      }
    : {}),
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
  ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
});

function own(call: Call, context: MethodContext): Message {
  const channel = call.team.channels.get(String(call.args.channel));
  if (!channel) throw new SlackError('channel_not_found');
  const message = context.world.messageAt(channel.id, String(call.args.ts));
  if (!message || message.deleted || message.ephemeralTo) throw new SlackError('message_not_found');
  if (message.bot_id !== call.team.botId) throw new SlackError('cant_update_message');
  return message;
}

/** New content in place of the old; what was chosen in it is gone with the old. */
export function replace(message: Message, content: { text: string; blocks: any[] }): void {
  message.before.push({ text: message.text, blocks: message.blocks });
  Object.assign(message, content, { edited: true });
}

export const CHAT: Record<string, Method> = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    run(call, context) {
      required(call.args, 'channel');
      const channel = channelOf(call, context);
      const content = contentOf(call.args, context, call.method);
      const message = context.world.addMessage({
        ...content,
        channel: channel.id,
        user: call.team.botUser,
        bot_id: call.team.botId,
        thread_ts: call.args.thread_ts,
      });
      return {
        channel: channel.id,
        ts: message.ts,
        message: messageOut(message, call.team, context.world.appId),
      };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run(call, context) {
      required(call.args, 'channel', 'ts');
      const message = own(call, context);
      replace(message, contentOf(call.args, context, call.method, 4000));
      const { text } = message;
      return {
        channel: message.channel,
        ts: message.ts,
        text,
        message: messageOut(message, call.team, context.world.appId),
      };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    run(call, context) {
      required(call.args, 'channel', 'ts');
      const message = own(call, context);
      message.deleted = true;
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run(call, context) {
      required(call.args, 'channel', 'user');
      const channel = channelOf(call, context, false);
      if (!channel.members.has(call.team.botUser)) throw new SlackError('not_in_channel');
      if (!channel.members.has(String(call.args.user))) throw new SlackError('user_not_in_channel');
      const message = context.world.addMessage({
        ...contentOf(call.args, context, call.method),
        channel: channel.id,
        user: call.team.botUser,
        bot_id: call.team.botId,
        ephemeralTo: String(call.args.user),
      });
      return { message_ts: message.ts };
    },
  },
  'chat.getPermalink': {
    run(call, context) {
      required(call.args, 'channel', 'message_ts');
      const channel = call.team.channels.get(String(call.args.channel));
      const hidden = channel?.kind === 'private' && !channel.members.has(call.team.botUser);
      if (!channel || hidden) throw new SlackError('channel_not_found');
      const message = context.world.messageAt(channel.id, String(call.args.message_ts));
      if (!message || message.ephemeralTo) throw new SlackError('message_not_found');
      return {
        channel: channel.id,
        permalink: `https://${call.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`,
      };
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    run({ args, team }, { world }) {
      required(args, 'users');
      const users = String(args.users).split(',');
      if (users.length > 1) throw new SlackError('method_not_supported_by_this_fake');
      mayBeWrittenTo(team, users[0]!);
      const there = [...team.channels.values()].some((channel) => channel.user === users[0]);
      const { id } = world.im(team, users[0]!);
      return { channel: { id }, ...(there ? { no_op: true, already_open: true } : {}) };
    },
  },
};
