import { type Method, required, SlackError } from './method.js';
import { contentOf } from './methods-chat.js';

export interface Upload {
  id: string;
  name: string;
  bytes: Buffer;
  /** As announced; other bytes are refused. */
  length: number;
  /** Set once it was shared. */
  shared?: { channel: string; ts: string };
}

/** Uploading in three steps, as Slack asks since 2025: https://docs.slack.dev/messaging/working-with-files */
export function fileMethods(uploads: Map<string, Upload>): Record<string, Method> {
  return {
    'files.getUploadURLExternal': {
      scopes: ['files:write'],
      run({ args }, { world, url }) {
        required(args, 'filename', 'length');
        const length = Number(args.length);
        if (!Number.isInteger(length) || length < 1) throw new SlackError('invalid_arguments');
        const id = world.id('F');
        uploads.set(id, { id, name: String(args.filename), bytes: Buffer.alloc(0), length });
        return { upload_url: `${url()}/upload/${id}`, file_id: id };
      },
    },
    'files.completeUploadExternal': {
      scopes: ['files:write'],
      run(call, context) {
        const { args, team } = call;
        required(args, 'files');
        const files = (args.files as { id: string; title?: string }[]).map(({ id }) => uploads.get(id));
        // Shown once: there is nothing left to complete.
        if (files.some((file) => !file || file.bytes.length !== file.length || file.shared))
          throw new SlackError('file_not_found');
        const channel = args.channel_id && team.channels.get(String(args.channel_id));
        if (args.channel_id && !channel) throw new SlackError('channel_not_found');
        if (channel) {
          const words = args.initial_comment
            ? contentOf({ text: args.initial_comment }, context, call.method)
            : { text: '', blocks: [] };
          const names = files.map((file) => file!.name);
          const message = context.world.addMessage({
            ...words,
            channel: channel.id,
            user: team.botUser,
            bot_id: team.botId,
            files: names,
          });
          for (const file of files) file!.shared = { channel: channel.id, ts: message.ts };
        }
        return { files: files.map((file) => ({ id: file!.id, title: file!.name })) };
      },
    },
  };
}
