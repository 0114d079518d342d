import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Day } from '../../../kernel/values.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsOn } from '../../school/model/verbs.js';
import * as survey from '../handlers/survey.js';
import * as answer from '../handlers/survey-answer.js';
import * as outcome from '../handlers/survey-results.js';
import { isOpen, SURVEY, type Survey } from '../model/survey.js';
import { answerInput, onSurvey, surveyInput } from '../model/survey-form.js';
import { answersSurveys, closesSurvey, setsUpSurveys } from '../policy.js';

type Verb = VerbSpec<School, Person>;
const nothing = z.object({});

const on = verbsOn(SURVEY);
/** While it runs, and afterwards to hear that it is over. */
const asked = (person: Person): boolean => answersSurveys(person);
const mayClose = (person: Person, record: Survey, _school: School, today: Day): boolean =>
  closesSurvey(person, record) && isOpen(record, today);

/** The two-sided survey: set up, answered, closed, and both sides beside each other. */
export const surveyVerbs: Verb[] = [
  { name: 'survey.list', opens: 'dialog', input: nothing, may: asked, handle: survey.list },
  { name: 'survey.form', opens: 'dialog', input: nothing, may: setsUpSurveys, handle: survey.form },
  { name: 'survey.create', opens: 'act', input: surveyInput, may: setsUpSurveys, handle: survey.create },
  on('survey.answer', 'dialog', asked, onSurvey, answer.form),
  { ...on('survey.answer.save', 'act', asked, answerInput, answer.save), again: answer.savedBefore },
  { name: 'survey.quiet', opens: 'act', input: nothing, may: asked, handle: survey.quiet },
  on('survey.close', 'dialog', mayClose, onSurvey, survey.close),
  on('survey.close.save', 'act', mayClose, onSurvey, survey.closed),
  on('survey.results', 'dialog', asked, onSurvey, outcome.results),
  on('survey.picture', 'act', asked, onSurvey, outcome.picture),
];
