import type { RecordKey } from '../kernel/decision.js';
import type { Platform } from '../kernel/interaction.js';
import type { Epoch } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Composer, SendRow } from '../ports/composer.js';
import type { Address, Delivery, KeepFile } from '../ports/delivery.js';
import type { Store, WorkRow } from '../ports/store.js';
import type { InFlight } from './in-flight.js';
import type { Pacing } from './pacing.js';

/** Ids and codes only. */
export interface WorkLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface Counts<Label extends string> {
  inc(labels: Partial<Record<Label, string>>): void;
}
/** The counters of `metrics.ts` that work adds to. */
export interface WorkMetrics {
  sends: Counts<'surface' | 'outcome'>;
  thinks: Counts<'name' | 'outcome'>;
  stuck: Counts<'name'>;
}

/** What every runner of a row is given. */
export interface Parts {
  store: Store;
  composer: Composer;
  deliveries: ReadonlyMap<Platform, Delivery>;
  clock: Clock;
  log: WorkLog;
  metrics?: WorkMetrics;
  /** For messages with a file to surfaces that show a link. */
  keepFile?: KeepFile;
  /** In [0, 1). */
  random(): number;
  pacing: Pacing;
  /** Where the last message to a reader went, by lane. */
  lastAddress: Map<string, Address>;
  inFlight: InFlight;
  /** True from the moment the loop is asked to stop: nothing new goes out. */
  stopping(): boolean;
  /** A row was put back until this real moment. */
  wakeAt(real: Epoch): void;
}

export const aboutOf = (ref: RecordKey): string => `${ref.kind}:${ref.id}`;

/** The first colon parts kind and id; an id may hold more of them. */
export function refOf(about: string): RecordKey {
  const colon = about.indexOf(':');
  return { kind: about.slice(0, colon), id: about.slice(colon + 1) };
}

/** A row's id is unique within its school. */
export const keyOf = (row: WorkRow): string => `${row.schoolId} ${row.id}`;

/** Rows of one lane go out one after the other, in order. */
export const laneOf = (row: SendRow): string =>
  'person' in row.to
    ? `${row.schoolId} person ${row.to.person}`
    : `${row.schoolId} channel ${row.to.channel}`;

/** What a log line says of a row. */
export const named = (row: WorkRow): object => ({
  school: row.schoolId,
  row: row.id,
  name: row.name,
  ...(row.ref ? { ref: aboutOf(row.ref) } : {}),
  failures: row.attempts,
});
