import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { run } from '../support/run-cli.js';

describe('the command line', () => {
  it('hands the rest of the line to the command', async () => {
    const { code, out } = await run('calendar', '--school-year', '2026-2027', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)[0]).toEqual({ name: 'herfstvakantie', from: '2026-11-02', to: '2026-11-08' });
  });

  it('passes on what the command complains of', async () => {
    const { code, out, complaints } = await run('calendar', '--school-year', 'x');
    expect([code, out]).toEqual([2, '']);
    expect(complaints).toContain('"x" is not a school year');
  });

  it.each(['--help', '-h'])('lists the commands on %s', async (flag) => {
    const { code, out, complaints } = await run(flag);
    expect([code, complaints]).toEqual([0, '']);
    expect(out).toMatch(/^ {2}calendar +the holidays of a school year$/m);
  });

  it('leaves --help behind a command to that command', async () => {
    expect((await run('calendar', '--help')).out).toContain('--school-year YEAR');
  });

  it.each(['school', 'slack'])('tells about "%s" without a store, and makes no key for it', async (name) => {
    const before = process.env.DATA_DIR;
    process.env.DATA_DIR = join(tmpdir(), 'zorgbode-not-made');
    const { code, out } = await run(name, '--help');
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    expect(code).toBe(0);
    expect(out.startsWith(`zorgbode ${name} `)).toBe(true);
    expect(existsSync(join(tmpdir(), 'zorgbode-not-made'))).toBe(false);
  });

  it.each(['kalender', 'toString', 'constructor', '--verbose'])('knows no "%s"', async (name) => {
    const { code, out, complaints } = await run(name, '--help-me');
    expect([code, out]).toEqual([2, '']);
    expect(complaints).toContain(`There is no command "${name}".`);
    expect(complaints).toContain('calendar');
  });

  it('lists the commands when there is nothing on the line', async () => {
    const { code, complaints } = await run();
    expect(code).toBe(2);
    expect(complaints.startsWith('npm run cli')).toBe(true);
  });
});
