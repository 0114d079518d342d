import type { Permission, STEP_UP_CHECKS } from '../../school/model/phases.js';
import type { CareRequest } from './request.js';
import { stateAfter } from './states.js';

/** Support is organised around pupils: "mijn aanpak" has no phase, nor has what is about somebody of the school. */
export const hasPhase = ({ words, onlyFor }: CareRequest): boolean =>
  words.scope !== 'practice' && !words.aboutStaff && onlyFor === undefined;

export const mayChoosePhase = (request: CareRequest): boolean =>
  hasPhase(request) && stateAfter(request.status, 'mark') !== undefined;

type Check = (typeof STEP_UP_CHECKS)[number];

/** What was looked at before the step that led to where the support is now; undefined: none was asked for. */
export function lastStepUp({ phase, steppedUp }: Pick<CareRequest, 'phase' | 'steppedUp'>) {
  const last = steppedUp?.at(-1);
  return last && last.to === phase ? last : undefined;
}

/** The step to extended care, as it is kept. Permission is noted by whoever fills it in. */
export const stepUp = (by: string, at: number, checked: readonly Check[], permission: Permission) => ({
  at,
  by,
  to: 'EXTENDED_CARE' as const,
  checked: [...checked],
  permission,
  ...(permission === 'notYet' ? {} : { permissionBy: by }),
});
