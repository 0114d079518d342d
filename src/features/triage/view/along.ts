import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import { leads } from '../../requests/policy.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { Bundle } from '../model/bundle.js';
import { mayLookWider } from '../policy.js';
import { rowOf, whereOf } from './head.js';

interface At {
  school: School;
  person: Person;
  today: Day;
  record: Stored<Bundle>;
}
const ROWS = 12;

/** For whoever is asked along: how many look like each other, and which of those are theirs. */
export function alongCard({ school, person, today, record }: At, alike: Stored<CareRequest>[]): CardRef {
  const { ownerId, classCode, span } = record.data;
  const mine = alike.filter(({ data }) => data.open && leads(person, data, school, today));
  const first = mine.find(({ data }) => mayLookWider(person, data, school, today));
  return {
    card: 'triage/along',
    data: {
      line: text('bundle.along.line', {
        name: nameOf(school, ownerId),
        where: whereOf(school, classCode, span),
        n: alike.length,
      }),
      owner: nameOf(school, ownerId),
      rows: mine.slice(0, ROWS).map((one) => rowOf(school, one, person.id)),
      first: first?.id ?? null,
    },
  };
}
