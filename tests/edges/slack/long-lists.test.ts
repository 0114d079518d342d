import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { SLACK_KINDS } from '../../../src/edges/slack/kinds.js';
import { createLongLists, LONG_LIST, matching } from '../../../src/edges/slack/long-lists.js';
import { EVERYWHERE } from '../../../src/kernel/values.js';
import type { Store } from '../../../src/ports/store.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';

const DAY = 86_400_000;
let dir: string;
let store: Store;
const clock = stillClock('2026-10-12 09:00');
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-'));
  ({ store } = await openStore(readConfig({ DATA_DIR: dir }), SLACK_KINDS));
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const LIST = Array.from({ length: 150 }, (_, nth) => ({ title: `Zoë Ménard ${nth}`, value: `p${nth}` }));

it('keeps a list under a key made of what is in it, for every process and for a month', async () => {
  const lists = createLongLists({ store, clock });
  const key = lists.keep(LIST);
  await lists.kept();
  expect(lists.keep([...LIST])).toBe(key);
  expect(lists.keep(LIST.slice(1))).not.toBe(key);
  expect(key).toMatch(/^[\w-]{22}$/);
  const other = createLongLists({ store, clock });
  expect(await other.search(key, 'zoe MENARD 149')).toEqual([{ title: 'Zoë Ménard 149', value: 'p149' }]);
  const until = (await store.get(LONG_LIST, EVERYWHERE, key))!.data.until;
  expect(until).toBe(clock.now() + 30 * DAY);
});

it('keeps a list longer when a form shows it again', async () => {
  const lists = createLongLists({ store, clock });
  const key = lists.keep(LIST);
  await lists.kept();
  clock.moveTo(clock.now() + 20 * DAY);
  lists.keep(LIST);
  await lists.kept();
  expect((await store.get(LONG_LIST, EVERYWHERE, key))!.data.until).toBe(clock.now() + 30 * DAY);
});

it('offers a hundred at most, those that begin with what was typed first', async () => {
  expect(matching(LIST, '')).toHaveLength(100);
  const names = ['Van An', 'An Duin', 'Jan', 'Bert'].map((title) => ({ title, value: title }));
  expect(matching(names, 'an').map(({ title }) => title)).toEqual(['An Duin', 'Van An', 'Jan']);
  expect(matching(names, 'duin an').map(({ title }) => title)).toEqual(['An Duin']);
  expect(matching(names, 'x')).toEqual([]);
});

it('knows nothing of a list that is not there', async () => {
  expect(await createLongLists({ store, clock }).search('nothing', '')).toEqual([]);
});
