import { describe, expect, it } from '@jest/globals';
import { APPRECIATION } from '../../src/features/appreciation/model/appreciation.js';
import { CONSULTATION } from '../../src/features/consultations/model/consultation.js';
import { RECURRING } from '../../src/features/consultations/model/recurring.js';
import { ROUND } from '../../src/features/consultations/model/round.js';
import { ROUND_TASK } from '../../src/features/consultations/model/round-task.js';
import { FEATURES } from '../../src/features/index.js';
import { DRILL } from '../../src/features/requests/model/drill.js';
import { REQUEST } from '../../src/features/requests/model/request.js';
import { THINK } from '../../src/features/requests/model/think-along.js';
import { INSTRUMENT, newInstrument } from '../../src/features/school/model/instruments.js';
import { ROLES, type Role } from '../../src/features/school/model/school.js';
import { changesOf, managesAbsences, maySetAbsence } from '../../src/features/school/policy.js';
import { CARE_LOST, type CareLost } from '../../src/features/steps/model/care-lost.js';
import { SHARED_EXAMPLE } from '../../src/features/steps/model/shared-example.js';
import { INTERVENTION } from '../../src/features/steps/model/step-kind.js';
import { BUNDLE, newBundle } from '../../src/features/triage/model/bundle.js';
import { CLASS_HANDOVER, type ClassHandover } from '../../src/features/triage/model/class-handover.js';
import { BUDDY } from '../../src/features/vision/model/buddy.js';
import { PRIORITY_POLL } from '../../src/features/vision/model/priorities.js';
import { SURVEY } from '../../src/features/vision/model/survey.js';
import { TASK } from '../../src/features/vision/model/task.js';
import { AWAY, NOW, schoolWith } from './requests/authorisation-cast.js';
import { BY_ROLE, FOLLOWERS } from './verbs-by-role.js';

const ON_THINK: Record<string, readonly string[]> = {
  'think.read': ['requester', 'invited'],
  'think.answer': ['requester', 'invited'],
  'think.close': ['requester'],
};

const school = schoolWith();
const verbs = FEATURES.flatMap((feature) => feature.verbs);
const alone = (role: Role) => ({ ...school.people.get('colleague')!, roles: [role] });

describe('verbs that are about nobody', () => {
  const free = verbs.filter((verb) => verb.on === undefined);

  it('are all in the table', () => {
    expect(free.map((verb) => verb.name).sort()).toEqual(Object.keys(BY_ROLE).sort());
  });

  it.each(free.map((verb) => ({ name: verb.name, verb })))('$name', ({ name, verb }) => {
    const may = ROLES.filter((role) => verb.may(alone(role), school, undefined, NOW));
    expect(may.sort()).toEqual([...BY_ROLE[name]!].sort());
  });
});

describe('verbs on a question to think along', () => {
  const think = {
    askerId: 'requester',
    toIds: ['invited'],
    open: true,
    createdAt: 1,
    changedAt: 1,
    question: 'x',
    answers: [],
  };
  const on = verbs.filter((verb) => verb.on === THINK);

  it('are all in the table, and for those in it alone', () => {
    const may = on.map((verb) => [
      verb.name,
      [...school.people.values()].filter((one) => verb.may(one, school, think, NOW)).map((one) => one.id),
    ]);
    expect(Object.fromEntries(may)).toEqual(ON_THINK);
  });
});

describe('verbs on a drill', () => {
  const drill = { byId: 'head', classCode: 'L3B', at: 1, asked: ['coordinator'], off: [], confirmed: [] };

  it('are for those who were asked to confirm, not for who started it', () => {
    const may = verbs
      .filter((verb) => verb.on === DRILL)
      .map((verb) => [
        verb.name,
        [...school.people.values()].filter((one) => verb.may(one, school, drill, NOW)).map((one) => one.id),
      ]);
    expect(Object.fromEntries(may)).toEqual({ 'drill.acknowledge': ['coordinator'] });
  });
});

describe('verbs on a piece of work', () => {
  const made = newBundle({ now: NOW, person: { id: 'coordinator' } }, 'b', {
    roepnaam: 'kastanje',
    span: 'class',
    classCode: 'L3B',
  }).data;
  const bundle = { ...made, asked: ['otherCoordinator', 'head', 'office'] };
  const on = verbs.filter((verb) => verb.on === BUNDLE);
  const may = (of: typeof school, data: typeof bundle) =>
    Object.fromEntries(
      on.map((verb) => [
        verb.name,
        [...of.people.values()].filter((one) => verb.may(one, of, data, NOW)).map(({ id }) => id),
      ]),
    );
  const all = (owner: string[], asked: string[]) =>
    Object.fromEntries(on.map(({ name }) => [name, name === 'bundle.along' ? asked : owner]));

  it('are its owner’s alone; who was asked along sees their own beside it, while it is open', () => {
    expect(on.length).toBeGreaterThan(8);
    expect(may(school, bundle)).toEqual(all(['coordinator'], ['otherCoordinator']));
    expect(may(school, { ...bundle, status: 'CLOSED' })).toEqual(all(['coordinator'], []));
  });

  it('go to a coordinator who stands in, and to nobody when its owner does something else now', () => {
    const standIn = { ...AWAY, coordinator: { ...AWAY.coordinator, standInId: 'handedCoordinator' } };
    expect(may(schoolWith(standIn), bundle)).toEqual(
      all(['coordinator', 'handedCoordinator'], ['otherCoordinator']),
    );
    const teaches = { coordinator: { roles: ['TEACHER'] as Role[], covers: [] } };
    expect(may(schoolWith(teaches), bundle)).toEqual(all([], ['otherCoordinator']));
  });
});

describe('verbs on material for everybody', () => {
  const one = newInstrument({ title: 'Stappenplan', domains: [] }, 1, 'PROPOSED', 'colleague');

  it('are for who follows care requests, not for who proposed it', () => {
    const may = verbs
      .filter((verb) => verb.on === INSTRUMENT)
      .map((verb) => [verb.name, ROLES.filter((role) => verb.may(alone(role), school, one, NOW))]);
    expect(Object.fromEntries(may)).toEqual({
      'school.instrument.edit': FOLLOWERS,
      'school.instrument.edit.save': FOLLOWERS,
      'school.instrument.accept': FOLLOWERS,
      'school.instrument.aside': FOLLOWERS,
    });
  });
});

describe('verbs on classes that are handed over', () => {
  const handover: ClassHandover = {
    state: 'DONE',
    by: 'coordinator',
    from: 'coordinator',
    to: 'otherCoordinator',
    covers: [{ by: 'fallback' }],
    classes: [],
    day: '2026-10-12',
    open: 'along',
    createdAt: 1,
  };
  const may = (data: ClassHandover) =>
    verbs
      .filter((verb) => verb.on === CLASS_HANDOVER)
      .map((verb) => [
        verb.name,
        [...school.people.values()].filter((one) => verb.may(one, school, data, NOW)).map(({ id }) => id),
      ]);
  const changes = ['coordinator', 'head', 'toldHead'];

  it('are confirmed by who looked at it, and changed by who gave them and the head; not by who gets them', () => {
    expect(Object.fromEntries(may(handover))).toEqual({
      'handover.save': ['coordinator'],
      'handover.cancel': changes,
      'handover.undo': changes,
    });
    // What nobody confirmed is nobody else's to see.
    expect(Object.fromEntries(may({ ...handover, state: 'DRAFT' }))).toEqual({
      'handover.save': ['coordinator'],
      'handover.cancel': [],
      'handover.undo': [],
    });
    // Somebody who no longer is what they were when they looked.
    expect(
      Object.fromEntries(may({ ...handover, state: 'DRAFT', by: 'requester' }))['handover.save'],
    ).toEqual([]);
  });
});

describe('the rest', () => {
  it('is about a care request', () => {
    const known: unknown[] = [
      undefined,
      INSTRUMENT,
      THINK,
      DRILL,
      BUNDLE,
      CLASS_HANDOVER,
      REQUEST,
      INTERVENTION,
      SHARED_EXAMPLE,
      CONSULTATION,
      RECURRING,
      ROUND,
      ROUND_TASK,
      CARE_LOST,
      TASK,
      PRIORITY_POLL,
      SURVEY,
      BUDDY,
      APPRECIATION,
    ];
    expect(verbs.filter((verb) => !known.includes(verb.on))).toEqual([]);
  });

  it('takes back care that fell away only for who said so', () => {
    const back = verbs.filter(({ on }) => on === CARE_LOST);
    const school = schoolWith();
    const lost = { personId: 'careTeacher' } as CareLost;
    const may = [...school.people.values()].filter((person) =>
      back.every((verb) => verb.may(person, school, lost, NOW)),
    );
    expect([back.length, ...may.map(({ id }) => id)]).toEqual([1, 'careTeacher']);
  });

  it('lets the administrator change what others are, the office their classes, and nobody what they are themselves', () => {
    type Field = 'roles' | 'covers' | 'until' | 'email' | 'classes' | 'teaches';
    const may = (field: Field, of: string | undefined) =>
      ROLES.filter((role) => changesOf(alone(role), of).includes(field));
    for (const field of ['roles', 'covers', 'until'] as const) {
      expect(may(field, 'requester')).toEqual(['ADMINISTRATOR']);
      expect(may(field, 'colleague')).toEqual([]);
    }
    expect(may('email', 'requester')).toEqual(['ADMINISTRATOR']);
    expect(may('email', undefined)).toEqual(['ADMINISTRATOR']);
    expect(may('classes', 'requester')).toEqual(['SECRETARY', 'ADMINISTRATOR']);
    // A lesson in a class opens its card: nobody gives it to themselves.
    expect(may('teaches', 'requester')).toEqual(['SECRETARY', 'ADMINISTRATOR']);
    expect(may('teaches', 'colleague')).not.toContain('ADMINISTRATOR');
  });

  it('lets the head and the secretary set absences of others, and nobody else', () => {
    expect(ROLES.filter((role) => managesAbsences(alone(role)))).toEqual(['HEAD', 'SECRETARY']);
    expect(ROLES.filter((role) => maySetAbsence(alone(role), 'requester'))).toEqual(['HEAD', 'SECRETARY']);
    expect(ROLES.filter((role) => maySetAbsence(alone(role), 'colleague'))).toEqual([...ROLES]);
  });
});
