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
