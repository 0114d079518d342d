import { BlockList, isIP } from 'node:net';

/** Whether a connection to this address may be made; tests hand in another. */
export type AddressRule = (address: string) => boolean;

/** What is no part of the public internet. IANA, Special-Purpose Address Registries (RFC 6890) and multicast. */
const CLOSED_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of version 6 only what is handed out as public (2000::/3) is open, without what leads elsewhere. */
const CLOSED_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const list = (nets: string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const blocked = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    blocked.addSubnet(address, Number(bits), family);
  }
  return blocked;
};
const closed4 = list(CLOSED_4, 'ipv4');
const closed6 = list(CLOSED_6, 'ipv6');
const open6 = list(['2000::/3'], 'ipv6');

/** On the public internet. An address of version 4 written as one of version 6 (mapped, translated, 6to4, Teredo) is not. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  if (family === 6)
    return !address.includes('%') && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
  return false;
}

/** A name that says itself that it is not on the public internet. RFC 6761, 6762, 8375, 9476. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|arpa|onion|alt)\.?$/i;

/**
 * The address of a calendar as it may be asked for: https (also written webcal, as calendars publish it), without a name and password
 * in it, at a host that can be public. undefined: not so. The rule looks at an address written in numbers; names are looked at when
 * they are resolved.
 */
export function checkedUrl(typed: string, allows: AddressRule): URL | undefined {
  const text = typed.trim().replace(/^webcals?:\/\//i, 'https://');
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return allows(host) ? url : undefined;
  if (!host.includes('.') || LOCAL_NAME.test(host)) return undefined;
  url.hash = '';
  return url;
}
