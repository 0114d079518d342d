import { addDays } from '../../../calendar/time.js';
import type { Read } from '../../../kernel/feature.js';
import type { Day } from '../../../kernel/values.js';
import { asksHere, type OptionalAsks, weekOf } from '../../school/model/optional-asks.js';
import { nextDayAtWork } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { answerId, PRIORITY_ANSWER, PRIORITY_POLL, isOpen as takesAnswers } from './priorities.js';
import { isOpen, surveysFrom } from './survey.js';
import { SURVEY_ANSWERED } from './survey-box.js';
import { sideOf } from './survey-sides.js';

const MOST_POLLS = 5;

type Goes = (person: Person, asks: OptionalAsks | undefined) => Promise<boolean>;

/**
 * Whether something with a last day waits for the place that this week has for what need not be asked, and can wait no longer: what has no
 * last day then gives way. A last day on somebody's first day at work of next week is too near as well.
 */
export async function lastDaysFirst(
  { read, school }: { read: Pick<Read, 'get' | 'find'>; school: School },
  today: Day,
): Promise<Goes> {
  const surveys = asksHere(school.settings, 'survey')
    ? (await surveysFrom(read, today)).filter(({ data }) => isOpen(data, today))
    : [];
  const answered = new Map<string, readonly string[]>();
  for (const { id } of surveys) answered.set(id, (await read.get(SURVEY_ANSWERED, id))?.data.people ?? []);
  const polls = asksHere(school.settings, 'priorities')
    ? (await read.find(PRIORITY_POLL, { where: { state: 'OPEN' }, limit: MOST_POLLS })).items.filter(
        ({ data }) => data.way === 'each' && takesAnswers(data, today),
      )
    : [];
  return async (person, { never } = { never: [] }) => {
    if (surveys.length + polls.length === 0) return false;
    const later = nextDayAtWork(school, person, addDays(weekOf(today), 7));
    if (!never.includes('survey') && sideOf(person) !== undefined)
      for (const { id, data } of surveys)
        if (data.endsOn <= later && ![...data.invited, ...answered.get(id)!].includes(person.id)) return true;
    if (never.includes('priorities')) return false;
    for (const { id, data } of polls)
      if (
        data.openUntil <= later &&
        !data.invited.includes(person.id) &&
        !(await read.get(PRIORITY_ANSWER, answerId(id, person.id)))
      )
        return true;
    return false;
  };
}
