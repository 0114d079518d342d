import type { AuditLine, Decision, RecordKey, Save } from '../kernel/decision.js';
import type { Turn, VerbSpec } from '../kernel/feature.js';
import type { Stored } from '../kernel/kind.js';
import type { House } from './house.js';

interface Acted {
  house: House;
  verb: VerbSpec;
  turn: Omit<Turn<any, any, unknown, unknown>, 'record'> & { record: Stored<unknown> | undefined };
  /** Other records of which the reply shows something. */
  shown: readonly RecordKey[];
}

/** A decision with what the features keep alongside it, and a line for every record of which something is shown beside another. */
export async function withAlong(outcome: Decision, { house, verb, turn, shown }: Acted): Promise<Decision> {
  const { school, person, now, read, id, record: before } = turn;
  const own = before && outcome.save.find((one) => one.kind === verb.on && one.id === before.id);
  const along: Save[] = [];
  if (before && own) {
    const act = { school, person, now, read, id, verb: verb.name, before, after: own.data };
    for (const { alongside } of house.registry.sections) along.push(...((await alongside?.(act)) ?? []));
  }
  if (along.length + shown.length === 0) return outcome;
  const lines = shown.map(
    (ref): AuditLine => ({ at: now, who: person.id, verb: verb.name, ...ref, access: 'read' }),
  );
  return { ...outcome, save: [...outcome.save, ...along], audit: [...outcome.audit, ...lines] };
}
