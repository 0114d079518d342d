import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { FileRef } from '../../../kernel/file.js';
import { day, moment, type TextRef, text } from '../../../kernel/text.js';
import { LANGUAGES, type Language } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { classNamesOf, invitationOf, methodFor, sequenceOf, uidOf } from '../model/calendar.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';
import { plainPlace } from '../model/place.js';
import type { ConsultationTurn } from '../model/turn.js';
import { organises } from '../policy.js';
import { headOf } from './consultation.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<NonNullable<Spec['file']>>[0];

/** What a message about it carries for somebody's own calendar: each their own, as it is when the message goes out. */
export async function calendarFile({ read, ref, school, person }: At): Promise<FileRef | undefined> {
  const record = ref && (await read.get(CONSULTATION, ref.id));
  const data = record && invitationOf(school, record, person.id);
  return record && data
    ? { file: 'ics', name: text('consult.icsName', { roepnaam: record.data.roepnaam }), data }
    : undefined;
}

/** The send that brings it where the message itself cannot carry it. */
export const CALENDAR_FILE = 'consult.file';
export const withCalendar = (spec: Spec): Spec => ({ ...spec, file: calendarFile, fileBy: CALENDAR_FILE });

const CARDS = { file: 'file-ics', fileOff: 'file-off', fileOutside: 'file-outside' };

/** Its summary is all that stands beside a file that the surface takes itself. */
const fileCard = (
  what: keyof typeof CARDS,
  head: CardData,
  called: { roepnaam: string; place: string },
): CardRef => ({
  card: `consultations/${CARDS[what]}`,
  data: { ...head, line: text(`message.consult.${what}`, called) },
});

/** The file and nothing that can grow old: what stands beside it is never drawn again. */
const file: Spec = {
  name: CALENDAR_FILE,
  async view({ read, ref, school, person }) {
    const record = ref && (await read.get(CONSULTATION, ref.id));
    const method = record && methodFor(record.data, person.id);
    if (!record || !method) return undefined;
    const head = headOf(school, record.id, record.data);
    const called = { roepnaam: record.data.roepnaam, place: head.place as string };
    return fileCard(method === 'CANCEL' ? 'fileOff' : 'file', head, called);
  },
  file: calendarFile,
};

/** To pass on to whoever comes from outside: a time, and no child. */
const outsideFile: Spec = {
  name: 'consult.outside.file',
  async view(at) {
    const record = at.ref && (await at.read.get(CONSULTATION, at.ref.id));
    if (!record || !organises(at.person, record.data) || !record.data.outside.length) return undefined;
    const { data, id } = record;
    const head = headOf(at.school, id, data);
    const called = { roepnaam: data.roepnaam, place: head.place as string };
    return fileCard('fileOutside', head, called);
  },
  async file({ read, ref, school, person, data: said }) {
    const record = ref && (await read.get(CONSULTATION, ref.id));
    if (!record || !organises(person, record.data)) return undefined;
    const { data, id } = record;
    const { from, to } = data;
    if (data.status !== 'CONFIRMED' || from === undefined || to === undefined) return undefined;
    const language = languageOf(said.which);
    const place = plainPlace(data.words.place, classNamesOf(school));
    return {
      file: 'ics',
      name: text('consult.outside.icsName'),
      data: {
        uid: uidOf(id),
        sequence: sequenceOf(data),
        title: { in: language, say: text('consult.outside.icsTitle', { school: school.name }) },
        ...(place ? { place } : {}),
        from,
        to,
      },
    };
  },
};

export const calendarSends: Spec[] = [file, outsideFile];

export const languageOf = (which: unknown): Language => LANGUAGES.find((one) => one === which) ?? 'nl';

/** A text to copy: day, hours and place, and nothing that was said of a child. Whoever passes it on changes what they like. */
export function outsideCard(turn: ConsultationTurn<unknown>, which: Language): CardRef {
  const { school, record } = turn;
  const { id, data } = record;
  return {
    card: 'consultations/outside',
    data: {
      ...headOf(school, id, data),
      people: data.outside.map(({ name, address }) => ({ line: address ? `${name} (${address})` : name })),
      text: { in: which, say: outsideText(school, data) },
      which,
    },
  };
}

function outsideText(school: School, { from = 0, to = 0, words, organiserId }: Consultation): TextRef {
  const place = plainPlace(words.place, classNamesOf(school));
  const said = {
    day: day(dayOf(from)),
    from: moment(from, 'time'),
    to: moment(to, 'time'),
    school: school.name,
    name: nameOf(school, organiserId),
  };
  return place
    ? text('consult.outside.textAt', { ...said, where: place })
    : text('consult.outside.text', said);
}

/** One's own link for a calendar programme; `url` only just after it was made. */
export function feedCard(
  state: {
    has: boolean;
    url?: string;
    reachable: boolean;
    since?: string;
    readOn?: string;
  },
  once: string,
): CardRef {
  const { has, url, reachable, since, readOn } = state;
  return {
    card: 'consultations/feed',
    data: {
      once,
      line: !reachable
        ? text('file.none')
        : url
          ? text('consult.feed.made')
          : has && since
            ? readOn
              ? text('consult.feed.read', { since: day(since), on: day(readOn) })
              : text('consult.feed.unread', { since: day(since) })
            : text('consult.feed.none'),
      url: url ?? null,
      may: { make: reachable && !has, renew: reachable && has, stop: has },
    },
  };
}
