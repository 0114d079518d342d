import { expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import { SHARED_EXAMPLE } from '../../../src/features/steps/model/shared-example.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

it('an example is taken away by who made it, and by who leads care in the school', () => {
  const school = schoolWith();
  const people = [...school.people.values()];
  const example = { text: 'x', createdBy: 'colleague', createdAt: 1 };
  const verbs = FEATURES.flatMap((feature) => feature.verbs).filter((verb) => verb.on === SHARED_EXAMPLE);
  expect(verbs.map(({ name }) => name)).toEqual(['example.remove']);
  const may = people.filter((one) => verbs[0]!.may(one, school, example, NOW)).map(({ id }) => id);
  const leads = people.filter(({ roles }) =>
    roles.some((role) => ['CARE_COORDINATOR', 'PUPIL_COUNSELLOR', 'HEAD'].includes(role)),
  );
  expect(may.sort()).toEqual([...leads.map(({ id }) => id), 'colleague'].sort());
});
