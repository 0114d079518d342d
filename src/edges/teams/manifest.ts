import type { Command, Shortcut } from '../../kernel/command.js';
import { LANGUAGES, type Language } from '../../kernel/values.js';

/** Generally available since August 2026. Source: https://learn.microsoft.com/microsoft-365/extensibility/schema/ */
export const MANIFEST_VERSION = '1.30';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;
/** Of the manifest itself, and shown to whoever has Teams in none of ours. */
const DEFAULT: Language = 'nl';
/** Teams takes as many in one list (since version 1.24). */
const MOST_COMMANDS = 12;

/**
 * What the team's owner agrees to for that one team, and nothing more: its members, whom we match to the roster. No permission
 * for messages: a bot sees those that mention it. Explained in `docs/teams.md`.
 */
export const TEAM_PERMISSIONS: readonly string[] = ['TeamMember.Read.Group'];

type Scope = 'personal' | 'team';
interface MenuItem {
  title: string;
  description?: string;
}

/** A Microsoft 365 app manifest, as far as we fill it in. */
export interface TeamsManifest {
  $schema: string;
  manifestVersion: string;
  version: string;
  id: string;
  localizationInfo: {
    defaultLanguageTag: string;
    defaultLanguageFile: string;
    additionalLanguages: { languageTag: string; file: string }[];
  };
  developer: Record<'name' | 'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl', string>;
  name: Record<'short' | 'full', string>;
  description: Record<'short' | 'full', string>;
  icons: Record<'color' | 'outline', string>;
  accentColor: string;
  bots: {
    botId: string;
    scopes: Scope[];
    isNotificationOnly: false;
    supportsFiles: false;
    supportsCalling: false;
    supportsVideo: false;
    commandLists: { scopes: Scope[]; commands: MenuItem[] }[];
  }[];
  composeExtensions: {
    botId: string;
    commands: {
      id: string;
      type: 'action';
      context: 'message'[];
      title: string;
      description: string;
      fetchTask: true;
    }[];
  }[];
  permissions: ('identity' | 'messageTeamMembers')[];
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: 'Application' }[] } };
  defaultInstallScope: 'personal';
  defaultGroupCapability: { team: 'bot' };
}

export interface TeamsManifestParts {
  commands: readonly Command[];
  shortcuts: readonly Shortcut[];
  say(key: string, language: Language): string;
  /** What the help says behind a command, where it does. */
  about(command: Command, language: Language): string | undefined;
  /** Application (client) id in Entra; also the id of the bot and of the package. */
  appId: string;
  /** How Teams reaches us: `https://…`, without a path. */
  publicUrl: string;
  /** Of the package; it must rise for Teams to take a changed one. */
  version: string;
  /** Who offers it here, and pages of theirs. The pages: `publicUrl` where there are none. */
  developer?: Partial<TeamsManifest['developer']>;
}

/** The files of the app package beside its icons, by name. Pure. Limits: held by a test against Microsoft's schema. */
export function teamsPackage(
  parts: TeamsManifestParts,
): { 'manifest.json': TeamsManifest } & Record<string, object> {
  const manifest = teamsManifest(parts);
  const others = LANGUAGES.map((language) => [`${language}.json`, translation(parts, language)] as const);
  return { 'manifest.json': manifest, ...Object.fromEntries(others) };
}

function teamsManifest(parts: TeamsManifestParts): TeamsManifest {
  const { appId, publicUrl, version, developer } = parts;
  const say = (key: string) => parts.say(key, DEFAULT);
  const { host, origin } = new URL(publicUrl);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: DEFAULT,
      defaultLanguageFile: `${DEFAULT}.json`,
      additionalLanguages: LANGUAGES.filter((one) => one !== DEFAULT).map((languageTag) => ({
        languageTag,
        file: `${languageTag}.json`,
      })),
    },
    developer: {
      name: say('manifest.name'),
      websiteUrl: origin,
      privacyUrl: origin,
      termsOfUseUrl: origin,
      ...developer,
    },
    name: { short: say('manifest.name'), full: say('manifest.full') },
    description: { short: say('manifest.description'), full: say('manifest.long') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#123f4e',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: menus(parts, DEFAULT),
      },
    ],
    composeExtensions: [{ botId: appId, commands: extensions(parts, DEFAULT) }],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    // Nobody signs in; consent for one team wants an id, and some text as its resource.
    webApplicationInfo: { id: appId, resource: `api://${host}/botid-${appId}` },
    authorization: {
      permissions: {
        resourceSpecific: TEAM_PERMISSIONS.map((name) => ({ name, type: 'Application' })),
      },
    },
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot' },
  };
}

/** The words of the manifest in another language, by where they stand in it. */
function translation(parts: TeamsManifestParts, language: Language): Record<string, string> {
  const say = (key: string) => parts.say(key, language);
  const words: Record<string, string> = {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': say('manifest.name'),
    'name.full': say('manifest.full'),
    'description.short': say('manifest.description'),
    'description.full': say('manifest.long'),
  };
  menus(parts, language).forEach(({ commands }, list) => {
    commands.forEach(({ title, description }, at) => {
      const place = `bots[0].commandLists[${list}].commands[${at}]`;
      words[`${place}.title`] = title;
      if (description) words[`${place}.description`] = description;
    });
  });
  extensions(parts, language).forEach(({ title, description }, at) => {
    words[`composeExtensions[0].commands[${at}].title`] = title;
    words[`composeExtensions[0].commands[${at}].description`] = description;
  });
  return words;
}

/** What Teams offers while somebody types to us. Which commands stand in it is the same in all languages. */
function menus({ commands, about }: TeamsManifestParts, language: Language) {
  const offered = (list: readonly Command[]): MenuItem[] =>
    fitting(list).map((command) => {
      const description = about(command, language);
      return { title: command.words[language][0] ?? '', ...(description ? { description } : {}) };
    });
  // Where others read along, none that asks for words behind it.
  const bare = commands.filter(({ rest, withRest }) => rest === undefined || withRest !== undefined);
  return [
    { scopes: ['personal' as const], commands: offered(commands) },
    { scopes: ['team' as const], commands: offered(bare) },
  ];
}

/** The first ones, and the last: the help, which names those that do not fit. */
const fitting = (commands: readonly Command[]): readonly Command[] =>
  commands.length <= MOST_COMMANDS
    ? commands
    : [...commands.slice(0, MOST_COMMANDS - 1), ...commands.slice(-1)];

/** Under "More actions" of a message. Beside the text box there is none: what it answered would be posted there. */
const extensions = ({ shortcuts, say }: TeamsManifestParts, language: Language) =>
  shortcuts
    .filter(({ on }) => on === 'message')
    .map(({ verb, name, long, about }) => ({
      id: verb,
      type: 'action' as const,
      context: ['message' as const],
      title: say(long ?? name, language),
      description: say(about, language),
      fetchTask: true as const,
    }));
