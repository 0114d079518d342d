import { z } from 'zod';
import { schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewWork, RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { soundsLike } from '../../../kernel/spelling.js';
import type { Epoch } from '../../../kernel/values.js';
import { DOMAINS, type School } from '../../school/model/school.js';
import { LIMITS, type SmallIntervention } from './step-kind.js';

const schema = z.strictObject({
  text: z.string().min(1).max(LIMITS.what),
  domain: z.enum(DOMAINS).optional(),
  createdBy: z.string(),
  createdAt: z.number(),
});
/** What became part of everyday care, as whoever tried it chose to tell all of the staff: without any pupil, so that staff own its text. */
export type SharedExample = z.infer<typeof schema>;

export const SHARED_EXAMPLE = defineKind<SharedExample>({
  kind: 'sharedExample',
  schema,
  sealed: [],
  indexes: [['createdAt']],
});

/** Of one pupil or a few nothing is kept: it ends. */
export const canBeShared = ({ scope }: SmallIntervention): boolean => scope !== 'pupil' && scope !== 'group';

/** Under the id of the look back that it comes from: there is one of each. */
export const exampleIdOf = ({ lookBacks }: SmallIntervention): string | undefined => {
  const last = lookBacks.at(-1);
  return last?.outcome === 'PART_OF_BASIC_CARE' ? last.id : undefined;
};

/** What was kept with a look back, to take it away with it. */
export const exampleRef = (step: SmallIntervention): RecordKey[] => {
  const id = exampleIdOf(step);
  return id === undefined ? [] : [{ kind: SHARED_EXAMPLE.kind, id }];
};

/** A year later, once, to who made it. */
export function anniversaryOf(school: School, id: string, { createdBy }: SharedExample, now: Epoch): NewWork {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4)) + 1;
  // There is no 29 February then.
  const later = `${year}-${today.slice(5) === '02-29' ? '03-01' : today.slice(5)}`;
  return {
    type: 'send',
    name: 'example.year',
    id: `example.year:${id}`,
    ref: { kind: SHARED_EXAMPLE.kind, id },
    to: { person: createdBy },
    manner: 'digest',
    dueAt: epochOf(schoolDayOnOrAfter(school.calendar, later), school.settings.digestAt),
  };
}

/** So many are looked through; a school has some tens. */
const MOST_READ = 300;

/** The newest first; each typed word begins a word of it, or is one but for a slip. */
export async function examplesLike(read: Read, typed: string): Promise<Stored<SharedExample>[]> {
  const { items } = await read.find(SHARED_EXAMPLE, {
    order: { field: 'createdAt', direction: 'desc' },
    limit: MOST_READ,
  });
  return items.filter(({ data }) => soundsLike(data.text, typed));
}
