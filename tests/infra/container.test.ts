import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const documented = [...read('.env.example').matchAll(/^#([A-Za-z_]+)=/gm)].map((line) => line[1]!);
const sent = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('the Dockerfile', () => {
  const lines = read('infra/Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const words = (instruction: string): string[][] =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.split(/\s+/).slice(1));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('copies what is there and what is sent to the build', () => {
    const sources = words('COPY')
      .filter(([first]) => !first?.startsWith('--from'))
      .flatMap((list) => list.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
    expect(
      sources.filter((path) => !sent.some((open) => path === open || path.startsWith(`${open}/`))),
    ).toEqual([]);
  });

  it('copies from stages that it has', () => {
    const stages = words('FROM').map((list) => list[2]);
    const used = words('COPY').flatMap(([first]) => /^--from=(.+)$/.exec(first!)?.slice(1) ?? []);
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([]);
  });

  it('runs what the build writes, as nobody special, with production settings', () => {
    expect(last).toContain('USER node');
    // As `npm start` does after building.
    const start: string = JSON.parse(read('package.json')).scripts.start.replace(/^.*&& /, '');
    expect(JSON.parse(last.at(-2)!.replace('CMD ', ''))).toEqual(start.split(' '));
    expect(start).toMatch(/ dist\/main\.js$/);
    expect(JSON.parse(read('tsconfig.build.json')).compilerOptions.outDir).toBe('dist');
    expect(last.join('\n')).toMatch(/NODE_ENV=production +HOST=0\.0\.0\.0 +PORT=3978 +DATA_DIR=\/data/);
    expect(last.findIndex((line) => line.startsWith('VOLUME /data'))).toBeGreaterThan(0);
  });

  it('leaves the tools for building out of what runs', () => {
    expect(words('RUN').map((list) => list.join(' '))).toContain('npm ci --omit=dev --no-audit --no-fund');
    expect(last.filter((line) => line.startsWith('COPY --from=packages'))).toHaveLength(1);
  });
});

describe.each(['infra/compose.yaml', 'infra/compose.sqlite.yaml'])('%s', (path) => {
  const compose = parse(read(path), { strict: true });
  const { bot } = compose.services;

  it('builds the Dockerfile from the root', () => {
    expect(bot.build).toEqual({ context: '..', dockerfile: 'infra/Dockerfile' });
  });

  it('hands on every setting of Slack and Teams but those for tests', () => {
    const platforms = documented.filter((name) => /^(SLACK_|Microsoft)/.test(name));
    const set = Object.keys(bot.environment);
    expect(platforms.filter((name) => !set.includes(name))).toEqual(['SLACK_API_URL', 'MicrosoftAppType']);
  });

  it('sets and asks for settings that .env.example explains', () => {
    const asked = [...read(path).matchAll(/\$\{([A-Za-z_]+)/g)].map((use) => use[1]!);
    expect([...Object.keys(bot.environment), ...asked].filter((name) => !documented.includes(name))).toEqual(
      [],
    );
  });

  it('never turns on what is for trying out', () => {
    expect(bot.environment).not.toHaveProperty('SANDBOX');
    expect(bot.environment).not.toHaveProperty('NODE_ENV');
  });

  it('publishes nothing but the bot, to this machine only', () => {
    const ports = Object.values<{ ports?: string[] }>(compose.services).flatMap(
      (service) => service.ports ?? [],
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
    expect(ports).toEqual(['127.0.0.1:${PORT:-3978}:3978']);
  });

  it('declares every volume and network that it uses', () => {
    for (const service of Object.values<{ volumes?: string[]; networks?: string[] }>(compose.services)) {
      for (const volume of service.volumes ?? [])
        expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
      for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
    }
  });
});

describe('the MongoDB of infra/compose.yaml', () => {
  const { bot, mongo } = parse(read('infra/compose.yaml')).services;

  it('is a replica set under the name that the bot asks for', () => {
    const asked = new URL(bot.environment.DATABASE_URL).searchParams.get('replicaSet');
    expect(mongo.command).toEqual(expect.arrayContaining(['--replSet', asked]));
    expect(mongo.healthcheck.test.at(-1)).toContain(`_id: '${asked}'`);
    expect(bot.depends_on.mongo.condition).toBe('service_healthy');
  });

  it('cannot start without a key of ours', () => {
    expect(bot.environment.ZORGBODE_KEY).toMatch(/^\$\{ZORGBODE_KEY:\?/);
  });

  it('is not to be reached from outside', () => {
    const { networks } = parse(read('infra/compose.yaml'));
    expect(mongo.networks.filter((name: string) => !networks[name]?.internal)).toEqual([]);
  });
});
