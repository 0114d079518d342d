import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Manifest, slackManifest } from '../edges/slack/manifest.js';
import { manifestProblems } from '../edges/slack/manifest-limits.js';
import { COMMANDS, SHORTCUTS } from '../features/commands.js';
import { LANGUAGES, type Language } from '../kernel/values.js';
import { loadTexts } from '../render/texts.js';
import { runTeamsManifest } from './manifest-teams.js';

const TEXTS = fileURLToPath(new URL('../../cards/texts/', import.meta.url));

const HELP = `zorgbode manifest slack --url https://zorgbode.example.org [--language nl]
zorgbode manifest slack --socket [--language nl]
zorgbode manifest teams --help

Slack: prints the manifest from which Slack creates the app: api.slack.com/apps, Create New App, From a manifest.
How to go on stands in docs/slack.md.

  --url ADDRESS        how Slack reaches this server, over https, without a path
  --socket             Socket Mode: no address is needed
  --language nl|en|fr  of the names and commands that people see in Slack`;

/** The manifest with this version's commands and texts. Throws RangeError with everything that Slack would refuse. */
export function manifestForSlack(language: Language, publicUrl?: string): Manifest {
  const texts = loadTexts(TEXTS);
  const say = (key: string) => texts.say({ t: key }, language);
  const manifest = slackManifest({ commands: COMMANDS, shortcuts: SHORTCUTS, language, say, publicUrl });
  const problems = manifestProblems(manifest);
  if (problems.length > 0) throw new RangeError(problems.join('\n'));
  return manifest;
}

/** `manifest slack`, `manifest teams`. Returns the exit code: 0, 1 for a manifest that Slack would refuse, 2 for wrong arguments. */
export function runManifest(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): number {
  if (args[0] === 'teams') return runTeamsManifest(args.slice(1), out, complain);
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    complain((error as Error).message);
    return 2;
  }
  const { values, positionals } = read;
  if (values.help) {
    out(HELP);
    return 0;
  }
  const { url, socket, language = 'nl' } = values;
  const known = LANGUAGES.includes(language as Language);
  const good = url === undefined || (URL.canParse(url) && new URL(url).pathname === '/');
  if (positionals.join(' ') !== 'slack' || (url === undefined) === !socket || !known || !good) {
    complain(HELP);
    return 2;
  }
  try {
    out(JSON.stringify(manifestForSlack(language as Language, url), null, 2));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    complain(error.message);
    return 1;
  }
}

const readArguments = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      socket: { type: 'boolean' },
      language: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
