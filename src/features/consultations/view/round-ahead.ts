import { nextSchoolDay } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, moment, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { hasPlace } from '../../school/model/asking.js';
import type { Person, School } from '../../school/model/school.js';
import type { Consultation } from '../model/consultation.js';
import { ROUND, type RoundRecord, roundName } from '../model/round.js';
import { classesOfRound, stillDue } from '../model/round-classes.js';
import { nudgeId } from '../model/round-tell.js';
import { isInRound, takesPart } from '../policy.js';
import { shortened } from './round-form.js';

type Spec = SendSpec<School, Person>;
type Line = Parameters<NonNullable<Spec['line']>>[0];
interface Theirs {
  round: RoundRecord;
  classes: Stored<Consultation>[];
}

/** The round and this person's classes of it; undefined: it is not for them. */
export async function theirs({ read, ref, person, school, now }: Line): Promise<Theirs | undefined> {
  const round = ref && (await read.get(ROUND, ref.id));
  if (!round || !isInRound(person, round.data, school, dayOf(now))) return undefined;
  const classes = (await classesOfRound(read, round.id)).filter(({ data }) => takesPart(person, data));
  return { round, classes };
}

/** What stands in an earlier message of a round that does not take place: that it does not, is news in one message only. */
export const past = ({ id, data }: RoundRecord): CardRef => ({
  card: 'consultations/round-line',
  data: {
    id,
    name: roundName(data),
    line: text('message.consult.round.past', { name: roundName(data) }),
    look: false,
  },
});

/** How many classes they have on a day, from when; undefined: none that is where it was put at first. */
function aheadOf({ round, classes }: Theirs, on: Day): TextRef | undefined {
  const there = classes.filter(
    ({ data }) => data.status === 'CONFIRMED' && dayOf(data.from ?? 0) === on && data.sequence === 0,
  );
  const [first] = there;
  if (!first) return undefined;
  return text('digest.consult.round.tomorrow', {
    name: roundName(round.data),
    n: there.length,
    code: String(first.data.classCode),
    at: moment(first.data.from ?? 0),
  });
}

/** A line the school day before; not where the reminder of that morning says it. What is due with a digest goes out before it. */
export const tomorrow: Spec = {
  name: 'consult.round.tomorrow',
  // Who does not work the school day before reads it on the day itself.
  later: ({ day: when }, now) => String(when) > dayOf(now),
  view: () => undefined,
  async line(at) {
    const found = await theirs(at);
    const line = found && aheadOf(found, String(at.data.day));
    const today = dayOf(at.now);
    const there = line && String(at.data.day) === nextSchoolDay(at.school.calendar, today);
    if (there && (await hasPlace(at.read, at.person.id, today, nudgeId(found.round.id, at.person.id))))
      return undefined;
    return line;
  },
};

/** Once, to who was asked to prepare something and did not; on the school day before theirs also when they are in it. */
export const nudge: Spec = {
  name: 'consult.round.nudge',
  async view(at) {
    const found = await theirs(at);
    const due = found?.classes.filter(({ data }) => stillDue(data, at.person.id, at.now) !== undefined) ?? [];
    if (!found || (due.length === 0 && !at.again)) return undefined;
    const { round } = found;
    if (round.data.status === 'CANCELLED') return past(round);
    const first = due.map(({ data }) => data.prepare!.due[at.person.id]!).sort()[0];
    return {
      card: 'consultations/round-nudge',
      data: {
        id: round.id,
        name: roundName(round.data),
        line:
          first === undefined
            ? text('message.consult.round.nudgeDone', { name: roundName(round.data) })
            : text('message.consult.round.nudge', {
                name: roundName(round.data),
                n: due.length,
                classes: {
                  list: shortened(
                    due.map(({ data }) => String(data.classCode)),
                    6,
                  ),
                },
                day: day(first),
              }),
        ahead:
          first === undefined
            ? null
            : (aheadOf(found, nextSchoolDay(at.school.calendar, dayOf(at.now))) ?? null),
        prepare: due.length === 1 ? due[0]!.id : null,
        look: due.length > 1,
      },
    };
  },
};
