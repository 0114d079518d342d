import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { Epoch } from '../../kernel/values.js';
import { isObject, type Payload, wordOf } from './activity.js';
import { CheckedTokens } from './checked-tokens.js';
import type { TeamsSettings } from './edge.js';
import { KeyLine, KeysPaused } from './key-line.js';
import { isMicrosofts } from './service-host.js';

const ISSUER = 'https://api.botframework.com';
/** Of what we send; also the audience of our own token. */
const SCOPE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/botframework.com';
/** Real ms. */
const PATIENCE = 10_000;
/** Teams waits five seconds for some answers; the SDK would wait for keys for ever. */
const KEYS_PATIENCE = 4_000;

type Configuration = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type Authenticate = ConfigurationBotFrameworkAuthentication['authenticateRequest'];
export type Authenticated = Awaited<ReturnType<Authenticate>>;

/** The sender is not Teams, or not for us. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}
/** Microsoft's keys could not be had: nobody can be told from anybody. */
export class NoKeys extends Error {
  override readonly name = 'NoKeys';
}

export interface Auth {
  /** For the adapter. */
  authentication: ConfigurationBotFrameworkAuthentication;
  /** Throws Unauthorized or NoKeys. The activity's service address is the token's from here on. */
  authenticate(activity: Payload, header: string): Promise<Authenticated>;
  /** The header of calls that go out. Throws when Microsoft gives no token. */
  authorization(): Promise<string>;
  /** Whether calls can go out and those that come in be checked. Throws with what to do about it. */
  reach(): Promise<void>;
  /** Whether the last try at a token failed. */
  readonly failing: boolean;
  /** A token that was refused is not used again. */
  refused(): void;
}

/** With `TEAMS_TEST_AUTHORITY` our own calls bear a fixed token; what comes in is checked as in production. */
const TEST_CREDENTIALS = (appId: string) => ({
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ getToken: async () => 'test' }),
});

export function createAuth(
  { appId, password, tenantId, testAuthority }: TeamsSettings,
  real: () => Epoch,
): Auth {
  // To the SDK an empty app id means that everybody may come in.
  if (appId.trim() === '') throw new Error('MicrosoftAppId must be set: without it anybody could be anybody');
  const own = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
  };
  // One of the addresses set drops all of the SDK's own: none is set in production.
  const elsewhere = {
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: testAuthority,
    ToChannelFromBotOAuthScope: SCOPE,
    ToChannelFromBotLoginUrl: LOGIN,
  };
  const factory = testAuthority
    ? TEST_CREDENTIALS(appId)
    : new ConfigurationServiceClientCredentialFactory(own);
  const authentication = new Authentication(
    testAuthority ? elsewhere : own,
    factory as unknown as Configuration[1],
    real,
    // The fake stands on this machine.
    testAuthority ? () => true : isMicrosofts,
  );
  const credentials = factory.createCredentials(appId, SCOPE, LOGIN, true) as Promise<unknown> as Promise<{
    getToken(again?: boolean): Promise<string>;
  }>;

  let again = false;
  let failing = false;
  let asking: Promise<string> | undefined;
  async function ask(): Promise<string> {
    const force = again;
    again = false;
    try {
      const token = await within((await credentials).getToken(force));
      failing = false;
      return `Bearer ${token}`;
    } catch (error) {
      again = force;
      failing = true;
      throw error;
    } finally {
      asking = undefined;
    }
  }

  function authorization(): Promise<string> {
    asking ??= ask();
    return asking;
  }

  return {
    authentication,
    authenticate: (activity, header) =>
      authentication.authenticateRequest(activity as unknown as Parameters<Authenticate>[0], header),
    authorization,
    get failing() {
      return failing;
    },
    async reach() {
      await authorization().catch((error: unknown) => {
        throw new Error(whyNoToken(error), { cause: error });
      });
      if (testAuthority) await hasKeys(testAuthority);
    },
    refused() {
      again = true;
    },
  };
}

class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #checked: CheckedTokens<Authenticated>;
  readonly #keys: KeyLine;
  readonly #mayServe: (serviceUrl: string) => boolean;

  constructor(
    settings: Configuration[0],
    factory: Configuration[1],
    real: () => Epoch,
    mayServe: (serviceUrl: string) => boolean,
  ) {
    super(settings, factory);
    this.#checked = new CheckedTokens(real);
    this.#keys = new KeyLine(real);
    this.#mayServe = mayServe;
  }

  override async authenticateRequest(
    ...[activity, header]: Parameters<Authenticate>
  ): Promise<Authenticated> {
    // A token vouches for one service address, and its key for one channel.
    const seen = JSON.stringify([activity.channelId, activity.serviceUrl, header]);
    const known = this.#checked.get(seen);
    if (known) return known;
    const { claims, key } = partsOf(header);
    // The SDK lets the emulator's issuers in by a way of their own, and takes a token that never ends.
    if (claims?.iss !== ISSUER) throw new Unauthorized('issuer');
    if (typeof claims.exp !== 'number' || typeof claims.nbf !== 'number') throw new Unauthorized('no end');
    if (typeof claims.serviceurl !== 'string' || claims.serviceurl !== activity.serviceUrl)
      throw new Unauthorized('service address');
    if (!this.#mayServe(claims.serviceurl)) throw new Unauthorized('service host');
    try {
      const check = () => within(super.authenticateRequest(activity, header), KEYS_PATIENCE);
      const checked = await within(this.#keys.take(key, check, isOutage), KEYS_PATIENCE);
      const found = { ...checked, connectorFactory: NO_SENDING };
      this.#checked.add(seen, { nbf: claims.nbf, exp: claims.exp }, found);
      return found;
    } catch (error) {
      if (isOutage(error)) throw new NoKeys(nameOf(error));
      // JsonWebTokenError, NotBeforeError, TokenExpiredError, AuthenticationError: 500 or 401 to the SDK, one thing to us.
      throw new Unauthorized(nameOf(error));
    }
  }

  /** Nobody signs in with us; the SDK would make a client for it in each turn. */
  override async createUserTokenClient(): ReturnType<
    ConfigurationBotFrameworkAuthentication['createUserTokenClient']
  > {
    return {} as Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;
  }
}

/** Turns answer by what they return; sending is `deliver.ts`'s. */
const NO_SENDING = {
  create: async () => ({}),
} as unknown as NonNullable<Authenticated['connectorFactory']>;

/** Not to be trusted yet. */
function partsOf(header: string): { claims?: Payload; key: string } {
  const [scheme, token, ...more] = header.split(' ');
  const parts = token?.split('.');
  if (scheme !== 'Bearer' || more.length > 0 || parts?.length !== 3) return { key: '' };
  const [head, claims] = parts.map(objectOfPart);
  return { claims, key: wordOf(head?.kid) ?? '' };
}

function objectOfPart(part: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

function isOutage(error: unknown): boolean {
  if (error instanceof TooLate || error instanceof KeysPaused) return true;
  const { name, statusCode, code } = error as { name?: string; statusCode?: number; code?: unknown };
  return name === 'FetchError' || statusCode === 500 || typeof code === 'string';
}

class TooLate extends Error {
  override readonly name = 'TooLate';
}

async function within<T>(work: Promise<T>, ms = PATIENCE): Promise<T> {
  const late = AbortSignal.timeout(ms);
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      late.addEventListener('abort', () => reject(new TooLate('Microsoft did not answer')), { once: true });
    }),
  ]);
}

/** Microsoft's code says which setting is wrong. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function whyNoToken(error: unknown): string {
  const code = /AADSTS\d{4,8}/.exec(error instanceof Error ? error.message : '')?.[0];
  switch (code) {
    case 'AADSTS7000215':
    case 'AADSTS7000222':
      return `Microsoft does not take MicrosoftAppPassword (${code}): make a new client secret for the app.`;
    case 'AADSTS700016':
      return `Microsoft does not know MicrosoftAppId in this tenant (${code}): check it and MicrosoftAppTenantId.`;
    case 'AADSTS90002':
      return `Microsoft does not know MicrosoftAppTenantId (${code}).`;
    default:
      return `Microsoft gave no token${code ? ` (${code})` : ''}. Can this machine reach login.microsoftonline.com?`;
  }
}

async function hasKeys(metadata: string): Promise<void> {
  const answer = await fetch(metadata, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  if (!answer?.ok) throw new Error('TEAMS_TEST_AUTHORITY does not answer.');
}
