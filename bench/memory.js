import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../dist/tools/open-store.js';
import { addWaiting } from './claim.js';
import { median, round } from './figures.js';
import { drained, isDone, metric, requestForms } from './form.js';
import { Load } from './load.js';
import { withFolder, withZorgbode } from './processes.js';

const READY_TARGET = 2000;
const MEMORY_TARGET = 200;
const MANY = 1_000_000;

/** From the start of the process to the first "ready", on an empty folder and again on what that left; the median of the rounds. */
export async function startBenchmark({ rounds = 5 } = {}) {
  const first = [];
  const again = [];
  for (let i = 0; i < rounds; i++) {
    await withFolder(async (folder) => {
      first.push(await withZorgbode(folder, {}, ({ readyMs }) => readyMs));
      again.push(await withZorgbode(folder, {}, ({ readyMs }) => readyMs));
    });
  }
  const slowest = Math.max(...first, ...again);
  return {
    firstMs: round(median(first)),
    againMs: round(median(again)),
    slowestMs: round(slowest),
    target: READY_TARGET,
    ok: slowest < READY_TARGET,
  };
}

/** Resident memory of a process that holds a store with a million waiting rows, has served a few hundred submits, and rests. */
export async function memoryBenchmark({ waiting = MANY, submits = 500, restMs = 5000 } = {}) {
  return withFolder(async (folder) => {
    await withZorgbode(folder, {}, () => {});
    const { store } = await openStore({ dataDir: folder, databaseUrl: 'sqlite:', oldKeys: [] });
    await addWaiting(store, waiting);
    await store.close();
    return withZorgbode(folder, {}, async ({ port, url, readyMs }) => {
      const load = await Load.open({ port, path: '/sandbox/api/act', connections: 20 });
      await load.run(submits, await requestForms(url), isDone);
      load.close();
      await drained(url);
      const busy = await metric(url, 'process_resident_memory_bytes');
      await pause(restMs);
      const idle = await metric(url, 'process_resident_memory_bytes');
      const megabytes = (bytes) => round(bytes / 1e6);
      return {
        waiting,
        readyMs: round(readyMs),
        afterLoadMb: megabytes(busy),
        idleMb: megabytes(idle),
        target: MEMORY_TARGET,
        ok: idle / 1e6 < MEMORY_TARGET,
      };
    });
  });
}
