import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipOf } from '../../src/tools/zip.js';
import { filesIn } from '../support/unzip.js';

describe('a zip', () => {
  it('gives back what was put in', () => {
    const entry = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      bytes: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        expect(filesIn(zipOf(entries))).toEqual(entries);
      }),
    );
  });

  it('is the same for the same files', () => {
    const entries = [{ name: 'a.txt', bytes: Buffer.from('vuurtoren') }];
    expect(zipOf(entries)).toEqual(zipOf(entries));
  });

  const python = spawnSync('python3', ['-c', 'import zipfile']).status === 0;
  (python ? it : it.skip)('is read by another program: python3', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zorgbode-zip-'));
    const file = join(folder, 'x.zip');
    writeFileSync(file, zipOf([{ name: 'map/één.txt', bytes: Buffer.from('vuurtoren '.repeat(99)) }]));
    const script =
      'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),z.namelist(),z.infolist()[0].date_time[0])';
    const said = execFileSync('python3', ['-c', script, file], {
      env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    });
    expect(said.toString('utf8').trim()).toBe("None ['map/één.txt'] 1980");
    rmSync(folder, { recursive: true });
  });
});
