import type { Read } from '../../../kernel/feature.js';
import { readTeam } from '../../school/model/teams.js';
import { type Appreciation, PREFERENCE, type Preference, type State } from './appreciation.js';

export type Wants = Preference['wants'] | undefined;

/** What each of these people said of channels; undefined: not asked yet. In their order. */
export async function wantsOf(read: Pick<Read, 'get'>, personIds: readonly string[]): Promise<Wants[]> {
  const found = await Promise.all(personIds.map((id) => read.get(PREFERENCE, id)));
  return found.map((one) => one?.data.wants);
}

/**
 * Where it stands, by what those it is for want: one who wants none of it in a channel decides for all of them, and as long as
 * somebody was not asked it stands nowhere (`product.md` §5: the recipient's own preference wins).
 */
export function stateFor({ way }: Pick<Appreciation, 'way'>, wants: readonly Wants[]): State {
  if (way === 'personal' || wants.includes('personal')) return 'PERSONAL';
  if (wants.includes(undefined)) return 'ASKED';
  return way === 'channel' ? 'POSTED' : 'WAITING';
}

/** The same, as things are now; a team that was taken away has no channel any more, so that it stays with them. */
export async function stateNow(
  read: Pick<Read, 'get'>,
  data: Pick<Appreciation, 'way' | 'teamId' | 'recipientIds'>,
): Promise<State> {
  if (data.teamId !== undefined && !(await readTeam(read, data.teamId))) return 'PERSONAL';
  return stateFor(data, await wantsOf(read, data.recipientIds));
}
