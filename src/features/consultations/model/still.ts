import { addDays, dayOf } from '../../../calendar/time.js';
import type { Read } from '../../../kernel/feature.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { freeSpans } from './agenda.js';
import { bookedOf } from './booking.js';
import { BUSY_CALENDAR, calendarId, spansWithout } from './busy.js';
import { type Consultation, everyoneIn } from './consultation.js';
import { absentFrom } from './hits.js';
import type { Span } from './slots.js';

/**
 * Why somebody cannot at a time at which they could when it was shown. `away`: they do not work then, or teach · `booked`: another
 * consultation has that time · `busy`: their own calendar has something there.
 */
export interface Cannot {
  personId: string;
  why: 'away' | 'booked' | 'busy';
}

interface About {
  /** Consultations of which the own time is in nobody's way. */
  except?: readonly string[];
  /** When somebody said that they can at that time: nothing that was known by then is held against it. */
  saidAt?: (personId: string) => Epoch | undefined;
}

/** Who of them cannot at that time, by what is known at this moment; a calendar is read again while somebody plans. */
export async function cannotNow(
  { school, read }: { school: School; read: Read },
  people: readonly string[],
  span: Span,
  { except = [], saidAt }: About = {},
): Promise<Cannot[]> {
  const all = await Promise.all(people.map((one) => whyNot(one)));
  return all.flatMap((one) => one ?? []);

  async function whyNot(personId: string): Promise<Cannot | undefined> {
    const [day, next] = [dayOf(span.from), addDays(dayOf(span.from), 1)];
    const said = saidAt?.(personId);
    const person = school.people.get(personId);
    if (!person || absentFrom(school, personId, span)) return { personId, why: 'away' };
    const free = freeSpans(school, person, day, next);
    if (said === undefined && !free.some(({ from, to }) => from <= span.from && span.to <= to))
      return { personId, why: 'away' };
    const booked = (await bookedOf(read, personId, day, next)).flatMap(({ spans }) => spans);
    const others = booked.filter(({ of }) => !except.includes(of));
    if (others.some((one) => overlap(one, span))) return { personId, why: 'booked' };
    const calendar = (await read.get(BUSY_CALENDAR, calendarId(personId)))?.data;
    if (!calendar || (said !== undefined && said >= (calendar.fetchedAt ?? 0))) return undefined;
    const own = booked.filter(({ of }) => except.includes(of));
    const busy = spansWithout(calendar.spans, own).some((one) => overlap(one, span));
    return busy ? { personId, why: 'busy' } : undefined;
  }
}

const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** When they last answered, and of this time that they can; who plans it said so of all, unasked: that is no answer. */
export const saidOf =
  ({ votes, events }: Pick<Consultation, 'votes' | 'events'>, nth: number) =>
  (personId: string): Epoch | undefined =>
    ['can', 'ifNeeded'].includes(votes[personId]?.[nth] ?? '')
      ? events.findLast(({ by, what }) => by === personId && what === 'answered')?.at
      : undefined;

/** A time that was shown, and who cannot then any more. */
export interface Gone {
  span: Span;
  cannot: Cannot[];
}

export async function goneOf(
  at: { school: School; read: Read },
  people: readonly string[],
  spans: readonly Span[],
  about?: About,
): Promise<Gone[]> {
  const all = await Promise.all(
    spans.map(async (span) => ({ span, cannot: await cannotNow(at, people, span, about) })),
  );
  return all.filter(({ cannot }) => cannot.length > 0);
}

/** Who, and of which time; never what stands in their calendar, nor why they are not there. */
export const goneText = (school: School, gone: readonly Gone[]): TextRef =>
  text('consult.changed', {
    what: list(
      ...gone.map(({ span, cannot }) =>
        text('consult.changed.one', {
          names: list(...cannot.map(({ personId }) => nameOf(school, personId))),
          n: cannot.length,
          at: moment(span.from),
        }),
      ),
    ),
  });

/** Its organiser may hold on to a time where each of them said that they can, whatever their calendar says. */
export const mayHoldOn = (data: Consultation, nth: number, cannot: readonly Cannot[]): boolean =>
  cannot.every(
    ({ personId, why }) =>
      why !== 'booked' && (personId === data.organiserId || saidOf(data, nth)(personId) !== undefined),
  ) && everyoneIn(data).length > 1;
