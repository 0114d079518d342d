import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { moment, text } from '../../../kernel/text.js';
import { LIMITS } from '../model/consultation.js';
import { type Round, type RoundClassPlan, roundName } from '../model/round.js';
import type { At } from './plan.js';
import { choicesOf } from './round-form.js';
import { whyLine } from './round-plan.js';

export const roundClassCard = (
  { school, now }: At,
  id: string,
  round: Round,
  own: RoundClassPlan,
  offered: readonly number[],
  once: string,
): CardRef => ({
  card: 'consultations/round-class',
  data: {
    id,
    once,
    classCode: own.code,
    name: roundName(round),
    line:
      own.from === undefined
        ? text('consult.round.row.none', { code: own.code })
        : text('consult.round.row', { code: own.code, at: moment(own.from) }),
    why: own.from === undefined && !own.left ? whyLine(school, own) : null,
    choices: [...(own.from === undefined ? [] : [own.from]), ...offered].map((at) => ({
      title: moment(at),
      value: String(at),
    })),
    slot: own.from === undefined ? '' : String(own.from),
    none: own.from === undefined && offered.length === 0,
    colleagues: choicesOf(school, round.organiserId, dayOf(now)),
    people: own.people.join(','),
    relief: own.relief ?? '',
    left: String(own.left ?? false),
    max: LIMITS,
  },
});
