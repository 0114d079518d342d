import { auditLine, type Decision, show } from '../../../kernel/decision.js';
import { noticedBy } from '../model/noticed.js';
import { noticeCard } from '../view/asks.js';
import { type At, todayOf } from './shared.js';

/** What colleagues noted as tried, for whoever may read it: one tap from a thank-you. That it was looked at is in the log. */
export async function open(turn: At): Promise<Decision> {
  const { read, school, person } = turn;
  const noticed = await noticedBy(read, school, person, todayOf(turn));
  const refs = new Map(noticed.map(({ ref }) => [ref.id, ref]));
  return show(turn, noticeCard(turn, noticed), {
    audit: [...refs.values()].map((ref) => auditLine(turn, 'notice.open', ref, 'read')),
  });
}
