import type { Read } from '../../../kernel/feature.js';
import { REQUEST } from '../../requests/model/request.js';
import { didNotHelp } from './outcome.js';
import { INTERVENTION, type LookBack, type SmallIntervention } from './step-kind.js';

/** So many small steps in vain ask for something else (`domain.md` §1.2, no progress). */
export const STEPS_IN_VAIN = 2;
const MOST_READ = 20;

/** Why a look back asks for more than another day: somebody wants to discuss it, or it is the second that did not help. */
export type Why = 'further' | 'inVain';

/** Of one request, and of those of which a person ticked that they are about the same pupil, since its phase was chosen. */
export async function whatNext(
  read: Read,
  step: SmallIntervention,
  { outcome }: Pick<LookBack, 'outcome'>,
): Promise<Why | undefined> {
  if (outcome === 'STEP_UP') return 'further';
  if (outcome !== 'NO_EFFECT_STOP' || step.requestId === undefined) return undefined;
  const request = await read.get(REQUEST, step.requestId);
  if (!request) return undefined;
  const { samePupilAs = [], events } = request.data;
  const since = events.findLast(({ what }) => what === 'phase')?.at ?? 0;
  const pages = await Promise.all(
    [request.id, ...samePupilAs].map((requestId) =>
      read.find(INTERVENTION, {
        where: { requestId },
        order: { field: 'createdAt', direction: 'desc' },
        limit: MOST_READ,
      }),
    ),
  );
  const inVain = pages.flatMap(({ items }) => items).filter(({ data }) => didNotHelp(data, since));
  return inVain.length >= STEPS_IN_VAIN ? 'inVain' : undefined;
}
