import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { CalendarEntry, FileRef } from '../../../kernel/file.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, moment, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { bookedOf } from '../model/booking.js';
import { entryOf, methodFor } from '../model/calendar.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';
import { type RoundRecord, roundName } from '../model/round.js';
import { stillDue } from '../model/round-classes.js';
import { openHits } from '../model/round-hits.js';
import { runsRound, takesPart } from '../policy.js';
import { withCalendar } from './calendar.js';
import { headOf } from './consultation.js';
import { nudge, past, theirs, tomorrow } from './round-ahead.js';
import { shortened } from './round-form.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];
type Class = Stored<Consultation>;

/** The send that brings its file where the message itself cannot carry it. */
export const ROUND_FILE = 'consult.round.file';
/** So many classes stand in a message; the dialog has them all. */
const ROWS = 8;
/** What follows on something else of the round needs no note of its own. */
const FOLLOWS = 60 * 60_000;

const stands = ({ data }: Class): boolean => data.status === 'CONFIRMED' || data.status === 'HELD';
const rowsOf = (classes: readonly Class[]) =>
  classes.slice(0, ROWS).map(({ data }) => ({
    line: text('consult.round.row', { code: String(data.classCode), at: moment(data.from ?? 0) }),
  }));

/** When they are in it, all at once: class, time, and whether something is asked beforehand. */
const told: Spec = {
  name: 'consult.round.told',
  async view(at) {
    const found = await theirs(at);
    if (!found) return undefined;
    const { round, classes } = found;
    const there = classes.filter(stands);
    if (round.data.status === 'CANCELLED' || there.length === 0) return at.again ? past(round) : undefined;
    const due = classes.filter(({ data }) => stillDue(data, at.person.id, at.now) !== undefined);
    const first = due.map(({ data }) => data.prepare!.due[at.person.id]!).sort()[0];
    return {
      card: 'consultations/round-message',
      data: {
        id: round.id,
        name: roundName(round.data),
        line: text('message.consult.round.told', {
          name: roundName(round.data),
          organiser: nameOf(at.school, round.data.organiserId),
          own: round.data.organiserId === at.person.id,
          n: there.length,
        }),
        rows: rowsOf(there),
        more: there.length > ROWS ? text('consult.round.more', { n: there.length - ROWS }) : null,
        ask:
          first === undefined ? null : text('message.consult.round.ask', { n: due.length, day: day(first) }),
        prepare: due.length === 1 ? due[0]!.id : null,
        may: { calendar: at.again === true },
      },
    };
  },
};

const over = ({ school }: At, { id, data }: RoundRecord): CardRef => ({
  card: 'consultations/round-line',
  data: {
    id,
    name: roundName(data),
    line: text(data.cancelWhy ? 'message.consult.round.cancelledWhy' : 'message.consult.round.cancelled', {
      name: roundName(data),
      organiser: nameOf(school, data.organiserId),
      why: data.cancelWhy ? text(`consult.why.${data.cancelWhy}`) : '',
    }),
    look: false,
  },
});

const cancelled: Spec = {
  name: 'consult.round.cancelled',
  async view(at) {
    const found = await theirs(at);
    return found?.round.data.status === 'CANCELLED' ? over(at, found.round) : undefined;
  },
};

/** All entries of this person, and those that do not go on any more as their end. */
async function entriesFile(at: At): Promise<FileRef | undefined> {
  const found = await theirs(at);
  if (!found) return undefined;
  const entries = found.classes.flatMap((one): CalendarEntry[] => {
    const method = methodFor(one.data, at.person.id);
    const entry = method && entryOf(at.school, one);
    if (!entry) return [];
    return [method === 'CANCEL' ? { ...entry, cancelled: true } : entry];
  });
  if (entries.length === 0) return undefined;
  return { file: 'entries', name: text('consult.round.icsName'), data: { entries } };
}

const withEntries = (spec: Spec): Spec => ({ ...spec, file: entriesFile, fileBy: ROUND_FILE });

const file: Spec = {
  name: ROUND_FILE,
  async view(at) {
    const found = await theirs(at);
    if (!found || found.classes.every(({ data }) => methodFor(data, at.person.id) === undefined))
      return undefined;
    const { round } = found;
    const line = text('message.consult.round.file', { name: roundName(round.data) });
    return { card: 'consultations/round-file', data: { name: roundName(round.data), line } };
  },
  file: entriesFile,
};

/** A class that comes in later; drawn like the others from how it stands. */
const added: Spec = {
  name: 'consult.round.added',
  async view({ read, ref, person, school, now }) {
    const record = ref && (await read.get(CONSULTATION, ref.id));
    if (!record || !takesPart(person, record.data) || !stands(record)) return undefined;
    const due = stillDue(record.data, person.id, now);
    const head = headOf(school, record.id, record.data);
    const line = text('message.consult.round.added', {
      organiser: head.organiser as string,
      code: String(record.data.classCode),
      at: moment(record.data.from ?? 0),
      roepnaam: record.data.roepnaam,
    });
    const ask = due === undefined ? null : text('message.consult.round.ask', { n: 1, day: day(due) });
    return { card: 'consultations/round-class-line', data: { ...head, line, ask } };
  },
};

/** A quarter of an hour before; not for what follows on another class of it. */
const soon: Spec = {
  name: 'consult.round.soon',
  async view({ read, ref, person, school, data: said }) {
    const record = ref && (await read.get(CONSULTATION, ref.id));
    if (!record || !takesPart(person, record.data)) return undefined;
    const { status, sequence, from = 0, roundId } = record.data;
    if (status !== 'CONFIRMED' || said.sequence !== sequence) return undefined;
    const today = dayOf(from);
    const booked = await bookedOf(read, person.id, today, addDays(today, 1));
    for (const one of booked.flatMap(({ spans }) => spans)) {
      if (one.to > from || one.to < from - FOLLOWS) continue;
      const before = await read.get(CONSULTATION, one.of);
      if (before && before.data.roundId === roundId && before.data.status === 'CONFIRMED') return undefined;
    }
    const head = headOf(school, record.id, record.data);
    const line = text('message.consult.round.soon', {
      code: String(record.data.classCode),
      kind: text(`consult.kind.${record.data.kind}`),
      at: moment(from, 'time'),
    });
    return { card: 'consultations/round-class-line', data: { ...head, line, ask: null } };
  },
};

/** At the end of a day of it, to who runs it: what is not noted yet. */
const evening: Spec = {
  name: 'consult.round.over',
  async view(at) {
    const found = await theirs(at);
    if (!found || !runsRound(at.person, found.round.data, at.school, dayOf(at.now))) return undefined;
    const there = found.classes.filter(({ data }) => dayOf(data.from ?? 0) === at.data.day);
    const open = there.filter(({ data }) => data.status === 'CONFIRMED' && (data.to ?? 0) <= at.now);
    if (there.length === 0 || (open.length === 0 && !at.again)) return undefined;
    const { round } = found;
    return {
      card: 'consultations/round-line',
      data: {
        id: round.id,
        name: roundName(round.data),
        line: text('message.consult.round.over', { n: open.length, name: roundName(round.data) }),
        look: open.length > 0,
      },
    };
  },
};

/** A free day or an absence takes somebody away from some of it: which classes; never why. */
const hit: Spec = {
  name: 'consult.round.hit',
  async view(at) {
    const found = await theirs(at);
    if (!found || !runsRound(at.person, found.round.data, at.school, dayOf(at.now))) return undefined;
    const { round, classes } = found;
    if (round.data.status === 'CANCELLED') return at.again ? past(round) : undefined;
    const away = classes.filter(({ data }) => openHits(data).length > 0 && (data.from ?? 0) > at.now);
    if (away.length === 0 && !at.again) return undefined;
    const names = shortened(
      away.map(({ data }) => String(data.classCode)),
      6,
    );
    const key = away.length === 0 ? 'message.consult.round.hitDone' : 'message.consult.round.hit';
    const line = text(key, { name: roundName(round.data), n: away.length, classes: { list: names } });
    return {
      card: 'consultations/round-line',
      data: { id: round.id, name: roundName(round.data), line, look: away.length > 0 },
    };
  },
};

export const roundSends: Spec[] = [
  withEntries(told),
  withEntries(cancelled),
  file,
  withCalendar(added),
  soon,
  tomorrow,
  nudge,
  evening,
  hit,
];
