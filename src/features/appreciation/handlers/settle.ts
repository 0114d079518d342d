import {
  type Decision,
  decision,
  type NewWork,
  type RecordKey,
  type Save,
} from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { APPRECIATION, PREFERENCE, type Preference, thanksRef } from '../model/appreciation.js';
import { stateFor, wantsOf } from '../model/preference.js';
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

/** Looked at afterwards: two who answer at the same moment do not see each other. */
const settle = (id: string, nonce: string, now: number): NewWork => ({
  type: 'think',
  name: 'thanks.settle',
  id: `thanks.settle:${id}:${nonce}`,
  ref: thanksRef(id),
  dueAt: now,
});

export const allow = (turn: ThanksTurn): Promise<Decision> => chosen(turn, 'public');
export const keep = (turn: ThanksTurn): Promise<Decision> => chosen(turn, 'personal');

async function chosen(turn: ThanksTurn, wants: Wants): Promise<Decision> {
  const { record, now } = turn;
  return decision(
    { kind: 'close', note: text(`thanks.wants.${wants}`) },
    {
      save: [await kept(turn, wants)],
      work: [settle(record.id, turn.id(), now)],
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
    { save: [await kept(turn, wants)] },
  );
}

type At = Scene<School> & { ref?: RecordKey };

/** Everybody it is for was asked: it goes to its channel, waits for the round, or stays with them; then who wrote it hears that. */
async function settled({ read, ref, now }: At): Promise<Partial<Thought>> {
  const record = ref && (await read.get(APPRECIATION, ref.id));
  if (record?.data.state !== 'ASKED') return {};
  const { data, id } = record;
  const state = stateFor(data, await wantsOf(read, data.recipientIds));
  if (state === 'ASKED') return {};
  const posted = state === 'POSTED' && data.teamId !== undefined;
  return {
    save: [saveThanks(id, record.version, { ...data, state, ...(posted ? { postedAt: now } : {}) })],
    work: [
      ...(posted && data.teamId !== undefined ? [postThanks(id, data.teamId, now)] : []),
      ...(state === 'PERSONAL' ? [stayedWithThem(id, data.senderId, now)] : []),
    ],
    changed: [thanksRef(id)],
  };
}

export const settleThinks: ThinkSpec<School>[] = [{ name: 'thanks.settle', run: settled }];
