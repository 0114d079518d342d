import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ConfigError, readConfig } from '../../src/config.js';
import { SCHOOL } from '../../src/features/school/model/school-kinds.js';
import { createLog, withoutMessage } from '../../src/log.js';
import { start } from '../../src/main.js';
import { demoSchool } from '../../src/tools/example-school.js';
import { openStore } from '../../src/tools/open-store.js';

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as ConfigError).problems.join('\n');
  }
};

describe('the sandbox, where everybody can be anybody', () => {
  it('is not in production, also when nobody says so', () => {
    expect(problemsOf({ NODE_ENV: 'production', SANDBOX: '1' })).toContain('SANDBOX');
    expect(readConfig({ NODE_ENV: 'production' }).sandbox).toBe(false);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'zorgbode.example.org', '127.0.0.1.evil.example'])(
    'does not listen on %s',
    (HOST) => {
      expect(problemsOf({ HOST })).toContain('HOST');
      expect(problemsOf({ HOST, SANDBOX: '1' })).toContain('HOST');
      expect(problemsOf({ HOST, SANDBOX: '0' })).toBe('');
    },
  );
});

describe("a school of somebody's own", () => {
  it('is not played in the sandbox unless somebody asks for that', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'zorgbode-own-'));
    try {
      const { store } = await openStore(readConfig({ DATA_DIR }));
      const { save } = await demoSchool();
      const own = save.map((one) =>
        one.kind === SCHOOL ? { ...one, id: 'onze-school', data: { ...one.data, id: 'onze-school' } } : one,
      );
      await store.commit({ schoolId: 'onze-school', save: own, remove: [], work: [], audit: [] }, 0);
      await store.close();

      const open = (more: Record<string, string>) =>
        start(readConfig({ DATA_DIR, PORT: '0', ...more }), createLog('silent'));
      await expect(open({})).rejects.toThrow('SANDBOX=1');
      for (const [SANDBOX, played] of [
        ['1', 'onze-school'],
        ['0', undefined],
      ] as const) {
        const running = await open({ SANDBOX });
        expect(running.schoolId).toBe(played);
        await running.stop();
      }
    } finally {
      await rm(DATA_DIR, { recursive: true, force: true });
    }
  });
});

describe('a key that is lost', () => {
  it('stops the start, and no other key is left lying in its place', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'zorgbode-key-'));
    const file = join(DATA_DIR, 'zorgbode.key');
    try {
      const first = await openStore(readConfig({ DATA_DIR }));
      await first.store.close();
      const key = await readFile(file, 'utf8');
      await rm(file);
      await expect(openStore(readConfig({ DATA_DIR }))).rejects.toThrow('Put back the key');
      expect(await readdir(DATA_DIR)).not.toContain('zorgbode.key');
      await writeFile(file, key);
      await (await openStore(readConfig({ DATA_DIR }))).store.close();
    } finally {
      await rm(DATA_DIR, { recursive: true, force: true });
    }
  });
});

describe('settings', () => {
  it.each([
    'te-kort',
    'A'.repeat(42),
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(64).toString('base64'),
  ])('take no key of another length, and do not repeat it: %#', (key) => {
    const said = problemsOf({ ZORGBODE_KEY: key });
    expect(said).toMatch(/^ZORGBODE_KEY must/);
    expect(said).not.toContain(key);
    expect(problemsOf({ ZORGBODE_OLD_KEYS: key })).toMatch(/^ZORGBODE_OLD_KEYS must/);
  });

  it('make no key by themselves for several processes in production', () => {
    const DATABASE_URL = 'mongodb://db/zorgbode';
    expect(problemsOf({ NODE_ENV: 'production', DATABASE_URL })).toContain('ZORGBODE_KEY');
  });
});

describe('an error in the log', () => {
  const words = 'GEHEIM: Jan huilt';

  it('has its name, its code and its frames, and nothing that was said', () => {
    const error = Object.assign(new TypeError(words), {
      code: 'SQLITE_BUSY',
      detail: words,
      cause: new Error(words),
    });
    const line = withoutMessage(error) as { type: string; code: string; stack: string };
    expect(JSON.stringify(line)).not.toMatch(/GEHEIM|Jan/);
    expect(line).toMatchObject({ type: 'TypeError', code: 'SQLITE_BUSY' });
    expect(line.stack).toMatch(/^\s+at .*operation\.test/);
  });

  it('is not fooled by words that look like frames', () => {
    const error = new Error(`x\n    at GEHEIM (file.js:1:1)\n    at Jan huilt`);
    expect(JSON.stringify(withoutMessage(error))).not.toMatch(/GEHEIM|huilt/);
    error.message = 'changed afterwards';
    expect(JSON.stringify(withoutMessage(error))).not.toMatch(/GEHEIM|huilt/);
  });

  it('may be anything that somebody throws', () => {
    for (const thrown of [words, { words }, null, undefined, 17]) {
      expect(JSON.stringify(withoutMessage(thrown))).not.toMatch(/GEHEIM/);
    }
  });
});
