import { politeMoment } from '../../../calendar/polite.js';
import { schoolPart } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import { day, list, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf, politenessOf } from '../../school/model/people.js';
import { reasonsFor } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { isAskedIn } from '../model/nudges.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import { THINK } from '../model/think-along.js';
import { liesSince } from '../model/waiting.js';
import { leads, maySee } from '../policy.js';
import { awayLine } from './away.js';
import { acuteLine } from './dialogs.js';
import { namesEach } from './lead.js';

type Reader = Scene<School> & { person: Person };
export type At = Reader & { ref?: RecordKey; data: WorkData; again?: boolean };
export type Drawn = (at: At, id: string, request: CareRequest) => CardRef | undefined;

/** A message about a request: drawn from what is true now, for somebody who may still know of it. */
export const about = (
  name: string,
  draw: Drawn,
  line?: (at: At, request: CareRequest) => Promise<TextRef | undefined> | TextRef | undefined,
  may: typeof maySee = maySee,
): SendSpec<School, Person> => ({
  name,
  async view(at) {
    const record = at.ref && (await at.read.get(REQUEST, at.ref.id));
    if (!record || !may(at.person, record.data, at.school, dayOf(at.now))) return undefined;
    return draw(at, record.id, record.data);
  },
  async line(at) {
    const record = line && at.ref && (await at.read.get(REQUEST, at.ref.id));
    return record && maySee(at.person, record.data, at.school, dayOf(at.now))
      ? line?.(at, record.data)
      : undefined;
  },
});

/** Who alarmed after a talk in the corridor hears whether somebody took it up; it gives them nothing to read. */
const mayHear: typeof maySee = (person, request, school, today) =>
  maySee(person, request, school, today) || (request.alarm !== undefined && person.id === request.notedBy);

const mayLook = ({ person, school, now }: At, request: CareRequest) =>
  maySee(person, request, school, dayOf(now));

/** Roepnaam, class, names of colleagues, dates, state: all that a message may carry. Spread last: first, it costs 2 µs a field. */
export const base = ({ school, person }: Reader, id: string, request: CareRequest): CardData => ({
  id,
  roepnaam: request.roepnaam,
  classCode: request.classCode,
  requester: nameOf(school, request.requesterId),
  coordinator: nameOf(school, request.takenBy ?? request.coordinatorId),
  state: stateLine(school, request, person.id),
});

const reasons = (at: Reader, request: CareRequest, subjectId?: string) =>
  list(...reasonsFor({ reasons: request.routing as TextRef[] }, at.person.id, subjectId));

/** To a coordinator; once taken it shows by whom, and offers only reading. */
export const freshCard = (at: Reader, id: string, request: CareRequest): CardRef => {
  const leading = leads(at.person, request, at.school, dayOf(at.now));
  const open = leading && request.status === 'NEW';
  return {
    card: 'requests/new',
    data: {
      at: moment(request.createdAt),
      reasons: reasons(at, request),
      // Also for who is in today in the place of a coordinator who is not.
      today:
        request.status === 'NEW' &&
        request.words.safety === 'doubt' &&
        (open || request.sharedWith.includes(at.person.id)),
      open,
      taken: !open,
      ...base(at, id, request),
    },
  };
};

export const fresh: Drawn = freshCard;

const confirmed: Drawn = (at, id, request) => {
  const { school, now } = at;
  const tried = (request.words.triedExamples?.length ?? 0) + (request.words.tried ? 1 : 0);
  // An alarm is no moment for a date, an idea or a kind word.
  const calm = !request.alarm;
  const waiting = request.status === 'NEW' && calm;
  return {
    card: 'requests/confirmed',
    data: {
      givenName: at.person.givenName,
      reasons: reasons(at, request, request.coordinatorId),
      answerBy: day(request.answerBy),
      waiting,
      today: waiting && isForToday(at, request),
      tried: waiting ? text(tried > 0 ? 'request.triedAlready' : 'request.wellSaid', { n: tried }) : null,
      acute: request.alarm && !request.alarm.acknowledgedBy ? unread(at, request) : null,
      away: calm ? awayLine(school, request, at.person.id, dayOf(now)) : null,
      open: request.open && calm,
      own:
        request.status === 'NEW' ||
        request.status === 'TAKEN' ||
        request.status === 'WAITING' ||
        request.status === 'ANSWERED' ||
        request.status === 'PARKED',
      now: moment(now),
      school: school.name,
      ...base(at, id, request),
    },
  };
};

/** Somebody is asked to speak with them on this very day: then no later one is promised beside it. On a free day nobody is. */
const isForToday = ({ school, now }: At, request: CareRequest): boolean =>
  request.words.safety === 'doubt' &&
  dayOf(liesSince(request)) === dayOf(now) &&
  schoolPart(school.calendar, dayOf(now)) !== 'none';

/** Nobody confirmed an alarm: said plainly, by the hour. */
function unread(at: At, request: CareRequest): TextRef {
  const { school, now } = at;
  const coordinator = school.people.get(request.coordinatorId);
  const reads = coordinator !== undefined && politeMoment(politenessOf(school, coordinator), now) === now;
  return text(reads ? 'safety.unconfirmed' : 'safety.unconfirmedOutside', {
    sent: moment(request.alarm?.at ?? now, 'time'),
    day: day(dayOf(now)),
    time: moment(now, 'time'),
    call: acuteLine(at, request.coordinatorId),
  });
}

const plain =
  (card: string): Drawn =>
  (at, id, request) => ({ card, data: { ...base(at, id, request), open: request.open } });
const whileIn =
  (states: CareRequest['status'][], card: string): Drawn =>
  (at, id, request) => ({
    card,
    data: { ...base(at, id, request), open: states.includes(request.status) },
  });

/** A question to its requester; once it is open no more it says what became of it, and asks nothing. */
const question =
  (card: string, key: string): Drawn =>
  (at, id, request) => {
    const open = request.status === 'WAITING';
    const { coordinator, ...data } = base(at, id, request);
    const asked = request.events.findLastIndex(({ what }) => what === 'asked');
    const since = request.events.slice(asked).findLast(({ what }) => what === 'replied' || what === 'callMe');
    const asker = open || asked < 0 ? (coordinator as string) : nameOf(at.school, request.events[asked]!.by);
    const { roepnaam, classCode } = request;
    const line = text(open ? key : `message.question.${since?.what ?? 'past'}`, {
      coordinator: asker,
      roepnaam,
      classCode,
    });
    return { card, data: { ...data, open, line } };
  };

const alarm: Drawn = (at, id, request) => ({
  card: 'requests/alarm',
  data: {
    ...base(at, id, request),
    at: moment(request.alarm?.at ?? at.now),
    open: request.open && !request.alarm?.acknowledgedBy,
    acknowledged: request.alarm?.acknowledgedBy
      ? text('safety.acknowledgedBy', {
          name: nameOf(at.school, request.alarm.acknowledgedBy),
          at: moment(request.alarm.acknowledgedAt ?? at.now, 'time'),
        })
      : null,
  },
});

const acknowledged: Drawn = (at, id, request) =>
  request.alarm?.acknowledgedBy
    ? {
        card: 'requests/acknowledged',
        data: {
          ...base(at, id, request),
          look: mayLook(at, request),
          name: nameOf(at.school, request.alarm.acknowledgedBy),
          at: moment(request.alarm.acknowledgedAt ?? at.now, 'time'),
        },
      }
    : undefined;

/** Once somebody confirmed it, the warning says so where it stands; by whom is in the message that told it. */
const unconfirmed: Drawn = (at, id, request) => {
  const { roepnaam, alarm } = request;
  if (!alarm) return undefined;
  const over = alarm.acknowledgedBy !== undefined;
  const sent = moment(alarm.at, 'time');
  const said = over ? text('safety.confirmedSince', { roepnaam, sent }) : unread(at, request);
  return {
    card: 'requests/alarm-unconfirmed',
    data: { ...base(at, id, request), said, over, look: mayLook(at, request) },
  };
};

const toTeacher: Drawn = (at, id, request) => ({
  card: 'requests/to-teacher',
  data: {
    ...base(at, id, request),
    noter: nameOf(at.school, request.notedBy),
    open: request.status === 'UNCONFIRMED',
  },
});

/** A message about a question to think along, for those who are in it. */
const thinking = (name: string, card: string): SendSpec<School, Person> => ({
  name,
  async view({ read, ref, person, school }) {
    const record = ref && (await read.get(THINK, ref.id));
    if (!record) return undefined;
    const { askerId, toIds, open, answers } = record.data;
    if (person.id !== askerId && !toIds.includes(person.id)) return undefined;
    const last = answers.at(-1);
    return {
      card,
      data: {
        id: record.id,
        asker: nameOf(school, askerId),
        by: nameOf(school, last?.by),
        open,
        n: answers.length,
      },
    };
  },
});

/** About no request: it only asks to take away what stands in a channel. */
const original: SendSpec<School, Person> = {
  name: 'request.original',
  view: ({ data }) => ({ card: 'requests/original', data: data.link ? { link: String(data.link) } : {} }),
};

export const sends: SendSpec<School, Person>[] = [
  original,
  about('request.new', fresh, async (at, r) =>
    r.status === 'NEW' && !isAskedIn(at.school, r, at.person.id, dayOf(at.now)) && (await namesEach(at))
      ? text('digest.newRequest', {
          roepnaam: r.roepnaam,
          classCode: r.classCode,
          name: nameOf(at.school, r.requesterId),
        })
      : undefined,
  ),
  about('request.confirmed', confirmed),
  about('request.taken', plain('requests/taken')),
  about('request.together', plain('requests/together')),
  about('request.handed-over', plain('requests/handed-over')),
  about('request.question', question('requests/question', 'message.question')),
  about('request.question-again', question('requests/question-again', 'message.questionAgain')),
  about('request.parked', (at, id, request) => ({
    card: 'requests/parked',
    data: { ...base(at, id, request), open: request.status === 'PARKED' },
  })),
  about('request.back', fresh, (_, { status, roepnaam, classCode }) =>
    status === 'TAKEN' ? text('digest.back', { roepnaam, classCode }) : undefined,
  ),
  about('request.replied', plain('requests/replied')),
  about('request.call-me', plain('requests/call-me')),
  about('request.answered', plain('requests/answered')),
  about('request.added', plain('requests/added')),
  about('request.closed', whileIn(['CLOSED'], 'requests/closed')),
  about('request.reopened', plain('requests/reopened')),
  about('request.withdrawn', plain('requests/withdrawn')),
  about('request.shared', plain('requests/shared')),
  about('request.alarm', alarm),
  about('request.acknowledged', acknowledged, undefined, mayHear),
  about('request.alarm-unconfirmed', unconfirmed, undefined, mayHear),
  about('corridor.to-teacher', toTeacher),
  about('corridor.confirmed', plain('requests/corridor-confirmed')),
  about('corridor.dropped', (at, id, request) => ({
    card: 'requests/corridor-dropped',
    data: base(at, id, request),
  })),
  thinking('think.asked', 'requests/think-asked'),
  thinking('think.answered', 'requests/think-answered'),
];
