import type { CardValue } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classesOn } from '../../school/model/classes.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import { PHASE_ZERO } from '../../school/model/phase-zero.js';
import type { Person, School } from '../../school/model/school.js';

/** Choices of an Input.ChoiceSet: what is read, what is sent. */
export type Choice = { title: CardValue; value: string };

/** The reader's own classes first; the rest as the school lists them. */
export function classChoices(school: School, person: Person, today: Day): Choice[] {
  const groups = classesOn(school, today);
  const own = groups.filter((group) => person.classes.includes(group.code));
  const rest = groups.filter((group) => !person.classes.includes(group.code));
  return [...own, ...rest].map((group) => ({ title: group.code, value: group.code }));
}

export const personChoices = (school: School, today: Day, fits: (person: Person) => boolean): Choice[] =>
  peopleOn(school, today)
    .filter(fits)
    .map((person) => ({ title: displayName(school, person, today), value: person.id }));

export const phaseZeroChoices = (): Choice[] =>
  PHASE_ZERO.map((example) => ({ title: text(example.key), value: String(example.id) }));
