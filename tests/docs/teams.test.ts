import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { TEAM_PERMISSIONS } from '../../src/edges/teams/manifest.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

describe('the guide to Teams', () => {
  const guide = read('docs/teams.md');
  const known = (file: string, pattern: RegExp) =>
    [...read(`src/edges/teams/${file}`).matchAll(pattern)].map(([, name]) => name!);

  it('explains each permission that the manifest asks for', () => {
    const { permissions } = JSON.parse(read('manifests/teams/manifest.json'));
    for (const name of [...TEAM_PERMISSIONS, ...permissions]) expect(guide).toContain(`\`${name}\``);
  });

  it('names what stands behind a message', () => {
    const { composeExtensions } = JSON.parse(read('manifests/teams/manifest.json'));
    const [{ commands }] = composeExtensions;
    expect(commands.length).toBeGreaterThan(1);
    for (const { title } of commands) expect(guide).toContain(`*${title}*: `);
  });

  it('tells what to do about each error that we know by name', () => {
    const names = [
      ...known('auth.ts', /(AADSTS\d+)/g),
      ...known('deliver.ts', /'(teams-[a-z-]+)'/g),
      ...known('edge.ts', /named\('(Teams\w+)'/g),
    ];
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('quotes what the bot and the log say', () => {
    const texts = JSON.parse(read('cards/texts/nl.json'));
    const quoted = [...guide.matchAll(/\*"([^"]+)"\*/g)].map(([, words]) => words!);
    const dutch = quoted.filter((words) => /^(Ik|Daarover) /.test(words));
    expect(dutch).toHaveLength(3);
    for (const words of dutch)
      expect(Object.values<string>(texts).some((said) => said.includes(words))).toBe(true);
    const source = readdirSync(`${root}src/edges/teams`)
      .map((file) => read(`src/edges/teams/${file}`))
      .join('');
    for (const [, words] of guide.matchAll(/log "([^"]+)"/g)) expect(source).toContain(`'${words}'`);
  });
});
