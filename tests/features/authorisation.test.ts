import { describe, expect, it } from '@jest/globals';
import { CONSULTATION } from '../../src/features/consultations/model/consultation.js';
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
import { AWAY, NOW, schoolWith } from './requests/authorisation-cast.js';

/**
 * Every verb that is not about one care request (those: requests/authorisation.test.ts), by every role alone, against a
 * table from product.md. A verb that is not in it fails: somebody has to decide.
 */
const EVERYONE: readonly Role[] = ROLES;
const FOLLOWERS: readonly Role[] = ['CARE_COORDINATOR', 'PUPIL_COUNSELLOR'];
/** Who can lead requests at all, be it as a stand-in; which ones is asked of each request. */
const HOLDERS: readonly Role[] = [...FOLLOWERS, 'CARE_TEACHER', 'HEAD', 'POLICY_TEAM'];
/** Who works with children; the office never starts anything about a pupil. */
const CARERS: readonly Role[] = ROLES.filter((role) => role !== 'SECRETARY' && role !== 'ADMINISTRATOR');
const all = (start: string, names: string, roles: readonly Role[]): Record<string, readonly Role[]> =>
  Object.fromEntries(names.split(' ').map((name) => [start + name, roles]));
const BY_ROLE: Record<string, readonly Role[]> = {
  ...all('consult.', 'availability availability.save feed feed.make feed.stop form plan propose fix', CARERS),
  ...all('request.pause.', 'go staff numbers back', EVERYONE),
  ...all('step.', 'team-form team.create team.sure team.back', EVERYONE),
  'care.off': [...FOLLOWERS, 'CARE_TEACHER'],
  'consult.counts': [...FOLLOWERS, 'HEAD'],
  'step.list': CARERS,
  'step.outside-list': [...FOLLOWERS, 'HEAD', 'POLICY_TEAM'],
  'example.list': CARERS,
  'step.form': CARERS,
  'step.create': CARERS,
  'step.create.outside': CARERS,
  // Which class, and which steps of it, is asked of each: tests/features/steps/class-card.test.ts.
  'step.class-card': CARERS,
  'step.class-card.print': CARERS,
  'request.form': EVERYONE,
  'request.submit': EVERYONE,
  'request.more': EVERYONE,
  'request.details': EVERYONE,
  'request.list': EVERYONE,
  'request.find': EVERYONE,
  'request.corridor': [...FOLLOWERS, 'CARE_TEACHER'],
  'request.corridor.save': [...FOLLOWERS, 'CARE_TEACHER'],
  'request.welcome.later': EVERYONE,
  'think.form': EVERYONE,
  'think.submit': EVERYONE,
  'drill.form': [...FOLLOWERS, 'HEAD'],
  'drill.start': [...FOLLOWERS, 'HEAD'],
  'triage.suggestions': [...FOLLOWERS, 'HEAD'],
  'triage.bulk': HOLDERS,
  'triage.bulk.together': HOLDERS,
  'triage.bulk.take': HOLDERS,
  'school.home': EVERYONE,
  'school.help': EVERYONE,
  'school.instruments': EVERYONE,
  'school.instrument.propose': EVERYONE,
  'school.instrument.propose.save': EVERYONE,
  'school.phones': EVERYONE,
  'school.who': EVERYONE,
  'school.absence': EVERYONE,
  'school.absence.save': EVERYONE,
  'school.absence.end': EVERYONE,
  'school.digest-pause': EVERYONE,
  'school.digest-pause.save': EVERYONE,
  'school.language': EVERYONE,
  'school.language.save': EVERYONE,
  'school.new-requests': FOLLOWERS,
  'school.new-requests.save': FOLLOWERS,
  'school.limit': FOLLOWERS,
  'school.limit.save': FOLLOWERS,
  'school.quiet': EVERYONE,
  'school.quiet.save': EVERYONE,
  'school.settings': [...FOLLOWERS, 'HEAD'],
  'school.settings.edit': [...FOLLOWERS, 'HEAD'],
  'school.settings.save': [...FOLLOWERS, 'HEAD'],
  'school.channel': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.channel.save': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.channel.unlink': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.groups': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.edit': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.save': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.group.who': EVERYONE,
  'school.classes': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.classes.away': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'school.classes.would': [...FOLLOWERS, 'HEAD', 'ADMINISTRATOR'],
  'handover.form': [...FOLLOWERS, 'HEAD'],
  'handover.preview': [...FOLLOWERS, 'HEAD'],
  'school.team': ['SECRETARY', 'ADMINISTRATOR'],
  'school.team.add': ['ADMINISTRATOR'],
  'school.team.edit': ['SECRETARY', 'ADMINISTRATOR'],
  'school.team.save': ['SECRETARY', 'ADMINISTRATOR'],
};
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
      CARE_LOST,
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
