import { expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import { BUDDY, type Buddy } from '../../../src/features/vision/model/buddy.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

const school = schoolWith();
const verbs = FEATURES.flatMap((feature) => feature.verbs).filter((verb) => verb.on === BUDDY);
const may = (data: Partial<Buddy>) => {
  const pair: Buddy = {
    askerId: 'requester',
    otherId: 'colleague',
    state: 'ASKED',
    open: true,
    since: NOW,
    ...data,
  };
  return Object.fromEntries(
    verbs.map((verb) => [
      verb.name,
      [...school.people.values()].filter((one) => verb.may(one, school, pair, NOW)).map(({ id }) => id),
    ]),
  );
};

it('two buddies are seen and ended by the two of them alone; who was asked answers, once', () => {
  expect(may({})).toEqual({ 'buddy.answer': ['colleague'], 'buddy.stop': ['requester'] });
  expect(may({ open: false })).toEqual({ 'buddy.answer': [], 'buddy.stop': ['requester'] });
  expect(may({ state: 'YES' })).toEqual({ 'buddy.answer': [], 'buddy.stop': ['requester', 'colleague'] });
  expect(may({ state: 'OVER', open: false })).toEqual({ 'buddy.answer': [], 'buddy.stop': [] });
});
