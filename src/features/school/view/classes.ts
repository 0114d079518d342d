import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import { day as dayRef, list, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { periodOf } from '../model/absences.js';
import { type ClassState, classStates, findingTexts } from '../model/class-states.js';
import { coordinatorsOn, displayName, headsOn } from '../model/people.js';
import { reasonsFor } from '../model/routing.js';
import type { Absence, Person, School } from '../model/school.js';
import type { Simulation, Stretch } from '../model/simulate.js';

type At = Scene<School> & { person: Person };

const PAGE = 20;
/** More to put right than this is looked at one by one anyway. */
const MOST_FINDINGS = 12;

/** Every class of one day with whom its requests reach and why, from the `first` on; what is not right stands above all. */
export function classesCard({ school, person, now }: At, on: Day, first: number): CardRef {
  const states = classStates(school, on);
  const start = first > 0 && first < states.length ? first : 0;
  const shown = states.slice(start, start + PAGE);
  const wrong = states.flatMap((state) => findingTexts(school, state, on));
  const next = start + PAGE < states.length ? String(start + PAGE) : null;
  return {
    card: 'school/classes',
    data: {
      day: on,
      n: states.length,
      about: text('classes.about', {
        n: states.length,
        day: dayRef(on),
        today: on === dayOf(now) ? 'yes' : 'no',
      }),
      findings: findingLines(states, wrong),
      part: states.length > PAGE ? text('classes.part', { from: start + 1, to: start + shown.length }) : null,
      lines: shown.map((state) => ({ line: classLine(school, state, on, person.id) })),
      next,
      previous: start > 0 ? String(Math.max(0, start - PAGE)) : null,
    },
  };
}

function findingLines(states: ClassState[], wrong: TextRef[]): CardData[] {
  const said =
    states.length === 0 ? [text('classes.none')] : wrong.length === 0 ? [text('classes.fine')] : wrong;
  const more = said.length - MOST_FINDINGS;
  const lines = more > 0 ? [...said.slice(0, MOST_FINDINGS), text('classes.more', { n: more })] : said;
  return lines.map((line) => ({ line }));
}

const named = (school: School, id: string, on: Day): string => {
  const person = school.people.get(id);
  return person ? displayName(school, person, on) : id;
};

const classLine = (school: School, { group, personId, reasons }: ClassState, on: Day, readerId: string) =>
  text('classes.line', {
    classCode: group.code,
    name: named(school, personId, on),
    why: list(...reasonsFor({ reasons }, readerId, personId)),
  });

/** Whom and when to look at. */
export function ifAwayCard({ school, now }: At): CardRef {
  const today = dayOf(now);
  const followers = [...coordinatorsOn(school, today), ...headsOn(school, today)];
  return {
    card: 'school/classes-away',
    data: {
      today,
      people: [...new Set(followers)].map((one) => ({
        title: displayName(school, one, today),
        value: one.id,
      })),
    },
  };
}

/** What an absence would change, in days on which it is the same. */
export function wouldCard({ school }: At, person: Person, absence: Absence, stretches: Stretch[]): CardRef {
  const changes = stretches.filter(({ simulation }) => simulation.classes.length > 0);
  return {
    card: 'school/classes-would',
    data: {
      about: text('classes.would', {
        name: displayName(school, person, absence.from),
        period: periodOf(absence),
      }),
      nothing: changes.length === 0,
      stretches: changes.map(({ from, to, simulation }) => ({
        period: text('classes.period', { period: periodOf({ from, to }) }),
        lines: wouldLines(school, simulation, from).map((line) => ({ line })),
      })),
    },
  };
}

function wouldLines(school: School, { standInId, classes }: Simulation, on: Day): TextRef[] {
  const groups = new Map<string, { personId: string; absent: boolean; codes: string[] }>();
  for (const { classCode, personId, absent } of classes) {
    const key = `${personId}|${absent}`;
    const group = groups.get(key) ?? { personId, absent, codes: [] };
    group.codes.push(classCode);
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ personId, absent, codes }) =>
    text(absent ? 'classes.wouldNobody' : 'classes.wouldGo', {
      name: named(school, personId, on),
      classes: list(...codes),
    }),
  );
  const standIn = standInId === undefined ? undefined : named(school, standInId, on);
  return [...lines, standIn ? text('classes.wouldOpen', { name: standIn }) : text('classes.wouldOpenNobody')];
}
