import { type Decision, decision, type NewWork, type Save, type WorkData } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { APPRECIATION, PREFERENCE, type Preference, thanksRef } from '../model/appreciation.js';
import { stateNow, wantsOf } from '../model/preference.js';
import type { SchoolTurn, ThanksTurn } from '../model/turn.js';
import { postThanks, saveThanks, stayedWithThem, thanksAudit } from '../model/write.js';
import { preferenceCard } from '../view/write.js';

/** What those it is for say of channels, and where it stands from then on. */

type Wants = Preference['wants'];

async function kept(
  { read, person, now }: Pick<SchoolTurn<unknown>, 'read' | 'person' | 'now'>,
  wants: Wants,
): Promise<Save<Preference>> {
  const before = await read.get(PREFERENCE, person.id);
  return { kind: PREFERENCE, id: person.id, expect: before?.version ?? 0, data: { wants, since: now } };
}

/** Looked at afterwards, all that waits for an answer: two who answer at the same moment do not see each other. */
const settle = (person: string, nonce: string, now: number): NewWork => ({
  type: 'think',
  name: 'thanks.settle',
  id: `thanks.settle:${nonce}`,
  dueAt: now,
  data: { person },
});

export const allow = (turn: ThanksTurn): Promise<Decision> => chosen(turn, 'public');
export const keep = (turn: ThanksTurn): Promise<Decision> => chosen(turn, 'personal');

async function chosen(turn: ThanksTurn, wants: Wants): Promise<Decision> {
  const { record, now } = turn;
  return decision(
    { kind: 'close', note: text(`thanks.wants.${wants}`) },
    {
      save: [await kept(turn, wants)],
      work: [settle(turn.person.id, turn.id(), now)],
      audit: [thanksAudit(turn, wants === 'public' ? 'thanks.allow' : 'thanks.keep', record.id)],
      changed: [thanksRef(record.id)],
    },
  );
}

/** By oneself, at any time. What stands in a channel already is not moved by it. */
export async function preference(turn: SchoolTurn<unknown>): Promise<Decision> {
  const [wants] = await wantsOf(turn.read, [turn.person.id]);
  return decision({ kind: 'dialog', card: preferenceCard(wants) });
}

export async function preferred(turn: SchoolTurn<{ wants: Wants }>): Promise<Decision> {
  const { wants } = turn.input;
  return decision(
    { kind: 'close', note: text(`thanks.wants.${wants}`) },
    { save: [await kept(turn, wants)], work: [settle(turn.person.id, turn.id(), turn.now)] },
  );
}

type At = Scene<School> & { data: WorkData };

/** Answered or not, more wait for nobody. */
const MOST_ASKED = 200;

/** Where everybody it is for was asked, it goes to its channel, waits for the round, or stays with them; then who wrote it hears that. */
async function settled({ read, now, data: { person } }: At): Promise<Partial<Thought>> {
  const { items } = await read.find(APPRECIATION, {
    where: { state: 'ASKED' },
    order: { field: 'createdAt', direction: 'asc' },
    limit: MOST_ASKED,
  });
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  for (const { id, version, data } of items) {
    if (!data.recipientIds.includes(String(person))) continue;
    // Their card asks no more.
    thought.changed.push(thanksRef(id));
    const state = await stateNow(read, data);
    if (state === 'ASKED') continue;
    const posted = state === 'POSTED' ? { postedAt: now } : {};
    thought.save.push(saveThanks(id, version, { ...data, state, ...posted }));
    if (state === 'POSTED' && data.teamId !== undefined) thought.work.push(postThanks(id, data.teamId, now));
    if (state === 'PERSONAL') thought.work.push(stayedWithThem(id, data.senderId, now));
  }
  return thought;
}

export const settleThinks: ThinkSpec<School>[] = [{ name: 'thanks.settle', run: settled }];
