import { schoolYearOf } from '../../../calendar/holidays.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { classesOn, classOf } from '../../school/model/classes.js';
import type { ClassGroup, School } from '../../school/model/school.js';
import { isAlike, isCounted, SPANS, type Span } from './wider.js';

/**
 * Rows read for one look: of a class its newest, of the school class after class until they are used up. Reading costs about
 * 60 µs a row (sealed, 10,000 requests in the store): 4 ms for a class, at most 23 ms.
 */
export const ROWS = { class: 60, all: 400 } as const;

export interface Gathered {
  /** Those that look like it, itself first, of each part of the school that was looked through; a wider one holds the narrower. */
  alike: Partial<Record<Span, Stored<CareRequest>[]>>;
  /** There may be more than was read. */
  more: boolean;
}

/** Requests count from 1 September on: a class of last year is another group of children. */
const yearBegan = (now: Epoch): Epoch => epochOf(`${schoolYearOf(dayOf(now)).slice(0, 4)}-09-01`, '00:00');

/**
 * The requests of this school year that look like this one, in its class, in its year and in the whole school, `enough` of
 * which end the look: nothing wider is read once a narrower part has so many.
 */
export async function gather(
  { read, school, now }: Pick<Scene<School>, 'read' | 'school' | 'now'>,
  record: Stored<CareRequest>,
  enough: number,
): Promise<Gathered> {
  const found: Gathered = { alike: {}, more: false };
  if (!isCounted(record.data)) return found;
  const from = yearBegan(now);
  let left: number = ROWS.all;
  let alike = [record];
  for (const span of SPANS) {
    for (const { code } of classesIn(school, record.data.classCode, span, now)) {
      const limit = Math.min(ROWS.class, left);
      if (limit === 0) found.more = true;
      if (limit === 0) break;
      const page = await read.find(REQUEST, {
        where: { classCode: code },
        range: { field: 'createdAt', from },
        order: { field: 'createdAt', direction: 'desc' },
        limit,
      });
      left -= page.items.length;
      found.more ||= page.next !== undefined;
      const others = page.items.filter(({ id, data }) => id !== record.id && isCounted(data));
      alike = [...alike, ...others.filter(({ data }) => isAlike(record.data, data))];
    }
    found.alike[span] = alike;
    if (alike.length >= enough) break;
  }
  return found;
}

/** The classes by which a part of the school is wider than the one before it. */
function classesIn(school: School, classCode: string, span: Span, now: Epoch): ClassGroup[] {
  const today = dayOf(now);
  const own = classOf(school, classCode, today);
  if (span === 'class') return [own ?? ({ code: classCode } as ClassGroup)];
  const others = classesOn(school, today).filter(({ code }) => code !== classCode);
  const sameYear = (one: ClassGroup) =>
    own?.year !== undefined && one.level === own.level && one.year === own.year;
  return others.filter((one) => sameYear(one) === (span === 'year'));
}
