import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(
  new URL('../../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url),
);
const LOOPBACK_ONLY = new URL('./loopback-only.js', import.meta.url).href;

/** Somebody of the tenant that is played. */
export interface PlayedUser {
  /** Entra object id. */
  aadObjectId: string;
  name: string;
  givenName: string;
  surname: string;
  email: string;
}

/** The tenant that is played: who sits before the screen, and the others, of whom there must be five. */
export interface Played {
  tenantId: string;
  botId: string;
  current: PlayedUser;
  others: PlayedUser[];
  team: string;
  channel: string;
}

export interface Emulator {
  /** Of its page. */
  url: string;
  /** Hosts outside this machine that it wanted to call. */
  outside: string[];
  stop(): Promise<void>;
}

/**
 * Microsoft's local client of Teams, in a process and a folder of its own, pointed at `endpoint` (`http://…/api/messages`). Its
 * options: https://learn.microsoft.com/microsoftteams/platform/toolkit/debug-your-agents-playground. Rejects when it ends before it listens.
 */
export async function startEmulator(endpoint: string, played: Played): Promise<Emulator> {
  // With fewer or more it ends without a word.
  if (played.others.length !== 5) throw new Error('the emulator wants five users beside the current one');
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-emulator-'));
  const bin = join(dir, 'bin');
  await mkdir(bin);
  // It opens a browser window for whoever starts it, and ends where there is nothing to open one with.
  for (const name of ['xdg-open', 'open'])
    await writeFile(join(bin, name), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  await writeFile(join(dir, '.m365agentsplayground.yml'), JSON.stringify(settingsOf(played)));

  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--disable-telemetry'];
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: dir,
    env: {
      PATH: [bin, process.env.PATH].join(delimiter),
      HOME: dir,
      // What `--disable-telemetry` leaves on: the library counts its own use.
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
      NODE_OPTIONS: `--import ${LOOPBACK_ONLY}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  const outside: string[] = [];
  const stop = async () => {
    child.kill();
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    const host = /^blocked (.+)$/.exec(line)?.[1];
    if (host) outside.push(host);
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        const found = /^Listening on (\d+)/.exec(line)?.[1];
        if (found) resolve(found);
      });
      ended.then(([code]) => reject(new Error(`the emulator ended (${code}): ${said.join('\n')}`)));
    });
    return { url: `http://localhost:${port}/`, outside, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** JSON is YAML. The names are the emulator's own, `userPrincipleName` too. */
function settingsOf({ tenantId, botId, current, others, team, channel }: Played) {
  const userOf = ({ email, ...user }: PlayedUser) => ({
    id: `29:${email.split('@')[0]}`,
    ...user,
    userPrincipleName: email,
    email,
  });
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: botId, name: 'Zorgbode' },
    currentUser: userOf(current),
    users: others.map(userOf),
    personalChat: { id: 'a:personal' },
    groupChat: { id: '19:group@thread.v2', name: 'Groep' },
    team: {
      id: '19:team@thread.tacv2',
      name: team,
      aadGroupId: '00000000-0000-4000-8000-000000000a01',
      channels: [{ id: '19:channel@thread.tacv2', name: channel }],
    },
  };
}
