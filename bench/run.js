import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { calendarBenchmark } from './calendar.js';
import { claimBenchmark } from './claim.js';
import { homeBenchmark } from './home.js';
import { memoryBenchmark, startBenchmark } from './memory.js';
import { remindersBenchmark } from './reminders.js';
import { roundBenchmark } from './round.js';
import { routingBenchmark } from './routing.js';
import { searchBenchmark } from './search.js';
import { slackBenchmark } from './slack.js';
import { submitBenchmark } from './submit.js';
import { teamsBenchmark } from './teams.js';

const BENCHMARKS = {
  submit: {
    run: submitBenchmark,
    line: (r) =>
      `a durable submit: ${r.zorgbode.perSecond}/s, ${r.ratio} of a bare server (${r.bare.perSecond}/s); at least ${r.target}`,
  },
  slack: {
    run: slackBenchmark,
    line: (r) =>
      `a submit from Slack with its message: ${r.zorgbode.cpuMs} ms CPU, ${r.cpu.ratio} of bare Bolt that posts (at most ${r.cpu.target}); acknowledged ${r.zorgbode.perSecond}/s (p99 ${r.zorgbode.p99Ms} ms), ${r.rate.ratio} of bare Bolt that acks (${r.bareAcks.perSecond}/s, p99 ${r.bareAcks.p99Ms} ms; at least ${r.rate.target}); one that only does and keeps what must be takes ${r.durable.cpuMs} ms, ${r.durable.ratio}; the largest card (${r.largestCard.name}) converted in ${r.largestCard.microseconds} µs`,
  },
  teams: {
    run: teamsBenchmark,
    line: (r) =>
      `a submit from Teams with its message: ${r.zorgbode.cpuMs} ms CPU, ${r.cpu.ratio} of a bare echo bot (at most ${r.cpu.target}); answered ${r.zorgbode.perSecond}/s, p99 ${r.zorgbode.p99Ms} ms (bare ${r.bare.perSecond}/s, p99 ${r.bare.p99Ms} ms); kept after ${r.memory.from.messages} messages ${r.memory.from.keptMb} MB, after ${r.memory.to.messages} ${r.memory.to.keptMb} MB (at most ${r.memory.target} times; the process ${r.memory.from.rssMb} and ${r.memory.to.rssMb} MB)`,
  },
  routing: {
    run: routingBenchmark,
    line: (r) =>
      `to whom a request goes, among ${r.stored} stored: ${r.many.oneUs} µs for one person (at most 20), ${r.many.choiceUs} µs between two by their open work; what is suggested for it, with two earlier ones of the same pupil: ${r.many.lookUs} µs; with ${r.many.schools} schools ${r.ratio} of with one, at most ${r.target}`,
  },
  home: {
    run: homeBenchmark,
    line: (r) =>
      `a coordinator's home among ${r.stored} stored, composed and drawn: ${r.desks
        .map(
          ({ open, ms }) =>
            `with ${open} open ${ms.sandbox} ms for the sandbox, ${ms.slack} for Slack, ${ms.teams} for Teams (${ms.compose} of it composing)`,
        )
        .join('; ')}; at most ${r.target}`,
  },
  claim: {
    run: claimBenchmark,
    line: (r) =>
      `${r.due} due rows claimed and settled: ${r.many.ms} ms among ${r.many.waiting} that wait, ${r.few.ms} ms among ${r.few.waiting}; ratio ${r.ratio}, at most ${r.target}`,
  },
  reminders: {
    run: remindersBenchmark,
    line: (r) =>
      `a reminder morning of ${r.due} steps over ${r.schools} schools: ${r.zorgbode.perSecond}/s (${r.zorgbode.cpuMs} ms CPU), ${r.ratio} of a bare loop that posts (${r.bare.perSecond}/s, ${r.bare.cpuMs} ms; at least ${r.target}), where one that only keeps what must be kept reaches ${r.durable.ratio}; with a message a second for each conversation they leave ${r.rates.steady.medianMs} ms later than that forces (p99 ${r.rates.steady.p99Ms}), beside one that answers late ${r.rates.besideASlowOne.medianMs} ms (p99 ${r.rates.besideASlowOne.p99Ms})`,
  },
  round: {
    run: roundBenchmark,
    line: (r) =>
      `the round of the week: ${r.thanks} appreciations of ${r.schools} schools in ${r.posts} posts, one each, in ${r.ms} ms (the largest ${r.largestKb} KB)`,
  },
  calendar: {
    run: calendarBenchmark,
    line: (r) =>
      `a published calendar of ${r.usual.mb} MB read in ${r.usual.ms} ms with ${r.usual.peakMb} MB at most, others waited ${r.usual.longestBlockMs} ms (of series that never end ${r.worst.ms} ms, ${r.worst.peakMb} MB, ${r.worst.longestBlockMs} ms; at most ${r.targets.longestBlockMs}); times for ${r.people} people over six weeks: ${r.searches.map(({ events, ms, ratio }) => `${events} busy times each ${ms} ms (${ratio}×)`).join(', ')}, hardly any ${r.open.ms} ms; below ${r.targets.searchMs}, and no steeper than the events`,
  },
  search: {
    run: searchBenchmark,
    line: (r) =>
      `who does what, a question over ${r.entries} entries from the database to the card: ${r.ms} ms (p95 ${r.p95Ms}; ${r.teacherMs} for a teacher, ${r.coordinatorMs} for who keeps the list), ${r.firstMs} ms for the first one after a change; median below ${r.target}`,
  },
  memory: {
    run: memoryBenchmark,
    line: (r) => `memory at rest with ${r.waiting} rows that wait: ${r.idleMb} MB; below ${r.target}`,
  },
  start: {
    run: startBenchmark,
    line: (r) =>
      `start to ready: ${r.firstMs} ms on an empty folder, ${r.againMs} ms later; below ${r.target}`,
  },
};

const HELP = `npm run bench -- [--json] [--only NAME,…]

Measures against the bare thing beside it, in the same run: ratios travel between machines, rates do not.
Names: ${Object.keys(BENCHMARKS).join(', ')}. Ends with 0 unless something broke, whatever the figures.`;

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const names = values.only?.split(',') ?? Object.keys(BENCHMARKS);
const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));

if (values.help) process.stdout.write(`${HELP}\n`);
else if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark "${unknown[0]}".\n\n${HELP}\n`);
  process.exitCode = 2;
} else await measure();

async function measure() {
  const results = { node: process.version, cores: cpus().length };
  for (const name of names) {
    const { run, line } = BENCHMARKS[name];
    results[name] = await run();
    if (!values.json) process.stdout.write(`${results[name].ok ? 'ok  ' : 'MISS'}  ${line(results[name])}\n`);
  }
  results.ok = names.every((name) => results[name].ok);
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
}
