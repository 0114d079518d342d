import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { REQUEST } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import { leads, maySee } from '../policy.js';
import { type At, fresh } from './messages.js';

/** Rows of one message; each takes two of the fifty blocks that Slack shows. */
const ROWS = 10;
const MOST = 50;

/** The new requests of an hour in one message; each row says what became of it. One alone is shown as always. */
export const hourly: SendSpec<School, Person> = {
  name: 'request.new-hourly',
  async view(at: At) {
    const { items } = await at.read.find(REQUEST, {
      where: { gathered: at.ref?.id ?? '' },
      order: { field: 'createdAt', direction: 'asc' },
      limit: MOST,
    });
    const today = dayOf(at.now);
    const seen = items.filter(({ data }) => maySee(at.person, data, at.school, today));
    const [first] = seen;
    if (!first || seen.length === 1) return first && fresh(at, first.id, first.data);
    const isNew = (one: typeof first) =>
      one.data.status === 'NEW' && leads(at.person, one.data, at.school, today);
    return {
      card: 'requests/new-several',
      data: {
        n: seen.filter(isNew).length,
        more: seen.length > ROWS ? seen.length - ROWS : null,
        items: seen.slice(0, ROWS).map((one) => ({
          id: one.id,
          roepnaam: one.data.roepnaam,
          classCode: one.data.classCode,
          requester: nameOf(at.school, one.data.requesterId),
          state: isNew(one) ? null : stateLine(at.school, one.data, at.person.id),
        })),
      },
    };
  },
};
