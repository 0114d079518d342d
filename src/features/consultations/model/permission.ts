import type { CareRequest } from '../../requests/model/request.js';
import type { ConsultationKind, Outside } from './consultation.js';

/** Whoever typed "CLB" in a name or an address means the CLB. */
const isClb = ({ name, address = '' }: Outside): boolean =>
  /\bclb\b|clb[-.@]|[-.]clb/i.test(`${name} ${address}`);

/** One pupil is talked about with the CLB: then it is asked first whether that may be. */
export const asksPermission = (
  kind: ConsultationKind,
  outside: readonly Outside[],
  request: Pick<CareRequest, 'words'> | undefined,
): boolean => request?.words.scope === 'pupil' && (kind === 'mdo' || outside.some(isClb));
