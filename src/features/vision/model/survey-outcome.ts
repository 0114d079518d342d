import type { SurveyAnswers } from './survey-box.js';

/** So many answers at least of each side, and of each statement, before anything of it is shown: fewer would tell of single people. */
export const OUTCOME_FROM = 5;
/** From so many in a hundred on, two sides see something clearly differently. */
const APART = 20;
/** Statements that are named as where the sides differ most. */
const MOST_APART = 3;

/**
 * How many in a hundred of those who answered on the scale (rather) agree. `edge`: it may be all of them, or all but one; which of the two is not
 * said, since all of them would be each of them.
 */
export interface Share {
  part: number;
  edge: 'low' | 'high' | 'no';
}
/** Of one statement, in the order of the sides; absent where one of them gave too few answers. `apart`: nowhere do they differ more. */
export interface Outcome {
  shares?: [Share, Share];
  apart: boolean;
}

export function shareOf(answers: string): Share | undefined {
  const given = [...answers].filter((one) => one !== '0');
  const n = given.length;
  if (n < OUTCOME_FROM) return undefined;
  const agree = given.filter((one) => one === '3' || one === '4').length;
  const said = Math.min(n - 1, Math.max(1, agree));
  return {
    part: Math.round((said / n) * 100),
    edge: agree <= 1 ? 'low' : agree >= n - 1 ? 'high' : 'no',
  };
}

/** undefined: too few answered on one side, so that nothing at all is shown. */
export function outcomeOf(
  policy: SurveyAnswers | undefined,
  teachers: SurveyAnswers | undefined,
): Outcome[] | undefined {
  if (!policy || !teachers) return undefined;
  if (policy.people < OUTCOME_FROM || teachers.people < OUTCOME_FROM) return undefined;
  const shares = policy.answers.map((answers, nth): [Share, Share] | undefined => {
    const [one, other] = [shareOf(answers), shareOf(teachers.answers[nth] ?? '')];
    return one && other && [one, other];
  });
  const gaps = shares.map((pair) => (pair ? Math.abs(pair[0].part - pair[1].part) : 0));
  const widest = Math.max(...gaps);
  // Where many differ as much, none stands out.
  const few = gaps.filter((gap) => gap === widest).length <= MOST_APART;
  return shares.map((pair, nth) => ({
    ...(pair ? { shares: pair } : {}),
    apart: few && widest >= APART && gaps[nth] === widest,
  }));
}
