import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** As `npm start` runs it. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const started = scripts.start.replace(/^.*&& node /, '').split(' ');
const ASKED = ['--expose-gc', '--import', new URL('heap.js', import.meta.url).href];
/** Milliseconds. */
const PATIENCE = 60_000;

/** Hands a folder to `use` and takes it away afterwards. */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program until `use` is over; `address` in what it prints tells the port. Rejects with what it complained about. */
async function withProcess(args, env, use) {
  const start = performance.now();
  const line = args.includes(ASKED[0]) ? ['ipc'] : [];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', ...line] });
  /** What it keeps, in bytes, after its garbage was collected; only of one that was started with `ASKED`. */
  const kept = async () => {
    child.send('memory');
    const [usage] = await once(child, 'message');
    return usage;
  };
  const ended = new Promise((resolve) => child.once('close', resolve));
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const died = ended.then((code) =>
    Promise.reject(new Error(`${args.at(-1)} ended with ${code}: ${complaint}`)),
  );
  died.catch(() => {});
  try {
    const port = await Promise.race([portOf(child), died, late(PATIENCE)]);
    return await Promise.race([use({ port, start, kept }), died]);
  } finally {
    child.kill('SIGTERM');
    if ((await Promise.race([ended, pause(10_000, 'late', { ref: false })])) === 'late')
      child.kill('SIGKILL');
  }
}

const late = async (ms) => {
  await pause(ms, undefined, { ref: false });
  throw new Error('a server did not start');
};

const portOf = (child) =>
  new Promise((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      if (printed === undefined) return;
      printed += chunk;
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
      if (!port) return;
      printed = undefined;
      resolve(Number(port));
    });
  });

/** Nothing of the caller's own settings reaches what is measured. */
const bareEnvironment = () => ({ PATH: process.env.PATH, TMPDIR: tmpdir() });

/**
 * A real Zorgbode with its sandbox on this folder; `readyMs` is the time from the start of the process to the first "ready". `asked`:
 * `kept()` tells what it keeps.
 */
export const withZorgbode = (folder, settings, use, { asked = false } = {}) =>
  withProcess(
    asked ? [...ASKED, ...started] : started,
    { ...bareEnvironment(), PORT: '0', DATA_DIR: folder, SANDBOX: '1', ...settings },
    async ({ port, start, kept }) => {
      const url = `http://127.0.0.1:${port}`;
      while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok))) await pause(5);
      return use({ port, url, readyMs: performance.now() - start, kept });
    },
  );

export const withBareServer = (folder, use) =>
  withProcess(['bench/bare-server.js', join(folder, 'bare.sqlite')], bareEnvironment(), use);

export const withBareBolt = (args, use) =>
  withProcess(['bench/bare-bolt.js', ...args], bareEnvironment(), use);

export const withDurableBolt = (folder, args, use) =>
  withProcess(['bench/durable-bolt.js', ...args, join(folder, 'durable.sqlite')], bareEnvironment(), use);

export const withBareTeams = (args, use) =>
  withProcess(['bench/bare-teams.js', ...args], bareEnvironment(), use);
