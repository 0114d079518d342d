import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { type Bundle, belongsTo } from './bundle.js';

/** Also those that left a piece of work without being taken out of it: what is closed forgets it, what was given along keeps its name. */
const MOST_READ = 100;

/** The requests of a piece of work as they are now, the oldest first. */
export async function membersOf(
  read: Pick<Read, 'find'>,
  bundle: Pick<Stored<Bundle>, 'id' | 'data'>,
): Promise<Stored<CareRequest>[]> {
  const { items } = await read.find(REQUEST, {
    where: { bundle: bundle.id },
    order: { field: 'createdAt', direction: 'asc' },
    limit: MOST_READ,
  });
  return items.filter(({ data }) => belongsTo(bundle, data));
}
