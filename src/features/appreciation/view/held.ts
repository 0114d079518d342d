import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Page } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { TEAM } from '../../school/model/teams.js';
import { APPRECIATION, type Appreciation } from '../model/appreciation.js';

const limit = 200;
type Pages = (after: string | undefined) => Promise<Page<Appreciation>>;

/** Something waits for the channel of a team. How much, or of whom, is nobody's to hear. */
export async function thanksHold({ read, ref }: Scene<School> & { ref: RecordKey }): Promise<TextRef[]> {
  if (ref.kind !== TEAM.kind) return [];
  const waits =
    (await anyFor(ref.id, (after) =>
      read.find(APPRECIATION, { where: { state: 'WAITING' }, limit, after }),
    )) ||
    (await anyFor(ref.id, (after) => read.find(APPRECIATION, { where: { state: 'ASKED' }, limit, after })));
  return waits ? [text('group.held.thanks')] : [];
}

async function anyFor(teamId: string, pages: Pages): Promise<boolean> {
  let after: string | undefined;
  do {
    const page = await pages(after);
    if (page.items.some(({ data }) => data.teamId === teamId)) return true;
    after = page.next;
  } while (after !== undefined);
  return false;
}
