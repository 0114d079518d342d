import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { readTeam, TEAM } from '../../school/model/teams.js';
import { APPRECIATION } from '../model/appreciation.js';

const PAGE = 200;

/**
 * Something waits for the channel of a team, as long as it has one. How much, or of whom, is nobody's to hear. Without a channel it holds
 * nothing up: it stays with whom it is for once the team is gone.
 */
export async function thanksHold({ read, ref }: Scene<School> & { ref: RecordKey }): Promise<TextRef[]> {
  if (ref.kind !== TEAM.kind || !(await readTeam(read, ref.id))?.channel) return [];
  for (const state of ['WAITING', 'ASKED'])
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await read.find(APPRECIATION, { where: { state }, limit: PAGE, after });
      if (page.items.some(({ data }) => data.teamId === ref.id)) return [text('group.held.thanks')];
      after = page.next;
    }
  return [];
}
