import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork, type RecordKey } from '../../../kernel/decision.js';
import type { Refusal } from '../../../kernel/errors.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import { activeOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { CONSULTATION, type Consultation, everyoneIn } from '../model/consultation.js';
import { absentFrom, actingFor, heirOf } from '../model/hits.js';
import { onceForRound } from '../model/round-hits.js';
import { askToNote, tellOne } from '../model/tell.js';
import type { ConsultationTurn } from '../model/turn.js';
import { gone } from './gone.js';
import { acted } from './shared.js';

const PAGE = 100;
/** So far ahead somebody can still do something about it, and mostly knows. Calendar days. */
const AHEAD = 42;
const VERB = 'consult.hits';

/**
 * Each school morning, and at once when something changed of one colleague (`ref`): a closure, an absence or a leaver that was entered since takes a participant away from a time that was fixed.
 * Whoever organises it is told of each once; nothing moves by itself. What lay with somebody who left goes to who takes part.
 */
export async function look({
  read,
  school,
  now,
  ref,
}: Scene<School> & { ref?: RecordKey }): Promise<Partial<Thought>> {
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  let after: string | undefined;
  do {
    const page = await read.find(CONSULTATION, {
      where: { open: true, ...(ref ? { person: ref.id } : {}) },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const record of page.items) {
      if (isLongOver(school, record.data, now)) {
        // It is in nobody's list any more; who was there can still note it from its message.
        const { id, version, data } = record;
        thought.save.push({ kind: CONSULTATION, id, expect: version, data: { ...data, open: false } });
        continue;
      }
      const done = lookAt(school, record, now);
      if (!done) continue;
      thought.save.push(...done.save);
      thought.work.push(...onceForRound(record, done.work, thought.work, now));
      thought.audit.push(...done.audit);
      thought.changed.push(...done.changed);
    }
    after = page.next;
  } while (after !== undefined);
  return thought;
}

/** Ms after which one of a series that was not noted is over for good, or one that nobody organises any more. */
const LONG_OVER = 14 * 86_400_000;

/** Any other waits for its minutes on the home of its organiser: until its school year is over. */
function isLongOver(
  school: School,
  { status, to, seriesId, organiserId }: Consultation,
  now: number,
): boolean {
  if (status !== 'CONFIRMED' || to === undefined || to >= now - LONG_OVER) return false;
  const organiser = school.people.get(organiserId);
  const waits = seriesId === undefined && organiser !== undefined && activeOn(organiser, dayOf(now));
  return !waits || schoolYearOf(dayOf(to)) < schoolYearOf(dayOf(now));
}

function lookAt(school: School, record: Stored<Consultation>, now: number): Thought | undefined {
  const { id, data } = record;
  const heir = heirOf(school, data, dayOf(now));
  const acting = heir === undefined ? actingFor(school, data, now) : undefined;
  const next = heir ?? acting;
  const organiserId = next ?? data.organiserId;
  // Who is only absent takes part in it as before.
  const people = acting === undefined ? data.people : [...new Set([...data.people, data.organiserId])];
  const soon =
    data.status === 'CONFIRMED' && data.from !== undefined && data.from > now && data.from < limit(now);
  const gone = soon ? awayFrom(school, { ...data, organiserId, people }) : [];
  const known = (data.hits ?? []).filter(({ from }) => from === data.from).map(({ who }) => who);
  const fresh = gone.filter((one) => !known.includes(one));
  if (fresh.length === 0 && next === undefined) return undefined;
  const hits = [...(data.hits ?? []), ...fresh.map((who) => ({ who, from: data.from ?? 0 }))];
  const doer = { now, person: { id: AUTOMATIC } };
  const what = next === undefined ? 'hit' : 'inherited';
  const done = acted(doer, record, 'change', VERB, what, { hits, organiserId, people });
  if (!done) return undefined;
  const work: NewWork[] = [];
  if (fresh.length > 0) work.push(tellOne('consult.hit', id, organiserId, now, { from: data.from ?? 0 }));
  // Of a recurring meeting it is said once, for all of it, that somebody left.
  if (next === undefined || (heir !== undefined && data.seriesId !== undefined)) return { ...done, work };
  const name = acting === undefined ? 'consult.inherited' : 'consult.acting';
  work.push(tellOne(name, id, next, now, { from: data.organiserId }));
  if (soon && data.seriesId === undefined)
    work.push(askToNote(id, { ...data, organiserId: next }, data.from ?? now));
  return { ...done, work };
}

/** Of one of a series only what keeps it from being held: it returns, and one of its people may miss it. */
function awayFrom(school: School, data: Consultation): string[] {
  const all = everyoneIn(data);
  const away = all.filter((one) => absentFrom(school, one, data));
  const held =
    data.seriesId !== undefined && all.length - away.length > 1 && !away.includes(data.organiserId);
  return held ? [] : away;
}

const limit = (now: number): number => now + AHEAD * 86_400_000;

/** "Laat staan": it stays as it is, and is not asked again for this time. */
export function keep(turn: ConsultationTurn): Decision | Refusal {
  const { record } = turn;
  const { data } = record;
  const hits = (data.hits ?? []).map((one) => (one.from === data.from ? { ...one, kept: true } : one));
  const done = acted(turn, record, 'change', 'consult.keep', 'kept', { hits });
  const note = text('consult.keptNote', { roepnaam: data.roepnaam });
  return done && data.status === 'CONFIRMED' ? decision({ kind: 'close', note }, done) : gone(turn);
}
