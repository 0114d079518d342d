import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { takenName } from '../../requests/model/free-roepnaam.js';
import { INTERVENTION, stepRef } from './step-kind.js';

const MOST = 200;
/** Behind all digits, before all letters. */
const BEHIND_NUMBERS = ':';

export interface Shares {
  /** Of the request or the consultation that they come from. */
  roepnaam: string;
  schoolYear: string;
  requestId?: string;
}

/**
 * What so many new steps are called that share a roepnaam: the first as what it comes from, the next "vuurtoren 2" and on, whether the
 * earlier ones still run or not. So a message about one of them is about no other, and it can be said and typed.
 */
export async function stepNames(
  read: Read,
  { roepnaam, schoolYear, requestId }: Shares,
  n: number,
): Promise<string[]> {
  const [named, ofRequest] = await Promise.all([
    read.find(INTERVENTION, {
      where: { schoolYear },
      range: { field: 'roepnaam', from: roepnaam, below: `${roepnaam} ${BEHIND_NUMBERS}` },
      limit: MOST,
    }),
    requestId === undefined ? { items: [] } : read.find(INTERVENTION, { where: { requestId }, limit: MOST }),
  ]);
  const taken = new Set([...named.items, ...ofRequest.items].map(({ data }) => data.roepnaam));
  const names: string[] = [];
  for (let nth = 1; names.length < n; nth++) {
    const name = nth === 1 ? roepnaam : `${roepnaam} ${nth}`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}

/** Two that are begun at the same moment are not called the same: one of both is tried again, and gets the next number. */
export const keepsName = (
  id: string,
  { schoolYear, roepnaam }: { schoolYear: string; roepnaam: string },
): Save[] => (/ \d+$/.test(roepnaam) ? [takenName(stepRef(id), { schoolYear, roepnaam })] : []);
