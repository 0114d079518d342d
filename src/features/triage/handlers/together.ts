import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { OUTCOMES } from '../../requests/model/request.js';
import { type Step, tell } from '../../requests/model/step.js';
import { BUNDLE, type Bundle, bundleAudit, bundleRef, withEvent } from '../model/bundle.js';
import { type Left, wished } from '../model/follow.js';
import { membersOf } from '../model/members.js';
import { speakingDay } from '../model/speak.js';
import type { BundleTurn } from '../model/turn.js';
import { answerCard, closeCard, planCard } from '../view/bundle-forms.js';
import { dayNote } from './plan.js';
import { forAll, type Several, withLeft } from './several.js';

/**
 * One act for all requests of a piece of work. Each requester hears it of their own request, as if it stood alone, and
 * never who else asked.
 */
type Requests = Parameters<typeof forAll>[1];
type Make = (record: Requests[number]) => Step | Left;

async function act(
  turn: BundleTurn<unknown>,
  verb: string,
  what: string,
  make: Make,
  note: (several: Several) => TextRef,
  change: Partial<Bundle> = {},
): Promise<Decision | Refusal> {
  const { record, read } = turn;
  if (record.data.status === 'CLOSED') return refuse('gone');
  const several = forAll(turn, await membersOf(read, record), make);
  if (several.done.length === 0) return refuse('gone', withLeft(text('triage.bulk.nothing'), several));
  // What could not be closed stays together.
  const data = withEvent(record.data, turn, what, several.left.length === 0 ? change : {});
  return decision(
    { kind: 'close', note: withLeft(note(several), several) },
    {
      ...several.parts,
      save: [{ kind: BUNDLE, id: record.id, expect: record.version, data }, ...several.parts.save],
      audit: [bundleAudit(turn, verb, record.id), ...several.parts.audit],
      changed: [...several.parts.changed, bundleRef(record.id)],
    },
  );
}
const n = ({ done }: Several) => ({ n: done.length });

export const take = (turn: BundleTurn): Promise<Decision | Refusal> =>
  act(
    turn,
    'bundle.take',
    'together',
    (record) => wished(turn, record, { together: true }, 'bundle.take'),
    (several) => text('triage.bulk.together', n(several)),
  );

export const answer = (turn: BundleTurn): Decision =>
  decision({ kind: 'dialog', card: answerCard(turn, turn.id()) });

export function answered(turn: BundleTurn<{ id: string; text: string }>): Promise<Decision | Refusal> {
  const verb = 'bundle.answer.save';
  const make: Make = ({ id, data }) => ({
    act: 'answer',
    verb,
    what: 'answered',
    change: { takenBy: data.takenBy ?? turn.person.id },
    note: { kind: 'answer', text: turn.input.text },
    work: [tell('request.answered', data.requesterId, id, turn.now, 'addressed')],
  });
  return act(turn, verb, 'answered', make, (several) => text('bundle.answeredNote', n(several)));
}

export const plan = (turn: BundleTurn): Decision =>
  decision({ kind: 'dialog', card: planCard(turn, turn.id()) });

export async function planned(turn: BundleTurn<{ id: string; day?: Day }>): Promise<Decision | Refusal> {
  const on = speakingDay(turn.school, turn.person, turn.input.day, dayOf(turn.now));
  if (!on) return invalid({ day: text('triage.day.when') });
  const verb = 'bundle.plan.save';
  const make: Make = (record) => wished(turn, record, { together: false, day: on.day }, verb);
  return act(turn, verb, 'planned', make, (several) => dayNote('triage.bulk.planned', on, n(several)));
}

export const close = (turn: BundleTurn): Decision =>
  decision({ kind: 'dialog', card: closeCard(turn, turn.id()) });

export interface CloseInput {
  id: string;
  outcome: (typeof OUTCOMES)[number];
  text?: string;
}
export function closed(turn: BundleTurn<CloseInput>): Promise<Decision | Refusal> {
  const { input, now } = turn;
  const verb = 'bundle.close.save';
  const make: Make = ({ id, data }) => ({
    act: 'close',
    verb,
    what: 'closed',
    change: { outcome: input.outcome },
    note: input.text ? { kind: 'outcome', text: input.text } : undefined,
    work: [tell('request.closed', data.requesterId, id, now, 'addressed')],
  });
  return act(turn, verb, 'closed', make, (several) => text('bundle.closedNote', n(several)), {
    status: 'CLOSED',
  });
}
