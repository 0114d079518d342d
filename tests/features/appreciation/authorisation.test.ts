import { describe, expect, it } from '@jest/globals';
import {
  APPRECIATION,
  type Appreciation,
  type State,
} from '../../../src/features/appreciation/model/appreciation.js';
import { FEATURES } from '../../../src/features/index.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

const verbs = FEATURES.flatMap((feature) => feature.verbs);
const school = schoolWith();
const present = [...school.people.values()]
  .filter(({ until }) => until === undefined || until >= '2026-10-12')
  .map(({ id }) => id)
  .sort();

const thanks = (state: State): Appreciation => ({
  senderId: 'requester',
  recipientIds: ['invited', 'office'],
  way: 'channel',
  teamId: 'everyone',
  state,
  createdAt: NOW,
  open: true,
});

/** Everybody who may, for one state. */
const may = (state: State) =>
  Object.fromEntries(
    verbs
      .filter(({ on }) => on === APPRECIATION)
      .map((verb) => [
        verb.name,
        [...school.people.values()]
          .filter((one) => verb.may(one, school, thanks(state), NOW))
          .map(({ id }) => id)
          .sort(),
      ]),
  );

const SENDER = ['requester'];
const RECIPIENTS = ['invited', 'office'];
const CHANGES = {
  'thanks.change': SENDER,
  'thanks.change.save': SENDER,
  'thanks.change.sure': SENDER,
  'thanks.change.back': SENDER,
  'thanks.withdraw': SENDER,
  'thanks.allow': RECIPIENTS,
  'thanks.keep': RECIPIENTS,
};

/** Rank opens nothing here: neither coordinator nor head reads what somebody wrote to a colleague. */
describe('verbs on an appreciation', () => {
  it.each(['PERSONAL', 'ASKED', 'WAITING'] as const)('are of those in it as long as it is %s', (state) => {
    expect(may(state)).toEqual({
      ...CHANGES,
      'thanks.read': [...RECIPIENTS, ...SENDER].sort(),
      'thanks.second': [],
    });
  });

  it('are for all of the staff once it was posted: to read, and to say the same', () => {
    const { 'thanks.read': read, 'thanks.second': second, ...rest } = may('POSTED');
    expect(read).toEqual(present);
    expect(second).toEqual(present.filter((id) => ![...SENDER, ...RECIPIENTS].includes(id)));
    expect(rest).toEqual(CHANGES);
  });

  it('are nobody’s once it was taken back', () => {
    expect(Object.values(may('WITHDRAWN')).flat()).toEqual([]);
  });
});
