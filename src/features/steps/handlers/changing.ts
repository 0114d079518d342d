import { type Decision, decision, type NewWork } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { classTeachersOf } from '../../school/model/people.js';
import { auditedStep } from '../model/act.js';
import { calledOf } from '../model/head.js';
import { type ChangeInput, MOST_FORMER, tell, tellOwner } from '../model/life.js';
import type { SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { mayOwn } from '../policy.js';
import { changeCard } from '../view/life.js';
import { act, todayOf, withHint } from './shared.js';

/** "Aanpassen": what is tried, who helps and where. What was agreed before stays to be read. */

export const change = (turn: StepTurn): Decision =>
  decision(
    { kind: 'dialog', card: changeCard(turn, turn.id()) },
    { audit: [auditedStep(turn, 'step.change', turn.record.id, 'read')] },
  );

export function changed(turn: StepTurn<ChangeInput>): Decision | Refusal {
  const { school, record, person, now, input } = turn;
  const step = record.data;
  const missing = outsideMissing(input, step);
  if (missing) return invalid(missing);
  const after = { ...step, ...adjusted(turn, input) };
  const note = text('step.changedNote', { called: calledOf(step) });
  const written = [input.what, input.pupil, input.notice, input.why, input.goal].filter(Boolean).join('\n');
  return act(turn, {
    act: 'change',
    verb: 'step.change.save',
    what: 'changed',
    change: adjusted(turn, input),
    work: [
      ...news(turn, step, after),
      ...tellOwner(step, record.id, { now, by: person.id, what: 'changed', act: turn.id() }),
    ],
    reply: { kind: 'close', note: withHint(school, note, written) },
  });
}

/** Outside the class needs a reason, a goal and an end. */
function outsideMissing(
  { place, why, goal, until }: ChangeInput,
  { startsOn }: SmallIntervention,
): Record<string, TextRef> | undefined {
  if (place !== 'outside') return undefined;
  const wrong = {
    ...(why ? {} : { why: text('error.needed') }),
    ...(goal ? {} : { goal: text('error.needed') }),
    ...(until ? {} : { until: text('error.needed') }),
    ...(until && until < startsOn ? { until: text('step.error.until') } : {}),
  };
  return Object.keys(wrong).length > 0 ? wrong : undefined;
}

function adjusted(
  { school, record, person, now }: StepTurn<unknown>,
  { what, notice, pupil, helpers, place, why, goal, until }: ChangeInput,
): Partial<SmallIntervention> {
  const step = record.data;
  const outside = place === 'outside';
  const { words } = step;
  const worded = words.what !== what || (words.notice ?? '') !== (notice ?? '');
  const earlier = {
    at: now,
    by: person.id,
    what: words.what,
    ...(words.notice ? { notice: words.notice } : {}),
  };
  return {
    words: {
      what,
      ...(notice ? { notice } : {}),
      // A name that should have been a code is gone for good: it is in none of the earlier words.
      ...(pupil && (step.scope === 'pupil' || step.scope === 'group') ? { pupil } : {}),
      ...(outside ? { outsideWhy: why, outsideGoal: goal } : {}),
    },
    outside,
    outsideUntil: outside ? until : undefined,
    session: outside ? step.session : undefined,
    helpers: (helpers ?? []).filter((id) => {
      const helper = school.people.get(id);
      return id !== step.ownerId && helper !== undefined && mayOwn(helper, todayOf({ now }));
    }),
    ...(worded ? { former: [...(step.former ?? []), earlier].slice(-MOST_FORMER) } : {}),
  };
}

/** Who helps from now on hears of it; and who teaches the class where it leaves the class. */
function news(
  { school, record, person, now }: StepTurn<unknown>,
  before: SmallIntervention,
  after: SmallIntervention,
): NewWork[] {
  const told = new Map<string, string>();
  const { classCode, closed } = after;
  if (after.outside && !before.outside && !closed && classCode !== undefined)
    for (const teacher of classTeachersOf(school, classCode, todayOf({ now })))
      told.set(teacher.id, 'step.outside');
  for (const helper of after.helpers) if (!before.helpers.includes(helper)) told.set(helper, 'step.helping');
  told.delete(person.id);
  if (after.ownerId !== undefined) told.delete(after.ownerId);
  return [...told].map(([to, name]) => tell(name, to, record.id, now));
}
