import type { Place } from '../../kernel/interaction.js';

/** A conversation of one person with the bot begins with a D. */
export const isDirect = (channel: string | undefined): boolean =>
  channel === undefined || channel.startsWith('D');

/** What Slack calls a private channel, whose name it does not tell. */
const NAMELESS = 'privategroup';
/** A chat between a few people (`mpdm-…`) is no channel, though its id looks like one. */
const AMONG_FEW = /^mpdm-/;

/** Where somebody acts, outside a view. `name`: as Slack says it beside the id. */
export function inChannel(tenant: string, channel: string | undefined, name: string | undefined): Place {
  if (channel === undefined || isDirect(channel)) return { kind: 'personal' };
  if (name && AMONG_FEW.test(name)) return { kind: 'channel' };
  const known = name && name !== NAMELESS ? { name } : {};
  return { kind: 'channel', channel: { surface: 'slack', tenant, place: channel, channel, ...known } };
}
