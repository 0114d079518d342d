import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { auditedStep } from '../model/act.js';
import { askedOf, duoRef, saidOf } from '../model/duo.js';
import { calledOf } from '../model/head.js';
import { INTERVENTION, type SmallIntervention, stepRef } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { seenCard } from '../view/seen.js';
import { withHint } from './shared.js';

/** "Ja": they saw the same. */
export const same = (turn: StepTurn): Decision | Refusal => said(turn, 'step.same', undefined);

/** "Ik vul aan": what they saw, beside how it was looked back on and what was learned. */
export function more(turn: StepTurn): Decision | Refusal {
  const { record, person } = turn;
  if (!askedOf(record.data, person.id)) return gone(turn);
  return decision(
    { kind: 'dialog', card: seenCard(turn, turn.id()) },
    { audit: [auditedStep(turn, 'step.seen', record.id, 'read')] },
  );
}

export const moreSaved = (turn: StepTurn<{ id: string; text?: string }>): Decision | Refusal =>
  turn.input.text === undefined
    ? invalid({ text: text('error.needed') })
    : said(turn, 'step.seen.save', turn.input.text);

const gone = ({ record }: StepTurn<unknown>): Refusal =>
  refuse('gone', text('step.seen.gone', { called: calledOf(record.data) }));

/** The last word counts: who ticked "ja" may still add something. Whoever looked back hears only of words. */
function said(turn: StepTurn<unknown>, verb: string, words: string | undefined): Decision | Refusal {
  const { record, person, now, school } = turn;
  const step = record.data;
  const asked = askedOf(step, person.id);
  if (!asked) return gone(turn);
  const before = saidOf(step, asked.last.id, person.id);
  const one = { lookBack: asked.last.id, by: person.id, at: now, ...(words ? { text: words } : {}) };
  const data: SmallIntervention = {
    ...step,
    changedAt: now,
    seen: [...(step.seen ?? []).filter((other) => other !== before), one],
    events: [...step.events, { at: now, by: person.id, what: words ? 'seenMore' : 'seenSame' }],
  };
  const note = text(words ? 'step.seen.noted' : 'step.seen.sameNoted', { called: calledOf(step) });
  return decision(
    { kind: 'close', note: words ? withHint(school, note, words) : note },
    {
      save: [{ kind: INTERVENTION, id: record.id, expect: record.version, data }],
      work: words
        ? [
            {
              type: 'send',
              name: 'step.seen',
              id: `step.seen:${asked.last.id}:${person.id}`,
              ref: stepRef(record.id),
              to: { person: asked.last.by },
              manner: 'digest',
              dueAt: now,
              data: { personId: person.id },
            },
          ]
        : [],
      audit: [auditedStep(turn, verb, record.id)],
      changed: [stepRef(record.id), duoRef(person.id, asked.day)],
    },
  );
}
