import { type Logger, pino } from 'pino';

/** Ids, codes and durations; never content, never a header or a body. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * One JSON line per event on standard output. Errors are written by name, code and stack; their message is left out,
 * because a library may quote a value in it (zod, JSON.parse and drivers do). `withMessages` is for development only.
 */
export function createLog(level: string, withMessages = false): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withMessages ? pino.stdSerializers.err : withoutMessage },
  });
}

/** What a log line holds of an error: nothing that a library may have quoted. */
export function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  // Behind the message, which may have lines that look like frames.
  const { message, stack: whole = '' } = error;
  const from = whole.indexOf(message);
  const frames = from < 0 ? '' : whole.slice(from + message.length);
  const stack = frames.split('\n').filter((line) => /^\s+at /.test(line));
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: stack.slice(0, 12).join('\n'),
  };
}
