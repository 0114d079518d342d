import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';

const ISSUER = 'https://api.botframework.com';
const EMULATOR_ISSUER = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const HOUR = 3600;

/** What can be wrong with the token of an activity. */
export const SPOILS = [
  'none',
  'empty',
  'garbage',
  'not-bearer',
  'audience',
  'issuer',
  'emulator-issuer',
  'skill',
  'unknown-key',
  'no-key-id',
  'not-endorsed',
  'expired',
  'no-expiry',
  'not-yet-valid',
  'bad-signature',
  'other-payload',
  'alg-none',
  'signed-with-public-key',
  'service-url',
  'no-service-url',
] as const;
export type Spoil = (typeof SPOILS)[number];

interface Pair {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  endorsements: string[];
}
const makePair = (endorsements: string[]): Pair => ({
  kid: randomUUID(),
  endorsements,
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
});
// Made once for all fakes of a process: a pair costs a tenth of a second.
let pairs: Record<'own' | 'unknown' | 'unendorsed', Pair> | undefined;
const keys = () => {
  pairs ??= {
    own: makePair(['msteams']),
    unknown: makePair(['msteams']),
    unendorsed: makePair(['webchat']),
  };
  return pairs;
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function jwt(header: object, claims: object, signature: (content: string) => string): string {
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${signature(content)}`;
}
const rs256 = (key: KeyObject) => (content: string) =>
  sign('sha256', Buffer.from(content), key).toString('base64url');

/** Who vouches for activities: the keys, as they are published, and the tokens. `now` in ms. */
export function createAuthority({ appId, now }: { appId: string; now: () => number }) {
  const { own, unknown, unendorsed } = keys();
  const cached = new Map<string, { header: string; until: number }>();

  function claimsFor(serviceUrl: string, spoil?: Spoil): Record<string, unknown> {
    const at = Math.floor(now() / 1000);
    const claims: Record<string, unknown> = {
      serviceurl: serviceUrl,
      nbf: at - 300,
      exp: at + HOUR,
      iss: ISSUER,
      aud: appId,
    };
    switch (spoil) {
      case 'audience':
        return { ...claims, aud: randomUUID() };
      case 'issuer':
        return { ...claims, iss: 'https://login.example.com/' };
      case 'emulator-issuer':
        return { ...claims, iss: EMULATOR_ISSUER, ver: '1.0', appid: appId };
      case 'skill':
        return { ...claims, iss: EMULATOR_ISSUER, ver: '1.0', appid: randomUUID() };
      case 'expired':
        return { ...claims, nbf: at - 2 * HOUR, exp: at - HOUR };
      case 'no-expiry':
        return { ...claims, exp: undefined };
      case 'not-yet-valid':
        return { ...claims, nbf: at + HOUR, exp: at + 2 * HOUR };
      case 'service-url':
        return { ...claims, serviceurl: 'https://smba.trafficmanager.net/other/' };
      case 'no-service-url':
        return { ...claims, serviceurl: undefined };
      default:
        return claims;
    }
  }

  function tokenFor(serviceUrl: string, spoil?: Spoil): string {
    const header = { alg: 'RS256', typ: 'JWT', kid: own.kid, x5t: own.kid };
    const claims = claimsFor(serviceUrl, spoil);
    const good = () => jwt(header, claims, rs256(own.privateKey));
    switch (spoil) {
      case 'unknown-key':
        return jwt({ ...header, kid: unknown.kid }, claims, rs256(unknown.privateKey));
      case 'no-key-id':
        return jwt({ alg: 'RS256', typ: 'JWT' }, claims, rs256(own.privateKey));
      case 'not-endorsed':
        return jwt({ ...header, kid: unendorsed.kid }, claims, rs256(unendorsed.privateKey));
      case 'bad-signature':
        return jwt(header, claims, rs256(unknown.privateKey));
      case 'other-payload': {
        const [first, , last] = good().split('.');
        return `${first}.${encode({ ...claims, exp: Number(claims.exp) + HOUR })}.${last}`;
      }
      case 'alg-none':
        return jwt({ ...header, alg: 'none' }, claims, () => '');
      case 'signed-with-public-key': {
        const secret = own.publicKey.export({ type: 'spki', format: 'pem' });
        return jwt({ ...header, alg: 'HS256' }, claims, (content) =>
          createHmac('sha256', secret).update(content).digest('base64url'),
        );
      }
      default:
        return good();
    }
  }

  return {
    /** The Authorization header of an activity with this service address; undefined: none is sent. */
    authorization(serviceUrl: string, spoil?: Spoil): string | undefined {
      if (spoil === 'none') return undefined;
      if (spoil === 'empty') return '';
      if (spoil === 'garbage') return 'Bearer x.y.z';
      if (spoil === 'not-bearer') return `Basic ${tokenFor(serviceUrl)}`;
      if (spoil) return `Bearer ${tokenFor(serviceUrl, spoil)}`;
      const known = cached.get(serviceUrl);
      if (known && known.until > now()) return known.header;
      const header = `Bearer ${tokenFor(serviceUrl)}`;
      cached.set(serviceUrl, { header, until: now() + 300_000 });
      return header;
    },
    metadata: (host: string, keysUrl: string) => ({
      issuer: ISSUER,
      authorization_endpoint: `${host}/invalid`,
      jwks_uri: keysUrl,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    keySet: () => ({
      keys: [own, unendorsed].map(({ kid, publicKey, endorsements }) => {
        const { n, e } = publicKey.export({ format: 'jwk' });
        return { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e, endorsements };
      }),
    }),
  };
}
export type Authority = ReturnType<typeof createAuthority>;
