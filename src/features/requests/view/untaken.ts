import { countSchoolDays, schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Asked } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day as dayRef, type TextRef, text } from '../../../kernel/text.js';
import { nameOf, presentOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { isAskedOf } from '../model/nudges.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { metBy, metParams } from '../model/waiting.js';
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
  if (more.length === 0 && waits(only)) return [{ card: 'requests/untaken', data: rowOf(at, only, true) }];
  if (more.length === 0) return [freshCard(at, only.id, only.data)];
  const open = shown.filter(waits);
  const data = {
    heading: text(
      open.some((one) => metBy(one.data) !== undefined)
        ? 'message.untaken.several.met'
        : 'message.untaken.several',
      { n: open.length },
    ),
    more: shown.length > ROWS ? shown.length - ROWS : null,
    items: shown
      .slice(0, ROWS)
      .map((one) => ({ ...row(one), ...(waits(one) ? { state: null } : overRow(at, one)) })),
  };
  return [{ card: 'requests/untaken-several', data }];
}

/** What became of it stands below; how long it waited is no news any more. */
const overRow = (
  { school }: At,
  { data: { roepnaam, classCode, requesterId } }: Stored<CareRequest>,
): CardData => ({
  standIn: null,
  line: text('message.untaken.row.past', { roepnaam, classCode, requester: nameOf(school, requesterId) }),
});

/** `one`: it stands alone in its card. */
function rowOf(at: At, { id, data }: Stored<CareRequest>, one = false): CardData {
  const { calendar } = at.school;
  const from = schoolDayOnOrAfter(calendar, dayOf(data.createdAt));
  const met = metBy(data);
  const { roepnaam, classCode, requesterId } = data;
  const about = { roepnaam, classCode, requester: nameOf(at.school, requesterId) };
  return {
    ...base(at, id, data),
    line:
      met === undefined
        ? text(one ? 'message.untaken' : 'message.untaken.row', {
            ...about,
            days: Math.max(1, countSchoolDays(calendar, from, dayOf(at.now))),
          })
        : text(one ? 'message.untaken.met' : 'message.untaken.row.met', {
            ...about,
            ...metParams(at.school, met, at.person.id),
            on: dayRef(dayOf(data.alarm?.acknowledgedAt ?? at.now)),
          }),
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
