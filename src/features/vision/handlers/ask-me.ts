import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { ASK_ME } from '../model/task.js';
import { newStamp } from '../model/task-book.js';
import type { AskMeInput } from '../model/task-form.js';
import { askMeCard } from '../view/task-form.js';
import { type At, seenHere } from './shared.js';

/** "Hier mag je mij over aanspreken": somebody's own words, for as long as they want and work here. */

export async function form(turn: At): Promise<Decision> {
  const mine = await turn.read.get(ASK_ME, turn.person.id);
  return show(turn, askMeCard(turn.person, mine?.data.words, turn.id()));
}

/** Nothing written: nobody is told anything any more. */
export async function saved(turn: At<AskMeInput>): Promise<Decision | Refusal> {
  const { input, person, now } = turn;
  if (input.personId !== person.id) return refuse('refused');
  const { words } = input;
  const seen = words === undefined || input.which === 'sure' ? [] : seenHere(turn, words);
  if (seen.length > 0) return decision({ kind: 'next', card: askMeCard(person, words, turn.id(), seen) });
  const before = await turn.read.get(ASK_ME, person.id);
  const ref = { kind: ASK_ME.kind, id: person.id };
  const audit = [auditLine(turn, 'task.ask-me.save', ref)];
  if (words === undefined)
    return decision(
      { kind: 'close', note: text('task.askMe.gone') },
      before === undefined ? {} : { save: [await newStamp(turn)], remove: [ref], audit },
    );
  const data = { personId: person.id, words, changedAt: now };
  return decision(
    { kind: 'close', note: text('task.askMe.saved') },
    {
      save: [{ kind: ASK_ME, id: person.id, expect: before?.version ?? 0, data }, await newStamp(turn)],
      audit,
    },
  );
}
