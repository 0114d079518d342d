import type { Manifest } from './manifest.js';

/**
 * What Slack refuses in a manifest: lengths, counts, addresses. Sources: https://docs.slack.dev/reference/app-manifest and the types of
 * `@slack/web-api` 8.2; a shortcut's name of 24 and a command's hint as the forms on api.slack.com count them.
 */
export function manifestProblems(manifest: Manifest): string[] {
  const problems: string[] = [];
  const within = (what: string, text: string, most: number, least = 1) => {
    if (text.length < least)
      problems.push(`${what} has ${text.length} characters; Slack wants ${least} at least`);
    if (text.length > most)
      problems.push(`${what} has ${text.length} characters; Slack takes ${most}: "${text}"`);
  };
  const few = (what: string, list: unknown[], most: number) => {
    if (list.length > most) problems.push(`${list.length} ${what}; Slack takes ${most}`);
  };
  const { display_information: display, features, oauth_config: oauth, settings } = manifest;
  within('display_information.name', display.name, 35);
  within('display_information.description', display.description, 140);
  within('display_information.long_description', display.long_description, 4000, 174);
  if (!/^#([0-9a-f]{3}){1,2}$/i.test(display.background_color))
    problems.push('background_color is not #rrggbb');
  within('bot_user.display_name', features.bot_user.display_name, 80);
  few('shortcuts', features.shortcuts, 10);
  for (const { name, callback_id, description } of features.shortcuts) {
    within(`the name of shortcut ${callback_id}`, name, 24);
    within(`the description of shortcut ${callback_id}`, description, 150);
    within('a callback_id', callback_id, 255);
  }
  few('slash commands', features.slash_commands, 50);
  for (const { command, description, usage_hint = '-' } of features.slash_commands) {
    within(`the command ${command}`, command, 32, 2);
    if (!/^\/[\p{Ll}\d_-]+$/u.test(command))
      problems.push(`${command} is not a slash and a word in small letters`);
    within(`the description of ${command}`, description, 2000);
    within(`the hint of ${command}`, usage_hint, 1000);
  }
  few('scopes', oauth.scopes.bot, 255);
  few('events', settings.event_subscriptions.bot_events, 100);
  const addresses = [
    ...(oauth.redirect_urls ?? []),
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    settings.interactivity.message_menu_options_url,
    ...features.slash_commands.map(({ url }) => url),
  ].filter((url) => url !== undefined);
  for (const url of addresses)
    if (!url.startsWith('https://')) problems.push(`Slack calls only https: ${url}`);
  if (settings.socket_mode_enabled === addresses.length > 0)
    problems.push('either addresses or Socket Mode, not both and not neither');
  return problems;
}
