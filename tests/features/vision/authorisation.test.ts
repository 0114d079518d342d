import { expect, it } from '@jest/globals';
import { FEATURES } from '../../../src/features/index.js';
import { type Poll, PRIORITY_POLL } from '../../../src/features/vision/model/priorities.js';
import { newTask, TASK, type Task } from '../../../src/features/vision/model/task.js';
import { NOW, schoolWith } from '../requests/authorisation-cast.js';

const verbs = FEATURES.flatMap((feature) => feature.verbs);
const school = schoolWith();

/** Head and coordinators keep the list; whoever was asked to keep one entry right keeps that one, once it is in the list. */
const KEEPERS = [
  'coordinator',
  'handedCoordinator',
  'head',
  'openedCoordinator',
  'otherCoordinator',
  'toldHead',
];
const EVERYBODY = [...school.people.keys()].sort();
const at = { now: NOW, today: '2026-10-12', by: 'invited' };
const task: Task = newTask(
  { what: 'Leesouders', roles: [], everyTeacher: true, personIds: [], ownerId: 'requester' },
  at,
  'LISTED',
);
const may = (state: Task['state']) =>
  Object.fromEntries(
    verbs
      .filter((verb) => verb.on === TASK)
      .map((verb) => [
        verb.name,
        [...school.people.values()]
          .filter((one) => verb.may(one, school, { ...task, state }, NOW))
          .map(({ id }) => id)
          .sort(),
      ]),
  );

it('lets who keeps the list, or one entry of it, change it', () => {
  const owner = [...KEEPERS, 'requester'].sort();
  expect(may('LISTED')).toEqual({
    'task.read': EVERYBODY,
    'task.edit': owner,
    'task.edit.save': owner,
    'task.accept': KEEPERS,
    'task.aside': KEEPERS,
    'task.right': owner,
    'task.other': owner,
    'task.other.save': owner,
  });
});

it('shows what is only proposed to them and to who proposed it, and what was taken out to them alone', () => {
  expect(may('PROPOSED')).toEqual({
    'task.read': [...KEEPERS, 'invited'].sort(),
    'task.edit': KEEPERS,
    'task.edit.save': KEEPERS,
    'task.accept': KEEPERS,
    'task.aside': KEEPERS,
    'task.right': [],
    'task.other': [],
    'task.other.save': [],
  });
  expect(may('ASIDE')['task.read']).toEqual(KEEPERS);
});

it('asks what the year is about by who sets care, of everybody, and of nobody once it was taken back', () => {
  const poll: Poll = {
    title: 'Waar zetten we op in?',
    options: ['a', 'b', 'c'],
    openUntil: '2026-10-30',
    state: 'OPEN',
    way: 'each',
    invited: [],
    createdBy: 'head',
    createdAt: NOW,
  };
  const who = (state: Poll['state']) =>
    Object.fromEntries(
      verbs
        .filter((verb) => verb.on === PRIORITY_POLL)
        .map((verb) => [
          verb.name,
          [...school.people.values()]
            .filter((one) => verb.may(one, school, { ...poll, state }, NOW))
            .map(({ id }) => id)
            .sort(),
        ]),
    );
  for (const state of ['OPEN', 'CLOSED'] as const)
    expect(who(state)).toEqual({
      'priority.read': EVERYBODY,
      'priority.answer': EVERYBODY,
      'priority.answer.save': EVERYBODY,
      'priority.stop': KEEPERS,
      'priority.step': KEEPERS,
    });
  expect(Object.values(who('STOPPED')).flat()).toEqual([]);
});
