import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import type { FileRef, PrintedPage } from '../../../kernel/file.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, list, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classesOn } from '../../school/model/classes.js';
import { nameOf, taughtBy } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { stepsOfClass } from '../model/class-card.js';
import { calledOf, ownerName } from '../model/head.js';
import { INTERVENTION, type SmallIntervention } from '../model/step-kind.js';
import { mayRead, mayStart, opensClassCard } from '../policy.js';

type At = Scene<School> & { person: Person };
type Step = Stored<SmallIntervention>;

/** So many on one screen: each takes three blocks of the hundred that Slack has. */
export const PAGE = 10;
/** Classes with a row on a home; who teaches more opens the rest from the list. */
const ROWS = 4;
/** Somebody who teaches the whole school has a home as quick as others. */
const MOST_CLASSES = 12;

/** What runs in a class, in the words that were agreed; `from`: the first one shown. */
export function classCard(at: At, classCode: string, steps: Step[], from: number): CardRef {
  const { school, person, now } = at;
  const today = dayOf(now);
  const shown = steps.slice(from, from + PAGE);
  const rest = steps.length - from - shown.length;
  return {
    card: 'steps/class-card',
    data: {
      classCode,
      today: day(today),
      n: steps.length,
      steps: shown.map(({ id, data }) => ({
        id,
        roepnaam: data.roepnaam,
        whom: whomOf(data),
        what: data.words.what,
        line: lineOf(school, data),
        open: mayRead(person, data, school, today),
      })),
      rest,
      next: String(from + PAGE),
    },
  };
}

/** A code or initials in the dialog; never on paper. */
const whomOf = ({ words, scope }: SmallIntervention): string | TextRef => {
  const whom = text(`step.scope.${scope}`);
  return words.pupil ? text('request.scopeWithPupil', { scope: whom, pupil: words.pupil }) : whom;
};

const whereOf = ({ outside, outsideUntil }: SmallIntervention): TextRef =>
  outside && outsideUntil !== undefined
    ? text('classCard.outsideUntil', { day: day(outsideUntil, 'short') })
    : text(outside ? 'step.place.outside' : 'step.place.inClass');

const whenOf = ({ status, lookBackOn }: SmallIntervention): TextRef =>
  status === 'RUNNING' && lookBackOn !== undefined
    ? text('classCard.lookBack', { day: day(lookBackOn, 'short') })
    : text('classCard.agreed');

const whoOf = (school: School, step: SmallIntervention): TextRef | string =>
  step.helpers.length === 0
    ? ownerName(school, step)
    : { t: 'classCard.with', p: { owner: ownerName(school, step), names: namesOf(school, step) } };
const namesOf = (school: School, { helpers }: SmallIntervention) =>
  list(...helpers.map((id) => nameOf(school, id)));

const lineOf = (school: School, step: SmallIntervention): TextRef =>
  text('classCard.line', {
    where: whereOf(step),
    since: day(step.startsOn, 'short'),
    when: whenOf(step),
    who: whoOf(school, step),
  });

/** The classes of this person first; the rest as the school lists them. */
export function chooseClassCard({ school, person, now }: At): CardRef {
  const today = dayOf(now);
  const open = classesOn(school, today).filter(({ code }) => opensClassCard(person, school, code, today));
  const mine = taughtBy(person);
  const inOrder = [
    ...open.filter(({ code }) => mine.includes(code)),
    ...open.filter(({ code }) => !mine.includes(code)),
  ];
  return {
    card: 'steps/class-choice',
    data: { classes: inOrder.map(({ code }) => ({ title: code, value: code })), none: inOrder.length === 0 },
  };
}

/** How many run in each class that this person teaches, and no more. */
export async function classCardHome({ read, school, person, now }: At): Promise<CardRef[]> {
  if (!mayStart(person)) return [];
  const today = dayOf(now);
  const there = new Set(classesOn(school, today).map(({ code }) => code));
  const mine = taughtBy(person).filter((code) => there.has(code));
  const counted = await Promise.all(
    mine.slice(0, MOST_CLASSES).map(async (classCode) => ({
      classCode,
      n: (await stepsOfClass(read, { school, person, today }, classCode)).length,
    })),
  );
  const rows = counted.filter(({ n }) => n > 0);
  if (rows.length === 0) return [];
  const more = rows.length > ROWS || mine.length > MOST_CLASSES;
  return [{ card: 'steps/class-home', data: { rows: rows.slice(0, ROWS), more } }];
}

/** The same on paper: without codes of pupils, since paper lies about. */
function printed(school: School, classCode: string, steps: Step[], today: Day): PrintedPage {
  return {
    title: text('classCard.name', { classCode }),
    lead: [
      text('classCard.paper', { school: school.name, day: day(today), n: steps.length }),
      text('classCard.paperWhom'),
    ],
    // Two lines each, so that what runs in a class stands on one sheet.
    blocks: steps.map(({ data }) => ({
      heading: data.words.what,
      lines: [{ name: data.roepnaam, words: lineOf(school, data) }],
    })),
    foot: text('classCard.foot', { classCode }),
  };
}

type Spec = SendSpec<School, Person>;

/** The page that somebody asked for, as it is when it goes out, if it is still theirs to read. */
const page: Spec = {
  name: 'step.class-card',
  view: ({ ref }) => (ref ? { card: 'steps/file-page', data: { classCode: ref.id } } : undefined),
  async file({ ref, school, person, now, read }): Promise<FileRef | undefined> {
    if (!ref) return undefined;
    const today = dayOf(now);
    const steps = await stepsOfClass(read, { school, person, today }, ref.id);
    return {
      file: 'page',
      name: text('classCard.name', { classCode: ref.id }),
      data: printed(school, ref.id, steps, today),
    };
  },
};

async function stepOf({ read, ref, person, school, now }: Parameters<Spec['view']>[0]) {
  const record = ref && (await read.get(INTERVENTION, ref.id));
  const there = record?.data.lookBackOn !== undefined && mayRead(person, record.data, school, dayOf(now));
  return there ? record : undefined;
}

/** The day to look back in somebody's own calendar: a roepnaam and a class, and no word of what it is. */
const calendar: Spec = {
  name: 'step.calendar',
  async view(at) {
    const record = await stepOf(at);
    if (!record) return undefined;
    const { lookBackOn = '', roepnaam } = record.data;
    const called = calledOf(record.data);
    return { card: 'steps/file-ics', data: { roepnaam, called, day: day(lookBackOn) } };
  },
  async file(at): Promise<FileRef | undefined> {
    const record = await stepOf(at);
    if (!record) return undefined;
    const { lookBackOn = '', roepnaam } = record.data;
    return {
      file: 'ics',
      name: text('classCard.icsName', { roepnaam }),
      data: {
        uid: `step-${record.id}@zorgbode`,
        sequence: record.version,
        title: text('classCard.icsTitle', { called: calledOf(record.data) }),
        note: text('classCard.icsNote'),
        day: lookBackOn,
      },
    };
  },
};

export const fileSends: Spec[] = [page, calendar];
