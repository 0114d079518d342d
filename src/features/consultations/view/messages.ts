import type { SendSpec } from '../../../kernel/feature.js';
import { moment, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION } from '../model/consultation.js';
import { hasAnswered } from '../model/votes.js';
import { organises, takesPart } from '../policy.js';
import { headOf, stateLine } from './consultation.js';

type Spec = SendSpec<School, Person>;
type At = Parameters<Spec['view']>[0];

async function recordOf({ read, ref, person }: At) {
  const record = ref && (await read.get(CONSULTATION, ref.id));
  return record && takesPart(person, record.data) ? record : undefined;
}

/** Roepnaam, class, names of colleagues and a time; what it is about opens in a dialog. */
const message = (
  name: string,
  wanted: (at: At, data: NonNullable<Awaited<ReturnType<typeof recordOf>>>['data']) => boolean,
): Spec => ({
  name,
  async view(at) {
    const record = await recordOf(at);
    if (!record || (!at.again && !wanted(at, record.data))) return undefined;
    const { data } = record;
    const head = headOf(at.school, record.id, data);
    return {
      card: 'consultations/message',
      data: {
        ...head,
        line: text(`message.${name}`, {
          roepnaam: data.roepnaam,
          place: head.place as string,
          organiser: head.organiser as string,
          n: data.minutes,
          at: data.from === undefined ? '' : moment(data.from),
        }),
        state: stateLine(at.school, data),
        may: {
          vote: data.status === 'VOTING' && !organises(at.person, data),
          confirm: data.status === 'VOTING' && organises(at.person, data),
        },
      },
    };
  },
});

const sameTime = ({ data: said }: At, { status, sequence }: { status: string; sequence: number }) =>
  status === 'CONFIRMED' && said.sequence === sequence;

const tomorrow: Spec = {
  name: 'consult.tomorrow',
  view: () => undefined,
  async line(at) {
    const record = await recordOf(at);
    if (!record || !sameTime(at, record.data)) return undefined;
    const { roepnaam, from } = record.data;
    return text('digest.consult.tomorrow', { roepnaam, at: moment(from ?? 0) });
  },
};

export const consultationSends: Spec[] = [
  message('consult.asked', (_at, { status }) => status === 'VOTING'),
  message('consult.nudge', (at, data) => data.status === 'VOTING' && !hasAnswered(data, at.person.id)),
  message('consult.choose', (_at, { status }) => status === 'VOTING'),
  message('consult.confirmed', sameTime),
  message('consult.cancelled', (_at, { status }) => status === 'CANCELLED'),
  message('consult.soon', sameTime),
  tomorrow,
];
