import { z } from 'zod';

/** Settings of the process, checked and frozen. Nothing else in the code reads the environment. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  key?: string;
  /** Master keys that were in use before, for reading what they sealed. */
  oldKeys: string[];
  logLevel: string;
  publicUrl?: string;
  production: boolean;
  /** The sandbox page and its clock: on when asked for, or when no platform is configured. */
  sandbox: boolean;
  /** Somebody wrote SANDBOX=1: it may play a school that is not the example. */
  sandboxAsked: boolean;
  slack?: SlackSettings;
  teams?: TeamsSettings;
}

/** One tenant. `playground`: unsigned activities of the local emulator instead. */
export interface TeamsSettings {
  appId: string;
  password: string;
  tenantId: string;
  /** Address of an OpenID metadata document whose keys are trusted instead of Microsoft's; tests only. */
  testAuthority?: string;
  playground?: boolean;
}

/** One workspace by its token, or several that install the app themselves; over HTTP, or over Socket Mode with `appToken`. */
export interface SlackSettings {
  apiUrl: string;
  signingSecret?: string;
  botToken?: string;
  appToken?: string;
  client?: { id: string; secret: string };
}

/** What is wrong with the environment, in words that say what to change. The start stops on it. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const schema = z.object({
  PORT: z.coerce.number('a port number').int('a whole number').min(0).max(65_535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|mongodb:\/\/|mongodb\+srv:\/\/)/, 'start with sqlite: or mongodb://')
    .optional(),
  ZORGBODE_KEY: z.string().refine(isKey, 'be 32 bytes in base64 (openssl rand -base64 32)').optional(),
  ZORGBODE_OLD_KEYS: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PUBLIC_URL: z
    .url('be an address such as https://zorgbode.example.org')
    // Our own paths are put behind the host: a path of a proxy would silently be left out of every link.
    .refine((url) => !URL.canParse(url) || new URL(url).pathname === '/', 'be an address without a path')
    .optional(),
  NODE_ENV: z.string().optional(),
  SANDBOX: z.enum(['0', '1']).optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, "be the app's signing secret (Basic Information)").optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'be the bot token that begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'be the app-level token that begins with xapp-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  MicrosoftAppId: z.guid('be the application (client) id of the bot registration').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid('be the directory (tenant) id').optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant'], 'be SingleTenant: a bot of one school or school group')
    .optional(),
  TEAMS_PLAYGROUND: z.enum(['0', '1']).optional(),
  TEAMS_TEST_AUTHORITY: z.url('be the address of an OpenID metadata document').optional(),
  SLACK_API_URL: z.url('be an address such as http://127.0.0.1:4000/api/').optional(),
});
type Environment = z.infer<typeof schema>;

/** Which of Slack's settings belong together. Adds what is wrong to `problems`; undefined where none is set. */
function readSlack(env: Environment, production: boolean, problems: string[]): SlackSettings | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = env;
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SLACK_API_URL: apiUrl } = env;
  if (![signingSecret, botToken, appToken, id, secret].some(Boolean)) return undefined;
  if (!signingSecret && !appToken)
    problems.push('SLACK_SIGNING_SECRET must be set (or SLACK_APP_TOKEN, for Socket Mode)');
  if (!botToken && !id)
    problems.push(
      'SLACK_BOT_TOKEN must be set (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, for several workspaces)',
    );
  if (botToken && id)
    problems.push(
      'SLACK_BOT_TOKEN (one workspace) and SLACK_CLIENT_ID (several) exclude each other: set one of them',
    );
  if (Boolean(id) !== Boolean(secret))
    problems.push('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together');
  if (id && !env.PUBLIC_URL)
    problems.push('PUBLIC_URL must be set with SLACK_CLIENT_ID: workspaces install the app there');
  if (apiUrl && production)
    problems.push('SLACK_API_URL must not be set with NODE_ENV=production: it is for tests');
  return {
    apiUrl: (apiUrl ?? 'https://slack.com/api/').replace(/\/*$/, '/'),
    signingSecret,
    botToken,
    appToken,
    ...(id && secret ? { client: { id, secret } } : {}),
  };
}

/** As `readSlack`, for Teams. */
function readTeams(env: Environment, production: boolean, problems: string[]): TeamsSettings | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = env;
  const playground = env.TEAMS_PLAYGROUND === '1';
  const testAuthority = env.TEAMS_TEST_AUTHORITY;
  if (production && playground)
    problems.push('TEAMS_PLAYGROUND must not be 1 with NODE_ENV=production: it takes messages from anybody');
  if (production && testAuthority)
    problems.push('TEAMS_TEST_AUTHORITY must not be set with NODE_ENV=production: it is for tests');
  if (playground && !LOOPBACK.has(env.HOST))
    problems.push('HOST must be 127.0.0.1 or ::1 with TEAMS_PLAYGROUND: it takes messages from anybody');
  if (playground && appId)
    problems.push('TEAMS_PLAYGROUND and MicrosoftAppId exclude each other: set one of them');
  if (playground) return { appId: '', password: '', tenantId: '', playground };
  if (!appId && !password && !tenantId) return undefined;
  const needed = { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId };
  for (const [name, value] of Object.entries(needed))
    if (!value) problems.push(`${name} must be set too: Teams needs all three`);
  return {
    appId: appId ?? '',
    password: password ?? '',
    tenantId: tenantId ?? '',
    ...(testAuthority ? { testAuthority } : {}),
  };
}

function isKey(value: string): boolean {
  return Buffer.from(value, 'base64').length === 32;
}

/** The environment of the process with what a `.env` file in the working folder adds; what is set already wins. */
function loadEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT')
      throw new ConfigError(['.env must be readable, or not be there']);
  }
  return process.env;
}

/** Reads and checks an environment. Throws ConfigError with everything that is wrong at once. */
export function readConfig(
  environment: Record<string, string | undefined> = loadEnvironment(),
): Readonly<Config> {
  // An empty value in a .env file means "not set".
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${String(issue.path[0])} must ${issue.message}`),
    );
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const problems: string[] = [];
  const slack = readSlack(env, production, problems);
  const teams = readTeams(env, production, problems);
  const sandbox =
    env.SANDBOX === '1' ||
    (env.SANDBOX === undefined && !production && !slack && (!teams || teams.playground === true));
  if (teams?.playground && !sandbox && !production)
    problems.push('SANDBOX must be 1 with TEAMS_PLAYGROUND: it takes messages from anybody, in any name');
  if (sandbox && production)
    problems.push('SANDBOX must not be 1 with NODE_ENV=production: it lets everybody be anybody');
  if (sandbox && !LOOPBACK.has(env.HOST))
    problems.push('HOST must be 127.0.0.1 or ::1 while the sandbox is on: it has no log-in');
  if (env.DATABASE_URL?.startsWith('mongodb') && !env.ZORGBODE_KEY && production)
    problems.push(
      'ZORGBODE_KEY must be set with MongoDB: several processes share it (openssl rand -base64 32)',
    );
  const oldKeys = (env.ZORGBODE_OLD_KEYS ?? '').split(',').filter(Boolean);
  if (!oldKeys.every(isKey))
    problems.push('ZORGBODE_OLD_KEYS must be keys of 32 bytes in base64, with commas between');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? 'sqlite:',
    key: env.ZORGBODE_KEY,
    oldKeys,
    logLevel: env.LOG_LEVEL,
    publicUrl: env.PUBLIC_URL,
    production,
    sandbox,
    sandboxAsked: env.SANDBOX === '1',
    ...(slack ? { slack } : {}),
    ...(teams ? { teams } : {}),
  });
}
