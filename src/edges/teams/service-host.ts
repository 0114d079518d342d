/**
 * Where Teams is reached. A token's signature vouches for its service address; our own token goes there, so the address must also be
 * one of Microsoft's. Sources: https://microsoft.github.io/Agents-for-js/variables/_microsoft_agents-hosting.TeamsServiceEndpoints.html,
 * https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security
 */
const HOSTS = new Set(['smba.trafficmanager.net']);
const BELOW = ['.teams.microsoft.com', '.teams.microsoft.us', '.botframework.com'];

/** By https, at a host of Microsoft's for bots. Never throws. */
export function isMicrosofts(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username } = new URL(serviceUrl);
  const known = HOSTS.has(hostname) || BELOW.some((end) => hostname.endsWith(end));
  return protocol === 'https:' && port === '' && username === '' && known;
}
