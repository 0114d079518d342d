import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
const sections = readFileSync(`${root}docs/decisions/0007-dependencies.md`, 'utf8').split(/^## /m);

interface Line {
  name: string;
  why: string;
  licence: string;
  engine: string;
}

/** The rows of the table under a heading. */
function linesUnder(heading: string): Line[] {
  const section = sections.find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (.+?) \| ([^|]+?) \|(.*)\|$/gm)].map((row) => ({
    name: row[1]!,
    why: row[2]!,
    licence: row[3]!,
    engine: row[4]!.trim().replaceAll('`', '').replaceAll('\\|', '|'),
  }));
}

describe.each([
  { heading: 'At run time', field: 'dependencies' },
  { heading: 'For building and testing', field: 'devDependencies' },
])('the table "$heading"', ({ heading, field }) => {
  const lines = linesUnder(heading);

  it(`has one line for each of ${field} and no other`, () => {
    expect(lines.map(({ name }) => name)).toEqual(Object.keys(json('package.json')[field]).sort());
  });

  it('says what the packages say of themselves', () => {
    const said = lines.map(({ name }) => json(`node_modules/${name}/package.json`));
    expect(lines.map(({ name, licence, engine }) => ({ name, licence, engine }))).toEqual(
      said.map(({ name, license, engines }) => ({ name, licence: license, engine: engines?.node ?? '' })),
    );
  });
});
