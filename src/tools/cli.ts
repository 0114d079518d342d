#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

type Print = (line: string) => void;

/** Runs with the arguments behind its name and answers the exit code: 0, 1 for a failure, 2 for wrong arguments. */
type Run = (args: string[], out: Print, complain: Print) => number | Promise<number>;

interface Command {
  about: string;
  /** Loaded only when it is asked for, so that no command pays for another. */
  load(): Promise<Run>;
}

const COMMANDS: Record<string, Command> = {
  calendar: {
    about: 'the holidays of a school year',
    load: async () => (await import('./calendar.js')).runCalendar,
  },
  school: {
    about: 'read a school from its files (import), or see who gets which requests (check)',
    load: async () => (await import('./school-command.js')).runSchoolCommand,
  },
  slack: {
    about: 'which Slack workspaces belong to which schools (list, link, unlink)',
    load: async () => (await import('./slack-command.js')).runSlackCommand,
  },
  manifest: {
    about: 'what a chat platform must know of this app, to create it there',
    load: async () => (await import('./manifest.js')).runManifest,
  },
  replay: {
    about: 'play recorded acts against the example school',
    load: async () => (await import('./replay.js')).runReplay,
  },
};

/** Finds the command that the first argument names and runs it. Returns the exit code, as `Run`. */
export async function runCli(args: string[], out: Print, complain: Print): Promise<number> {
  const [name, ...rest] = args;
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return (await command.load())(rest, out, complain);
  if (asksForHelp(args)) {
    out(help());
    return 0;
  }
  if (name !== undefined) complain(`There is no command "${name}".`);
  complain(help());
  return 2;
}

function asksForHelp(args: string[]): boolean {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  return values.help === true && positionals.length === 0;
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(width)}${about}`);
  return ['npm run cli -- COMMAND [OPTIONS]', '', ...lines, '', 'COMMAND --help tells more.'].join('\n');
}

const started = process.argv[1];
// npm links the command under another name, so the real paths are compared.
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runCli(
    process.argv.slice(2),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  );
}
