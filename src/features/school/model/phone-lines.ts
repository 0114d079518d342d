import { dayOf } from '../../../calendar/time.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { EMERGENCY_NUMBER, HELP_LINES } from './help-lines.js';
import { activeStandIn, coordinatorsOn, headsOn, isCoordinator, isHead } from './people.js';
import type { Person, School } from './school.js';

export interface PhoneLine {
  who: TextRef;
  phone: string;
}

/**
 * Whom to phone, in the order in which staff are served best: 112, the school's own people, its CLB, the
 * Vertrouwenscentrum, then the lines that are the same everywhere. `coordinatorId`: the one it is about; without one, all
 * coordinators are there. Who is absent makes room for who stands in.
 */
export function phoneLines(school: School, now: Epoch, coordinatorId: string | undefined): PhoneLine[] {
  const today = dayOf(now);
  const one = coordinatorId === undefined ? undefined : school.people.get(coordinatorId);
  const heads = headsOn(school, today);
  const called = one ? [one, ...heads] : [...heads, ...coordinatorsOn(school, today)];
  const own = new Set(called.map((person) => activeStandIn(school, person.id, today) ?? person));
  const { clb, vk, others } = school.phones;
  return [
    { who: text('phones.emergency'), phone: EMERGENCY_NUMBER },
    ...[...own].flatMap((person) => (person.phone ? [{ who: colleague(person), phone: person.phone }] : [])),
    ...(clb ? [{ who: text('phones.clb'), phone: clb }] : []),
    ...(vk ? [{ who: text('phones.vk'), phone: vk }] : []),
    ...(others
      ? others.map(({ name, phone }) => ({ who: text('phones.person', { name }), phone }))
      : HELP_LINES.map((line) => ({ who: text(`phones.${line.id}`), phone: line.phone }))),
  ];
}

function colleague(person: Person): TextRef {
  const { name } = person;
  if (isHead(person)) return text('phones.head', { name });
  return isCoordinator(person) ? text('phones.coordinator', { name }) : text('phones.person', { name });
}
