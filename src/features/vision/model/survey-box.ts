import { z } from 'zod';
import type { Pooled, Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Side } from './survey-sides.js';

/**
 * On the scale: 1 not at all, 2 rather not, 3 rather, 4 wholly agreed. 0: "weet ik niet". Nothing chosen is nothing answered.
 */
export const SCALE = ['1', '2', '3', '4', '0'] as const;
export type Answer = (typeof SCALE)[number];
/** What one person answered, by the place of the statement. */
export type Answers = (Answer | undefined)[];

/**
 * The answers of one side to one survey: for each statement all that was answered, sorted ("0011233334"). So neither the order in which they
 * came nor which answers belong together is in it, and no time and no name either; the version is how many answered. The store leaves
 * nothing of the record as it was before the last one (`KindSpec.pool`).
 */
export interface SurveyAnswers {
  people: number;
  answers: string[];
}

const letters = new Set<string>(SCALE);
const sorted = (values: string): string => [...values].sort().join('');

export const SURVEY_ANSWERS = defineKind<SurveyAnswers>({
  kind: 'surveyAnswers',
  schema: z.strictObject({
    people: z.int().min(0),
    answers: z.array(z.string().regex(/^0*1*2*3*4*$/)),
  }) as z.ZodType<SurveyAnswers>,
  sealed: ['people', 'answers'],
  indexes: [],
  pool: (before, put) => {
    if (!before || !Array.isArray(put) || put.length !== before.answers.length) return undefined;
    return {
      people: before.people + 1,
      answers: before.answers.map((known, nth) => {
        const one = put[nth];
        return typeof one === 'string' && letters.has(one) ? sorted(known + one) : known;
      }),
    };
  },
});

/** Who answered, sorted, so that nobody answers twice; of both sides together, and without any time. */
export interface SurveyAnswered {
  people: string[];
}

export const SURVEY_ANSWERED = defineKind<SurveyAnswered>({
  kind: 'surveyAnswered',
  schema: z.strictObject({ people: z.array(z.string().min(1).max(80)) }) as z.ZodType<SurveyAnswered>,
  sealed: ['people'],
  indexes: [],
  pool: (before, put) => {
    if (!before || typeof put !== 'string' || before.people.includes(put)) return undefined;
    return { people: [...before.people, put].sort() };
  },
});

const boxId = (surveyId: string, side: Side): string => `${surveyId}:${side}`;

/** Made with the survey, so that nothing of them is as old as the first answer. */
export function emptyBoxes(surveyId: string, statements: number, sides: readonly Side[]): Save[] {
  const answers = Array.from({ length: statements }, () => '');
  return [
    { kind: SURVEY_ANSWERED, id: surveyId, expect: 0, data: { people: [] } },
    ...sides.map((side) => ({
      kind: SURVEY_ANSWERS,
      id: boxId(surveyId, side),
      expect: 0,
      data: { people: 0, answers },
    })),
  ];
}

/** What one person puts in, in one commit: a conflict where they did before. */
export const putIn = (surveyId: string, personId: string, side: Side, answers: Answers): Pooled[] => [
  { kind: SURVEY_ANSWERED, id: surveyId, put: personId },
  { kind: SURVEY_ANSWERS, id: boxId(surveyId, side), put: answers.map((one) => one ?? null) },
];

export const hasAnswered = async (
  read: Pick<Read, 'get'>,
  surveyId: string,
  personId: string,
): Promise<boolean> => (await read.get(SURVEY_ANSWERED, surveyId))?.data.people.includes(personId) === true;

export const answersOf = async (
  read: Pick<Read, 'get'>,
  surveyId: string,
  side: Side,
): Promise<SurveyAnswers | undefined> => (await read.get(SURVEY_ANSWERS, boxId(surveyId, side)))?.data;
