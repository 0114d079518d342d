import { dayOf } from '../../../calendar/time.js';
import type { NewWork, RecordKey } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { School } from '../../school/model/school.js';
import { readTeam } from '../../school/model/teams.js';
import { APPRECIATION, type Appreciation, type State, thanksRef } from '../model/appreciation.js';
import { stateNow } from '../model/preference.js';
import { isLastOfWeek, ROUND, roundId, roundMoment, roundRef } from '../model/round.js';
import { saveThanks, stayedWithThem } from '../model/write.js';

/** The round of the week (*trotsmomenten*). */

/** More in one week waits for the next: no school has as many. */
const MOST = 200;

type At = Scene<School> & { ref?: RecordKey; data: Record<string, unknown> };

/** On the morning of the last school day of the week: the moment of the round. A holiday has no school mornings, so what waits, waits. */
function plan({ school, now }: At): Partial<Thought> {
  const today = dayOf(now);
  if (!isLastOfWeek(school, today)) return {};
  const gather: NewWork = {
    type: 'think',
    name: 'thanks.round',
    id: `thanks.round:${school.id}:${today}`,
    dueAt: roundMoment(school, today),
    data: { day: today },
  };
  return { work: [gather] };
}

/** All that waits, one post for each channel; nothing waits: nothing is said. What can go to no channel any more waits no longer. */
async function gather({ read, now, data }: At): Promise<Partial<Thought>> {
  const day = String(data.day);
  // A process that was down over the weekend leaves it to the next one.
  if (dayOf(now) !== day) return {};
  const inState = async (state: State) => {
    const order = { field: 'createdAt', direction: 'asc' } as const;
    return (await read.find(APPRECIATION, { where: { state }, order, limit: MOST })).items;
  };
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  const items: Stored<Appreciation>[] = [];
  for (const one of [...(await inState('WAITING')), ...(await inState('ASKED'))]) {
    // Somebody may have come to want it otherwise since, or its team is gone.
    const state = await stateNow(read, one.data);
    if (one.data.state === 'WAITING' && state === 'WAITING') items.push(one);
    else if (one.data.state === 'WAITING' || state === 'PERSONAL') {
      thought.save.push(saveThanks(one.id, one.version, { ...one.data, state: 'PERSONAL' }));
      thought.work.push(stayedWithThem(one.id, one.data.senderId, now));
      thought.changed.push(thanksRef(one.id));
    }
  }
  const teamIds = [...new Set(items.flatMap(({ data: { teamId } }) => teamId ?? []))];
  for (const teamId of teamIds) {
    const id = roundId(teamId, day);
    // A channel that was unlinked keeps what waits until there is one again.
    if (!(await readTeam(read, teamId))?.channel || (await read.get(ROUND, id))) continue;
    thought.save.push({ kind: ROUND, id, expect: 0, data: { teamId, day, at: now } });
    for (const one of items.filter((item) => item.data.teamId === teamId)) {
      thought.save.push(
        saveThanks(one.id, one.version, { ...one.data, state: 'POSTED', roundId: id, postedAt: now }),
      );
      thought.changed.push(thanksRef(one.id));
    }
    thought.work.push({
      type: 'send',
      name: 'thanks.round',
      id: `thanks.round:${id}`,
      ref: roundRef(id),
      to: { channel: teamId },
      manner: 'addressed',
      dueAt: now,
    });
  }
  return thought;
}

export const roundThinks: ThinkSpec<School>[] = [
  { name: 'thanks.plan-round', eachMorning: true, run: plan },
  { name: 'thanks.round', run: gather },
];
