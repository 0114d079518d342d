import { parseArgs } from 'node:util';
import { FAULTS } from './simulation/faults.js';
import { simulate } from './simulation/run.js';

const HELP = `npm run simulate -- [--schools N] [--from YYYY-MM-DD] [--days D] [--seed S] [--processes P] [--faults KIND,…] [--json]

Runs school days on a virtual clock through the real use cases and store: invented schools with calendars, patterns and absences of
their own, people who ask, take up, forget and change things, processes that die at any moment. A plain oracle with a calendar of its
own judges every message. Ends with 1 when anything is found.

  --processes  1: in this process, the same again for the same seed · 2 and more: real processes on one store file, killed now and then
  --restarts   the part of the days on which a process dies (0.5)
  --faults     plants mistakes, to see that they are found:
${Object.entries(FAULTS)
  .map(([name, what]) => `                 ${name.padEnd(9)} ${what}`)
  .join('\n')}`;

const { values } = parseArgs({
  options: {
    schools: { type: 'string', default: '40' },
    from: { type: 'string', default: '2026-09-01' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1' },
    restarts: { type: 'string', default: '0.5' },
    faults: { type: 'string', default: '' },
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

const faults = values.faults.split(',').filter(Boolean);
const problem = problemOf();
if (values.help) process.stdout.write(`${HELP}\n`);
else if (problem) {
  process.stderr.write(`${problem}\n\n${HELP}\n`);
  process.exitCode = 2;
} else await run();

function problemOf() {
  const unknown = faults.find((name) => !Object.hasOwn(FAULTS, name));
  if (unknown) return `There is no fault "${unknown}".`;
  const number = ['schools', 'days', 'processes'].find((name) => !/^[1-9]\d*$/.test(values[name]));
  if (number) return `--${number} is a whole number from 1 on.`;
  const day = Date.parse(`${values.from}T00:00:00Z`);
  return Number.isNaN(day) || values.from.length !== 10 ? '--from is a day, YYYY-MM-DD.' : undefined;
}

async function run() {
  const heard = new Map();
  const result = await simulate({
    schools: Number(values.schools),
    from: values.from,
    days: Number(values.days),
    seed: values.seed,
    processes: Number(values.processes),
    restarts: Number(values.restarts),
    faults,
    loud: values.verbose,
    heard: (verb, { kind, note, fields }) => {
      const key = [verb, kind, note ?? '', fields ? JSON.stringify(fields) : ''].join(' ');
      heard.set(key, (heard.get(key) ?? 0) + 1);
    },
    ...(values.verbose ? { note: (line) => process.stderr.write(`${line}\n`) } : {}),
  });
  if (values.verbose)
    for (const [key, n] of [...heard].sort()) process.stderr.write(`${String(n).padStart(6)} ${key}\n`);
  if (result.found > 0) process.exitCode = 1;
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else tell(result);
}

function tell({ findings, ...figures }) {
  for (const [name, figure] of Object.entries(figures))
    process.stdout.write(`${name.padEnd(12)} ${figure}\n`);
  for (const [kind, examples] of Object.entries(findings)) {
    process.stdout.write(`\n${kind}, the first ${examples.length}:\n`);
    for (const example of examples) process.stdout.write(`  ${JSON.stringify(example)}\n`);
  }
}
