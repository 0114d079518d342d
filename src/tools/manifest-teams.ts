import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type TeamsManifest, teamsPackage } from '../edges/teams/manifest.js';
import { COMMANDS, SHORTCUTS } from '../features/commands.js';
import type { Command } from '../kernel/command.js';
import { text } from '../kernel/text.js';
import type { Language } from '../kernel/values.js';
import { loadTexts, type TextRun } from '../render/texts.js';
import { type ZipEntry, zipOf } from './zip.js';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const HELP_TEXTS = 'school.help.';
const OUT = 'zorgbode-teams.zip';

export const TEAMS_HELP = `zorgbode manifest teams --app-id 00000000-0000-0000-0000-000000000000 --url https://zorgbode.example.org

Writes the app package that is uploaded in the Teams admin centre. How to go on stands in docs/teams.md.

  --app-id ID         application (client) id of the app registration in Entra
  --url ADDRESS       how Teams reaches this server, over https, without a path
  --out FILE          where to write it (${OUT})
  --app-version X.Y.Z a higher one each time a changed package is uploaded (this version's own)
  --developer NAME    who offers it, as Teams shows it to people: your school
  --website ADDRESS   page of theirs about it; also --privacy and --terms`;

export interface TeamsPackageWish {
  appId: string;
  publicUrl: string;
  version?: string;
  developer?: Partial<TeamsManifest['developer']>;
}

/** What the package holds beside its icons, with this version's commands and texts. */
export function packageForTeams(wish: TeamsPackageWish): ReturnType<typeof teamsPackage> {
  const texts = loadTexts(root('cards/texts/'));
  const help = texts.keys.filter((key) => key.startsWith(HELP_TEXTS));
  return teamsPackage({
    ...wish,
    version: wish.version ?? JSON.parse(readFileSync(root('package.json'), 'utf8')).version,
    commands: COMMANDS,
    shortcuts: SHORTCUTS,
    say: (key, language) => texts.say({ t: key }, language),
    about: (command, language) =>
      command.verb === 'school.help'
        ? texts.say({ t: 'school.help.summary' }, language)
        : aboutIn(
            // In the help Slack's word for us depends on the school's language.
            help.map((key) => texts.runs(text(key, { language }), language)),
            command,
            language,
          ),
  });
}

/** Of the line of the help that begins with these words in bold: what it says behind the colon. */
function aboutIn(lines: TextRun[][], { words }: Command, language: Language): string | undefined {
  const line = lines.find(([first]) => first?.weight === 'Bolder' && first.text === words[language][0]);
  const said = line
    ?.slice(1)
    .map(({ text }) => text)
    .join('')
    .replace(/^\s*:\s*/, '');
  return said && said.charAt(0).toUpperCase() + said.slice(1);
}

/** The files as they stand in the zip. */
export function entriesForTeams(wish: TeamsPackageWish): ZipEntry[] {
  const written = Object.entries(packageForTeams(wish)).map(([name, content]) => ({
    name,
    bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8'),
  }));
  const icons = ['color.png', 'outline.png'].map((name) => ({
    name,
    bytes: readFileSync(root(`manifests/teams/${name}`)),
  }));
  return [...written, ...icons];
}

/** `manifest teams`, with what stands behind it. Returns the exit code: 0, or 2 for wrong arguments. */
export function runTeamsManifest(
  args: string[],
  out: (line: string) => void,
  complain: (line: string) => void,
): number {
  let values: ReturnType<typeof readArguments>['values'];
  try {
    values = readArguments(args).values;
  } catch (error) {
    complain((error as Error).message);
    return 2;
  }
  const { url = '', 'app-id': appId = '', out: file = OUT, 'app-version': version } = values;
  if (values.help) {
    out(TEAMS_HELP);
    return 0;
  }
  if (!appId && !url) {
    complain(TEAMS_HELP);
    return 2;
  }
  const { developer: name, website: websiteUrl, privacy: privacyUrl, terms: termsOfUseUrl } = values;
  const problems = [
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)
      ? ''
      : '--app-id must be the application (client) id',
    isSecure(url) && new URL(url).pathname === '/' ? '' : '--url must be an https address without a path',
    version === undefined || /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)
      ? ''
      : '--app-version must be as in 1.2.3',
    name === undefined || (name.trim() !== '' && name.length <= 32)
      ? ''
      : '--developer must have 32 characters at most',
    ...Object.entries({ website: websiteUrl, privacy: privacyUrl, terms: termsOfUseUrl }).map(
      ([option, page]) =>
        page === undefined || isSecure(page) ? '' : `--${option} must be an https address`,
    ),
  ].filter((problem) => problem !== '');
  if (problems.length > 0) {
    complain(problems.join('\n'));
    return 2;
  }
  const developer = Object.fromEntries(
    Object.entries({ name, websiteUrl, privacyUrl, termsOfUseUrl }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const entries = entriesForTeams({ appId: appId.toLowerCase(), publicUrl: url, version, developer });
  writeFileSync(file, zipOf(entries));
  out(`${file}: ${entries.map((entry) => entry.name).join(', ')}`);
  return 0;
}

const isSecure = (address: string): boolean =>
  address.length <= 2048 && URL.canParse(address) && new URL(address).protocol === 'https:';

const readArguments = (args: string[]) =>
  parseArgs({
    args,
    options: {
      'app-id': { type: 'string' },
      'app-version': { type: 'string' },
      url: { type: 'string' },
      out: { type: 'string' },
      developer: { type: 'string' },
      website: { type: 'string' },
      privacy: { type: 'string' },
      terms: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
