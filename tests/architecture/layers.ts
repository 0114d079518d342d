/** The rooms of the house, and which room may know which. `tools` start the whole (replay, simulation), so they may know `main`; nobody else may. */
export const ROOMS = [
  'kernel',
  'ports',
  'calendar',
  'features',
  'render',
  'router',
  'work',
  'store',
  'edges',
  'http',
  'log',
  'metrics',
  'running',
  'files',
  'clock',
  'config',
  'main',
  'tools',
] as const;
export type Room = (typeof ROOMS)[number];

export const MAY_IMPORT: Record<Room, readonly Room[]> = {
  kernel: ['kernel'],
  ports: ['kernel', 'ports'],
  calendar: ['kernel', 'calendar'],
  features: ['kernel', 'calendar', 'features'],
  render: ['kernel', 'calendar', 'render'],
  router: ['kernel', 'ports', 'calendar', 'features', 'router', 'log', 'metrics'],
  work: ['kernel', 'ports', 'work', 'http', 'log', 'metrics'],
  store: ['kernel', 'ports', 'store', 'http', 'log', 'metrics'],
  edges: ['kernel', 'ports', 'render', 'edges', 'http', 'log', 'metrics'],
  http: ['kernel', 'ports', 'http', 'log', 'metrics'],
  log: ['kernel', 'log'],
  metrics: ['kernel', 'ports', 'log', 'metrics'],
  running: ['kernel', 'ports', 'running', 'http', 'log', 'metrics'],
  // Draws what a link opens, at that moment.
  files: ['kernel', 'ports', 'render', 'files', 'http', 'log', 'metrics'],
  clock: ['kernel', 'ports', 'clock'],
  config: ['kernel', 'config'],
  main: ROOMS,
  tools: ROOMS,
};

/** In the order of the list in `features/index.ts`: a feature knows only those before it. */
export const FEATURES = [
  'school',
  'requests',
  'steps',
  'consultations',
  'triage',
  'appreciation',
  'vision',
  'insight',
];

/** Beside the folders: the list of features and the list of typed commands. */
export const FEATURE_LISTS = ['src/features/index.ts', 'src/features/commands.ts'];

/** Each file, or a folder of that name once it outgrows 300 lines. */
export const FEATURE_FILES = ['feature', 'model', 'policy', 'handlers', 'view'];
/** Files of one feature beside the five. `directory`: the school's people and places as the router asks for them. */
export const MORE_FEATURE_FILES: Record<string, string[]> = { school: ['directory'] };

/** Within a feature and between features: what is pure stays pure. */
export const FEATURE_FILE_MAY_IMPORT: Record<string, string[]> = {
  model: ['model', 'policy'],
  policy: ['model', 'policy'],
};

/**
 * Where each package and built-in may be named: rooms, folders or files below `src/`. What is not in the table may be
 * imported nowhere: a new dependency gets its line here and in `docs/decisions/0007-dependencies.md`.
 */
export const PACKAGES: Record<string, string[]> = {
  '@photostructure/sqlite': ['store/sqlite'],
  '@resvg/resvg-wasm': ['render'],
  'adaptive-expressions': ['render'],
  adaptivecards: ['edges/sandbox'],
  'csv-parse': ['features/school/model', 'tools'],
  'ical-generator': ['render'],
  'ical.js': ['edges/calendar-url'],
  'intl-messageformat': ['render'],
  mongoose: ['store/mongo'],
  'node-cron': ['work'],
  pdfkit: ['render'],
  pino: ['log'],
  'prom-client': ['metrics'],
  'temporal-polyfill': ['calendar', 'render', 'edges'],
  zod: ['kernel', 'features', 'config', 'render', 'router', 'store', 'edges', 'tools'],

  // Each waits for its part.
  '@slack/bolt': ['edges/slack'],
  '@slack/oauth': ['edges/slack'],
  '@slack/socket-mode': ['edges/slack'],
  '@slack/types': ['edges/slack'],
  '@slack/web-api': ['edges/slack'],
  botbuilder: ['edges/teams'],

  'node:child_process': ['tools'],
  'node:crypto': ['clock', 'config', 'main', 'files', 'http', 'router', 'work', 'store', 'edges', 'tools'],
  'node:dns/promises': ['edges/calendar-url'],
  'node:events': ['work', 'edges'],
  'node:fs': ['config', 'main', 'render', 'store', 'edges', 'tools'],
  'node:fs/promises': ['config', 'main', 'render', 'store', 'edges', 'tools'],
  'node:http': ['http', 'files', 'edges'],
  'node:https': ['edges'],
  'node:module': ['render', 'edges', 'tools'],
  'node:net': ['http', 'edges/calendar-url'],
  'node:os': ['main', 'tools', 'store'],
  'node:path': ['config', 'main', 'render', 'store', 'edges', 'tools'],
  'node:readline/promises': ['tools'],
  'node:sqlite': ['store/sqlite'],
  'node:stream': ['http', 'edges', 'tools'],
  'node:timers/promises': ['work'],
  'node:url': ['config', 'main', 'render', 'http', 'store', 'edges', 'tools'],
  'node:util': ['config', 'main', 'tools'],
  'node:worker_threads': ['render'],
  'node:zlib': ['render', 'http', 'edges', 'tools'],
};

/** `src/features/school/model/school.ts` → `features`; `src/router.ts` → `router`; undefined outside `src/`. */
export function roomOf(path: string): Room | undefined {
  const first = /^src\/([^/]+?)(\.[a-z]+)?(\/|$)/.exec(path)?.[1];
  return ROOMS.find((room) => room === first);
}

/** Whether a path lies in a place of the tables above: a room, a folder, or a file without its ending. */
export const isIn = (path: string, place: string): boolean =>
  path.startsWith(`src/${place}/`) || path.startsWith(`src/${place}.`);

/** `src/features/requests/model/states.ts` → `{ feature: 'requests', file: 'model' }`. */
export function featureOf(path: string): { feature: string; file: string } | undefined {
  const [, feature, file] = /^src\/features\/([^/.]+)\/([^/.]+)/.exec(path) ?? [];
  return feature && file ? { feature, file } : undefined;
}
