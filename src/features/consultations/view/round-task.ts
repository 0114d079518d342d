import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { hasRole, nameOf, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { placedIn, ROUND, type RoundRecord, roundName } from '../model/round.js';
import { ROUND_LIMITS } from '../model/round-form.js';
import { ROUND_TASK, type RoundTask } from '../model/round-task.js';
import { doesTask, mayTakePart } from '../policy.js';
import type { At } from './plan.js';
import { past } from './round-ahead.js';
import { shortened } from './round-form.js';

export function roundTaskFormCard({ school, now }: At, { id, data }: RoundRecord, once: string): CardRef {
  const today = dayOf(now);
  const people = peopleOn(school, today).filter((one) => mayTakePart(one, today));
  const care = (one: Person) => hasRole(one, 'CARE_TEACHER');
  return {
    card: 'consultations/round-task-form',
    data: {
      id,
      once,
      name: roundName(data),
      choices: [...people.filter(care), ...people.filter((one) => !care(one))].map((one) => ({
        title: one.name,
        value: one.id,
      })),
      classes: placedIn(data)
        .filter(({ of, from }) => of !== undefined && from > now)
        .map(({ code }) => ({ title: code, value: code })),
      tomorrow: addDays(today, 1),
      latest: data.until,
      max: ROUND_LIMITS,
    },
  };
}

/** In the words of who asked, in a dialog; in a message only ours. */
const taskName = ({ what }: RoundTask): string | TextRef => what ?? text('consult.round.task.usual');

export const taskLine = (school: School, task: RoundTask): TextRef =>
  text('consult.round.task.line', {
    what: taskName(task),
    name: nameOf(school, task.ownerId),
    n: task.done.length,
    all: task.classes.length,
    day: day(task.by, 'short'),
  });

export const roundTaskCard = ({ school }: At, { id, data }: Stored<RoundTask>, once: string): CardRef => ({
  card: 'consultations/round-task',
  data: {
    id,
    once,
    what: taskName(data),
    asked: text('consult.round.task.asked', { name: nameOf(school, data.askedBy), day: day(data.by) }),
    classes: data.classes.map((code) => ({ title: code, value: code })),
    done: data.done.join(','),
  },
});

type Spec = SendSpec<School, Person>;
type Asking = Parameters<Spec['view']>[0];

async function taskOf({ read, ref, person }: Asking) {
  const record = ref && (await read.get(ROUND_TASK, ref.id));
  return record && doesTask(person, record.data) ? record : undefined;
}

export const heldFor = (task: RoundTask): TextRef =>
  text('consult.round.task.for', { n: task.classes.length, classes: { list: shortened(task.classes, 6) } });

const asked: Spec = {
  name: 'consult.round.task-asked',
  async view(at) {
    const record = await taskOf(at);
    if (!record || (!record.data.open && !at.again)) return undefined;
    const { data, id } = record;
    const round = await at.read.get(ROUND, data.roundId);
    if (round?.data.status === 'CANCELLED') return past(round);
    return {
      card: 'consultations/round-task-message',
      data: {
        id,
        line: text('message.consult.round.task-asked', {
          name: nameOf(at.school, data.askedBy),
          day: day(data.by),
          classes: heldFor(data),
        }),
        state: text('consult.round.task.state', { n: data.done.length, all: data.classes.length }),
      },
    };
  },
};

const due: Spec = {
  name: 'consult.round.task-due',
  view: () => undefined,
  async line(at) {
    const record = await taskOf(at);
    if (!record?.data.open) return undefined;
    const { by, classes, done } = record.data;
    return text('digest.consult.round.task', { day: day(by), n: classes.length - done.length });
  },
};

/** To who prepares something for a round and is not in it: it does not take place. */
const off: Spec = {
  name: 'consult.round.task-off',
  async view(at) {
    const record = await taskOf(at);
    const round = record && (await at.read.get(ROUND, record.data.roundId));
    if (round?.data.status !== 'CANCELLED') return undefined;
    const name = roundName(round.data);
    const line = text('message.consult.round.task-off', { name });
    return { card: 'consultations/round-line', data: { id: round.id, name, line, look: false } };
  },
};

export const roundTaskSends: Spec[] = [asked, due, off];
