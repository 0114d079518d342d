import type { Consultation, VoteAnswer } from './consultation.js';
import { everyoneIn } from './consultation.js';

export const hasAnswered = (
  { votes, slots }: Pick<Consultation, 'votes' | 'slots'>,
  person: string,
): boolean => votes[person]?.length === slots.length;

/** Who said what of the nth time. */
export const answersOf = (consultation: Consultation, nth: number): Record<VoteAnswer | 'none', string[]> => {
  const said: Record<VoteAnswer | 'none', string[]> = { can: [], ifNeeded: [], cannot: [], none: [] };
  for (const person of everyoneIn(consultation))
    said[consultation.votes[person]?.[nth] ?? 'none'].push(person);
  return said;
};

/** The first time at which everybody can, without "if needed"; undefined when there is none. */
export const bestSlot = (consultation: Consultation): Consultation['slots'][number] | undefined =>
  consultation.slots.find(
    (_, n) => answersOf(consultation, n).can.length === everyoneIn(consultation).length,
  );
