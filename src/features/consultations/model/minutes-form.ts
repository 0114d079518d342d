import { z } from 'zod';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredText,
} from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { MOST_OUTSIDE, MOST_PEOPLE } from './consultation.js';
import { EFFECTS, LIMITS } from './minutes.js';

const onRecord = z.object({ id: recordId, once });

export const wordsInput = onRecord.extend({
  present: ids(MOST_PEOPLE + 1),
  outside: ids(MOST_OUTSIDE),
  strengths: optionalText(LIMITS.strengths),
  tried: optionalText(LIMITS.tried),
  effect: optionalChoice(EFFECTS),
  pupilNeeds: optionalText(LIMITS.needs),
  teacherNeeds: optionalText(LIMITS.needs),
});
export type WordsInput = z.infer<typeof wordsInput>;

const what = optionalText(LIMITS.what);
const who = optionalText(80);
const span = optionalChoice(['5', '10', '15', '30']);

/** Three agreements at a time; `which` is the screen: '1' holds the fourth and the fifth. The fields have fixed names. */
export const agreementsInput = onRecord.extend({
  which: optionalChoice(['0', '1']),
  what0: what,
  who0: who,
  from0: optionalDay,
  span0: span,
  day0: optionalDay,
  what1: what,
  who1: who,
  from1: optionalDay,
  span1: span,
  day1: optionalDay,
  what2: what,
  who2: who,
  from2: optionalDay,
  span2: span,
  day2: optionalDay,
});
export type AgreementsInput = z.infer<typeof agreementsInput>;

/** What was typed of one agreement. */
export interface TypedAgreement {
  what?: string;
  who?: string;
  from?: string;
  span?: '5' | '10' | '15' | '30';
  day?: string;
}
export const ROWS = [0, 1, 2] as const;
export type Row = (typeof ROWS)[number];
/** So many stand on the first screen. */
export const FIRST = ROWS.length;

export const rowsOf = (input: AgreementsInput): TypedAgreement[] =>
  ROWS.map((n) => ({
    what: input[`what${n}`],
    who: input[`who${n}`],
    from: input[`from${n}`],
    span: input[`span${n}`],
    day: input[`day${n}`],
  }));

/** Nothing typed: no agreement. A date alone is none either. */
export const isEmpty = ({ what: said, who: owner }: TypedAgreement): boolean =>
  said === undefined && owner === undefined;

export const tellInput = onRecord.extend({ parents: optionalText(80), pupil: optionalText(80) });
export type TellInput = z.infer<typeof tellInput>;

export const additionInput = onRecord.extend({ text: requiredText(LIMITS.addition) });
