import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import type { School } from '../../school/model/school.js';
import { CLASS_HANDOVER, handoverRef } from '../model/class-handover.js';
import { carriedOut, notPossible, THINK } from '../model/handing-over.js';

type Due = Scene<School> & { ref?: RecordKey };

/** The morning of a planned hand-over. What no longer fits by then is not done by half: both hear that it did not happen. */
export async function due(scene: Due): Promise<Partial<Thought>> {
  const record = scene.ref && (await scene.read.get(CLASS_HANDOVER, scene.ref.id));
  if (record?.data.state !== 'PLANNED') return {};
  const done = await carriedOut(scene, record, { by: record.data.by, verb: THINK });
  return 'problem' in done ? notPossible(record, scene.now) : done;
}

/** Its messages no longer offer to take it back. */
export async function over({ ref, read }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(CLASS_HANDOVER, ref.id));
  return record?.data.state === 'DONE' ? { changed: [handoverRef(record.id)] } : {};
}
