import type { RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import type { School } from '../../school/model/school.js';
import { auditedStep } from '../model/act.js';
import { dayRef, INTERVENTION, stepRef } from '../model/step-kind.js';

export type Due = Scene<School> & { ref?: RecordKey; data: WorkData };

/** Somebody is told of a look back from now on: it cannot be undone any more. */
async function told({ read, ref, now, data }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(INTERVENTION, ref.id));
  if (!record?.data.undo || record.data.lookBacks.at(-1)?.id !== data.lookBack) return {};
  const { id, version } = record;
  const { undo: _, ...step } = record.data;
  const { ownerId, askedFor } = step;
  return {
    save: [{ kind: INTERVENTION, id, expect: version, data: step }],
    audit: [auditedStep({ now, person: { id: AUTOMATIC } }, 'step.told', id)],
    changed: [stepRef(id), ...(ownerId && askedFor ? [dayRef(ownerId, askedFor)] : [])],
  };
}

export const stepThinks: ThinkSpec<School>[] = [{ name: 'step.told', run: told }];
