import { countSchoolDays, schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Asked } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { nameOf, presentOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { isAskedOf } from '../model/nudges.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { leads, maySee } from '../policy.js';
import { base, freshCard } from './messages.js';

type At = Asked<School, Person>;

/** Rows of one message; each takes two of the fifty blocks that Slack shows. */
const ROWS = 10;
const MOST = 50;

/** What nobody took up yet and this person is asked to, all of one morning together. One alone has its buttons. */
export async function untakenAsks(at: At): Promise<CardRef[]> {
  const { read, person, school, day, again, now } = at;
  const { items } = await read.find(REQUEST, { where: { nudge: `${person.id}:${day}` }, limit: MOST });
  const today = dayOf(now);
  const waits = ({ data }: Stored<CareRequest>) =>
    data.status === 'NEW' && leads(person, data, school, today) && isAskedOf(school, data, day);
  // Taken or handed over before it went out: there is nothing to ask any more, and it takes nobody's one message of the day.
  const shown = items.filter((one) => (again ? maySee(person, one.data, school, today) : waits(one)));
  const [only, ...more] = shown.sort((a, b) => a.data.createdAt - b.data.createdAt);
  if (!only) return [];
  const row = (one: Stored<CareRequest>) => rowOf(at, one);
  if (more.length === 0 && waits(only)) return [{ card: 'requests/untaken', data: row(only) }];
  if (more.length === 0) return [freshCard(at, only.id, only.data)];
  const data = {
    n: shown.filter(waits).length,
    more: shown.length > ROWS ? shown.length - ROWS : null,
    items: shown
      .slice(0, ROWS)
      .map((one) => ({ ...row(one), ...(waits(one) ? { state: null } : { standIn: null }) })),
  };
  return [{ card: 'requests/untaken-several', data }];
}

function rowOf(at: At, { id, data }: Stored<CareRequest>): CardData {
  const { calendar } = at.school;
  const from = schoolDayOnOrAfter(calendar, dayOf(data.createdAt));
  return {
    ...base(at, id, data),
    days: Math.max(1, countSchoolDays(calendar, from, dayOf(at.now))),
    standIn: lookFor(at, data),
  };
}

/** Why this reaches somebody else than its coordinator; never that somebody was late. */
function lookFor({ school, person, now }: At, request: CareRequest): TextRef | null {
  if (person.id === request.coordinatorId) return null;
  const there = school.people.get(request.coordinatorId);
  const busy = there !== undefined && presentOn(there, dayOf(now));
  return text(busy ? 'request.untakenHelp' : 'request.untakenFor', {
    name: nameOf(school, request.coordinatorId),
  });
}
