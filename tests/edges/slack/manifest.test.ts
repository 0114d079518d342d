import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { slackManifest } from '../../../src/edges/slack/manifest.js';
import { manifestProblems } from '../../../src/edges/slack/manifest-limits.js';
import { BOT_SCOPES, EVENT_SCOPES, METHOD_SCOPES } from '../../../src/edges/slack/scopes.js';
import { ADVICE } from '../../../src/edges/slack/trouble.js';
import { COMMANDS, SHORTCUTS } from '../../../src/features/commands.js';
import { FEATURES } from '../../../src/features/index.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { manifestForSlack } from '../../../src/tools/manifest.js';
import { run } from '../../support/run-cli.js';

const root = new URL('../../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const PUBLIC = 'https://zorgbode.example.org';

describe('the manifest', () => {
  // To make it again: npm run cli --silent -- manifest slack --url https://zorgbode.example.org > manifests/slack.json; npm run format
  it('stands in manifests/slack.json as this version makes it', () => {
    expect(JSON.parse(read('manifests/slack.json'))).toEqual(manifestForSlack('nl', PUBLIC));
  });

  it.each(LANGUAGES)('has nothing in %s that Slack refuses, over HTTP or Socket Mode', (language) => {
    expect(manifestProblems(manifestForSlack(language, PUBLIC))).toEqual([]);
    expect(manifestProblems(manifestForSlack(language))).toEqual([]);
  });

  it('has one command for each first word, with what may follow it', () => {
    const { slash_commands } = manifestForSlack('nl', PUBLIC).features;
    const first = new Set(COMMANDS.map(({ words }) => `/${words.nl[0]!.split(' ')[0]}`));
    expect(slash_commands.map(({ command }) => command)).toEqual([...first]);
    expect(slash_commands[0]).toMatchObject({
      command: '/zorg',
      url: `${PUBLIC}/slack/events`,
      usage_hint: expect.stringMatching(/^\[vraag \| gang \| .*hulp\]$/),
      should_escape: true,
    });
    for (const { words } of COMMANDS)
      for (const follows of words.nl.slice(0, 1).flatMap((typed) => typed.split(' ').slice(1)))
        expect(slash_commands.some(({ usage_hint }) => usage_hint?.includes(follows))).toBe(true);
  });

  it('takes up a command as soon as the list has it', () => {
    const more = { words: { nl: ['bedankt'], en: ['thanks'], fr: ['grâce'] }, verb: 'x.y' };
    const say = () => 'Zorgbode';
    const made = slackManifest({ commands: [...COMMANDS, more], shortcuts: [], language: 'nl', say });
    expect(made.features.slash_commands.map(({ command }) => command)).toEqual([
      '/zorg',
      '/waardering',
      '/bedankt',
    ]);
    expect(made.features.slash_commands[2]).not.toHaveProperty('usage_hint');
  });

  it('has shortcuts whose callback is a verb that opens something', () => {
    const verbs = new Set(FEATURES.flatMap((feature) => feature.verbs.map((verb) => verb.name)));
    const { shortcuts } = manifestForSlack('nl').features;
    expect(shortcuts.map(({ name, type, callback_id }) => [name, type, callback_id])).toEqual([
      ['Zorgvraag', 'global', 'request.form'],
      ["Maak er 'n zorgvraag van", 'message', 'request.form'],
      ['Waardering schrijven', 'global', 'thanks.form'],
      ['Waardeer deze collega', 'message', 'thanks.form'],
    ]);
    for (const { verb } of SHORTCUTS) expect(verbs).toContain(verb);
  });

  it('differs for Socket Mode only in how Slack reaches us', () => {
    const [http, socket] = [manifestForSlack('nl', `${PUBLIC}/`), manifestForSlack('nl')];
    expect(JSON.stringify(socket)).not.toContain('https://');
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      token_rotation_enabled: false,
      org_deploy_enabled: false,
      event_subscriptions: { request_url: `${PUBLIC}/slack/events` },
      interactivity: {
        request_url: `${PUBLIC}/slack/events`,
        message_menu_options_url: `${PUBLIC}/slack/events`,
      },
    });
    expect(http.oauth_config).toEqual({
      redirect_urls: [`${PUBLIC}/slack/oauth_redirect`],
      scopes: socket.oauth_config.scopes,
    });
  });
});

const folder = 'src/edges/slack';
const source = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(`${folder}/${path}`).replaceAll(/\s+/g, ''))
  .join('\n');

describe('what the manifest asks for', () => {
  it('is what the calls in the code and the events need, and nothing more', () => {
    const called = [...source.matchAll(/(?:client|\))\.((?:[a-z]\w*\.){1,2}[a-z]\w*)\((?=[{)])/gi)].map(
      ([, name]) => name!,
    );
    const methods = new Set(
      called.filter((name) => /^(apps|auth|chat|conversations|files|oauth|team|users|views)\./.test(name)),
    );
    expect([...methods].sort()).toEqual(Object.keys(METHOD_SCOPES));
    const needed = new Set([
      'commands',
      ...Object.values(METHOD_SCOPES).flat(),
      ...Object.values(EVENT_SCOPES).flat(),
    ]);
    expect(manifestForSlack('nl').oauth_config.scopes.bot).toEqual([...needed].sort());
  });

  it('listens to each event that the code takes up', () => {
    const { bot_events } = manifestForSlack('nl').settings.event_subscriptions;
    for (const event of bot_events) expect(source).toContain(`'${event}'`);
  });

  it('reads no conversation', () => {
    expect(BOT_SCOPES.filter((scope) => /history|:read$/.test(scope))).toEqual(['users:read']);
  });

  it('is explained, scope by scope and event by event', () => {
    const guide = read('docs/slack.md');
    for (const name of [...BOT_SCOPES, ...Object.keys(EVENT_SCOPES)]) expect(guide).toContain(`\`${name}\``);
  });
});

describe('the guide', () => {
  it('tells what to do about each error that we know by name', () => {
    const codes = new Set(Object.values(ADVICE).flatMap((advice) => Object.keys(advice)));
    for (const more of ['http_error', 'ratelimited', 'missing_scope', 'kept-failing']) codes.add(more);
    // And by each that we made up ourselves.
    for (const [, code] of source.matchAll(/newSlackTrouble\('([a-z_]+)'/g)) codes.add(code!);
    for (const [, code] of source.matchAll(/reason:'slack\.([a-z_-]+)'/g)) codes.add(code!);
    const guide = read('docs/slack.md');
    expect([...codes].filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
  });

  it('counts what Slack shows before the app is made, and names each way in', () => {
    const guide = read('docs/slack.md').replaceAll(/\s+/g, ' ');
    const { oauth_config, features } = manifestForSlack('nl');
    const number = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const { slash_commands, shortcuts } = features;
    expect(guide).toContain(
      `${number[oauth_config.scopes.bot.length]} scopes, ${number[slash_commands.length]} commands, ${number[shortcuts.length]} shortcuts.`,
    );
    for (const { command } of slash_commands) expect(guide).toContain(`\`${command}\``);
    for (const { name } of shortcuts) expect(guide).toContain(`**${name}**`);
  });
});

describe('what Slack refuses in a manifest', () => {
  const good = () => manifestForSlack('nl', PUBLIC);
  it.each<[string, (manifest: ReturnType<typeof good>) => void]>([
    [
      'display_information.name has 36',
      (m) => {
        m.display_information.name = 'x'.repeat(36);
      },
    ],
    [
      'display_information.description has 141',
      (m) => {
        m.display_information.description = 'x'.repeat(141);
      },
    ],
    [
      'long_description has 20',
      (m) => {
        m.display_information.long_description = 'x'.repeat(20);
      },
    ],
    [
      'the name of shortcut request.form has 25',
      (m) => {
        m.features.shortcuts[1]!.name = 'Maak er een zorgvraag van';
      },
    ],
    [
      'the hint of /zorg has 1001',
      (m) => {
        m.features.slash_commands[0]!.usage_hint = 'x'.repeat(1001);
      },
    ],
    [
      '/Zorg vraag is not a slash and a word',
      (m) => {
        m.features.slash_commands[0]!.command = '/Zorg vraag';
      },
    ],
    [
      '11 shortcuts',
      (m) => {
        m.features.shortcuts = Array(11).fill(m.features.shortcuts[0]);
      },
    ],
    [
      'Slack calls only https',
      (m) => {
        m.settings.interactivity.request_url = 'http://x.example';
      },
    ],
    [
      'not both',
      (m) => {
        m.settings.socket_mode_enabled = true;
      },
    ],
  ])('%s', (problem, spoil) => {
    const manifest = good();
    spoil(manifest);
    expect(manifestProblems(manifest).join('\n')).toContain(problem);
  });
});

describe('npm run cli -- manifest slack', () => {
  it('prints it for an address or for Socket Mode', async () => {
    const http = await run('manifest', 'slack', '--url', PUBLIC);
    expect(JSON.parse(http.out)).toEqual(manifestForSlack('nl', PUBLIC));
    const socket = await run('manifest', 'slack', '--socket', '--language', 'fr');
    expect(JSON.parse(socket.out)).toEqual(manifestForSlack('fr'));
    expect([http.code, socket.code]).toEqual([0, 0]);
  });

  it.each([
    [[]],
    [['--url', PUBLIC, '--socket']],
    [['--url', 'zorgbode']],
    [['--socket', '--language', 'de']],
    [['--so']],
  ])('tells how with %j', async (more) => {
    const { code, out, complaints } = await run('manifest', 'slack', ...more);
    expect([code, out]).toEqual([2, '']);
    expect(complaints.length).toBeGreaterThan(10);
  });

  it('refuses an address that Slack would refuse', async () => {
    const { code, complaints } = await run('manifest', 'slack', '--url', 'http://zorgbode.example.org');
    expect([code, complaints]).toEqual([1, expect.stringContaining('Slack calls only https')]);
  });

  it('refuses an address with a path, at which we do not listen', async () => {
    const { code, out } = await run('manifest', 'slack', '--url', `${PUBLIC}/care`);
    expect([code, out]).toEqual([2, '']);
  });
});
