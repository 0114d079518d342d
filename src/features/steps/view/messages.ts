import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { calledOf, headOf, stateLine } from '../model/head.js';
import { type SmallIntervention, stepOf } from '../model/step-kind.js';
import { helps, mayRead, maySee, owns } from '../policy.js';

type Spec = SendSpec<School, Person>;

/** A line of a digest about a day to look back, as long as that is its day. */
const line = (name: string, fits: (person: Person, step: SmallIntervention) => boolean): Spec => ({
  name,
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    const step = record?.data;
    if (step?.status !== 'RUNNING' || step.lookBackOn === undefined) return undefined;
    if (step.lookBackOn !== at.data.day) return undefined;
    if (!fits(at.person, step)) return undefined;
    return text(`digest.${name}`, {
      called: calledOf(step),
      day: day(step.lookBackOn),
      owner: nameOf(at.school, step.ownerId),
      me: owns(at.person, step) ? 'owner' : 'helper',
      tomorrow: isTomorrow(at.now, step.lookBackOn) ? 'yes' : 'no',
    });
  },
});

const isTomorrow = (now: number, on: string): boolean => dayOf(now + 24 * 3_600_000) === on;

const outcome: Spec = {
  name: 'step.outcome',
  view: () => undefined,
  async line(at) {
    const record = await stepOf(at);
    const told = record?.data.lookBacks.find(({ id }) => id === at.data.lookBack);
    if (!record || !told || !maySee(at.person, record.data, at.school, dayOf(at.now))) return undefined;
    return text('digest.step.outcome', {
      called: calledOf(record.data),
      name: nameOf(at.school, told.by),
      // How it went is content only where it says what was tried: the outcome alone names no child.
      outcome: text(`step.outcome.${told.outcome}`),
      // What was learned opens in a dialog, for who may read it.
      learned: told.learned && mayRead(at.person, record.data, at.school, dayOf(at.now)) ? 'yes' : 'no',
    });
  },
};

/** A colleague made a step for this person, asks them to help, or takes a pupil out of their class for it. */
const news = (name: string): Spec => ({
  name,
  async view(at) {
    const record = await stepOf(at);
    if (!record || !mayRead(at.person, record.data, at.school, dayOf(at.now))) return undefined;
    const step = record.data;
    return {
      card: 'steps/news',
      data: {
        ...headOf(at.school, record.id, step),
        line: text(`message.${name}`, {
          called: calledOf(step),
          by: nameOf(at.school, step.createdBy),
          owner: nameOf(at.school, step.ownerId),
          day: day(step.lookBackOn ?? step.startsOn),
          until: day(step.outsideUntil ?? step.startsOn),
        }),
        state: stateLine(at.school, step, at.person.id),
        open: step.open,
      },
    };
  },
});

export const stepSends: Spec[] = [
  { ...line('step.before', (person, step) => owns(person, step) || helps(person, step)), later: true },
  line('step.today', helps),
  outcome,
  news('step.yours'),
  news('step.helping'),
  news('step.outside'),
];
