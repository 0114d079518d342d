import { politeMoment } from '../../../calendar/polite.js';
import { FULL_TIME } from '../../../calendar/working-pattern.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  decision,
  type RecordKey,
} from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Scene, Thought, Turn } from '../../../kernel/feature.js';
import type { Reply } from '../../../kernel/interaction.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { findClass } from '../../school/model/classes.js';
import { nameOf, nextPoliteMoment } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { alarmedBy } from '../model/alarm.js';
import { DRILL, type Drill, waitingOf } from '../model/drill.js';
import type { SchoolTurn } from '../model/turn.js';
import { drillCard } from '../view/drill.js';
import { alarmWork, lookAt } from './alarm.js';
import { todayOf } from './shared.js';
import { classOrError } from './submit.js';

const refOf = (id: string): RecordKey => ({ kind: DRILL.kind, id });
const audited = (turn: Doer, verb: string, id: string): AuditLine => auditLine(turn, verb, refOf(id));

/** A real alarm wakes people; a drill waits for the school's hours. undefined: now is one of them. */
function notNow(school: School, now: Epoch): TextRef | undefined {
  const { quietFrom, quietUntil, wednesdayQuietFrom } = school.settings;
  const hours = { quietFrom, quietUntil, wednesdayQuietFrom };
  const from = politeMoment({ calendar: school.calendar, pattern: FULL_TIME, absences: [], ...hours }, now);
  return from === now ? undefined : text('drill.notNow', { from: moment(from) });
}

/** `/zorg oefening L3B`: for which class. */
export function form(turn: SchoolTurn<{ classCode?: string }>): Decision | Refusal {
  const later = notNow(turn.school, turn.now);
  if (later) return refuse('gone', later);
  const found = findClass(turn.school, turn.input.classCode ?? '', todayOf(turn));
  const classCode = found && 'code' in found ? found.code : undefined;
  return decision({ kind: 'dialog', card: drillCard(turn, classCode, turn.id()) });
}

/** Everybody whom a "ja" about this class alarms, as far as they are at work; the others are named, not disturbed. */
export function start(turn: SchoolTurn<{ classCode: string }>): Decision | Refusal {
  const { school, now, person } = turn;
  const later = notNow(school, now);
  if (later) return refuse('gone', later);
  const group = classOrError(turn, turn.input.classCode);
  if (isRefusal(group)) return group;
  const classCode = group.code;
  const today = todayOf(turn);
  const all = alarmedBy(school, routeRequest(school, classCode, today).personId, today);
  const asked = all.filter((id) => isAtWork(school, id, now));
  if (asked.length === 0)
    return invalid({ classCode: text('drill.nobody', { classCode, ...who(school, all) }) });
  const id = turn.id();
  const off = all.filter((one) => !asked.includes(one));
  const drill: Drill = { byId: person.id, classCode, at: now, asked, off, confirmed: [] };
  const chain = {
    ref: refOf(id),
    alarm: 'drill.alarm',
    check: 'drill.check',
    more: { notAfter: lookAt(school, now) },
  };
  return decision(started(school, drill), {
    save: [{ kind: DRILL, id, expect: 0, data: drill }],
    work: [...alarmWork(school, chain, asked, now), toStarter('drill.report', id, drill, now)],
    audit: [audited(turn, 'drill.start', id)],
  });
}

function isAtWork(school: School, id: string, now: Epoch): boolean {
  const person = school.people.get(id);
  return person !== undefined && nextPoliteMoment(school, person, now) === now;
}

const who = (school: School, ids: readonly string[]) => ({
  names: list(...ids.map((id) => nameOf(school, id))),
  n: ids.length,
});

const started = (school: School, { asked }: Drill): Reply => ({
  kind: 'close',
  note: text('drill.started', who(school, asked)),
});

const toStarter = (name: string, id: string, { byId }: Drill, now: Epoch) =>
  ({ type: 'send', name, ref: refOf(id), to: { person: byId }, manner: 'now', dueAt: now }) as const;

export async function again(turn: SchoolTurn<{ once?: string }>): Promise<Reply | undefined> {
  const made = await turn.read.get(DRILL, turn.input.once ?? '');
  return made && made.data.byId === turn.person.id ? started(turn.school, made.data) : undefined;
}

export function acknowledge(turn: Turn<School, Person, { id: string }, Drill>): Decision {
  const { record, person, now, school } = turn;
  const { id, version, data } = record;
  const note = text('drill.confirmedNote', { name: nameOf(school, data.byId) });
  if (!waitingOf(data).includes(person.id)) return decision({ kind: 'close', note });
  const confirmed = [...data.confirmed, { by: person.id, at: now }];
  return decision(
    { kind: 'close', note },
    {
      save: [{ kind: DRILL, id, expect: version, data: { ...data, confirmed } }],
      audit: [audited(turn, 'drill.acknowledge', id)],
      changed: [refOf(id)],
    },
  );
}

/** Who did not confirm in time is told to whoever started it. */
export async function drillCheck({
  read,
  ref,
  now,
}: Scene<School> & { ref?: RecordKey }): Promise<Partial<Thought>> {
  const record = ref && (await read.get(DRILL, ref.id));
  if (!record || waitingOf(record.data).length === 0) return {};
  return { work: [toStarter('drill.unconfirmed', record.id, record.data, now)] };
}
