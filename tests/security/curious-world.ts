import { createClock } from '../../src/clock.js';
import { DRAFT } from '../../src/features/requests/model/draft.js';
import { DRILL } from '../../src/features/requests/model/drill.js';
import { type CareRequest, REQUEST } from '../../src/features/requests/model/request.js';
import { STATUSES } from '../../src/features/requests/model/states.js';
import { THINK } from '../../src/features/requests/model/think-along.js';
import { INSTRUMENT, newInstrument } from '../../src/features/school/model/instruments.js';
import { saveIdentity, saveRoster } from '../../src/features/school/model/roster.js';
import type { Person } from '../../src/features/school/model/school.js';
import { CHANNEL_OFFER } from '../../src/features/school/model/teams.js';
import { CARE_LOST, careLost } from '../../src/features/steps/model/care-lost.js';
import { newStep } from '../../src/features/steps/model/new-step.js';
import { SHARED_EXAMPLE } from '../../src/features/steps/model/shared-example.js';
import { INTERVENTION, type SmallIntervention } from '../../src/features/steps/model/step-kind.js';
import { newBundle } from '../../src/features/triage/model/bundle.js';
import { CLASS_HANDOVER, type ClassHandover } from '../../src/features/triage/model/class-handover.js';
import type { Save } from '../../src/kernel/decision.js';
import type { Actor, Answer, Interaction } from '../../src/kernel/interaction.js';
import { EVERYWHERE } from '../../src/kernel/values.js';
import type { Store } from '../../src/ports/store.js';
import type { Router } from '../../src/router.js';
import { NOW, requestIn, schoolWith } from '../features/requests/authorisation-cast.js';
import { quietRouter } from '../support/quiet-router.js';
import { plantedConsultations } from './curious-consultations.js';
import { plantedPolls } from './curious-polls.js';
import { joined, tested, third } from './curious-teams.js';
import { plantedThanks } from './curious-thanks.js';
import { compass, plantedVision } from './curious-vision.js';

/** `full` has requests, `empty` has the same people and none, `other` is another school of the group with its own. */
export type SchoolId = 'full' | 'empty' | 'other';

/** Words that stand nowhere but in what was written in the one school; the other has its own. */
export const PUPIL = 'QVX17';
export const ROEPNAAM = 'vuurtoren';
export const MARK = /zqxmark|qvx17|vuurtoren/i;
const WORDS = {
  full: { roepnaam: ROEPNAAM, pupil: PUPIL, mark: 'Zqxmark' },
  other: { roepnaam: 'kastanje', pupil: 'RTY55', mark: 'Anders' },
};

/** By kind, the ids of what is kept in a school. */
export type Planted = Map<string, string[]>;

const idOf = (school: 'full' | 'other', nth: number) =>
  `01K${school === 'full' ? 'F' : 'D'}000000000000000000${String(nth).padStart(4, '0')}`;

const channelAt = (school: string) =>
  ({ surface: 'sandbox', tenant: school, place: 'zorg', channel: 'zorg' }) as const;

function written(school: 'full' | 'other'): Save[] {
  const { roepnaam, pupil, mark } = WORDS[school];
  let nth = 0;
  const next = () => idOf(school, ++nth);
  const words = {
    scope: 'pupil' as const,
    pupil,
    observation: `${mark} telt op de vingers`,
    tried: `${mark} spelletjes`,
    safety: 'yes' as const,
    capacity: 'heavy' as const,
    domains: ['PSYCHOLOGICAL_AND_SOCIAL' as const],
  };
  const request = (data: CareRequest): Save => ({ kind: REQUEST, id: next(), expect: 0, data });
  const about = { words, schoolYear: '2026-2027' };
  const requests = [
    ...STATUSES.map((status, i) =>
      request(requestIn(status, { ...about, roepnaam: i === 0 ? roepnaam : `${roepnaam}${i}` })),
    ),
    request(requestIn('NEW', { ...about, roepnaam: `${roepnaam}20`, onlyFor: ['trustTeacher'] })),
    // Told while they did something else, or were here: in no home of theirs.
    request(
      requestIn('NEW', {
        ...about,
        roepnaam: `${roepnaam}22`,
        alarm: { at: NOW - 1000, told: ['coordinator', 'colleague', 'departed', 'office'] },
      }),
    ),
    request(
      requestIn('NEW', {
        ...about,
        roepnaam: `${roepnaam}21`,
        words: { ...words, scope: 'practice' as const },
      }),
    ),
  ];
  const handover: ClassHandover = {
    state: 'PLANNED',
    by: 'coordinator',
    from: 'coordinator',
    to: 'otherCoordinator',
    covers: [{ by: 'fallback' }],
    classes: [],
    day: '2026-10-20',
    open: 'along',
    createdAt: NOW - 1000,
  };
  const think = {
    askerId: 'requester',
    toIds: ['invited'],
    open: true,
    createdAt: NOW - 1000,
    changedAt: NOW - 1000,
    question: `${mark}, wie denkt mee?`,
    answers: [{ by: 'invited', at: NOW - 500, text: `${mark} antwoord` }],
  };
  const drill = { byId: 'head', classCode: 'L3B', at: NOW, asked: ['coordinator'], off: [], confirmed: [] };
  const draft = { personId: 'requester', createdAt: NOW - 1000, input: { ...words, classCode: 'L3B' } };
  const step = (more: Partial<SmallIntervention>): Save => {
    const id = next();
    const fresh = newStep(
      {
        id,
        roepnaam: `${roepnaam}${id.slice(-2)}`,
        scope: 'pupil',
        classCode: 'L3B',
        ownerId: 'requester',
        createdBy: 'requester',
        coordinatorId: 'coordinator',
        startsOn: '2026-10-12',
        lookBackOn: '2026-11-09',
        words: { what: `${mark} stappenplan`, notice: `${mark} vlotter`, pupil },
        helpers: ['careTeacher'],
      },
      NOW - 1000,
    );
    return { kind: INTERVENTION, id, expect: 0, data: { ...fresh, ...more } };
  };
  const span = { roepnaam: `${roepnaam}30`, span: 'class', classCode: 'L3B' } as const;
  return [
    ...requests,
    step({ outside: true, outsideUntil: '2026-11-09' }),
    step({ status: 'KEPT', lookBackOn: undefined }),
    step({ status: 'PARKED', lookBackOn: undefined, backOn: '2026-11-30' }),
    step({ scope: 'practice', closed: true }),
    step({
      lookBacks: [
        { id: 'seen', at: NOW - 500, by: 'requester', outcome: 'WORKS_KEEP', learned: `${mark} leerde` },
      ],
      duo: [{ to: 'classTeacher', day: '2026-10-12', lookBack: 'seen' }],
      seen: [{ lookBack: 'seen', by: 'classTeacher', at: NOW - 400, text: `${mark} zag meer` }],
    }),
    {
      kind: SHARED_EXAMPLE,
      id: next(),
      expect: 0,
      data: { text: `${mark} voor iedereen`, createdBy: 'requester', createdAt: NOW - 1000 },
    },
    ...plantedConsultations(roepnaam, mark, next),
    ...plantedThanks(mark, next),
    ...plantedVision(mark, next),
    ...plantedPolls(mark, next),
    joined(`${mark} na de speeltijd`),
    {
      kind: CARE_LOST,
      id: next(),
      expect: 0,
      data: careLost(schoolWith().people.get('careTeacher')!, [], ['requester'], 50, NOW),
    },
    { kind: THINK, id: next(), expect: 0, data: think },
    { kind: DRILL, id: next(), expect: 0, data: drill },
    { kind: DRAFT, id: next(), expect: 0, data: draft },
    { kind: CLASS_HANDOVER, id: next(), expect: 0, data: handover },
    {
      kind: INSTRUMENT,
      id: next(),
      expect: 0,
      data: newInstrument({ title: `${mark} plan`, domains: [] }, 1, 'PROPOSED', 'invited'),
    },
    {
      kind: CHANNEL_OFFER,
      id: next(),
      expect: 0,
      data: { by: 'coordinator', channel: channelAt(school), until: NOW + 1000 },
    },
    ...newBundle({ now: NOW, person: { id: 'coordinator' } }, next(), span).save,
  ];
}

export interface World {
  router: Router;
  planted: Record<'full' | 'other', Planted>;
  /** The same to the letter wherever it is asked: ids of what is new are taken out. */
  asks(actor: Actor, what: Partial<Interaction>): Promise<Answer['reply']>;
  /** What was written, as it stands now, with its version. */
  kept(school: 'full' | 'other'): Promise<[kind: string, id: string, record: unknown, readBy: unknown][]>;
}

/** `coordinator of another school` acts on Teams, where somebody has an identity; the others in the sandbox. */
export const FROM_OTHER: Actor = { platform: 'teams', tenant: 'group', user: 'from-other' };

export async function openWorld(store: Store): Promise<World> {
  const ids = createClock();
  const clock = { now: () => NOW, real: () => NOW, id: () => ids.id() };
  const { people, ...record } = schoolWith();
  const planted = { full: new Map(), other: new Map() } as World['planted'];
  for (const schoolId of ['full', 'empty', 'other'] as const) {
    const team = [...people.values()].map((person: Person) => ({ person, expect: 0 }));
    const school = { version: 0, data: { ...record, id: schoolId, name: `School ${schoolId}` } };
    const save = [
      ...saveRoster(school, team),
      third,
      tested,
      ...compass,
      ...(schoolId === 'empty' ? [joined()] : written(schoolId)),
    ];
    const done = await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, NOW);
    if (done !== 'done') throw new Error(`${schoolId}: ${done}`);
    if (schoolId === 'empty') continue;
    for (const { kind, id } of written(schoolId)) {
      const all = planted[schoolId].get(kind.kind) ?? [];
      planted[schoolId].set(kind.kind, [...all, id]);
    }
  }
  const identity = saveIdentity(FROM_OTHER, { schoolId: 'other', personId: 'coordinator' }, 0);
  await store.commit({ schoolId: EVERYWHERE, save: [identity], remove: [], work: [], audit: [] }, NOW);
  const router = quietRouter(store, clock);
  return {
    router,
    planted,
    async asks(actor, what) {
      const place = { kind: 'dialog' } as const;
      const { reply } = await router.turns.act({ actor, place, input: {}, ...what });
      return reply;
    },
    async kept(schoolId) {
      const found: [string, string, unknown, unknown][] = [];
      for (const { kind, id } of written(schoolId)) {
        const audit = await store.audit(schoolId, { record: { kind: kind.kind, id }, limit: 100 });
        found.push([kind.kind, id, await store.get(kind, schoolId, id), audit]);
      }
      return found;
    },
  };
}
