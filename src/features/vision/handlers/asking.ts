import { dayOf, daysBetween } from '../../../calendar/time.js';
import type { NewSend, Save } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { coreValues } from '../../school/model/core-values.js';
import { asksHere, type OptionalAsks, takeOptionalAsk, weekOf } from '../../school/model/optional-asks.js';
import { activeOn, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { allAsks, askRow, isAskDay, pulseDue } from '../model/asks.js';
import { BUDDY, type Buddy, NUDGE_DAYS } from '../model/buddy.js';
import { lastDaysFirst } from '../model/last-days.js';
import { noticedBy } from '../model/noticed.js';
import { isAskedForExamples, isAskedToNotice } from '../policy.js';
import { todayOf } from './shared.js';

/** Each school morning: who is asked today what need not be asked, in the one place that their week has for it. */

/** Monday, Tuesday, Thursday: whoever does not work then is asked on the next day that they do. */
const FROM = { buddy: 1, pulse: 2, thanks: 4 } as const;
const SENDS = { buddy: 'buddy.nudge', pulse: 'pulse.ask', thanks: 'notice.ask' } as const;
type Asked = keyof typeof FROM;

const MOST_PAIRS = 2000;

interface Morning {
  read: Scene<School>['read'];
  school: School;
  today: Day;
  asks: Map<string, Stored<OptionalAsks>>;
  /** There is something to be an example of. */
  values: boolean;
  /** Something with a last day goes first. */
  givesWay: Awaited<ReturnType<typeof lastDaysFirst>>;
  /** Who has a buddy. */
  paired: ReadonlySet<string>;
}

async function asking({ read, school, now }: Scene<School>): Promise<Partial<Thought>> {
  const today = todayOf({ now });
  const morning: Morning = {
    read,
    school,
    today,
    asks: await allAsks(read),
    values: (await coreValues(read)).length > 0,
    givesWay: await lastDaysFirst({ read, school }, today),
    paired: pairedIn(
      school,
      today,
      (await read.find(BUDDY, { where: { state: 'YES' }, limit: MOST_PAIRS })).items,
    ),
  };
  const save: Save[] = [];
  const work: NewSend[] = [];
  for (const person of peopleOn(school, today)) {
    const taken = await askOne(morning, person);
    if (!taken) continue;
    save.push(taken.save);
    work.push(askRow(school, person, SENDS[taken.what], today, now));
  }
  return { save, work };
}

/** The first that is due, wanted, and has its place. */
async function askOne(
  { read: store, asks, givesWay, ...more }: Morning,
  person: Person,
): Promise<{ what: Asked; save: Save } | undefined> {
  const stored = asks.get(person.id);
  const { school, today, values } = more;
  const read = { get: async () => stored } as unknown as Parameters<typeof takeOptionalAsk>[0];
  for (const what of ['buddy', 'pulse', 'thanks'] as const) {
    if (!asksHere(school.settings, what) || !isDue(what, more, person, stored?.data)) continue;
    if (!isAskDay(school, person, today, FROM[what])) continue;
    // Nobody noted anything, and the school has no words yet for what it would like to see.
    if (what === 'thanks' && !values && (await noticedBy(store, school, person, today)).length === 0)
      continue;
    if (await givesWay(person, stored?.data)) return undefined;
    const save = await takeOptionalAsk(read, person.id, what, today);
    if (save) return { what, save };
  }
  return undefined;
}

function isDue(
  what: Asked,
  { school, today, values, paired }: Omit<Morning, 'asks' | 'read' | 'givesWay'>,
  person: Person,
  asks: OptionalAsks | undefined,
): boolean {
  if (what === 'pulse')
    return values && isAskedForExamples(person, today) && pulseDue(school, person, asks, today);
  if (what === 'thanks') return isAskedToNotice(person);
  const last = asks?.asked?.buddy;
  return paired.has(person.id) && (last === undefined || daysBetween(last, weekOf(today)) >= NUDGE_DAYS);
}

/** Both of each pair, from the week after the one in which they became one, as long as both work here. */
const pairedIn = (school: School, today: Day, pairs: readonly Stored<Buddy>[]): Set<string> =>
  new Set(
    pairs
      .filter(({ data }) => weekOf(dayOf(data.since)) < weekOf(today))
      .filter(({ data: { askerId, otherId } }) => [askerId, otherId].every((id) => isHere(school, id, today)))
      .flatMap(({ data }) => [data.askerId, data.otherId]),
  );

const isHere = (school: School, id: string, today: Day): boolean => {
  const person = school.people.get(id);
  return person !== undefined && activeOn(person, today);
};

export const askThinks: ThinkSpec<School>[] = [{ name: 'vision.asking', eachMorning: true, run: asking }];
