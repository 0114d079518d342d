import { nextSchoolDay, schoolPart } from '../calendar/school-calendar.js';
import { addDays, dayOf, epochOf, timeOf } from '../calendar/time.js';
import { ASK, askMoment } from '../features/school/model/asking.js';
import {
  activeOn,
  coordinatorsOn,
  headsOn,
  nextPoliteMoment,
  presentOn,
} from '../features/school/model/people.js';
import type { Person, School } from '../features/school/model/school.js';
import type { CardRef } from '../kernel/card.js';
import { messagesChanged } from '../kernel/message.js';
import type { TextRef } from '../kernel/text.js';
import type { Busy } from '../ports/busy.js';
import type { Clock } from '../ports/clock.js';
import { type Composed, type Composer, NOWHERE, type SendRow } from '../ports/composer.js';
import type { Address } from '../ports/delivery.js';
import type { Change, Store } from '../ports/store.js';
import type { Channels } from './channels.js';
import { behindDigest, digestFrom, timely } from './digest-time.js';
import type { House } from './house.js';
import { morning } from './morning.js';

export interface ComposingOptions {
  house: House;
  store: Store;
  clock: Clock;
  /** The surface on which a person gets messages: the last used; undefined when there is none. */
  address(school: School, person: Person): Promise<Address | undefined>;
  channels: Channels;
  /** Absent: published calendars are not read here. */
  calendars?: Busy;
}

/** Draws what goes out, at the moment it goes out, and says when it politely may. */
export function createComposer({
  house,
  store,
  clock,
  address,
  channels,
  calendars,
}: ComposingOptions): Composer {
  const recipient = async (row: SendRow): Promise<{ school: School; person: Person } | undefined> => {
    const school = await house.directory.school(row.schoolId);
    const person = school && 'person' in row.to ? school.people.get(row.to.person) : undefined;
    if (!school || !person || !activeOn(person, dayOf(clock.now()))) return undefined;
    return { school, person };
  };

  const scene = (school: School, row: { ref?: SendRow['ref']; data?: SendRow['data'] }) => ({
    now: clock.now(),
    school,
    read: house.read(school.id),
    id: () => clock.id(),
    ref: row.ref,
    data: row.data ?? {},
  });

  /** One message for all that is asked of somebody on a day, from whatever feature it comes. */
  const asked = async ({
    data,
    again,
    ...at
  }: ReturnType<typeof scene> & { person: Person; again: boolean }) => {
    const day = String(data.day);
    const cards: CardRef[] = [];
    for (const { asks } of house.registry.sections)
      cards.push(...((await asks?.({ ...at, day, again })) ?? []));
    const [only, ...more] = cards;
    if (more.length === 0) return only;
    return { card: 'school/asks', data: { givenName: at.person.givenName }, parts: cards };
  };

  const versionOf = async (schoolId: string, ref: SendRow['ref']): Promise<number> => {
    const kind = ref && house.registry.kinds.get(ref.kind);
    return kind ? store.version(kind, schoolId, ref.id) : 0;
  };

  const addressed = async (
    school: School,
    person: Person,
    card: CardRef,
    version: number,
  ): Promise<Composed | undefined> => {
    const where = await address(school, person);
    return where && { card, reader: house.reader(school, person), address: where, version };
  };

  return {
    versionOf,
    dayOf: (at) => ({ day: dayOf(at), until: epochOf(addDays(dayOf(at), 1), '00:00') }),

    async think(row): Promise<Change> {
      if (row.name === morning.name) return morning.run(house, clock, row);
      const school = await house.directory.school(row.schoolId);
      const spec = house.registry.thinks.get(row.name);
      const nothing: Change = { schoolId: row.schoolId, save: [], remove: [], work: [], audit: [] };
      if (!school) return nothing;
      if (!spec) throw new Error(`no handler for work "${row.name}"`);
      const asked = calendars && (await spec.asks?.(scene(school, row)));
      const answer = asked && (await calendars.read(asked));
      // After the answer: it may have taken seconds, in which the school and the record went on.
      const thought = await spec.run({
        ...scene((await house.directory.school(row.schoolId)) ?? school, row),
        answer,
      });
      const refresh = (thought.changed ?? []).map((ref) => messagesChanged(ref, clock.now()));
      return {
        ...nothing,
        save: thought.save ?? [],
        work: timely([...(thought.work ?? []), ...refresh], school, clock.now()),
        audit: thought.audit ?? [],
      };
    },

    async compose(row, again = false) {
      const spec = house.registry.sends.get(row.name);
      if (!spec) throw new Error(`no view for message "${row.name}"`);
      const version = await versionOf(row.schoolId, row.ref);
      if ('channel' in row.to) {
        const school = await house.directory.school(row.schoolId);
        const made = school && (await channels.compose(school, row.to.channel, row, again));
        return made && made !== NOWHERE ? { ...made, version } : made;
      }
      const to = await recipient(row);
      if (!to) return undefined;
      const about = { person: to.person, ...scene(to.school, row), again };
      const card = spec.gathers ? await asked(about) : await spec.view(about);
      const made = card && ((await addressed(to.school, to.person, card, version)) ?? NOWHERE);
      if (!made || made === NOWHERE || again) return made;
      const file = await spec.file?.(about);
      if (!file) return made;
      if (!spec.fileBy) return { ...made, file };
      const later = await spec.view({ ...about, again: true });
      return { ...made, file, fileBy: spec.fileBy, ...(later ? { later } : {}) };
    },

    async composeDigest(rows) {
      if (rows[0] && 'channel' in rows[0].to) throw new Error(`"${rows[0].name}": a channel has no digest`);
      const to = rows[0] && (await recipient(rows[0]));
      if (!to) return undefined;
      const lines: TextRef[] = [];
      const later: TextRef[] = [];
      for (const row of rows) {
        const spec = house.registry.sends.get(row.name);
        const line = await spec?.line?.({ ...scene(to.school, row), person: to.person });
        const notYet =
          typeof spec?.later === 'function' ? spec.later(row.data ?? {}, clock.now()) : spec?.later;
        if (line) (notYet ? later : lines).push(line);
      }
      for (const sections of house.registry.sections) {
        lines.push(...((await sections.digest?.({ ...scene(to.school, {}), person: to.person })) ?? []));
      }
      if (lines.length + later.length === 0) return undefined;
      const today = lines.length > 0 ? 'yes' : 'no';
      const data = { givenName: to.person.givenName, today, lines: eachOnce(lines), later: eachOnce(later) };
      const card = { card: 'school/digest', data };
      return addressed(to.school, to.person, card, 0);
    },

    async politeFrom(row, now, behind = false) {
      if (row.always) return now;
      const to = await recipient(row);
      const school =
        to?.school ?? ('channel' in row.to ? await house.directory.school(row.schoolId) : undefined);
      if (!school) return now;
      if (to && row.manner === 'digest') return digestFrom(school, to.person, row.dueAt, now);
      if (row.manner !== 'now') {
        if (!to) return channels.politeFrom(school, now);
        // The school may have put its morning later since the row was planned: what is thought of at dawn comes before it.
        const from = row.name === ASK ? Math.max(now, askMoment(school, to.person.id, dayOf(now))) : now;
        const first = nextPoliteMoment(school, to.person, from);
        return behind ? behindDigest(school, to.person, first) : first;
      }
      // An answer to somebody's own act waits for no hour, but it does keep away from free days.
      const { calendar, settings } = school;
      const today = dayOf(now);
      if (schoolPart(calendar, today) !== 'none') return now;
      return epochOf(nextSchoolDay(calendar, today), settings.quietUntil);
    },

    async lost(row, reason) {
      const school = await house.directory.school(row.schoolId);
      const nothing = { save: [], work: [], audit: [] };
      // Telling about a message that told about a message would never end.
      if (!school || ABOUT_MESSAGES.has(row.name)) return nothing;
      const person = 'person' in row.to ? row.to.person : '';
      const keeper = keeperOf(school, person, clock.now());
      if ('channel' in row.to)
        return { ...nothing, ...(await channels.lost(school, row.to.channel, row, reason, keeper?.id)) };
      if (!keeper) return nothing;
      return {
        ...nothing,
        work: [
          {
            type: 'send',
            name: 'school.undelivered',
            id: `undelivered:${row.id}`,
            to: { person: keeper.id },
            manner: 'addressed',
            dueAt: clock.now(),
            data: { person, reason, at: timeOf(clock.now()) },
          },
        ],
      };
    },
  };
}

const eachOnce = (lines: readonly TextRef[]): { line: TextRef }[] =>
  [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()].map((line) => ({ line }));

const ABOUT_MESSAGES = new Set(['school.undelivered', 'school.channel-lost']);

/** Who is told that a message did not arrive: a coordinator who is there, else the head, never the addressee. */
function keeperOf(school: School, addressee: string, now: number): Person | undefined {
  const today = dayOf(now);
  const others = [...coordinatorsOn(school, today), ...headsOn(school, today)].filter(
    (p) => p.id !== addressee,
  );
  return others.find((p) => presentOn(p, today)) ?? others[0];
}
