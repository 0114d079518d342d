import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Around the autumn holiday, the change of the clock before it, and the eleventh of November. */
const WEEKS = ['--schools', '3', '--from', '2026-10-19', '--days', '25', '--seed', '7'];
/** What three weeks of a few schools hold is chance: where one seed has no morning on which a mistake would show, another has. */
const SEEDS = ['7', '11', '6', '2'];

interface Answer {
  code: number | null;
  result: Record<string, number> & { findings: Record<string, unknown[]> };
}

/** As `npm run simulate`, without the build. */
const simulate = (...args: string[]): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', 'bench/simulate.js', ...args, '--json'], {
      cwd: ROOT,
    });
    let [said, complaint] = ['', ''];
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.once('close', (code) => {
      if (said === '') reject(new Error(complaint));
      else resolve({ code, result: JSON.parse(said) });
    });
  });

describe('school days on a virtual clock', () => {
  it('say nothing on a wrong day or hour, nothing twice and nothing too little, whatever dies meanwhile', async () => {
    const { code, result } = await simulate(...WEEKS);
    expect(result.findings).toEqual({});
    expect({ code, found: result.found }).toEqual({ code: 0, found: 0 });
    for (const name of ['requests', 'steps', 'restarts']) expect(result[name]).toBeGreaterThan(5);
    expect(result.reminders).toBeGreaterThan(30);
  }, 60_000);

  it('hold with two processes on one store', async () => {
    const { code, result } = await simulate(
      ...WEEKS,
      '--seed',
      '4',
      '--schools',
      '2',
      '--days',
      '14',
      '--processes',
      '2',
      '--restarts',
      '0.25',
    );
    expect(result.findings).toEqual({});
    expect(code).toBe(0);
    expect(result.restarts).toBeGreaterThan(0);
  }, 60_000);
});

describe('a mistake that is planted', () => {
  /** What it must be found as, one of these. */
  const FOUND: Record<string, string[]> = {
    double: ['doubled'],
    lose: ['missing'],
    holiday: ['wrongDay'],
    closure: ['wrongDay'],
    night: ['quietHours', 'wrongDay'],
    cap: ['aboveCap'],
    moved: ['missing'],
    clock: ['quietHours'],
  };
  const answers = new Map<string, Answer>();
  // Two at a time: that many cores a small machine has.
  beforeAll(async () => {
    const left = Object.keys(FOUND);
    const some = async () => {
      for (let name = left.pop(); name !== undefined; name = left.pop())
        for (const seed of SEEDS) {
          const answer = await simulate(...WEEKS, '--seed', seed, '--restarts', '0', '--faults', name);
          answers.set(name, answer);
          if (FOUND[name]!.every((kind) => answer.result.findings[kind])) break;
        }
    };
    await Promise.all([some(), some()]);
  }, 120_000);

  it.each(Object.entries(FOUND))('is found: %s', (name, kinds) => {
    const { code, result } = answers.get(name)!;
    expect(code).toBe(1);
    for (const kind of kinds) expect(result.findings[kind]?.length).toBeGreaterThan(0);
  });
});

describe('the command', () => {
  it('says what it can plant, and what it does not know', async () => {
    await expect(simulate('--faults', 'gravity')).rejects.toThrow(
      /There is no fault "gravity"[\s\S]*holiday/,
    );
    await expect(simulate('--days', 'many')).rejects.toThrow(/--days is a whole number/);
  });
});
