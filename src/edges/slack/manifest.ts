import type { Command, Shortcut } from '../../kernel/command.js';
import type { Language } from '../../kernel/values.js';
import { BOT_SCOPES, EVENT_SCOPES } from './scopes.js';

/** A Slack app manifest, as far as we fill it in. Source: https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
  display_information: Record<'name' | 'description' | 'long_description' | 'background_color', string>;
  features: {
    app_home: Record<'home_tab_enabled' | 'messages_tab_enabled' | 'messages_tab_read_only_enabled', boolean>;
    bot_user: { display_name: string; always_online: boolean };
    shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[];
    slash_commands: {
      command: string;
      url?: string;
      description: string;
      usage_hint?: string;
      should_escape: boolean;
    }[];
  };
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { is_enabled: true; request_url?: string; message_menu_options_url?: string };
    org_deploy_enabled: boolean;
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

export interface ManifestParts {
  commands: readonly Command[];
  shortcuts: readonly Shortcut[];
  /** Of what people see in Slack before they are anybody we know. */
  language: Language;
  say(key: string): string;
  /** How Slack reaches us (`https://…`, without a path); left out for Socket Mode. */
  publicUrl?: string;
}

/** The manifest for an app that Slack reaches at an address, or over Socket Mode. Pure. */
export function slackManifest(parts: ManifestParts): Manifest {
  const { shortcuts, say, publicUrl } = parts;
  const address = (path: string) => (publicUrl === undefined ? undefined : new URL(path, publicUrl).href);
  const url = address('/slack/events');
  const redirect = address('/slack/oauth_redirect');
  return {
    display_information: {
      name: say('manifest.name'),
      description: say('manifest.description'),
      long_description: say('manifest.long'),
      background_color: '#0b5c7a',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        // Words about a child do not belong in the chat: people cannot write to the bot there.
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: say('manifest.name'), always_online: true },
      shortcuts: shortcuts.map(({ verb, on, name, about }) => ({
        name: say(name),
        type: on === 'message' ? 'message' : 'global',
        callback_id: verb,
        description: say(about),
      })),
      slash_commands: slashCommands(parts, url),
    },
    oauth_config: {
      ...(redirect === undefined ? {} : { redirect_urls: [redirect] }),
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: Object.keys(EVENT_SCOPES),
      },
      interactivity: {
        is_enabled: true,
        ...(url === undefined ? {} : { request_url: url, message_menu_options_url: url }),
      },
      // Whoever installs it for a whole organisation would bring in workspaces that nobody linked to a school.
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      // A token in the settings cannot renew itself, and rotation cannot be switched off again.
      token_rotation_enabled: false,
    },
  };
}

/** One for each first word; what may follow it is the hint. */
function slashCommands({ commands, language, say }: ManifestParts, url: string | undefined) {
  const following = new Map<string, { rest: string[]; about: string }>();
  for (const { words, about = 'manifest.command' } of commands) {
    const [first = '', ...rest] = (words[language][0] ?? '').split(' ');
    const known = following.get(first) ?? { rest: [], about };
    following.set(first, rest.length > 0 ? { ...known, rest: [...known.rest, rest.join(' ')] } : known);
  }
  return [...following].map(([first, { rest, about }]) => ({
    command: `/${first}`,
    ...(url === undefined ? {} : { url }),
    description: say(about),
    ...(rest.length > 0 ? { usage_hint: `[${rest.join(' | ')}]` } : {}),
    // Somebody who is mentioned comes as an id, not as a name that two people may have.
    should_escape: true,
  }));
}
