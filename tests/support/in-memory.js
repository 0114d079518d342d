import { rmSync } from 'node:fs';
import { mkdtemp, statfs } from 'node:fs/promises';

const MEMORY = '/dev/shm/';
/** Far more than the tests keep there at any time. */
const ROOM = 512 * 1024 * 1024;

/**
 * Before all tests: their temporary folders lie in memory where Linux offers the room, since a store waits for the disk at
 * every commit, and tests waited for that longer than for all else. With TMPDIR set, or on other systems, on disk as usual.
 */
export default async function inMemory() {
  if (process.env.TMPDIR || !(await hasRoom())) return;
  const made = await mkdtemp(`${MEMORY}zorgbode-tests-`);
  process.env.TMPDIR = made;
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
}

async function hasRoom() {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}
