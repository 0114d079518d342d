import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import draft04 from 'ajv-draft-04';
import { MANIFEST_VERSION, type TeamsManifest, teamsPackage } from '../../../src/edges/teams/manifest.js';
import { COMMANDS, SHORTCUTS } from '../../../src/features/commands.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { packageForTeams } from '../../../src/tools/manifest-teams.js';
import { run } from '../../support/run-cli.js';
import { filesIn } from '../../support/unzip.js';

const root = new URL('../../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const DEMO = { appId: '5c1d9a52-7a3e-4b0e-9a64-0f2d8e6b71c3', publicUrl: 'https://zorgbode.example.org' };
const demo = () => packageForTeams(DEMO);

/** Microsoft's own, as its toolkit for apps brings them. */
const schemas = `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}`;
const checks = new Map(
  ['MicrosoftTeams', 'MicrosoftTeams.Localization'].map((schema) => {
    // One of its patterns is none to a reader of Unicode patterns.
    const ajv = new draft04.default({
      strict: false,
      allErrors: true,
      validateFormats: false,
      unicodeRegExp: false,
    });
    return [schema, ajv.compile(JSON.parse(read(`${schemas}/${schema}.schema.json`)))] as const;
  }),
);
function problemsOf(schema: string, value: unknown): string[] {
  const check = checks.get(schema)!;
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
const inManifest = (value: unknown) => problemsOf('MicrosoftTeams', value);
const inTranslation = (value: unknown) => problemsOf('MicrosoftTeams.Localization', value);

describe('the app package', () => {
  // To make it again: npm run cli -- manifest teams with the ids below, unpack into manifests/teams; npm run format
  it('stands in manifests/teams as this version makes it', () => {
    for (const [name, content] of Object.entries(demo()))
      expect({ name, content: JSON.parse(read(`manifests/teams/${name}`)) }).toEqual({ name, content });
  });

  it('has nothing that Microsoft’s schemas refuse', () => {
    const { 'manifest.json': manifest, ...translations } = demo();
    expect(inManifest(manifest)).toEqual([]);
    expect(Object.keys(translations).sort()).toEqual(LANGUAGES.map((language) => `${language}.json`).sort());
    for (const words of Object.values(translations)) expect(inTranslation(words)).toEqual([]);
  });

  it('says the same in its default language and in the manifest, and all of it in the others', () => {
    const { 'manifest.json': manifest, 'nl.json': nl, ...others } = demo();
    const { $schema, ...words } = nl as Record<string, string>;
    expect($schema).toContain(`/v${MANIFEST_VERSION}/`);
    for (const [place, said] of Object.entries(words))
      expect([place, at(manifest, place)]).toEqual([place, said]);
    for (const other of Object.values(others)) expect(Object.keys(other)).toEqual(Object.keys(nl!));
    expect(places(manifest).filter((place) => !(place in words))).toEqual([]);
  });
});

/** `bots[0].commandLists[1].commands[2].title` */
const at = (value: any, place: string): unknown =>
  place.split(/[.[\]]+/).reduce((inner, key) => (key === '' ? inner : inner?.[key]), value);

/** Where words stand that people read. */
function places(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null)
    return /^(name|description)\.|\.(title|description)$/.test(path) ? [path] : [];
  return Object.entries(value).flatMap(([key, inner]) =>
    places(inner, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}

describe('the menu', () => {
  const lists = () => demo()['manifest.json'].bots[0]!.commandLists;
  const titles = (at: number) => lists()[at]!.commands.map(({ title }) => title);

  const RARE =
    'team|kanaal|teamstap|instellingen|overdracht|klas|stappen|voorbeelden|agenda|overleg|ronde|klassen|grens|rust|voorstellen|valt weg|visie|buddy|bevraging|accenten'
      .split('|')
      .map((word) => `zorg ${word}`);

  it('offers the commands of the list in a personal chat, as many as Teams takes, and the help', () => {
    const all = COMMANDS.map(({ words }) => words.nl[0]!);
    expect(lists()[0]!.scopes).toEqual(['personal']);
    expect(titles(0)).toHaveLength(Math.min(all.length, 12));
    expect(titles(0).at(-1)).toBe('zorg hulp');
    // Whoever adds a command sees here which one no longer fits; the help names them all.
    expect(all.filter((words) => !titles(0).includes(words))).toEqual([
      'zorg taal',
      'zorg pauze',
      'zorg wie',
      'zorg materiaal',
      ...RARE,
    ]);
  });

  it('offers in a channel none that asks for words, which others would read', () => {
    expect(lists()[1]!.scopes).toEqual(['team']);
    const bare = COMMANDS.filter(({ rest, withRest }) => !rest || withRest).map(({ words }) => words.nl[0]!);
    expect(titles(1)).toEqual([...bare.slice(0, 11), 'zorg hulp']);
    expect(bare.slice(11, -1)).toEqual(
      RARE.slice(3).filter((words) => !['zorg klas', 'zorg voorbeelden'].includes(words)),
    );
    expect(titles(1)).not.toContain('zorg vraag');
  });

  it.each(LANGUAGES)('says in %s what each is for', (language) => {
    const words = demo()[`${language}.json`] as Record<string, string>;
    const named = Object.keys(words).filter((place) => place.endsWith('.title'));
    for (const place of named) {
      const about = words[place.replace('.title', '.description')];
      expect([words[place], about]).toEqual([words[place], expect.stringMatching(/^\p{Lu}[^*]{5,}$/u)]);
    }
    expect(named.length).toBeGreaterThan(15);
  });

  it('keeps its order and its help when more commands come', () => {
    const more = Array.from({ length: 20 }, (_, n) => ({
      words: { nl: [`woord ${n}`], en: [`word ${n}`], fr: [`mot ${n}`] },
      verb: `x.${n}`,
    }));
    const made = teamsPackage({
      ...DEMO,
      version: '1.0.0',
      commands: more,
      shortcuts: SHORTCUTS,
      say: () => 'Zorgbode',
      about: () => undefined,
    });
    const { commands } = made['manifest.json'].bots[0]!.commandLists[0]!;
    expect(commands.map(({ title }) => title)).toEqual([
      ...more.slice(0, 11).map(({ words }) => words.nl[0]),
      'woord 19',
    ]);
    expect(commands[0]).not.toHaveProperty('description');
    expect(inManifest(made['manifest.json'])).toEqual([]);
  });
});

describe('what the manifest asks for', () => {
  const manifest = () => demo()['manifest.json'];

  it('is one bot for people and teams, without files, calls or a sign-in', () => {
    const { bots, permissions, validDomains, ...rest } = manifest();
    expect(bots[0]).toMatchObject({
      botId: DEMO.appId,
      scopes: ['personal', 'team'],
      supportsFiles: false,
      supportsCalling: false,
      supportsVideo: false,
    });
    expect(permissions).toEqual(['identity', 'messageTeamMembers']);
    expect(validDomains).toEqual(['zorgbode.example.org']);
    for (const none of ['staticTabs', 'configurableTabs', 'connectors', 'devicePermissions', 'activities'])
      expect(rest).not.toHaveProperty(none);
  });

  it('reads the members of a team, and no messages', () => {
    const { resourceSpecific } = manifest().authorization.permissions;
    expect(resourceSpecific).toEqual([{ name: 'TeamMember.Read.Group', type: 'Application' }]);
    expect(JSON.stringify(manifest())).not.toMatch(/Message\.|Chat|\.All"|ReadWrite/);
  });

  it('has one id in all places', () => {
    const { id, bots, composeExtensions, webApplicationInfo } = manifest();
    const ids = [id, bots[0]!.botId, composeExtensions[0]!.botId, webApplicationInfo.id];
    expect(new Set(ids)).toEqual(new Set([DEMO.appId]));
  });
});

describe('what Microsoft’s schema refuses', () => {
  it.each<[string, (manifest: TeamsManifest) => void]>([
    ['/name/short', (m) => (m.name.short = 'x'.repeat(31))],
    ['/description/short', (m) => (m.description.short = 'x'.repeat(81))],
    [
      '/composeExtensions/0/commands/0/title',
      (m) => (m.composeExtensions[0]!.commands[0]!.title = 'x'.repeat(33)),
    ],
    [
      '/bots/0/commandLists/0/commands',
      (m) => m.bots[0]!.commandLists[0]!.commands.push({ title: 'x' }, { title: 'y' }),
    ],
    ['/id', (m) => (m.id = 'zorgbode')],
    ['/developer/name', (m) => (m.developer.name = 'x'.repeat(33))],
    ['/manifestVersion', (m) => (m.manifestVersion = '1.16')],
  ])('%s', (path, spoil) => {
    const manifest = demo()['manifest.json'];
    spoil(manifest);
    expect(inManifest(manifest).join('\n')).toContain(path);
  });

  it('a translation of something that is not there', () => {
    expect(inTranslation({ ...demo()['en.json'], 'tabs[0].name': 'x' })).not.toEqual([]);
  });
});

describe('npm run cli -- manifest teams', () => {
  const args = ['--app-id', DEMO.appId.toUpperCase(), '--url', DEMO.publicUrl];

  it('writes the package that is uploaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zorgbode-teams-'));
    const file = join(folder, 'x.zip');
    const more = [
      '--developer',
      'Het Wolkenschip',
      '--privacy',
      'https://school.example.org/privacy',
      '--app-version',
      '2.0.1',
    ];
    const { code, out } = await run('manifest', 'teams', ...args, ...more, '--out', file);
    expect([code, out]).toEqual([0, expect.stringContaining('x.zip: manifest.json')]);
    const files = filesIn(readFileSync(file));
    expect(files.map(({ name }) => name)).toEqual([
      'manifest.json',
      'nl.json',
      'en.json',
      'fr.json',
      'color.png',
      'outline.png',
    ]);
    for (const { name, bytes } of files.slice(4))
      expect(bytes).toEqual(readFileSync(`${root}manifests/teams/${name}`));
    const manifest = JSON.parse(files[0]!.bytes.toString('utf8'));
    expect(inManifest(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      id: DEMO.appId,
      version: '2.0.1',
      developer: {
        name: 'Het Wolkenschip',
        privacyUrl: 'https://school.example.org/privacy',
        termsOfUseUrl: DEMO.publicUrl,
      },
    });
    expect(readdirSync(folder)).toEqual(['x.zip']);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['--app-id must', ['--app-id', 'zorgbode', '--url', DEMO.publicUrl]],
    ['--url must', ['--app-id', DEMO.appId, '--url', 'http://zorgbode.example.org']],
    ['--url must', ['--app-id', DEMO.appId, '--url', 'https://zorgbode.example.org/api/messages']],
    ['--url must', ['--app-id', DEMO.appId]],
    ['--app-version must', [...args, '--app-version', '1.0']],
    ['--developer must', [...args, '--developer', 'x'.repeat(33)]],
    ['--privacy must', [...args, '--privacy', 'ftp://x.example']],
    ['Unknown option', [...args, '--language', 'nl']],
    ['docs/teams.md', []],
  ])('refuses with "%s"', async (complaint, wrong) => {
    const { code, out, complaints } = await run('manifest', 'teams', ...wrong);
    expect([code, out, complaints]).toEqual([2, '', expect.stringContaining(complaint)]);
  });

  it('tells how', async () => {
    expect(await run('manifest', 'teams', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--app-id ID'),
    });
    expect(await run('manifest', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('manifest teams'),
    });
  });
});
