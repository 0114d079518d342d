import { isIn } from './layers.js';
import { at, file, type Rule } from './rules.js';
import { type Facts, isCode } from './source.js';

/** A name that may be used only in these places (as in the table of packages), or nowhere. */
function onlyIn(
  name: string,
  pattern: RegExp,
  places: string[],
  plants: Rule['plants'],
  fine: Rule['fine'] = [],
): Rule {
  return {
    name,
    check: (from: Facts) =>
      !from.path.startsWith('src/') || places.some((place) => isIn(from.path, place))
        ? []
        : from.uses
            .filter((use) => pattern.test(use.name))
            .map((use) => at(from, use.line, `uses ${use.name}`)),
    plants,
    fine: [
      ...fine,
      ...places.map((place) => ({ path: `src/${place}/something.ts`, text: plants[0]?.text ?? '' })),
    ],
  };
}

/** What runs in the reader's browser has no clock of ours. */
const PAGE = 'edges/sandbox/page';
const ANYWHERE = [
  'src/features/requests/handlers.ts',
  'src/router.ts',
  'src/edges/sandbox/edge.ts',
  'src/http.ts',
  'src/store/sqlite/store.ts',
  'src/main.ts',
  'src/tools/cli.ts',
];
const everywhere = (...lines: string[]) => lines.flatMap((line) => ANYWHERE.map((path) => file(path, line)));

const environment = onlyIn(
  'process.env is read only in config',
  /^process\.(env\b|\?)/,
  ['config'],
  everywhere(
    'const port = process.env.PORT;',
    'const { env } = process;',
    "const level = globalThis.process?.['env'];",
    'start(process.env);',
  ),
  [file('src/main.ts', 'process.exitCode = 1;'), file('src/log.ts', "const env = 'process.env';")],
);

const clock = onlyIn(
  'the time comes only from the clock',
  /^(Date\.now|Date\(\)|new Date\(\)|performance\b.*|Temporal\.Now\b.*|process\.hrtime\b.*)(\(\))?$/,
  ['clock', PAGE],
  everywhere(
    'const now = Date.now();',
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const clock = { now: Date.now };',
    'const { now } = Date;',
    'const start = performance.now();',
    "const today = Temporal.Now.plainDateISO('Europe/Brussels');",
    'const start = process.hrtime.bigint();',
    'const now = globalThis.Date.now();',
  ),
  [
    file('src/render/dates.ts', 'const shown = format.format(new Date(epoch));'),
    file('src/router.ts', 'const now = clock.now();'),
  ],
);

const timers = onlyIn(
  'timers only in work',
  /^(setTimeout|setInterval)(\(\))?$/,
  ['work', PAGE],
  everywhere(
    'setTimeout(() => {}, 10);',
    'const timer = setInterval(run, 1000);',
    'await new Promise((done) => setTimeout(done, 5));',
    'globalThis.setTimeout(run);',
    'const later = { start: setTimeout };',
  ),
  [file('src/edges/slack/deliver.ts', 'const signal = AbortSignal.timeout(3000);')],
);

const chance = onlyIn(
  'chance only where it does no harm: jitter in work, ids in the clock',
  /^Math\.random\b/,
  ['work', 'clock', PAGE],
  everywhere('const id = Math.random().toString(36);'),
);

const consoles = onlyIn(
  'nothing writes to the console',
  /^console(\.|$)/,
  [],
  [
    ...everywhere("console.log('here');", 'const { error } = console;', 'run().catch(console.error);'),
    file('src/edges/sandbox/page/page.js', "console.warn('x');"),
  ],
  [
    file('src/tools/cli.ts', "process.stdout.write('done');"),
    file('src/tools/cli.ts', "const console = 'x';"),
  ],
);

const outgoing = onlyIn(
  'only edges call out',
  /^fetch(\(\))?$/,
  ['edges'],
  ['src/features/school/handlers.ts', 'src/work/loop.ts', 'src/router.ts', 'src/main.ts'].flatMap((path) => [
    file(path, "await fetch('https://example.org');"),
    file(path, 'const client = { fetch };'),
  ]),
  [file('src/store/sqlite/store.ts', 'const rows = this.rows.fetch();')],
);

const SENDS =
  /\.(chat\.(postMessage|postEphemeral|update|delete|scheduleMessage|appendStream|startStream)|views\.(open|push|update|publish)|conversations\.open|files\.(uploadV2|completeUploadExternal)|sendActivit(y|ies)|updateActivity|deleteActivity|continueConversationAsync|createConversationAsync)\(\)$/;
const sends = onlyIn(
  'platform sends only in deliver.ts and show-reply.ts',
  SENDS,
  ['slack', 'teams', 'sandbox', 'calendar-url'].flatMap((edge) => [
    `edges/${edge}/deliver`,
    `edges/${edge}/show-reply`,
  ]),
  [
    file('src/edges/slack/edge.ts', "await client.chat.postMessage({ channel: 'C1' });"),
    file('src/edges/slack/upload.ts', 'await client.files.completeUploadExternal({ files });'),
    file('src/edges/slack/to-interaction.ts', 'await this.app.client.views.open({ view });'),
    file('src/edges/slack/helpers/files.ts', 'await client().files.uploadV2({});'),
    file('src/edges/teams/edge.ts', "await context.sendActivity('x');"),
    file('src/edges/teams/edge.ts', 'await this.adapter.continueConversationAsync(appId, reference, talk);'),
    file('src/main.ts', 'await adapter.createConversationAsync(appId);'),
  ],
  [file('src/edges/slack/edge.ts', 'const views = this.views.of(user);')],
);

const FEATURE_FILE = /^src\/features\/[^/]+\/feature(\.|\/)/;
const KNOWS_NO_FEATURE = ['edges', 'work', 'store', 'render'];
const verbs: Rule = {
  name: 'what carries a verb knows none',
  check: (from, all) => {
    if (!KNOWS_NO_FEATURE.some((room) => isIn(from.path, room))) return [];
    const known = new Set(
      all
        .filter(({ path }) => FEATURE_FILE.test(path))
        .flatMap(({ names }) => names.filter((name) => name.includes('.'))),
    );
    return from.strings
      .filter(({ value }) => known.has(value))
      .map(({ value, line }) => at(from, line, `names '${value}'`));
  },
  plants: KNOWS_NO_FEATURE.map((room) =>
    file(`src/${room}/something.ts`, "if (verb === 'planted.take') open();"),
  ),
  fine: [
    file('src/router.ts', "const first = 'planted.take';"),
    file('src/edges/sandbox/edge.ts', "const name = 'planted.unknown';"),
  ],
};

const defaults: Rule = {
  name: 'no default exports',
  check: (from) =>
    from.path.startsWith('src/') && from.defaultExport
      ? [at(from, from.defaultExport, 'has a default export')]
      : [],
  plants: [
    file('src/kernel/card.ts', 'export default 1;'),
    file('src/kernel/card.ts', 'export default function card() {}'),
    file('src/kernel/card.ts', 'export default class {}'),
  ],
  fine: [file('src/kernel/card.ts', 'export const card = 1;')],
};

const LIMIT = 300;
const short: Rule = {
  name: `no file is longer than ${LIMIT} lines`,
  check: (from) =>
    isCode(from.path) && from.lines > LIMIT ? [at(from, LIMIT, `has ${from.lines} lines`)] : [],
  plants: ['src/kernel/long.ts', 'tests/kernel/long.test.ts', 'bench/long.js'].map((path) =>
    file(path, ...Array<string>(LIMIT + 1).fill(';')),
  ),
  fine: [
    file('src/kernel/long.ts', ...Array<string>(LIMIT).fill(';')),
    file('src/kernel/data.json', ...Array<string>(LIMIT + 1).fill('1')),
  ],
};

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const names: Rule = {
  name: 'file names are kebab-case',
  check: (from) => {
    const wrong = from.path.split('/').find((part) => part !== 'README.md' && !NAME.test(part));
    return wrong ? [at(from, 1, `'${wrong}' is not kebab-case`)] : [];
  },
  plants: [
    'src/kernel/cardRef.ts',
    'src/kernel/Card.ts',
    'src/kernel/card_ref.ts',
    'src/schoolCalendar/time.ts',
    'tests/kernel/cardRef.test.ts',
  ].map((path) => file(path, 'export const a = 1;')),
  fine: ['src/kernel/card-ref.ts', 'tests/kernel/card-ref.test.ts', 'src/edges/sandbox/page/page.css'].map(
    (path) => file(path, ''),
  ),
};

export const CODE_RULES: Rule[] = [
  environment,
  clock,
  timers,
  chance,
  consoles,
  outgoing,
  sends,
  verbs,
  defaults,
  short,
  names,
];

/** A feature for the plants about verbs. */
export const PLANTED_FEATURE = file(
  'src/features/school/feature.ts',
  "export const verbs = [{ name: 'planted.take' }];",
);
