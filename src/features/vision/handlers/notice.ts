import { type Decision, decision } from '../../../kernel/decision.js';
import { noticedBy } from '../model/noticed.js';
import { noticeCard } from '../view/asks.js';
import { type At, show, todayOf } from './shared.js';

/** What colleagues noted as tried, for whoever may read it: one tap from a thank-you. That it was looked at is in the log. */
export async function open(turn: At): Promise<Decision> {
  const { read, school, person, now } = turn;
  const noticed = await noticedBy(read, school, person, todayOf(turn));
  const refs = new Map(noticed.map(({ ref }) => [ref.id, ref]));
  return {
    ...decision(show(turn, noticeCard(turn, noticed)).reply),
    audit: [...refs.values()].map((ref) => ({
      at: now,
      who: person.id,
      verb: 'notice.open',
      ...ref,
      access: 'read',
    })),
  };
}
