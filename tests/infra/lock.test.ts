import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zorgbode-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What it wrote in, and the lock file afterwards. */
function complete(packages: Record<string, unknown>) {
  const path = join(folder, 'package-lock.json');
  writeFileSync(path, JSON.stringify({ ...lock, packages }));
  const printed = execFileSync(process.execPath, ['infra/complete-lock.js', path], {
    cwd: root,
    encoding: 'utf8',
  });
  return {
    added: printed.split('\n').filter(Boolean),
    packages: JSON.parse(readFileSync(path, 'utf8')).packages,
  };
}

describe('package-lock.json', () => {
  it('names the binaries of every platform: without, npm ci refuses it (node infra/complete-lock.js)', () => {
    expect(complete(lock.packages).added).toEqual([]);
  });
});

describe('infra/complete-lock.js', () => {
  const path = 'node_modules/@swc/core-linux-x64-gnu';

  it('writes back what a mirror left out, as the registry has it but for the checksum', () => {
    const { [path]: left, ...packages } = lock.packages;
    const completed = complete(packages);
    const { integrity: _, ...expected } = left;
    expect(completed.added).toEqual([`@swc/core-linux-x64-gnu ${left.version}`]);
    expect(completed.packages[path]).toEqual({
      ...expected,
      license: lock.packages['node_modules/@swc/core'].license,
    });
    expect(Object.keys(completed.packages).sort()).toEqual(Object.keys(lock.packages).sort());
  });
});
