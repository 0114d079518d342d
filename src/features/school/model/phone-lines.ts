import { dayOf } from '../../../calendar/time.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { EMERGENCY_NUMBER, HELP_LINES } from './help-lines.js';
import { coordinatorsOn, headsOn } from './people.js';
import type { School } from './school.js';

export interface PhoneLine {
  who: TextRef;
  phone: string;
}

/**
 * Whom to phone, in the order in which staff are served best: 112, the school's own people, its CLB, the
 * Vertrouwenscentrum, then the lines that are the same everywhere. `coordinatorId`: the one it is about; without one, all
 * coordinators are there.
 */
export function phoneLines(school: School, now: Epoch, coordinatorId: string | undefined): PhoneLine[] {
  const today = dayOf(now);
  const one = coordinatorId === undefined ? undefined : school.people.get(coordinatorId);
  const own = new Set([
    ...(one ? [one] : []),
    ...headsOn(school, today),
    ...(one ? [] : coordinatorsOn(school, today)),
  ]);
  const { clb, vk, others } = school.phones;
  return [
    { who: text('phones.emergency'), phone: EMERGENCY_NUMBER },
    ...[...own].flatMap((person) =>
      person.phone ? [{ who: text('phones.person', { name: person.name }), phone: person.phone }] : [],
    ),
    ...(clb ? [{ who: text('phones.clb'), phone: clb }] : []),
    ...(vk ? [{ who: text('phones.vk'), phone: vk }] : []),
    ...(others
      ? others.map(({ name, phone }) => ({ who: text('phones.person', { name }), phone }))
      : HELP_LINES.map((line) => ({ who: text(`phones.${line.id}`), phone: line.phone }))),
  ];
}
