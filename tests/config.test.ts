import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.js';

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  it('are those of the sandbox when nothing is set, and an empty value is nothing', () => {
    const nothing = readConfig({});
    expect(nothing).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:',
      sandbox: true,
      logLevel: 'info',
    });
    expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '', ZORGBODE_KEY: '' })).toEqual(nothing);
    expect(Object.isFrozen(nothing)).toBe(true);
  });

  it('that are wrong are all told at once, by name, and what was set is not repeated', () => {
    const problems = problemsOf({
      PORT: 'abc',
      DATABASE_URL: 'postgres://geheim@x/y',
      ZORGBODE_KEY: 'geheim',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'ZORGBODE_KEY',
      'LOG_LEVEL',
    ]);
    expect(problems.join('\n')).not.toContain('geheim');
    expect(problems.join('\n')).toContain('openssl rand -base64 32');
  });

  it('never let the sandbox, which has no log-in, out of this machine or into production', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^HOST /)]);
    expect(problemsOf({ SANDBOX: '1', NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^SANDBOX /),
    ]);
    expect(readConfig({ NODE_ENV: 'production', HOST: '0.0.0.0' }).sandbox).toBe(false);
    for (const host of ['127.0.0.1', '::1', 'localhost'])
      expect(readConfig({ HOST: host }).sandbox).toBe(true);
  });

  it('take no public address with a path, which every link would leave out', () => {
    const problem = expect.stringMatching(/^PUBLIC_URL must be an address without a path/);
    expect(problemsOf({ PUBLIC_URL: 'https://school.example.org/zorg' })).toEqual([problem]);
    expect(readConfig({ PUBLIC_URL: 'https://zorg.example.org/' }).publicUrl).toBe(
      'https://zorg.example.org/',
    );
  });

  it('want a key of their own for several processes on one database', () => {
    const url = 'mongodb://127.0.0.1/zorgbode?replicaSet=rs0';
    expect(problemsOf({ DATABASE_URL: url, NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^ZORGBODE_KEY /),
    ]);
    const key = randomBytes(32).toString('base64');
    expect(readConfig({ DATABASE_URL: url, NODE_ENV: 'production', ZORGBODE_KEY: key }).key).toBe(key);
    expect(problemsOf({ ZORGBODE_OLD_KEYS: `${key},short` })).toEqual([
      expect.stringMatching(/^ZORGBODE_OLD_KEYS /),
    ]);
  });
});

describe("Slack's settings", () => {
  const SECRET = { SLACK_SIGNING_SECRET: 'a'.repeat(32) };
  const TOKEN = { SLACK_BOT_TOKEN: 'xoxb-1-2-geheim' };
  const GROUP = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'geheim' };

  it('turn the sandbox off unless it is asked for', () => {
    expect(readConfig({ ...SECRET, ...TOKEN })).toMatchObject({
      sandbox: false,
      slack: { apiUrl: 'https://slack.com/api/', botToken: TOKEN.SLACK_BOT_TOKEN },
    });
    expect(readConfig({ ...SECRET, ...TOKEN, SANDBOX: '1' }).sandbox).toBe(true);
    expect(readConfig({}).slack).toBeUndefined();
  });

  it('need no signing secret with Socket Mode', () => {
    expect(readConfig({ ...TOKEN, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ appToken: 'xapp-1' });
  });

  it('of several workspaces need the address where they install', () => {
    expect(problemsOf({ ...SECRET, ...GROUP })).toEqual([expect.stringMatching(/^PUBLIC_URL /)]);
    expect(readConfig({ ...SECRET, ...GROUP, PUBLIC_URL: 'https://zorg.example.org' }).slack?.client).toEqual(
      {
        id: '1.2',
        secret: 'geheim',
      },
    );
  });

  it.each([
    [{ ...TOKEN }, /^SLACK_SIGNING_SECRET /],
    [{ ...SECRET }, /^SLACK_BOT_TOKEN /],
    [{ ...SECRET, SLACK_BOT_TOKEN: 'xoxp-geheim' }, /^SLACK_BOT_TOKEN must be the bot token/],
    [{ ...TOKEN, SLACK_APP_TOKEN: 'xoxb-geheim' }, /^SLACK_APP_TOKEN must be the app-level token/],
    [{ ...SECRET, ...TOKEN, ...GROUP, PUBLIC_URL: 'https://x.example' }, /exclude each other/],
    [{ ...SECRET, SLACK_CLIENT_ID: '1.2', PUBLIC_URL: 'https://x.example' }, /belong together/],
    [
      { ...SECRET, ...TOKEN, SLACK_API_URL: 'http://127.0.0.1:1/api', NODE_ENV: 'production' },
      /^SLACK_API_URL must not be set/,
    ],
  ])('that do not fit together stop the start: %j', (environment, problem) => {
    const problems = problemsOf(environment);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems.join()).not.toContain('geheim');
  });
});
