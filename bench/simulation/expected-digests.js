import { dayAt, moment, plus, works } from './plain-calendar.js';

/** The row that asks, in the morning, whether there is something to tell holds its day; with an answer it is told on that day. */
export function expectDigests(all) {
  for (const { school: schoolId, person: id, at, rows } of all.shown)
    for (const { id: row } of rows) {
      const planned = /^digest:(.+):(\d{4}-\d{2}-\d{2})$/.exec(row)?.[2];
      if (planned === undefined || planned === dayAt(at)) continue;
      // Lines that were there before it had a digest of their own that day.
      if (all.oracle.hadDigest(schoolId, id, planned)) continue;
      const facts = all.facts.between(schoolId, moment(planned, '00:00'), moment(plus(planned, 1), '00:00'));
      const worked = facts.length === 1 && works(facts[0].school, facts[0].people.get(id), planned);
      if (worked && !all.platform.troubled.has(`${schoolId} ${id} ${planned}`))
        all.missing({
          school: schoolId,
          person: id,
          why: 'a digest came on another day',
          day: planned,
          at: dayAt(at),
        });
    }
}
