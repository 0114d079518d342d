import { dayOf } from '../../../calendar/time.js';
import { auditLine, type Decision, decision, show, toMyself } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { list, text } from '../../../kernel/text.js';
import { findClass } from '../../school/model/classes.js';
import { auditedStep } from '../model/act.js';
import { classCardRef, stepsOfClass } from '../model/class-card.js';
import { stepRef } from '../model/step-kind.js';
import type { SchoolTurn, StepTurn } from '../model/turn.js';
import { opensClassCard } from '../policy.js';
import { chooseClassCard, classCard, PAGE } from '../view/class-card.js';

interface Asked {
  classCode?: string;
  after?: string;
}

/** `zorg klas L3B`; without a class, those of whoever asks. Each step that is shown is logged as read. */
export async function open(turn: SchoolTurn<Asked>): Promise<Decision | Refusal> {
  const { input } = turn;
  if (input.classCode === undefined) return show(turn, chooseClassCard(turn));
  const found = await theirs(turn, input.classCode);
  if ('refusal' in found) return found;
  const { classCode, steps } = found;
  const from = Math.max(0, Math.trunc(Number(input.after ?? 0)) || 0);
  const first = from < steps.length ? from : 0;
  const shown = steps.slice(first, first + PAGE);
  return show(turn, classCard(turn, classCode, steps, first), {
    audit: [
      auditLine(turn, 'step.class-card', classCardRef(classCode), 'read'),
      ...shown.map(({ id }) => auditedStep(turn, 'step.class-card', id, 'read')),
    ],
  });
}

/** On paper: a file to whoever asks, in their own chat, and never anywhere else. */
export async function print(turn: SchoolTurn<Asked>): Promise<Decision | Refusal> {
  const found = await theirs(turn, turn.input.classCode ?? '');
  if ('refusal' in found) return found;
  const { classCode, steps } = found;
  if (steps.length === 0) return refuse('gone', text('classCard.empty', { classCode }));
  return decision(
    { kind: 'close', note: text('classCard.sent'), follows: true },
    {
      work: [toMyself(turn, 'step.class-card', classCardRef(classCode))],
      audit: [
        auditLine(turn, 'step.class-card.print', classCardRef(classCode), 'read'),
        ...steps.map(({ id }) => auditedStep(turn, 'step.class-card.print', id, 'read')),
      ],
    },
  );
}

/** "In mijn agenda": the day to look back, as it is when the file goes out. */
export function calendar(turn: StepTurn): Decision | Refusal {
  const { record } = turn;
  if (record.data.lookBackOn === undefined) return refuse('gone', text('classCard.noDay'));
  return decision(
    { kind: 'close', note: text('classCard.icsSent'), follows: true },
    {
      work: [toMyself(turn, 'step.calendar', stepRef(record.id))],
      audit: [auditedStep(turn, 'step.calendar', record.id, 'read')],
    },
  );
}

/** The class that was meant, with what this person may see of it; who may see nothing of it is told no more than that. */
async function theirs(turn: SchoolTurn<unknown>, typed: string) {
  const { school, person, read, now } = turn;
  const today = dayOf(now);
  const found = findClass(school, typed, today);
  if (!found) return refuse('refused', text('classCard.unknown'));
  if (!('code' in found)) {
    const classes = list(...found.many.slice(0, 6).map(({ code }) => code));
    return turn.place.kind === 'dialog'
      ? invalid({ classCode: text('error.whichClass', { classes }) })
      : refuse('refused', text('error.whichClass', { classes }));
  }
  const steps = await stepsOfClass(read, { school, person, today }, found.code);
  if (steps.length === 0 && !opensClassCard(person, school, found.code, today))
    return refuse('refused', text('classCard.notYours', { classCode: found.code }));
  return { classCode: found.code, steps };
}
