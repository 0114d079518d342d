import { dayOf } from '../../../calendar/time.js';
import type { NewThink, NewWork, RecordKey } from '../../../kernel/decision.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import type { School } from '../../school/model/school.js';
import { heirOf } from '../model/hits.js';
import { RECURRING, type Recurring, recurringRef } from '../model/recurring.js';
import { bookAhead, daysIn, dueDays } from '../model/recurring-book.js';
import { tellSeries } from '../model/recurring-tell.js';
import { askWhy, audited, clash } from './recurring.js';

const PAGE = 100;
const VERB = 'consult.series.ahead';

/** Each school morning: which series have a day that comes into reach, ended, or lost who organises them. Each is a row of its own. */
export async function morning({ read, school, now }: Scene<School>): Promise<Partial<Thought>> {
  const work: NewThink[] = [];
  let after: string | undefined;
  do {
    const page = await read.find(RECURRING, {
      where: { open: true },
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { id, data } of page.items)
      if (asksFor(school, data, now))
        work.push({ type: 'think', name: VERB, ref: recurringRef(id), id: `series.ahead:${id}`, dueAt: now });
    after = page.next;
  } while (after !== undefined);
  return { work };
}

const asksFor = (school: School, data: Recurring, now: number): boolean =>
  data.until < dayOf(now) ||
  heirOf(school, data, dayOf(now)) !== undefined ||
  dueDays(daysIn(school, data), data, dayOf(now)).length > 0;

/** The next days of one series become consultations; who left hands it on to who takes part. */
export async function ahead({
  read,
  school,
  now,
  ref,
}: Scene<School> & { ref?: RecordKey }): Promise<Partial<Thought>> {
  const record = ref && (await read.get(RECURRING, ref.id));
  if (!record?.data.open || !asksFor(school, record.data, now)) return {};
  const { id, version, data } = record;
  const heir = heirOf(school, data, dayOf(now));
  const organiserId = heir ?? data.organiserId;
  const series: Recurring = {
    ...data,
    organiserId,
    people: data.people.filter((one) => one !== heir),
    open: data.until >= dayOf(now),
  };
  const done = series.open
    ? await bookAhead({ read, school, now }, id, series)
    : { series, save: [], work: [], tell: false };
  const what = heir ? 'inherited' : series.open ? 'ahead' : 'over';
  const events = [...data.events.slice(-40), { at: now, by: AUTOMATIC, what }];
  const inherited: NewWork[] = heir
    ? [tellSeries('consult.series.inherited', id, heir, now), ...askWhy({ school, now }, id, series)]
    : [];
  return {
    save: [
      { kind: RECURRING, id, expect: version, data: { ...done.series, changedAt: now, events } },
      ...done.save,
    ],
    work: [...done.work, ...inherited, ...clash(id, series, now, done.tell)],
    audit: [audited({ now, person: { id: AUTOMATIC } as never }, VERB, id)],
    changed: [recurringRef(id)],
  };
}
