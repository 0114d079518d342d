import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Counters without people: nothing here carries an id, a name or a word. */
export interface Metrics {
  turns: Counter<'verb' | 'outcome'>;
  turnSeconds: Histogram<'verb'>;
  sends: Counter<'surface' | 'outcome'>;
  thinks: Counter<'name' | 'outcome'>;
  stuck: Counter<'name'>;
  platformErrors: Counter<'surface' | 'method' | 'code'>;
  unreachable: Gauge<'surface'>;
  ready: Gauge;
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    turns: new Counter({
      name: 'zorgbode_turns_total',
      help: 'Acts of people',
      labelNames: ['verb', 'outcome'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'zorgbode_turn_seconds',
      help: 'From interaction to durable answer',
      labelNames: ['verb'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3],
      registers,
    }),
    sends: new Counter({
      name: 'zorgbode_sends_total',
      help: 'Messages',
      labelNames: ['surface', 'outcome'],
      registers,
    }),
    thinks: new Counter({
      name: 'zorgbode_thinks_total',
      help: 'Due work that ran a handler',
      labelNames: ['name', 'outcome'],
      registers,
    }),
    stuck: new Counter({
      name: 'zorgbode_work_stuck_total',
      help: 'Work that keeps failing',
      labelNames: ['name'],
      registers,
    }),
    platformErrors: new Counter({
      name: 'zorgbode_platform_errors_total',
      help: 'Calls to a chat platform that it refused or did not answer',
      labelNames: ['surface', 'method', 'code'],
      registers,
    }),
    unreachable: new Gauge({
      name: 'zorgbode_workspaces_unreachable',
      help: 'Workspaces where the app may do nothing: its token was withdrawn, or it lacks a scope',
      labelNames: ['surface'],
      registers,
    }),
    ready: new Gauge({ name: 'zorgbode_ready', help: '1 when store and platforms answer', registers }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
