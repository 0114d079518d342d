import { dayOf, epochOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewWork, type Save, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Scene, ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Reply } from '../../../kernel/interaction.js';
import { text } from '../../../kernel/text.js';
import { asksHere, takeOptionalAsk } from '../../school/model/optional-asks.js';
import { peopleOn, presentOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { askRow } from '../model/asks.js';
import { isOpen, SURVEY, type Survey, surveyRef, surveysFrom } from '../model/survey.js';
import { hasAnswered, putIn, SURVEY_ANSWERED } from '../model/survey-box.js';
import { type AnswerInput, answersIn } from '../model/survey-form.js';
import { sideOf } from '../model/survey-sides.js';
import { answerCard } from '../view/survey.js';
import { audited, type SurveyTurn } from './survey.js';

const already = (title: string): Reply => ({ kind: 'close', note: text('survey.already', { title }) });
const thanks = (): Reply => ({ kind: 'close', note: text('survey.thanks') });

export async function form(turn: SurveyTurn): Promise<Decision | Refusal> {
  const { record, read, person, now } = turn;
  const { id, data } = record;
  if (!isOpen(data, dayOf(now))) return refuse('gone', text('survey.gone', { title: data.title }));
  if (await hasAnswered(read, id, person.id))
    return refuse('gone', text('survey.already', { title: data.title }));
  return show(turn, answerCard(turn.record, turn.id()));
}

/**
 * Puts the answers with those of the others of this side. The log says that somebody answered and no more; whatever is written beside it
 * (the once-key, the refresh of messages) holds no answer.
 */
export async function save(turn: SurveyTurn<AnswerInput>): Promise<Decision | Refusal> {
  const { record, read, person, now, input } = turn;
  const { id, data } = record;
  const side = sideOf(person);
  if (!side || !isOpen(data, dayOf(now))) return refuse('gone', text('survey.gone', { title: data.title }));
  if (await hasAnswered(read, id, person.id)) return decision(already(data.title));
  const answers = answersIn(input, data.statements.length);
  if (answers.every((one) => one === undefined)) return invalid({ a1: text('survey.error.none') });
  return decision(thanks(), {
    pool: putIn(id, person.id, side, answers),
    audit: [audited(turn, 'survey.answer.save', id, 'change')],
    changed: [surveyRef(id)],
  });
}

export const savedBefore = (): Reply => thanks();

/** Who has not answered is asked once, in the one place a week for what need not be asked; never after that. */
async function invite({ read, school, now }: Scene<School>): Promise<Partial<Thought>> {
  if (!asksHere(school.settings, 'survey')) return {};
  const today = dayOf(now);
  const save: Save[] = [];
  const work: NewWork[] = [];
  const taken = new Set<string>();
  for (const { id, version, data } of await surveysFrom(read, today)) {
    if (!isOpen(data, today)) continue;
    const done = new Set([...data.invited, ...((await read.get(SURVEY_ANSWERED, id))?.data.people ?? [])]);
    const waiting = peopleOn(school, today).filter(
      (person) =>
        sideOf(person) !== undefined &&
        presentOn(person, today) &&
        !done.has(person.id) &&
        !taken.has(person.id),
    );
    const places = await Promise.all(
      waiting.map(async (person) => ({
        person,
        place: await takeOptionalAsk(read, person.id, 'survey', today),
      })),
    );
    const asked = places.flatMap(({ person, place }) => (place ? [{ person, place }] : []));
    if (asked.length === 0) continue;
    for (const { person, place } of asked) {
      taken.add(person.id);
      save.push(place);
      work.push({
        ...askRow(school, person, 'survey.invite', today, now),
        id: `survey.invite:${id}:${person.id}`,
        ref: surveyRef(id),
        notAfter: epochOf(data.endsOn, '23:59'),
      });
    }
    const invited = [...data.invited, ...asked.map(({ person }) => person.id)].sort();
    save.push({ kind: SURVEY, id, expect: version, data: { ...data, invited } satisfies Survey });
  }
  return { save, work };
}

export const surveyThinks: ThinkSpec<School>[] = [
  { name: 'survey.invite', eachMorning: true, run: invite },
  // Its messages offer the outcome from now on.
  { name: 'survey.ended', run: ({ ref }) => (ref ? { changed: [ref] } : {}) },
];
