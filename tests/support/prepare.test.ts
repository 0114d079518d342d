import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
// @ts-expect-error plain JavaScript: `npm test` runs it before anything is compiled
import { findBrowser } from './prepare.js';

const folder = mkdtempSync(join(tmpdir(), 'zorgbode-prepare-'));
const chrome = join(folder, 'chromium');
writeFileSync(chrome, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('finding a browser', () => {
  it('takes CHROME_PATH before all else', () => {
    expect(findBrowser({ CHROME_PATH: chrome, PATH: '' })).toBe(chrome);
  });
  it('looks along the PATH', () => {
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(chrome);
  });
  it('says so when CHROME_PATH points nowhere', () => {
    expect(() => findBrowser({ CHROME_PATH: '/nowhere/chromium', PATH: folder })).toThrow('CHROME_PATH');
  });
  it('prints in a line what it found', () => {
    const run = spawnSync(process.execPath, [fileURLToPath(new URL('prepare.js', import.meta.url))], {
      env: { CHROME_PATH: chrome },
      encoding: 'utf8',
    });
    expect([run.status, run.stdout]).toEqual([0, `Browser for the tests: ${chrome} (found)\n`]);
  });
});
