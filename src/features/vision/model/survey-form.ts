import { z } from 'zod';
import { optionalChoice, optionalDay, optionalText, recordId } from '../../../kernel/input.js';
import { SURVEY_LIMITS } from './survey.js';
import { type Answers, SCALE } from './survey-box.js';

const once = z.string().max(80).optional();
const statement = optionalText(SURVEY_LIMITS.statement);

export const onSurvey = z.object({ id: recordId, once });

export const surveyInput = z.object({
  once,
  /** "sure": they looked at what seems to be about somebody. */
  which: optionalChoice(['sure']),
  title: optionalText(SURVEY_LIMITS.title),
  endsOn: optionalDay,
  s1: statement,
  s2: statement,
  s3: statement,
  s4: statement,
  s5: statement,
  s6: statement,
  s7: statement,
  s8: statement,
  s9: statement,
  s10: statement,
  s11: statement,
  s12: statement,
});
export type SurveyInput = z.infer<typeof surveyInput>;

export const PLACES = Array.from({ length: SURVEY_LIMITS.most }, (_, nth) => nth + 1);

/** In their order; what was emptied is left out. */
export const statementsIn = (input: SurveyInput): string[] =>
  PLACES.flatMap((nth) => input[`s${nth}` as 's1'] ?? []);

/** What is on no list reads as nothing chosen, so that answers never stand in a message of an error. */
const answer = z.preprocess(
  (value) => (SCALE.some((one) => one === value) ? value : undefined),
  z.enum(SCALE).optional(),
);
export const answerInput = onSurvey.extend({
  a1: answer,
  a2: answer,
  a3: answer,
  a4: answer,
  a5: answer,
  a6: answer,
  a7: answer,
  a8: answer,
  a9: answer,
  a10: answer,
  a11: answer,
  a12: answer,
});
export type AnswerInput = z.infer<typeof answerInput>;

export const answersIn = (input: AnswerInput, statements: number): Answers =>
  PLACES.slice(0, statements).map((nth) => input[`a${nth}` as 'a1']);
