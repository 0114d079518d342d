import { describe, expect, it } from '@jest/globals';
import { ROUND, type Round } from '../../../src/features/consultations/model/round.js';
import { ROUND_TASK, type RoundTask } from '../../../src/features/consultations/model/round-task.js';
import { FEATURES } from '../../../src/features/index.js';
import { NOW, schoolWith, TODAY, WHO } from '../requests/authorisation-cast.js';

/** Who runs a round does all of it; who is in one of its classes sees their own times, once it is fixed. Rank opens none. */
const VERBS: Record<string, 'run' | 'in'> = {
  'consult.round.plan': 'run',
  'consult.round.details': 'run',
  'consult.round.proposal': 'run',
  'consult.round.class': 'run',
  'consult.round.class.save': 'run',
  'consult.round.confirm': 'run',
  'consult.round.read': 'in',
  'consult.round.calendar': 'in',
  'consult.round.cancel.form': 'run',
  'consult.round.cancel': 'run',
  'consult.round.task.form': 'run',
  'consult.round.task.save': 'run',
};
const TASK_VERBS = ['consult.round.task', 'consult.round.task.done'];
const at = { from: NOW + 86_400_000, to: NOW + 87_900_000 };
const bare = { asked: [], reasons: [], bites: [], ways: [] };
const round: Round = {
  schoolYear: '2026-2027',
  status: 'PLANNED',
  organiserId: 'coordinator',
  createdAt: NOW,
  changedAt: NOW,
  kind: 'mdo',
  minutes: 25,
  from: TODAY,
  until: TODAY,
  form: { goal: 'GEHEIM' },
  outside: [],
  classes: [
    { code: 'L3B', people: ['requester', 'office', 'otherCoordinator'], ...bare, ...at },
    // Without a time, and left out: nobody is in it.
    { code: 'L4A', people: ['colleague'], ...bare },
    { code: 'L5A', people: ['invited'], left: true, ...bare, ...at },
  ],
};
const verbs = FEATURES.flatMap((feature) => feature.verbs);
const onRound = verbs.filter((verb) => verb.on === ROUND);
const table = (school = schoolWith(), data = round) =>
  Object.fromEntries(
    onRound.map((verb) => [
      verb.name,
      WHO.filter((who) => verb.may(school.people.get(who)!, school, data, NOW)).sort(),
    ]),
  );
const expected = (run: string[], within: string[]) =>
  Object.fromEntries(Object.entries(VERBS).map(([name, who]) => [name, who === 'run' ? run : within]));

describe('every verb on a round, everybody', () => {
  it('is for who runs it, and for its people as far as it is theirs', () => {
    expect(table()).toEqual(expected(['coordinator'], ['coordinator', 'otherCoordinator', 'requester']));
  });

  it('is for nobody else while it is a draft', () => {
    const draft: Round = { ...round, status: 'DRAFT' };
    expect(table(schoolWith(), draft)).toEqual(expected(['coordinator'], ['coordinator']));
  });

  it('goes on with who could have planned it and is in it, when who runs it left', () => {
    const left = schoolWith({ coordinator: { until: '2026-10-09' } });
    const [run, within] = [
      ['coordinator', 'otherCoordinator'],
      ['coordinator', 'otherCoordinator', 'requester'],
    ];
    expect(table(left)).toEqual(expected(run, within));
    const draft: Round = { ...round, status: 'DRAFT' };
    expect(table(left, draft)).toEqual(expected(['coordinator'], ['coordinator']));
  });

  it('and a task is its owner’s alone', () => {
    const task: RoundTask = {
      roundId: 'x',
      ownerId: 'careTeacher',
      askedBy: 'coordinator',
      by: TODAY,
      createdAt: NOW,
      open: true,
      classes: ['L3B'],
      done: [],
    };
    const school = schoolWith();
    const on = verbs.filter((verb) => verb.on === ROUND_TASK);
    expect(on.map(({ name }) => name).sort()).toEqual([...TASK_VERBS].sort());
    for (const verb of on) {
      const may = (data: RoundTask) =>
        WHO.filter((who) => verb.may(school.people.get(who)!, school, data, NOW));
      expect([verb.name, ...may(task)]).toEqual([verb.name, 'careTeacher']);
      expect(may({ ...task, ownerId: 'office' })).toEqual([]);
    }
  });
});
