/**
 * Run by `npm test` before the tests: makes sure that there is a browser for the browser tests. Found: CHROME_PATH,
 * or Chromium or Chrome on the PATH or where macOS keeps it. On Debian as root it is installed from Debian's own packages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser on this machine, or undefined. Throws when CHROME_PATH points nowhere. */
export function findBrowser(env = process.env) {
  if (env.CHROME_PATH) {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, and there is no such file`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPS].find(existsSync);
}

function installOnDebian() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium');
}

function prepare() {
  let browser = findBrowser();
  let how = 'found';
  if (!browser && installOnDebian()) {
    browser = findBrowser();
    how = 'installed from Debian';
  }
  if (!browser) {
    process.stderr.write(
      'Browser tests need Chromium or Chrome: install one (Debian, Ubuntu: apt-get install chromium), or set CHROME_PATH to it.\n',
    );
    process.exit(1);
  }
  process.stdout.write(`Browser for the tests: ${browser} (${how})\n`);
}

if (process.argv[1]?.endsWith('prepare.js')) prepare();
