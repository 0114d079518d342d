import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FEATURES } from '../../../src/features/index.js';
import { SURVEY, type Survey } from '../../../src/features/vision/model/survey.js';
import {
  type Answers,
  putIn,
  SCALE,
  SURVEY_ANSWERED,
  SURVEY_ANSWERS,
  type SurveyAnswers,
} from '../../../src/features/vision/model/survey-box.js';
import { OUTCOME_FROM, outcomeOf, shareOf } from '../../../src/features/vision/model/survey-outcome.js';
import { SIDES, sideOf } from '../../../src/features/vision/model/survey-sides.js';
import type { Json } from '../../../src/kernel/values.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

const STATEMENTS = 5;
const empty: SurveyAnswers = { people: 0, answers: Array.from({ length: STATEMENTS }, () => '') };
const one = fc.option(fc.constantFrom(...SCALE), { nil: undefined });
const person: fc.Arbitrary<Answers> = fc.array(one, { minLength: STATEMENTS, maxLength: STATEMENTS });

/** What stands in the store after these people, in this order. */
function boxAfter(people: readonly Answers[]): string {
  let answers: SurveyAnswers | undefined = empty;
  let answered: { people: string[] } | undefined = { people: [] };
  for (const [nth, given] of people.entries()) {
    const [who, what] = putIn('s', `p${given.join('')}${nth % 3}`, 'teachers', given);
    answered = SURVEY_ANSWERED.pool!(answered, who!.put) ?? answered;
    answers = SURVEY_ANSWERS.pool!(answers, what!.put);
  }
  return JSON.stringify([answers, answered?.people.length]);
}

describe('the box of a side', () => {
  it('holds the same, to the letter, in whatever order people answered', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (people, chance) => {
        const shuffled = people
          .map((answers) => ({ answers, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ answers }) => answers);
        const [one, other] = [boxAfter(people), boxAfter(shuffled)].map((said) => JSON.parse(said)[0]);
        expect(other).toEqual(one);
      }),
    );
  });

  it('does not say which answers belong together: giving them to each other changes nothing', () => {
    fc.assert(
      fc.property(person, person, fc.nat(STATEMENTS - 1), (an, bo, nth) => {
        const swap = (mine: Answers, theirs: Answers) =>
          mine.map((said, n) => (n === nth ? theirs[n] : said));
        expect(boxAfter([swap(an, bo), swap(bo, an)])).toBe(boxAfter([an, bo]));
      }),
    );
  });

  it('takes nobody twice, and nothing that is no answer', () => {
    const first = SURVEY_ANSWERED.pool!({ people: ['bo'] }, 'an');
    expect(first).toEqual({ people: ['an', 'bo'] });
    expect(SURVEY_ANSWERED.pool!(first, 'an')).toBeUndefined();
    for (const put of ['x', null, ['1'], 7] as Json[])
      expect(SURVEY_ANSWERS.pool!(empty, put)).toBeUndefined();
    const odd = SURVEY_ANSWERS.pool!(empty, ['12', 'an', 3, null, '4']);
    expect(odd).toEqual({ people: 1, answers: ['', '', '', '', '4'] });
    expect(SURVEY_ANSWERS.pool!(undefined, [])).toBeUndefined();
  });

  it('keeps neither a name nor a time beside the answers, and all of it sealed', () => {
    for (const kind of [SURVEY_ANSWERS, SURVEY_ANSWERED]) {
      const fields = Object.keys((kind.schema as unknown as { shape: object }).shape);
      expect(fields.sort()).toEqual([...kind.sealed].sort());
    }
    expect(SURVEY_ANSWERS.sealed).toEqual(['people', 'answers']);
  });
});

describe('the outcome', () => {
  const side = (people: number, ...answers: string[]): SurveyAnswers => ({ people, answers });

  it('is not there with four on one side, and of a statement not with four who knew', () => {
    const five = side(5, '11344', '00001');
    expect(outcomeOf(five, side(4, '1234', '1234'))).toBeUndefined();
    expect(outcomeOf(side(4, '1234', '1234'), five)).toBeUndefined();
    expect(outcomeOf(undefined, five)).toBeUndefined();
    const [first, second] = outcomeOf(five, side(30, '4'.repeat(30), '3'.repeat(30)))!;
    expect(first).toEqual({
      shares: [
        { part: 60, edge: 'no' },
        { part: 97, edge: 'high' },
      ],
      apart: true,
    });
    expect(second).toEqual({ apart: false });
  });

  it('names where the sides differ most, and nothing where many differ as much', () => {
    const low = '11111';
    const high = '44444';
    const of = (n: number) =>
      outcomeOf(side(5, ...Array(n).fill(low)), side(5, ...Array(n).fill(high)))!.filter(
        ({ apart }) => apart,
      );
    expect([of(1).length, of(3).length, of(4).length]).toEqual([1, 3, 0]);
  });

  it('never says that all of them agree, or none: that would be each of them', () => {
    expect(shareOf('44444')).toEqual(shareOf('14444'));
    expect(shareOf('11111')).toEqual(shareOf('11114'));
    expect(shareOf('1144')).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '3', '4', '0'), { maxLength: 60 }), (given) => {
        const known = given.filter((said) => said !== '0');
        const share = shareOf(given.join(''));
        expect(share === undefined).toBe(known.length < OUTCOME_FROM);
        if (share) expect([share.part > 0, share.part < 100]).toEqual([true, true]);
      }),
    );
  });
});

describe('who may', () => {
  const school = schoolWith();
  const verbs = FEATURES.flatMap((feature) => feature.verbs).filter(({ on }) => on === SURVEY);
  const survey: Survey = {
    title: 'Zorg',
    statements: [],
    endsOn: '2026-10-16',
    createdAt: 1,
    createdBy: 'coordinator',
    invited: [],
  };
  const may = (data: Survey) =>
    Object.fromEntries(
      verbs.map((verb) => [
        verb.name,
        [...school.people.values()].filter((who) => verb.may(who, school, data, NOW)).map(({ id }) => id),
      ]),
    );
  const asked = [...school.people.values()].filter((who) => sideOf(who)).map(({ id }) => id);

  it('answer and read is who it is put to; close, who set it up and the head, while it runs', () => {
    expect(asked).not.toContain('office');
    expect(asked).toContain('colleague');
    const closers = ['coordinator', 'head', 'toldHead'];
    const all = Object.fromEntries(
      ['survey.answer', 'survey.answer.save', 'survey.results', 'survey.picture'].map((name) => [
        name,
        asked,
      ]),
    );
    const sorted = (of: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(of).map(([name, ids]) => [name, [...ids].sort()]));
    expect(sorted(may(survey))).toEqual(
      sorted({ ...all, 'survey.close': closers, 'survey.close.save': closers }),
    );
    const over = { ...all, 'survey.close': [], 'survey.close.save': [] };
    expect(sorted(may({ ...survey, endsOn: '2026-10-11' }))).toEqual(sorted(over));
    expect(sorted(may({ ...survey, closedAt: NOW }))).toEqual(sorted(over));
  });

  it('is of one side or of none', () => {
    const alone = (...roles: string[]) =>
      sideOf({ ...school.people.get('colleague')!, roles: roles as never });
    expect(
      ['HEAD', 'POLICY_TEAM', 'CARE_COORDINATOR', 'PUPIL_COUNSELLOR'].map((role) => alone(role)),
    ).toEqual(Array(4).fill(SIDES[0]));
    expect(['TEACHER', 'CARE_TEACHER', 'EDUCATOR', 'TRUST_TEACHER'].map((role) => alone(role))).toEqual(
      Array(4).fill(SIDES[1]),
    );
    expect(alone('TEACHER', 'POLICY_TEAM')).toBe('policy');
    expect([alone('SECRETARY'), alone('ADMINISTRATOR')]).toEqual([undefined, undefined]);
  });
});
