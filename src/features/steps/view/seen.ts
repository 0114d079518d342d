import type { CardData, CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { askedOf, saidOf } from '../model/duo.js';
import { calledOf, headOf } from '../model/head.js';
import { INTERVENTION, LIMITS, type LookBack, type SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { maySaySame } from '../policy.js';

type Spec = SendSpec<School, Person>;
const MOST = 12;

/** "Zag jij hetzelfde?": of all that a partner looked back on since the morning before. */
const duo: Spec = {
  name: 'step.duo',
  async view({ read, person, school, data, again }) {
    const on = String(data.day);
    const { items } = await read.find(INTERVENTION, { where: { duo: `${person.id}:${on}` }, limit: MOST });
    const mine = items.filter(
      (one) => askedOf(one.data, person.id)?.day === on && maySaySame(person, one.data),
    );
    const said = (one: Stored<SmallIntervention>) => answerOf(one.data, person.id);
    const asked = mine.filter((one) => said(one) === undefined);
    const done = again ? mine.filter((one) => said(one) !== undefined) : [];
    const first = asked[0] ?? done[0];
    if (!first) return undefined;
    return {
      card: 'steps/duo',
      data: {
        id: first.id,
        roepnaam: first.data.roepnaam,
        n: asked.length,
        asked: asked.map((one) => rowOf(school, one, person.id)),
        done: done.map((one) => ({
          ...rowOf(school, one, person.id),
          words: said(one)?.text === undefined ? 'no' : 'yes',
        })),
      },
    };
  },
};

const answerOf = (step: SmallIntervention, personId: string) => {
  const asked = askedOf(step, personId);
  return asked && saidOf(step, asked.last.id, personId);
};

/** Who looked back, and how; the words open in a dialog. */
function rowOf(school: School, { id, data }: Stored<SmallIntervention>, personId: string): CardData {
  const last = askedOf(data, personId)?.last;
  return {
    ...headOf(school, id, data),
    name: nameOf(school, last?.by),
    outcome: last ? text(`step.outcome.${last.outcome}`) : '',
  };
}

/** To who looked back, and only of words: that somebody saw the same needs no message. */
const seen: Spec = {
  name: 'step.seen',
  view: () => undefined,
  async line({ read, ref, school, data }) {
    const record = ref && (await read.get(INTERVENTION, ref.id));
    if (!record?.data.seen?.some(({ by, text: words }) => by === data.personId && words)) return undefined;
    const name = nameOf(school, String(data.personId));
    return text('digest.step.seen', { called: calledOf(record.data), name });
  },
};

export const seenSends: Spec[] = [duo, seen];

/** "Ik vul aan", with how a colleague looked back and what they learned. */
export function seenCard({ school, record, person }: StepTurn<unknown>, once: string): CardRef {
  const { id, data } = record;
  const asked = askedOf(data, person.id);
  return {
    card: 'steps/seen',
    data: {
      ...rowOf(school, record, person.id),
      ...headOf(school, id, data),
      once,
      max: LIMITS.learned,
      what: data.words.what,
      learned: asked?.last.learned ?? null,
      text: (asked && saidOf(data, asked.last.id, person.id)?.text) ?? '',
    },
  };
}

/** What the partners said of one look back. */
export const seenLines = (
  school: School,
  { seen: all = [] }: SmallIntervention,
  { id }: LookBack,
): CardData[] =>
  all
    .filter(({ lookBack }) => lookBack === id)
    .map(({ by, text: words = '' }) => ({
      line: text(words ? 'step.seen.more' : 'step.seen.same', { name: nameOf(school, by), words }),
    }));
