import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, show, toMyself } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { isOpen, surveyRef } from '../model/survey.js';
import { resultsCard, shownOutcome } from '../view/survey-results.js';
import { audited, type SurveyTurn } from './survey.js';

const tooSoon = ({ record }: SurveyTurn): Refusal =>
  refuse('gone', text('survey.notYet', { title: record.data.title }));

/** Both sides beside each other, once nobody answers any more. */
export async function results(turn: SurveyTurn): Promise<Decision | Refusal> {
  const { record, read, now } = turn;
  if (isOpen(record.data, dayOf(now))) return tooSoon(turn);
  const outcome = await shownOutcome(read, record);
  const shown = show(turn, resultsCard(record, outcome));
  return { ...shown, audit: [audited(turn, 'survey.results', record.id, 'read')] };
}

/** The same as a picture, to whoever asks, in their own chat. */
export async function picture(turn: SurveyTurn): Promise<Decision | Refusal> {
  const { record, read, now } = turn;
  if (isOpen(record.data, dayOf(now)) || !(await shownOutcome(read, record))) return tooSoon(turn);
  return decision(
    { kind: 'close', note: text('survey.pictureSent'), follows: true },
    {
      work: [toMyself(turn, 'survey.picture', surveyRef(record.id))],
      audit: [audited(turn, 'survey.picture', record.id, 'read')],
    },
  );
}
