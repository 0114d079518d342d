import { addDays, dayOf } from '../../calendar/time.js';
import type { CardRef, CardValue } from '../../kernel/card.js';
import type { SendSpec } from '../../kernel/feature.js';
import { day, list, type TextRef, text } from '../../kernel/text.js';
import { type Day, type Epoch, LANGUAGES, type Language } from '../../kernel/values.js';
import { periodOf, plannedAbsences } from './model/absences.js';
import { ASK } from './model/asking.js';
import { classesOn } from './model/classes.js';
import { HELP_LINES_CHECKED_ON } from './model/help-lines.js';
import {
  absentUntil,
  displayName,
  hasRole,
  headsOn,
  languageOf,
  mayStandIn,
  peopleOn,
} from './model/people.js';
import { phoneLines } from './model/phone-lines.js';
import { routeRequest } from './model/routing.js';
import type { Person, School } from './model/school.js';
import { canStandInFor, choosesNewRequests, hasStandIn, managesAbsences } from './policy.js';

interface At {
  now: Epoch;
  school: School;
  person: Person;
  id(): string;
}

const choice = (school: School, today: Day) => (person: Person) => ({
  title: displayName(school, person, today),
  value: person.id,
});

/** The frame of the home: a greeting, what holds today for this person, the ways in. The features' parts come behind it. */
export function homeFrame({ now, school, person }: Omit<At, 'id'>): CardRef {
  const today = dayOf(now);
  const away = absentUntil(person, today);
  const standsInFor = peopleOn(school, today).filter(
    (one) => one.standInId === person.id && hasStandIn(one) && absentUntil(one, today) !== undefined,
  );
  const paused = person.digestPausedUntil;
  const notes: TextRef[] = [
    ...(away ? [text('school.home.away', { day: day(away) })] : []),
    ...standsInFor.map((one) =>
      text('school.home.standsIn', { name: one.name, day: day(absentUntil(one, today) ?? today) }),
    ),
    ...(paused && paused >= today ? [text('school.home.paused', { day: day(paused) })] : []),
  ];
  return {
    card: 'school/home',
    data: {
      givenName: person.givenName,
      today: day(today),
      notes: notes.map((line) => ({ line })),
      corridor: mayNote(person),
    },
  };
}

/** Whether a talk in the corridor may be noted for a colleague. */
const mayNote = (person: Person) => choosesNewRequests(person) || hasRole(person, 'CARE_TEACHER');

export function phonesCard({ now, school }: Pick<At, 'now' | 'school'>): CardRef {
  const own = school.phones.checkedOn;
  const [checked = own] = [own, HELP_LINES_CHECKED_ON].sort();
  const lines: CardValue[] = phoneLines(school, now, undefined).map(({ who, phone }) => ({ who, phone }));
  return { card: 'school/phones', data: { lines, checked: day(checked, 'date') } };
}

/** Who follows which classes today, whoever stands in, and the head. */
export function whoCard({ now, school }: Pick<At, 'now' | 'school'>): CardRef {
  const today = dayOf(now);
  const groups = new Map<string, { personId: string; standsInFor?: string; classes: string[] }>();
  for (const { code } of classesOn(school, today)) {
    const { personId, standsInFor } = routeRequest(school, code, today);
    const key = `${personId}|${standsInFor ?? ''}`;
    const group = groups.get(key) ?? { personId, standsInFor, classes: [] };
    group.classes.push(code);
    groups.set(key, group);
  }
  const named = (id: string) => {
    const person = school.people.get(id);
    return person ? displayName(school, person, today) : id;
  };
  const lines = [...groups.values()].map(({ personId, standsInFor, classes }) => {
    const told = { name: named(personId), classes: list(...classes) };
    if (standsInFor === undefined) return text('school.who.follows', told);
    return text('school.who.standsIn', { ...told, absent: named(standsInFor) });
  });
  const heads = headsOn(school, today).map((person) => text('school.who.head', { name: named(person.id) }));
  return { card: 'school/who', data: { lines: [...lines, ...heads].map((line) => ({ line })) } };
}

/** How many planned absences a head or secretary sees at once. */
const MOST_PLANNED = 15;

export function absenceCard({ now, school, person, id }: At): CardRef {
  const today = dayOf(now);
  const manages = managesAbsences(person);
  const team = peopleOn(school, today);
  // The record in the school is the newer one right after a save.
  const self = school.people.get(person.id) ?? person;
  const planned = (manages ? team : [self])
    .flatMap((one) => plannedAbsences(one, today).map((absence) => ({ one, absence })))
    .sort((a, b) => (a.absence.from < b.absence.from ? -1 : 1))
    .slice(0, MOST_PLANNED)
    .map(({ one, absence }) => ({
      line: text('school.absence.planned', {
        you: one.id === person.id ? 'yes' : 'no',
        name: displayName(school, one, today),
        period: periodOf(absence),
      }),
      personId: one.id,
      from: absence.from,
    }));
  const standIns = team.filter((one) => (manages ? mayStandIn(one) : canStandInFor(one, self)));
  return {
    card: 'school/absence',
    data: {
      once: id(),
      manages,
      people: team.map(choice(school, today)),
      personId: person.id,
      today,
      planned,
      asksStandIn: manages || hasStandIn(self),
      standIns: [
        { title: text('school.absence.nobody'), value: 'none' },
        ...standIns.map(choice(school, today)),
      ],
      // A manager's choice is about whoever they pick above, so nothing is filled in.
      standInId: manages ? '' : (self.standInId ?? ''),
    },
  };
}

export function digestPauseCard({ now, person, id }: At): CardRef {
  const today = dayOf(now);
  const until = person.digestPausedUntil;
  const paused = until !== undefined && until >= today;
  const data = { once: id(), tomorrow: addDays(today, 1), until: paused ? until : '', paused };
  return {
    card: 'school/digest-pause',
    data: { ...data, line: paused ? text('school.pause.now', { day: day(until) }) : null },
  };
}

export const languageCard = ({
  school,
  person,
  id,
  profileLanguage: profile,
}: At & { profileLanguage?: Language }): CardRef => ({
  card: 'school/language',
  data: {
    once: id(),
    language: languageOf(school, person),
    ...(profile && profile !== languageOf(school, person)
      ? { profile: text('school.language.profile', { language: text(`language.${profile}`) }) }
      : {}),
    languages: LANGUAGES.map((one) => ({ title: text(`language.${one}`), value: one })),
  },
});

export const newRequestsCard = ({ person, id }: At): CardRef => ({
  card: 'school/new-requests',
  data: { once: id(), how: person.newRequests ?? 'each', cap: person.weeklyCap ?? '' },
});

export const limitCard = ({ person, id }: At): CardRef => ({
  card: 'school/limit',
  data: { once: id(), cap: person.weeklyCap ?? '' },
});

export const quietCard = ({ school, person, id }: At): CardRef => ({
  card: 'school/quiet',
  data: {
    once: id(),
    schoolFrom: { clock: school.settings.quietFrom },
    schoolUntil: { clock: school.settings.quietUntil },
    quietFrom: person.quietFrom ?? '',
    quietUntil: person.quietUntil ?? '',
  },
});

type Send = SendSpec<School, Person>;

/** A colleague's absence asks this person to step in; said only while it is still so. */
const standsIn: Send = {
  name: 'school.stands-in',
  view({ now, school, person, ref, data }) {
    const absent = school.people.get(ref?.id ?? '');
    const today = dayOf(now);
    if (absent?.standInId !== person.id) return undefined;
    const still = plannedAbsences(absent, today).find(
      (one) => one.from <= String(data.to) && one.to >= String(data.from),
    );
    if (still === undefined) return undefined;
    const name = displayName(school, absent, today);
    return { card: 'school/stands-in', data: { name, period: periodOf(still) } };
  },
};

/** Somebody else entered an absence: dates and who stands in, never a reason. */
const absenceEntered: Send = {
  name: 'school.absence-entered',
  view({ now, school, person, data }) {
    const standIn = hasStandIn(person) ? school.people.get(person.standInId ?? '') : undefined;
    const named = (one: Person) => displayName(school, one, dayOf(now));
    const by = school.people.get(String(data.by));
    return {
      card: 'school/absence-entered',
      data: {
        by: by ? named(by) : school.name,
        period: periodOf({ from: String(data.from), to: String(data.to) }),
        standIn: standIn ? text('school.absenceEntered.standIn', { name: named(standIn) }) : null,
      },
    };
  },
};

/** A message did not arrive for good; somebody who can speak to the person is told. */
const undelivered: Send = {
  name: 'school.undelivered',
  view({ now, school, data }) {
    const person = school.people.get(String(data.person));
    if (person === undefined) return undefined;
    const name = displayName(school, person, dayOf(now));
    return { card: 'school/undelivered', data: { name, at: { clock: String(data.at) } } };
  },
};

/** Asks each morning whether there is something to tell; the lines come from the features. */
const digest: Send = { name: 'school.digest', view: () => undefined };
const asks: Send = { name: ASK, gathers: true, view: () => undefined };

export const sends: Send[] = [standsIn, absenceEntered, undelivered, digest, asks];
