import { type Decision, decision, show, toMyself } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { jobOf } from '../model/job.js';
import { taskBook } from '../model/task-book.js';
import { jobCard, jobRef } from '../view/job.js';
import type { At } from './shared.js';
import { todayIn } from './tasks.js';

/** All tasks of a person or a role, as a text to copy and as a page to print. */

export async function job(turn: At<{ personId?: string }>): Promise<Decision | Refusal> {
  const value = turn.input.personId ?? turn.person.id;
  const [at, book] = await Promise.all([todayIn(turn), taskBook(turn.read, turn.school.id)]);
  const found = jobOf(at, book, value);
  return found ? show(turn, jobCard(at, value, found)) : invalid({ personId: text('error.choice') });
}

/** To whoever asks, in their own chat. */
export async function printed(turn: At<{ personId?: string }>): Promise<Decision | Refusal> {
  const value = turn.input.personId ?? turn.person.id;
  const [at, book] = await Promise.all([todayIn(turn), taskBook(turn.read, turn.school.id)]);
  if ((jobOf(at, book, value)?.groups.length ?? 0) === 0) return refuse('gone', text('task.job.none'));
  return decision(
    { kind: 'close', note: text('task.job.sent'), follows: true },
    {
      work: [toMyself(turn, 'task.job', jobRef(value))],
    },
  );
}
