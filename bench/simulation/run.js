import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveRoster } from '../../dist/features/school/model/roster.js';
import { People } from './acts.js';
import { Expected } from './expected.js';
import { Facts } from './facts.js';
import { Findings } from './findings.js';
import { openSimulatedStore } from './house.js';
import { Oracle } from './oracle.js';
import { moment, plus } from './plain-calendar.js';
import { Platform } from './platform.js';
import { startChild, startLocal } from './processes.js';
import { Random } from './random.js';
import { makeSchool } from './schools.js';
import { storyOf } from './story.js';

/** Longer than a lease: what a process that died held is free by then. */
const LEASE_OVER_MS = 61_000;

/**
 * Plays schooldays on a virtual clock. Returns the answer of `npm run simulate`, with `findings` (examples by kind).
 * @param {{ schools: number, from: string, days: number, seed: string, processes: number, faults: string[], restarts?: number, note?(line: string): void }} options
 */
export async function simulate(options) {
  const started = performance.now();
  const folder = mkdtempSync(join(folderFor(), 'zorgbode-simulate-'));
  const simulation = new Simulation(folder, options);
  try {
    await simulation.open();
    await simulation.play();
    const answer = await simulation.judged();
    return { ...answer, wallSeconds: Math.round((performance.now() - started) / 100) / 10 };
  } finally {
    await simulation.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In memory where there is one: on a disk three quarters of the time goes to waiting for it, and power is cut by `die` alone. */
const MEMORY = '/dev/shm';
const folderFor = () => (process.env.TMPDIR === undefined && existsSync(MEMORY) ? MEMORY : tmpdir());

class Simulation {
  processes = [];
  #queue = [];
  #generation = 0;
  #peakRss = 0;
  restarts = 0;
  acts = 0;
  complaints = [];

  constructor(folder, options) {
    this.options = options;
    this.path = join(folder, 'simulation.sqlite');
    this.key = randomBytes(32).toString('base64');
    this.random = new Random(options.seed);
    this.findings = new Findings();
    const { random, findings } = this;
    this.platform = new Platform({
      random: random.fork('platform'),
      hiccups: options.hiccups ?? 0.01,
      findings,
    });
    this.now = moment(options.from, '00:00');
    this.end = moment(plus(options.from, options.days), '00:00');
  }

  async open() {
    const { options, random } = this;
    this.store = await openSimulatedStore(this.path, this.key);
    this.facts = new Facts(this.store);
    this.oracle = new Oracle(this.facts, this.findings);
    for (let n = 1; n <= options.schools; n++) {
      const { school, people } = makeSchool(random.fork(`school ${n}`), n, options.from);
      const save = saveRoster(
        { version: 0, data: school },
        people.map((person) => ({ person, expect: 0 })),
      );
      const change = { schoolId: school.id, save, remove: [], work: [], audit: [] };
      if ((await this.store.commit(change, this.now)) !== 'done')
        throw new Error('a school could not be made');
      await this.facts.refresh(school.id, this.now);
    }
    this.people = new People({
      random: random.fork('people'),
      facts: this.facts,
      store: this.store,
      say: (...act) => this.#say(...act),
      say2: (...act) => this.#import(...act),
    });
    for (let n = 0; n < options.processes; n++) this.processes[n] = await this.#start();
  }

  async #start() {
    const { options } = this;
    const start = options.processes > 1 ? startChild : startLocal;
    this.#generation += 1;
    const one = await start({
      path: this.path,
      key: this.key,
      seed: `${options.seed} ${this.#generation}`,
      faults: options.faults,
      deliver: (message, from) => this.platform.take(message, from),
      complain: (line) => this.#complain(line),
    });
    await one.start(this.now);
    return one;
  }

  #complain(line) {
    if (line.level !== 'error' && !this.options.loud) return;
    this.complaints.push({ at: new Date(this.now).toISOString(), ...line });
    if (line.level === 'error') this.findings.add('errors', this.complaints.at(-1));
  }

  at(at, run) {
    this.#queue.push({ at, run });
  }

  async play() {
    const { options, random } = this;
    for (let i = 0; i < options.days; i++) this.#planDay(plus(options.from, i));
    this.#queue.sort((a, b) => a.at - b.at);
    for (;;) {
      const due = await this.store.nextDue();
      const next = Math.min(due ?? Number.POSITIVE_INFINITY, this.#queue[0]?.at ?? Number.POSITIVE_INFINITY);
      if (next >= this.end) break;
      // Something waits that nobody could have: a breath later, as a tick would.
      this.now = next > this.now ? next : this.now + (this.#idle ? 1000 : 0);
      this.people.now = this.now;
      const acts = [];
      while (this.#queue[0]?.at <= this.now) acts.push(this.#queue.shift());
      const work = random.chance(0.3) ? this.#runDue() : undefined;
      for (const { run } of acts) await run();
      await work;
      const ran = await this.#runDue();
      this.#idle = ran === 0 && acts.length === 0;
      await this.#judge();
    }
    this.now = this.end;
  }
  #idle = false;

  #planDay(day) {
    const { random, options } = this;
    this.at(moment(day, '00:00'), async () => {
      this.#peakRss = Math.max(this.#peakRss, process.memoryUsage.rss());
      for (const schoolId of this.facts.schools())
        for (const { at, run } of this.people.plan(schoolId, day)) this.at(at, run);
      await this.processes[0].sweep(this.now);
      if (random.chance(options.restarts ?? 0.5)) {
        const at =
          moment(day, random.pick(['07:30', '08:00', '08:00', '09:00', '12:05', '15:10'])) +
          random.int(0, 60) * 1000;
        this.at(at, async () => random.pick(this.processes).dieAfter(random.int(1, 60)));
      }
      this.#queue.sort((a, b) => a.at - b.at);
      options.note?.(day);
    });
  }

  /** All processes at once; who died meanwhile is started anew, and the others go on. */
  async #runDue() {
    let ran = 0;
    const outcomes = await Promise.all(this.processes.map((one) => one.runDue(this.now)));
    for (const outcome of outcomes) if (outcome !== 'died') ran += outcome;
    await this.#revive();
    return ran;
  }

  async #revive() {
    for (const [n, one] of this.processes.entries()) {
      if (!one.dead()) continue;
      await one.kill();
      this.restarts += 1;
      this.processes[n] = await this.#start();
      this.#queue.unshift({ at: this.now + LEASE_OVER_MS, run: async () => {} });
      this.#queue.sort((a, b) => a.at - b.at);
    }
  }

  /** An act goes to some process; who hears nothing presses again, and now and then somebody presses twice. */
  async #say(schoolId, person, verb, input) {
    const { random } = this;
    this.acts += 1;
    const interaction = {
      actor: { platform: 'sandbox', tenant: schoolId, user: person },
      place: { kind: 'personal' },
      verb,
      input,
      onceKey: `act ${this.acts}`,
    };
    const bring = async () => {
      const reply = await random.pick(this.processes).act(this.now, interaction);
      if (reply !== 'died') return reply;
      await this.#revive();
      return random.pick(this.processes).act(this.now, interaction);
    };
    const twice = random.chance(0.05) ? bring() : undefined;
    const reply = await bring();
    await twice;
    if (verb.startsWith('school.')) await this.facts.refresh(schoolId, this.now);
    if (reply === 'died') await this.#revive();
    if (reply.note === 'error.fault') this.findings.add('errors', { verb, person, schoolId, at: this.now });
    this.options.heard?.(verb, reply);
    return reply;
  }

  /** What a tool saves, from a handle of its own. */
  async #import(schoolId, change) {
    const { store } = this;
    await this.facts.refresh(schoolId, this.now);
    const made = change(this.facts.now(schoolId));
    await store.commit({ schoolId, remove: [], work: [], audit: [], ...made }, this.now);
    await this.facts.refresh(schoolId, this.now);
  }

  async #judge() {
    for (const message of this.platform.drain()) this.oracle.judge(message);
  }

  async judged() {
    const { findings, platform, people } = this;
    const expected = new Expected({
      ...this,
      shown: platform.shown,
      requests: people.requests,
      steps: people.steps,
    });
    await expected.judge();
    const count = (kind) => findings.counts[kind] ?? 0;
    const reminders = platform.shown.filter(({ rows }) =>
      rows.some(({ manner }) => manner === 'capped' || manner === 'digest'),
    ).length;
    for (const example of this.options.loud ? Object.values(findings.examples).flat() : [])
      for (const line of await storyOf({ ...this, shown: platform.shown }, example))
        this.options.note?.(line);
    return {
      requests: people.requests.size,
      steps: people.steps.size,
      messages: platform.shown.length,
      reminders,
      wrongDay: count('wrongDay'),
      doubled: count('doubled'),
      missing: count('missing'),
      quietHours: count('quietHours'),
      absence: count('absence'),
      clockHour: count('clockHour'),
      aboveCap: count('aboveCap'),
      early: count('early'),
      gone: count('gone'),
      other: findings.total - KINDS.reduce((sum, kind) => sum + count(kind), 0),
      acts: this.acts,
      updates: platform.updates,
      resent: platform.resent,
      restarts: this.restarts,
      schools: this.options.schools,
      processes: this.options.processes,
      rssMb: Math.round(Math.max(this.#peakRss, process.memoryUsage.rss()) / 1e6),
      storeMb: Math.round(statSync(this.path).size / 1e5) / 10,
      findings: findings.examples,
      found: findings.total,
    };
  }

  async close() {
    for (const one of this.processes) await (one.dead() ? one.kill() : one.stop());
    await this.store?.close();
  }
}

const KINDS = [
  'wrongDay',
  'doubled',
  'missing',
  'quietHours',
  'absence',
  'clockHour',
  'aboveCap',
  'early',
  'gone',
];
