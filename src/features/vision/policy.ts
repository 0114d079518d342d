import type { Day } from '../../kernel/values.js';
import { isCoordinator, isHead } from '../school/model/people.js';
import type { Person } from '../school/model/school.js';
import { editsCareSettings } from '../school/policy.js';
import { mayReadExamples } from '../steps/policy.js';
import type { Buddy } from './model/buddy.js';
import type { Poll } from './model/priorities.js';
import type { Survey } from './model/survey.js';
import { sideOf } from './model/survey-sides.js';
import type { Task } from './model/task.js';

/** The page of the care vision is everybody's to read; who sets care in the school writes it. */
export const writesVision = (person: Person): boolean => editsCareSettings(person);

/** Who does what is everybody's to read and to propose; who sets care in the school keeps the list. */
export const keepsTasks = (person: Person): boolean => editsCareSettings(person);

/** What is only proposed is seen by them and by who proposed it; what was taken out by them alone. */
export const seesTask = (person: Person, { state, proposedBy }: Task): boolean =>
  state === 'LISTED' || keepsTasks(person) || (state === 'PROPOSED' && proposedBy === person.id);

/** Whoever was asked to keep one entry right changes that one, and says that it still holds. */
export const keepsTask = (person: Person, { state, ownerId }: Task): boolean =>
  keepsTasks(person) || (state === 'LISTED' && ownerId === person.id);

/** Whoever works with children is asked for an example from their own practice; what they tell is theirs. */
export const isAskedForExamples = (person: Person, today: Day): boolean => mayReadExamples(person, today);

/** Whoever follows care requests is asked to notice what colleagues do; out of requests that they may read anyway. */
export const isAskedToNotice = (person: Person): boolean => isCoordinator(person);

/** A colleague who was asked says yes or no; both say that it is over. Nobody else sees that there is anything. */
export const mayAnswerBuddy = (person: Person, { otherId, state, open }: Buddy): boolean =>
  state === 'ASKED' && open && otherId === person.id;
export const mayStopBuddy = (person: Person, { askerId, otherId, state }: Buddy): boolean =>
  (state === 'YES' && otherId === person.id) || (state !== 'OVER' && askerId === person.id);

/**
 * A survey is set up by who sets care in the school, and closed by who set it up or the head. It is answered, and its outcome read, by all
 * whom it is put to: both sides see the same. Who answered what is nobody's to see, and nowhere to be found (`model/survey-box.ts`).
 */
export const setsUpSurveys = (person: Person): boolean => editsCareSettings(person);
export const answersSurveys = (person: Person): boolean => sideOf(person) !== undefined;
export const closesSurvey = (person: Person, { createdBy }: Survey): boolean =>
  isHead(person) || (createdBy === person.id && setsUpSurveys(person));

/** What the year is about is asked by who sets care in the school, and everybody of the staff answers. */
export const asksPriorities = (person: Person): boolean => editsCareSettings(person);

/** What was taken back is nobody's any more; who answered what is in no answer to anybody. */
export const seesPoll = ({ state }: Poll): boolean => state !== 'STOPPED';
