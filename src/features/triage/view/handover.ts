import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef, CardValue } from '../../../kernel/card.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { MESSAGE } from '../../../kernel/message.js';
import { day as dayRef, list, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { wentAt } from '../../requests/model/pass-on.js';
import { REQUEST } from '../../requests/model/request.js';
import {
  activeOn,
  byName,
  coordinatorsOn,
  displayName,
  isCoordinator,
  nameOf,
} from '../../school/model/people.js';
import type { Coverage, Person, School } from '../../school/model/school.js';
import {
  CLASS_HANDOVER,
  type ClassHandover,
  canFollow,
  classCode,
  codeOf,
  mayStillUndo,
  singleClasses,
} from '../model/class-handover.js';
import { changesHandover } from '../policy.js';

type At = Scene<School> & { person: Person };

/** A rule as people say it: a class, a year, a grade, a level, the rest; at a site where it holds only there. */
export function coverText(school: School, { by, value = '', level = 'primary', site }: Coverage): TextRef {
  const what = text(`coverage.${by}`, { value, level: by === 'level' ? value : level });
  const place = school.sites.find(({ id }) => id === site);
  return place ? text('coverage.at', { what, site: place.name }) : what;
}

export const givenTexts = (
  school: School,
  { covers, classes }: Pick<ClassHandover, 'covers' | 'classes'>,
): (TextRef | string)[] => [...covers.map((one) => coverText(school, one)), ...classes];

const choice = (school: School, today: Day) => (person: Person) => ({
  title: displayName(school, person, today),
  value: person.id,
});

/** For the head: whose classes, and what is planned or can still be taken back. */
export async function whoCard(at: At): Promise<CardRef> {
  const { school, now } = at;
  const today = dayOf(now);
  const givers = coordinatorsOn(school, today).filter(({ covers }) => covers.length > 0);
  return {
    card: 'triage/handover-who',
    data: { people: givers.map(choice(school, today)), running: await runningRows(at) },
  };
}

/** What goes along, to whom, from when, and what becomes of what is open. `draft`: what was chosen before. */
export async function formCard(at: At, from: Person, draft?: ClassHandover): Promise<CardRef> {
  const { school, person, now, id } = at;
  const today = dayOf(now);
  const takers = [...school.people.values()]
    .filter((one) => one.id !== from.id && canFollow(one) && (one.until === undefined || one.until >= today))
    .sort(byName);
  const own = from.id === person.id;
  return {
    card: 'triage/handover-form',
    data: {
      once: id(),
      personId: from.id,
      about: own ? text('handover.own') : text('handover.of', { name: from.name }),
      nothing: from.covers.length === 0,
      allCovers: from.covers.map((one) => ({ title: coverText(school, one), value: codeOf(one) })),
      covers: (draft?.covers ?? []).map(codeOf).join(','),
      allClasses: singleClasses(school, from, today).map((code) => ({ title: code, value: classCode(code) })),
      classes: (draft?.classes ?? []).map(classCode).join(','),
      people: takers.map((one) => ({
        title: activeOn(one, today)
          ? displayName(school, one, today)
          : text('handover.startsOn', { name: one.name, day: dayRef(one.from ?? today, 'date') }),
        value: one.id,
      })),
      to: draft?.to ?? '',
      today,
      day: draft?.day ?? today,
      open: draft?.open ?? 'along',
      running: await runningRows(at),
    },
  };
}

/** Planned ones, and those of today, as far as this person may still change them. */
async function runningRows(at: At): Promise<CardValue[]> {
  const { read, school, person, now } = at;
  const today = dayOf(now);
  const page = (state: ClassHandover['state'], from: Day) =>
    read.find(CLASS_HANDOVER, {
      where: { state },
      range: { field: 'day', from },
      order: { field: 'day', direction: 'asc' },
      limit: 20,
    });
  const [planned, done] = await Promise.all([page('PLANNED', today), page('DONE', addDays(today, -10))]);
  const running = [...planned.items, ...done.items.filter(({ data }) => mayStillUndo(school, data, now))];
  return running
    .filter(({ data }) => changesHandover(person, data))
    .map(({ id, data }) => ({
      id,
      line: summaryOf(school, data),
      planned: data.state === 'PLANNED',
      done: data.state === 'DONE',
    }));
}

/** One line without a word about anybody's request. */
export const summaryOf = (school: School, handover: ClassHandover): TextRef =>
  text(`handover.state.${handover.state}`, {
    from: nameOf(school, handover.from),
    to: nameOf(school, handover.to),
    what: list(...givenTexts(school, handover)),
    day: dayRef(handover.day),
  });

type SendAt = At & { ref?: RecordKey };

const handoverIn = async ({ read, ref }: SendAt): Promise<Stored<ClassHandover> | undefined> =>
  ref && (await read.get(CLASS_HANDOVER, ref.id));

/** What was taken back before it was told is no news; who heard of it hears that too. */
async function unheard(
  { read, ref, person }: SendAt,
  name: string,
  { state }: ClassHandover,
): Promise<boolean> {
  if (state !== 'UNDONE' || !ref) return false;
  const { items } = await read.find(MESSAGE, { where: { about: `${ref.kind}:${ref.id}` }, limit: 100 });
  return !items.some(({ data }) => data.send === name && data.personId === person.id);
}

const TOLD = 'handover.told';
const YOURS = 'handover.yours';

/** To both coordinators, and to the head who did it. */
const told: SendSpec<School, Person> = {
  name: TOLD,
  async view(at: SendAt) {
    const record = await handoverIn(at);
    if (!record || (await unheard(at, TOLD, record.data))) return undefined;
    const { school, person, now } = at;
    const { data, id } = record;
    const may = changesHandover(person, data);
    const along = data.moved?.length ?? 0;
    return {
      card: 'triage/handover-told',
      data: {
        id,
        line: summaryOf(school, data),
        requests:
          data.state === 'DONE'
            ? text('handover.requests', { n: along, me: person.id === data.to ? 'to' : 'other' })
            : null,
        undo: may && mayStillUndo(school, data, now),
        cancel: may && data.state === 'PLANNED',
        list: data.state === 'DONE' && person.id === data.to && isCoordinator(person),
      },
    };
  },
};

/** A message shows so many by name. */
const ROWS = 8;

/** To who asked: with whom each of their requests lies since; after it was taken back, with whom again. */
const yours: SendSpec<School, Person> = {
  name: YOURS,
  async view(at: SendAt) {
    const record = await handoverIn(at);
    if (!record || (await unheard(at, YOURS, record.data))) return undefined;
    const { school, person, read } = at;
    const { data } = record;
    const { items } = await read.find(REQUEST, {
      where: { requesterId: person.id, open: true },
      limit: 200,
    });
    const mine = items.filter((one) => wentAt(one.data, data.doneAt)?.what === 'handedOver');
    if (mine.length === 0) return undefined;
    const row = ({ data: request }: (typeof mine)[number]): CardData => ({
      line: text('message.passedOn.row', {
        roepnaam: request.roepnaam,
        classCode: request.classCode,
        name: nameOf(school, request.takenBy ?? request.coordinatorId),
      }),
    });
    return {
      card: 'requests/passed-on-yours',
      data: {
        why: text(data.state === 'UNDONE' ? 'handover.backYours' : 'handover.yours', {
          name: nameOf(school, data.from),
        }),
        rows: mine.slice(0, ROWS).map(row),
        more: mine.length > ROWS ? mine.length - ROWS : null,
      },
    };
  },
};

export const handoverSends = [told, yours];
