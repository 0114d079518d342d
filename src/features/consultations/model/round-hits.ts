import type { NewWork } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import type { Consultation } from './consultation.js';
import { roundRef } from './round.js';

/** Who does not work at its time, to which nobody said anything yet. */
export const openHits = ({ hits, from, status }: Consultation): string[] =>
  status === 'CONFIRMED'
    ? (hits ?? []).filter((one) => one.from === from && !one.kept).map(({ who }) => who)
    : [];

/** Of a round it is told once, whatever number of its classes a free day or an absence takes. `before`: what is told already. */
export const onceForRound = (
  { data }: Stored<Consultation>,
  work: readonly NewWork[],
  before: readonly NewWork[],
  now: Epoch,
): NewWork[] => {
  const { roundId } = data;
  if (roundId === undefined) return [...work];
  return work.flatMap((row): NewWork[] => {
    if (row.name !== 'consult.hit' || row.type !== 'send' || !('person' in row.to)) return [row];
    const id = `consult.round.hit:${roundId}:${row.to.person}:${now}`;
    if (before.some((other) => other.id === id)) return [];
    const { data: _, ...rest } = row;
    return [{ ...rest, id, name: 'consult.round.hit', ref: roundRef(roundId) }];
  });
};
