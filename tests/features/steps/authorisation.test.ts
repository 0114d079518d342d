import { describe, expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import { INTERVENTION, type SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { AWAY, LEFT, NOW, schoolWith, WHO } from '../requests/authorisation-cast.js';
import { stepOf } from './step-cast.js';

/**
 * Every verb on a small step, tried by everybody, against a table that is written from product.md ("Who may read what": care
 * teacher or helper in a step; class teacher; coordinator) and knows nothing of the code. A verb that is not in it fails.
 */
type Group =
  | 'reader'
  | 'owner'
  | 'changer'
  | 'personOwner'
  | 'personChanger'
  | 'teamChanger'
  | 'offered'
  | 'asked'
  | 'joiner'
  | 'keeper';
const VERBS: Record<string, Group> = {
  'step.read': 'reader',
  'step.calendar': 'reader',
  'step.look-back.open': 'owner',
  'step.look-back': 'owner',
  'step.why': 'owner',
  'step.learned': 'owner',
  'step.learned.save': 'owner',
  'step.undo': 'owner',
  'step.move': 'owner',
  'step.move.save': 'owner',
  'step.snooze': 'owner',
  'step.fine': 'owner',
  'step.help': 'personOwner',
  'step.park': 'owner',
  'step.park.save': 'owner',
  'step.resume': 'owner',
  'step.stop': 'owner',
  'step.stop.save': 'owner',
  'step.delegate': 'personChanger',
  'step.delegate.save': 'personChanger',
  'step.change': 'personChanger',
  'step.change.save': 'personChanger',
  'step.same': 'asked',
  'step.seen': 'asked',
  'step.seen.save': 'asked',
  'example.keep': 'owner',
  'step.take-over': 'offered',
  'step.decline': 'offered',
  'step.team.change': 'teamChanger',
  'step.team.save': 'teamChanger',
  'step.team.save-sure': 'teamChanger',
  'step.team.save-back': 'teamChanger',
  'step.join': 'joiner',
  'step.hear': 'joiner',
  'step.leave': 'joiner',
  'step.join.answer': 'joiner',
  'step.join.undo': 'joiner',
  'step.join.mine': 'joiner',
  'step.together': 'keeper',
  'step.together.close': 'keeper',
};

interface Situation {
  name: string;
  school: School;
  step: SmallIntervention;
  reads: readonly string[];
  owns: readonly string[];
  changes: readonly string[];
  offered?: readonly string[];
  asked?: readonly string[];
  /** Of what colleagues test along: who may join, and who keeps it. */
  joins?: readonly string[];
  keeps?: readonly string[];
}
const TAKE_PART = ['colleague', 'careTeacher', 'requester', 'invited'];
const everybody = [...WHO].filter((id) => id !== 'departed');
const ofTeam = stepOf({
  scope: 'team',
  teamId: 'everyone',
  ownerId: undefined,
  helpers: [],
  classCode: undefined,
});
const trial: SmallIntervention = { ...ofTeam, trial: { weeks: 3 } };
const SITUATIONS: Situation[] = [
  {
    name: 'of a pupil: who takes part, who teaches the class, and its coordinator',
    school: schoolWith(),
    step: stepOf(),
    reads: [...TAKE_PART, 'classTeacher', 'coordinator'],
    owns: ['colleague', 'coordinator'],
    changes: ['colleague', 'coordinator', 'invited', 'careTeacher'],
  },
  {
    name: 'its coordinator is away: whoever stands in',
    school: schoolWith(AWAY),
    step: stepOf(),
    reads: [...TAKE_PART, 'classTeacher', 'coordinator', 'standIn'],
    owns: ['colleague', 'standIn', 'coordinator'],
    changes: ['colleague', 'standIn', 'coordinator', 'invited', 'careTeacher'],
  },
  {
    name: 'its coordinator left: whoever follows the class',
    school: schoolWith({ ...LEFT, otherCoordinator: { covers: [{ by: 'fallback' }] } }),
    step: stepOf(),
    reads: [...TAKE_PART, 'classTeacher', 'otherCoordinator'],
    owns: ['colleague', 'otherCoordinator'],
    changes: ['colleague', 'otherCoordinator', 'invited', 'careTeacher'],
  },
  {
    name: '"mijn aanpak": nobody who only teaches the class',
    school: schoolWith(),
    step: stepOf({ scope: 'practice', closed: true }),
    reads: [...TAKE_PART, 'coordinator'],
    owns: ['colleague', 'coordinator'],
    // Nobody else writes down how a colleague does their own work.
    changes: ['colleague'],
  },
  {
    name: 'about somebody of the school: the same few',
    school: schoolWith(),
    step: stepOf({ closed: true, coordinatorId: 'trustTeacher' }),
    reads: TAKE_PART,
    owns: ['colleague'],
    changes: ['colleague', 'invited', 'careTeacher'],
  },
  {
    name: 'asked whether they saw the same: a class teacher, and nobody who is not',
    school: schoolWith(),
    step: stepOf({
      duo: ['classTeacher', 'office', 'thinker', 'head'].map((to) => ({
        to,
        day: '2026-10-14',
        lookBack: 'a',
      })),
    }),
    reads: [...TAKE_PART, 'classTeacher', 'coordinator'],
    owns: ['colleague', 'coordinator'],
    changes: ['colleague', 'coordinator', 'invited', 'careTeacher'],
    asked: ['classTeacher'],
  },
  {
    name: 'offered to a colleague: they read it, and answer',
    school: schoolWith(),
    step: stepOf({ offered: { to: 'thinker', by: 'colleague', at: NOW } }),
    reads: [...TAKE_PART, 'classTeacher', 'coordinator', 'thinker'],
    owns: ['colleague', 'coordinator'],
    changes: ['colleague', 'coordinator', 'invited', 'careTeacher'],
    offered: ['thinker'],
  },
  {
    name: 'of a team, without any pupil: everybody of the staff',
    school: schoolWith(),
    step: ofTeam,
    reads: WHO,
    owns: everybody,
    changes: everybody,
  },
  {
    name: 'tested along: read and joined by all, looked back on by who keeps it',
    school: schoolWith(),
    step: trial,
    reads: WHO,
    owns: ['invited'],
    changes: ['invited'],
    joins: everybody,
    keeps: ['invited'],
  },
  {
    name: 'tested along, and who kept it left: with whom the school’s requests lie',
    school: schoolWith({ invited: { until: '2026-10-01' } }),
    step: trial,
    reads: WHO,
    owns: ['coordinator'],
    changes: ['coordinator', 'invited'],
    joins: everybody.filter((id) => id !== 'invited'),
    keeps: ['coordinator'],
  },
];

const onStep = FEATURES.flatMap(({ verbs }) => verbs).filter((verb) => verb.on === INTERVENTION);

describe('every verb on a small step, everybody', () => {
  it('has every verb on a step in its table', () => {
    expect(onStep.map((verb) => verb.name).sort()).toEqual(Object.keys(VERBS).sort());
  });

  it.each(SITUATIONS)('$name', ({ school, step, reads, owns, changes, ...few }) => {
    const { offered = [], asked = [], joins = [], keeps = [] } = few;
    const team = step.teamId !== undefined;
    const wrong: string[] = [];
    const groups: Record<Group, readonly string[]> = {
      reader: reads,
      owner: owns,
      changer: changes,
      offered,
      asked,
      personOwner: team ? [] : owns,
      personChanger: team ? [] : changes,
      teamChanger: team ? changes : [],
      joiner: joins,
      keeper: keeps,
    };
    for (const verb of onStep) {
      for (const who of WHO) {
        const may = verb.may(school.people.get(who) as Person, school, step, NOW);
        if (may !== groups[VERBS[verb.name]!].includes(who))
          wrong.push(`${who} ${may ? 'MAY' : 'may not'} ${verb.name}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
