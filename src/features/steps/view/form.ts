import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { classesOn } from '../../school/model/classes.js';
import { displayName, peopleOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { SPANS, USUAL_DAYS } from '../model/dates.js';
import { MINUTES, PERSONAL_SCOPES } from '../model/form.js';
import { LIMITS } from '../model/step-kind.js';
import { mayOwn } from '../policy.js';

export interface At {
  school: School;
  person: Person;
  now: number;
}
/** Further than this is no small step any more. */
const LONGEST_DAYS = 300;

interface Values {
  scope?: string;
  classCode?: string;
  pupil?: string;
  owner?: string;
  from?: string;
}

export function formCard({ school, person, now }: At, values: Values, once: string): CardRef {
  const today = dayOf(now);
  return {
    card: 'steps/form',
    data: {
      once,
      from: values.from ?? '',
      scopes: PERSONAL_SCOPES.map((value) => ({ title: text(`step.scope.${value}`), value })),
      scope: values.scope ?? '',
      classes: ownFirst(school, person, today),
      classCode: values.classCode ?? '',
      pupil: values.pupil ?? '',
      people: colleagues(school, today),
      owner: values.owner ?? person.id,
      spans: SPANS.map((n) => ({ title: text('step.span', { n }), value: String(n) })),
      span: String(USUAL_DAYS),
      today,
      tomorrow: addDays(today, 1),
      latest: addDays(today, LONGEST_DAYS),
      max: LIMITS,
    },
  };
}

/** The reader's own classes first; the rest as the school lists them. */
function ownFirst(school: School, person: Person, today: Day) {
  const groups = classesOn(school, today);
  const mine = (code: string) => person.classes.includes(code);
  return [...groups.filter(({ code }) => mine(code)), ...groups.filter(({ code }) => !mine(code))].map(
    ({ code }) => ({ title: code, value: code }),
  );
}

export const colleagues = (school: School, today: Day) =>
  peopleOn(school, today)
    .filter((one) => mayOwn(one, today))
    .map((one) => ({ title: displayName(school, one, today), value: one.id }));

export function outsideCard({ now }: At, draft: string, lookBackOn: Day, once: string): CardRef {
  const today = dayOf(now);
  return {
    card: 'steps/outside',
    data: {
      once,
      draft,
      until: lookBackOn,
      today,
      latest: addDays(today, LONGEST_DAYS),
      days: (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((value) => ({
        title: text(`weekday.${value}`),
        value,
      })),
      minutes: MINUTES.map((value) => ({ title: text('step.minutes', { n: Number(value) }), value })),
    },
  };
}
