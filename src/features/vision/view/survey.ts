import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef, CardValue } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import { peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { currentSurveys, isOpen, SURVEY_LIMITS, type Survey } from '../model/survey.js';
import { hasAnswered } from '../model/survey-box.js';
import { PLACES, type SurveyInput } from '../model/survey-form.js';
import { OUTCOME_FROM } from '../model/survey-outcome.js';
import { type Side, sideOf } from '../model/survey-sides.js';
import { closesSurvey, setsUpSurveys } from '../policy.js';

type At = Scene<School> & { person: Person };

/** Statements to begin with (`survey.starter.<nth>`). */
const STARTERS = 10;
const USUAL_DAYS = 14;

/** How many there are of a side at this school; nothing of who answers. */
const people = ({ school, now }: At, side: Side): number =>
  peopleOn(school, dayOf(now)).filter((person) => sideOf(person) === side).length;

export function surveyFormCard(
  at: At,
  typed: SurveyInput | undefined,
  seen: readonly TextRef[],
  once: string,
): CardRef {
  const today = dayOf(at.now);
  const [policy, teachers] = [people(at, 'policy'), people(at, 'teachers')];
  const few = policy < OUTCOME_FROM || teachers < OUTCOME_FROM ? 'yes' : 'no';
  const value = (nth: number): CardValue => {
    if (typed) return typed[`s${nth}` as 's1'] ?? '';
    return nth <= STARTERS ? text(`survey.starter.${nth}`) : '';
  };
  return {
    card: 'vision/survey-form',
    data: {
      once,
      title: typed ? (typed.title ?? '') : text('survey.form.usualTitle'),
      endsOn: typed?.endsOn ?? addDays(today, USUAL_DAYS),
      first: addDays(today, 1),
      last: addDays(today, SURVEY_LIMITS.days),
      sides: text('survey.form.sides', { policy, teachers, k: OUTCOME_FROM, few }),
      seen: seen.map((line) => ({ line })),
      anySeen: seen.length > 0,
      ...Object.fromEntries(PLACES.map((nth) => [`s${nth}`, { n: nth, value: value(nth) }])),
    },
  };
}

export function answerCard({ id, data }: Stored<Survey>, once: string): CardRef {
  const { title, statements, endsOn } = data;
  return {
    card: 'vision/survey-answer',
    data: {
      id,
      once,
      title,
      day: day(endsOn),
      ...Object.fromEntries(statements.map((words, nth) => [`a${nth + 1}`, { n: nth + 1, words }])),
    },
  };
}

export const closeCard = ({ id, data }: Stored<Survey>, once: string): CardRef => ({
  card: 'vision/survey-close',
  data: { id, once, title: data.title, day: day(data.endsOn) },
});

/** `answered`: by this reader. */
const rowOf = (
  { person, now }: At,
  { id, data }: Stored<Survey>,
  answered: boolean,
): { [key: string]: CardValue } => {
  const open = isOpen(data, dayOf(now));
  const state = open ? (answered ? 'answered' : 'open') : 'over';
  return {
    id,
    title: data.title,
    state: text(`survey.state.${state}`, { day: day(data.endsOn) }),
    answer: state === 'open',
    results: !open,
    close: open && closesSurvey(person, data),
  };
};

async function rowsOf(at: At, surveys: readonly Stored<Survey>[]) {
  const today = dayOf(at.now);
  return Promise.all(
    surveys.map(async (one) =>
      rowOf(at, one, isOpen(one.data, today) && (await hasAnswered(at.read, one.id, at.person.id))),
    ),
  );
}

export async function surveyListCard(at: At, surveys: readonly Stored<Survey>[]): Promise<CardRef> {
  return {
    card: 'vision/survey-list',
    data: {
      items: await rowsOf(at, surveys.slice(0, 20)),
      none: surveys.length === 0,
      sets: setsUpSurveys(at.person),
    },
  };
}

/** At most this many rows. */
const ROWS = 2;

/** What can be answered, and the outcome of what was asked of late. */
export async function surveyHome(at: At): Promise<CardRef[]> {
  if (!sideOf(at.person)) return [];
  const found = await currentSurveys(at.read, dayOf(at.now));
  const rows = (await rowsOf(at, found)).filter(({ answer, results }) => answer || results);
  return rows.length === 0 ? [] : [{ card: 'vision/survey-home', data: { items: rows.slice(0, ROWS) } }];
}
