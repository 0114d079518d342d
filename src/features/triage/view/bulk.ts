import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { markOf } from '../../requests/model/head.js';
import type { CareRequest } from '../../requests/model/request.js';
import { stateAfter } from '../../requests/model/states.js';
import type { Person, School } from '../../school/model/school.js';
import { choiceOf } from './head.js';
import { daysFrom } from './plan.js';

type At = Scene<School> & { person: Person };

/** Nobody else follows it up, and there is something to take up or to plan. */
export const canFollow = (person: Person, { status, takenBy }: CareRequest): boolean =>
  stateAfter(status, 'plan') !== undefined && (takenBy === undefined || takenBy === person.id);

interface Listed {
  of: Person;
  items: Stored<CareRequest>[];
  next: string | undefined;
  absent: Person[];
}

export function bulkCard(at: At, { of, items, next, absent }: Listed, once: string): CardRef {
  const { school, person, now } = at;
  const name = of.name;
  const marked = ({ data }: Stored<CareRequest>) => markOf(at, data) !== null;
  const choice = (record: Stored<CareRequest>) => {
    const { title, value } = choiceOf(school, record);
    if (record.data.status !== 'NEW') return { title, value };
    const mark = markOf(at, record.data) ?? text('request.list.new');
    return { title: text('triage.choice.pressing', { choice: title, mark }), value };
  };
  return {
    card: 'triage/bulk',
    data: {
      once,
      ...daysFrom(now),
      personId: of.id,
      heading: of.id === person.id ? text('request.list.lead') : text('request.list.of', { name }),
      empty: items.length === 0,
      requests: [...items].sort((a, b) => Number(marked(b)) - Number(marked(a))).map(choice),
      next: next ?? null,
      others: absent.map((one) => ({
        personId: one.id,
        title: text('request.list.of', { name: one.name }),
      })),
    },
  };
}
