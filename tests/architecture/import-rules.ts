import { imports, isOurs, planted } from './import-checks.js';
import { isIn, MAY_IMPORT, PACKAGES, ROOMS, type Room, roomOf } from './layers.js';
import { at, file, type Rule } from './rules.js';

/** A file of the room to plant something in, and one to point at. */
const sample = (room: Room): string =>
  ({
    features: 'src/features/requests/handlers.ts',
    edges: 'src/edges/sandbox/edge.ts',
    store: 'src/store/sqlite/store.ts',
    router: 'src/router.ts',
    http: 'src/http.ts',
    log: 'src/log.ts',
    metrics: 'src/metrics.ts',
    running: 'src/running.ts',
    clock: 'src/clock.ts',
    config: 'src/config.ts',
    main: 'src/main.ts',
  })[room as string] ?? `src/${room}/something.ts`;

const rooms: Rule = {
  name: 'a room knows only the rooms that it may know',
  check: imports((from, { target }) => {
    const [here, there] = [roomOf(from.path), roomOf(target)];
    return here && there && !MAY_IMPORT[here].includes(there) && `${here} imports ${there} (${target})`;
  }),
  plants: [
    ...ROOMS.flatMap((here) =>
      ROOMS.filter((there) => !MAY_IMPORT[here].includes(there)).map((there) =>
        planted(sample(here), sample(there)),
      ),
    ),
    file('src/edges/sandbox/edge.ts', "const feature = await import('../../features/requests/feature.js');"),
    file('src/render/cards.ts', "export type { Router } from '../router.js';"),
    file('src/work/loop.ts', "type Store = import('../store/sqlite/store.js').SqliteStore;"),
    file(
      'src/features/requests/view.ts',
      "import { createRequire } from 'node:module';",
      'const load = createRequire(import.meta.url);',
      "load('../../render/cards.js');",
    ),
  ],
  fine: ROOMS.flatMap((here) =>
    MAY_IMPORT[here].filter((there) => there !== here).map((there) => planted(sample(here), sample(there))),
  ),
};

const outside: Rule = {
  name: 'every file lies in a room, and nothing is imported from outside the rooms',
  check: (from) => {
    if (!isOurs(from.path)) return [];
    const homeless = roomOf(from.path)
      ? []
      : [at(from, 1, 'lies in no room of tests/architecture/layers.ts')];
    const wrong = from.imports.filter(({ kind, target }) => kind === 'file' && !roomOf(target));
    return [...homeless, ...wrong.map((one) => at(from, one.line, `imports ${one.target}`))];
  },
  plants: [
    file('src/helpers/strings.ts', 'export const a = 1;'),
    file('src/utils.ts', 'export const a = 1;'),
    file('src/work/loop.ts', "import { fake } from '../../tests/support/fake.js';"),
    file('src/tools/cli.ts', "import manifest from '../../package.json' with { type: 'json' };"),
  ],
  fine: [
    file('src/work/loop.ts', "import { retry } from './retry.js';"),
    file('src/edges/sandbox/page/page.js', 'export const a = 1;'),
  ],
};

const edgesApart: Rule = {
  name: 'an edge knows no other edge',
  check: imports((from, { target }) => {
    const [here, there] = [from.path, target].map((path) => /^src\/edges\/([^/]+)\//.exec(path)?.[1]);
    return here && there && here !== there && `edge ${here} imports edge ${there}`;
  }),
  plants: [
    planted('src/edges/slack/edge.ts', 'src/edges/teams/deliver.ts'),
    planted('src/edges/teams/helpers/html.ts', 'src/edges/sandbox/edge.ts'),
    planted('src/edges/sandbox/edge.ts', 'src/edges/calendar-url/feed.ts'),
  ],
  fine: [planted('src/edges/slack/edge.ts', 'src/edges/slack/blocks/limits.ts')],
};

const storesApart: Rule = {
  name: 'an adapter of the store knows no other adapter',
  check: imports((from, { target }) => {
    const [here, there] = [from.path, target].map((path) => /^src\/store\/([^/]+)\//.exec(path)?.[1]);
    return (
      there && here !== there && roomOf(from.path) === 'store' && `${from.path} imports the adapter ${there}`
    );
  }),
  plants: [
    planted('src/store/sqlite/store.ts', 'src/store/mongo/schemas.ts'),
    planted('src/store/seal.ts', 'src/store/sqlite/store.ts'),
  ],
  fine: [
    planted('src/store/sqlite/store.ts', 'src/store/seal.ts'),
    planted('src/main.ts', 'src/store/sqlite/store.ts'),
  ],
};

const packages: Rule = {
  name: 'a package is named only in its folders, and an unlisted one nowhere',
  check: imports((from, { kind, target }) => {
    if (kind === 'computed') return 'loads a module whose name is computed';
    if (kind === 'file') return undefined;
    const places = PACKAGES[target];
    if (!places) return `${target} is not in the table of tests/architecture/layers.ts`;
    return !places.some((place) => isIn(from.path, place)) && `${target} belongs in ${places.join(', ')}`;
  }),
  plants: [
    ...Object.keys(PACKAGES).flatMap((name) =>
      ['src/calendar/time.ts', 'src/ports/clock.ts']
        .filter((path) => !PACKAGES[name]?.some((place) => isIn(path, place)))
        .map((path) => file(path, `import * as it from '${name}';`)),
    ),
    file('src/edges/teams/deliver.ts', "import type { View } from '@slack/types';"),
    file('src/edges/slack/deliver.ts', "const { CardFactory } = await import('botbuilder');"),
    file('src/store/seal.ts', "export { Schema } from 'mongoose';"),
    file('src/store/mongo/store.ts', "import { DatabaseSync } from '@photostructure/sqlite';"),
    file('src/store/mongo/store.ts', "import { createRequire } from 'node:module';"),
    file('src/edges/sandbox/edge.ts', "import { Expression } from 'adaptive-expressions';"),
    file('src/features/requests/handlers.ts', "import { randomUUID } from 'node:crypto';"),
    file('src/features/requests/handlers.ts', "import { readFileSync } from 'node:fs';"),
    file('src/work/loop.ts', "import _ from 'lodash';"),
    file('src/work/loop.ts', "import { readFileSync } from 'fs';"),
    file('src/edges/sandbox/edge.ts', "createRequire(import.meta.url)('mongoose');"),
    file(
      'src/edges/sandbox/edge.ts',
      "import { createRequire } from 'node:module';",
      'const load = createRequire(import.meta.url);',
      "load.resolve('express');",
    ),
    file('src/edges/sandbox/edge.ts', "import.meta.resolve('express');"),
    file('src/edges/sandbox/edge.ts', 'await import(name);'),
    file('src/work/loop.ts', "process.getBuiltinModule('node:fs');"),
  ],
  fine: Object.entries(PACKAGES).flatMap(([name, places]) =>
    places.map((place) => file(`src/${place}/something.ts`, `import { x } from '${name}';`)),
  ),
};

const barrels: Rule = {
  name: 'no barrels but features/index.ts',
  check: imports(
    (from, one) => one.reexport && from.path !== 'src/features/index.ts' && `re-exports ${one.target}`,
  ),
  plants: [
    file('src/kernel/index.ts', "export * from './card.js';"),
    file('src/render/card.ts', "export type { CardRef } from '../kernel/card.js';"),
  ],
  fine: [
    file('src/features/index.ts', "export { school } from './school/feature.js';"),
    file('src/kernel/card.ts', 'const a = 1;', 'export { a };'),
  ],
};

export const IMPORT_RULES: Rule[] = [rooms, outside, edgesApart, storesApart, packages, barrels];
