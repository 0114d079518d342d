import { CALENDAR_FEED, feedId, feedPath } from '../../../kernel/calendar-feed.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  decision,
  show,
  toMyself,
} from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { text } from '../../../kernel/text.js';
import { methodFor } from '../model/calendar.js';
import { consultationRef } from '../model/consultation.js';
import type { ConsultationTurn, SchoolTurn } from '../model/turn.js';
import { CALENDAR_FILE, feedCard, languageOf, outsideCard } from '../view/calendar.js';
import { gone } from './gone.js';
import { audited, todayOf } from './shared.js';

/** "In mijn agenda": the file once more, as it stands by now. */
export function calendar(turn: ConsultationTurn): Decision | Refusal {
  const { record, person } = turn;
  if (methodFor(record.data, person.id) === undefined) return gone(turn);
  return decision(
    { kind: 'close', note: text('classCard.icsSent'), follows: true },
    {
      work: [toMyself(turn, CALENDAR_FILE, consultationRef(record.id))],
      audit: [audited(turn, 'consult.calendar', record.id, 'read')],
    },
  );
}

const forOutside = ({ record: { data } }: ConsultationTurn<unknown>): boolean =>
  data.status === 'CONFIRMED' && data.from !== undefined && data.outside.length > 0;

type OutsideTurn = ConsultationTurn<{ id: string; which?: string }>;

/** "Tekst voor wie van buiten komt": the bot mails nothing; who organises it passes it on. */
export function outside(turn: OutsideTurn): Decision | Refusal {
  if (!forOutside(turn)) return gone(turn);
  const which = turn.input.which ?? turn.person.language ?? turn.school.language;
  return show(turn, outsideCard(turn, languageOf(which)), {
    audit: [audited(turn, 'consult.outside', turn.record.id, 'read')],
  });
}

/** The same as a file to forward. */
export function outsideFile(turn: OutsideTurn): Decision | Refusal {
  if (!forOutside(turn)) return gone(turn);
  const data = { which: languageOf(turn.input.which) };
  return decision(
    { kind: 'close', note: text('classCard.icsSent'), follows: true },
    {
      work: [toMyself(turn, 'consult.outside.file', consultationRef(turn.record.id), data)],
      audit: [audited(turn, 'consult.outside.file', turn.record.id, 'read')],
    },
  );
}

type FeedTurn = SchoolTurn<unknown>;

const feedOf = ({ read, person }: FeedTurn) => read.get(CALENDAR_FEED, feedId(person.id));
const line = (turn: FeedTurn, verb: string): AuditLine =>
  auditLine(turn, verb, { kind: CALENDAR_FEED.kind, id: feedId(turn.person.id) });
const isReachable = ({ address }: FeedTurn): boolean => address(feedPath('s', 't')) !== undefined;

/** Whether there is a link, since when, and when it was last read; never the link itself, which nobody has any more. */
export async function feed(turn: FeedTurn): Promise<Decision> {
  return decision(await stateOf(turn));
}

export async function stateOf(turn: FeedTurn): Promise<Reply> {
  const found = await feedOf(turn);
  const { since, readOn } = found?.data ?? {};
  return {
    kind: turn.place.kind === 'dialog' ? 'next' : 'dialog',
    card: feedCard({ has: found !== undefined, since, readOn, reachable: isReachable(turn) }, turn.id()),
  };
}

/** A link, shown this once. The one before stops at the same moment. */
export async function make(turn: FeedTurn): Promise<Decision | Refusal> {
  const { person, school, secret, address } = turn;
  const { token, hash } = secret();
  const url = address(feedPath(school.id, token));
  if (url === undefined) return refuse('refused', text('file.none'));
  const found = await feedOf(turn);
  const data = { personId: person.id, hash, since: todayOf(turn) };
  return show(turn, feedCard({ has: true, url, since: data.since, reachable: true }, turn.id()), {
    save: [{ kind: CALENDAR_FEED, id: feedId(person.id), expect: found?.version ?? 0, data }],
    audit: [line(turn, 'consult.feed.make')],
  });
}

export async function stop(turn: FeedTurn): Promise<Decision> {
  const found = await feedOf(turn);
  const note: Reply = { kind: 'close', note: text('consult.feed.stopped') };
  if (!found) return decision(note);
  return decision(note, {
    remove: [{ kind: CALENDAR_FEED.kind, id: feedId(turn.person.id) }],
    audit: [line(turn, 'consult.feed.stop')],
  });
}
