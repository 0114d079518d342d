import { dayOf } from '../../../calendar/time.js';
import type { NewWork, RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { AUTOMATIC, REQUEST } from '../../requests/model/request.js';
import { keeperOf } from '../../requests/policy.js';
import { askRef } from '../../school/model/asking.js';
import type { School } from '../../school/model/school.js';
import { auditedStep } from '../model/act.js';
import { askDuo, duoOf } from '../model/duo.js';
import { whatNext } from '../model/next.js';
import {
  INTERVENTION,
  type LookBack,
  type SmallIntervention,
  stepRef,
  teamDayRef,
} from '../model/step-kind.js';
import { coordinatorOf } from '../policy.js';

export type Due = Scene<School> & { ref?: RecordKey; data: WorkData };

/**
 * Somebody is told of a look back from now on: it cannot be undone any more. Who shares the class is asked whether they saw the same,
 * and whoever leads what it comes from hears where it asks for something more.
 */
async function told(scene: Due): Promise<Partial<Thought>> {
  const { read, ref, now, data, school } = scene;
  const record = ref && (await read.get(INTERVENTION, ref.id));
  const one = record?.data.lookBacks.find(({ id }) => id === data.lookBack);
  if (!record || !one) return {};
  const { id, version } = record;
  const { undo, ...step } = record.data;
  const last = step.lookBacks.at(-1) === one;
  const partners = last ? duoOf(school, step, one, now) : [];
  const { asked, work } = askDuo(school, partners, one.id, now);
  const next = last ? await tellNext(scene, record, one) : [];
  if (!(last && undo) && asked.length === 0) return { work: next };
  const { ownerId, teamId, askedFor } = step;
  const saved: SmallIntervention = {
    ...(last ? step : record.data),
    ...(asked.length > 0 ? { duo: [...(step.duo ?? []), ...asked] } : {}),
  };
  return {
    save: [{ kind: INTERVENTION, id, expect: version, data: saved }],
    work: [...work, ...next],
    audit: [auditedStep({ now, person: { id: AUTOMATIC } }, 'step.told', id)],
    changed: [
      stepRef(id),
      ...(ownerId && askedFor ? [askRef(ownerId, askedFor)] : []),
      ...(teamId && askedFor ? [teamDayRef(teamId, askedFor)] : []),
    ],
  };
}

/** To whoever leads the request, else to its coordinator; not to who looked back themselves. */
async function tellNext(
  { read, school, now }: Due,
  { id, data }: Stored<SmallIntervention>,
  one: LookBack,
): Promise<NewWork[]> {
  const why = await whatNext(read, data, one);
  if (why === undefined || data.scope === 'team' || data.scope === 'practice') return [];
  const request = data.requestId === undefined ? undefined : await read.get(REQUEST, data.requestId);
  const today = dayOf(now);
  const leader = request ? keeperOf(school, request.data, today) : coordinatorOf(school, data, today);
  if (leader === one.by) return [];
  return [
    {
      type: 'send',
      name: 'step.next',
      id: `step.next:${one.id}`,
      ref: stepRef(id),
      to: { person: leader },
      manner: why === 'further' ? 'addressed' : 'capped',
      dueAt: now,
      data: { lookBack: one.id, why },
    },
  ];
}

export const stepThinks: ThinkSpec<School>[] = [{ name: 'step.told', run: told }];
