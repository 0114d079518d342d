import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { moment, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';
import { hasAnswered } from '../model/votes.js';
import { asksEnough, organises, takesPart } from '../policy.js';
import { withCalendar } from './calendar.js';
import { headOf, saidLine, stateLine } from './consultation.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

async function recordOf({ read, ref, person }: At) {
  const record = ref && (await read.get(CONSULTATION, ref.id));
  return record && takesPart(person, record.data) ? record : undefined;
}

/** Roepnaam, class, names of colleagues and a time; what it is about opens in a dialog. */
const message = (name: string, wanted: (at: At, data: Consultation) => boolean): Spec => ({
  name,
  async view(at) {
    const record = await recordOf(at);
    if (!record) return at.again ? left(at) : undefined;
    if (!at.again && !wanted(at, record.data)) return undefined;
    const { data } = record;
    const fixed = name === 'consult.confirmed' && sameTime(at, data);
    const asks = fixed && asksEnough(data, at.now);
    const head = headOf(at.school, record.id, data);
    return {
      card: 'consultations/message',
      data: {
        ...head,
        line: text(`message.${keyFor(name, at, data)}`, {
          roepnaam: data.roepnaam,
          place: head.place as string,
          organiser: head.organiser as string,
          n: data.minutes,
          at: data.from === undefined ? '' : moment(data.from),
          why: data.cancelWhy ? text(`consult.why.${data.cancelWhy}`) : '',
        }),
        said: asks ? saidLine(data, at.person.id, at.now) : null,
        // The line says it already.
        state: fixed ? null : stateLine(at.school, data, at.now),
        may: {
          vote: data.status === 'VOTING' && !organises(at.person, data),
          confirm: data.status === 'VOTING' && organises(at.person, data),
          enough: asks,
          // Once the link that came with it is gone.
          calendar: at.again === true && fixed,
        },
      },
    };
  },
});

/** How it is said: for the first time or once more, and of a time that is not its own any more that it changed. */
function keyFor(name: string, at: At, data: Consultation): string {
  const { sequence, status, cancelWhy } = data;
  if (name === 'consult.asked' && sequence > 0) return 'consult.askedAgain';
  if (name === 'consult.cancelled') return cancelWhy ? 'consult.cancelledWhy' : name;
  if (name !== 'consult.confirmed' && name !== 'consult.soon') return name;
  if (status === 'CANCELLED') return 'consult.cancelled';
  // That it begins in a quarter of an hour, or is fixed, is over; how it went stands below.
  if (status === 'HELD') return 'consult.held';
  if (at.data.sequence !== sequence || status === 'VOTING') return 'consult.outdated';
  return name === 'consult.confirmed' && sequence > 0 ? 'consult.confirmedAgain' : name;
}

/** What stood there for somebody who was taken out since. */
async function left({ school, read, ref }: At): Promise<CardRef | undefined> {
  const record = ref && (await read.get(CONSULTATION, ref.id));
  if (!record) return undefined;
  const head = headOf(school, record.id, record.data);
  const called = { roepnaam: record.data.roepnaam, place: head.place as string };
  return { card: 'consultations/left', data: { ...head, line: text('message.consult.removed', called) } };
}

const sameTime = ({ data: said }: At, { status, sequence }: { status: string; sequence: number }) =>
  status === 'CONFIRMED' && said.sequence === sequence;

const tomorrow: Spec = {
  name: 'consult.tomorrow',
  later: true,
  view: () => undefined,
  async line(at) {
    const record = await recordOf(at);
    if (!record || !sameTime(at, record.data)) return undefined;
    const { roepnaam, from } = record.data;
    const key = asksEnough(record.data, at.now) ? 'digest.consult.tomorrowAsk' : 'digest.consult.tomorrow';
    return text(key, { roepnaam, at: moment(from ?? 0) });
  },
};

export const consultationSends: Spec[] = [
  withCalendar(message('consult.asked', (_at, { status }) => status === 'VOTING')),
  message('consult.nudge', (at, data) => data.status === 'VOTING' && !hasAnswered(data, at.person.id)),
  message('consult.choose', (_at, { status }) => status === 'VOTING'),
  withCalendar(message('consult.confirmed', sameTime)),
  withCalendar(message('consult.cancelled', (_at, { status }) => status === 'CANCELLED')),
  message('consult.soon', sameTime),
  tomorrow,
];
