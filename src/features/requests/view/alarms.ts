import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { moment, text } from '../../../kernel/text.js';
import { activeOn, nameOf } from '../../school/model/people.js';
import { isUnmet } from '../model/alarm.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { isRequester, mayAcknowledge, mayBeTold } from '../policy.js';
import type { At } from './lead.js';

/** Rows on a home; each takes three of the hundred blocks that Slack shows. */
const ROWS = 5;
const MOST = 50;

/**
 * What this person was told that it cannot wait, that nobody confirmed yet and that is open, as far as they may still confirm it; who
 * waits longest first. Whoever is never told anything is not looked for.
 */
export async function unmetOf({ read, person, school, now }: At): Promise<Stored<CareRequest>[]> {
  const today = dayOf(now);
  if (!mayBeTold(person) || !activeOn(person, today)) return [];
  const { items } = await read.find(REQUEST, { where: { unmet: person.id }, limit: MOST });
  return items
    .filter(
      ({ data }) =>
        isUnmet(data) &&
        data.alarm.told.includes(person.id) &&
        !isRequester(person, data) &&
        mayAcknowledge(person, data, school, today),
    )
    .sort((a, b) => a.data.alarm!.at - b.data.alarm!.at);
}

/** Those of them that have a row of their own. */
export const rowsOfUnmet = (records: readonly Stored<CareRequest>[]) => records.slice(0, ROWS);

/** They stand at the top of a home, with what their message offers. */
export function unmetCards({ school, now }: At, records: readonly Stored<CareRequest>[]): CardRef[] {
  if (records.length === 0) return [];
  const items = rowsOfUnmet(records).map(({ id, data }) => ({
    id,
    roepnaam: data.roepnaam,
    classCode: data.classCode,
    since: text('home.alarm.since', {
      requester: nameOf(school, data.requesterId),
      at: moment(data.alarm?.at ?? now),
    }),
  }));
  const more = records.length > ROWS ? records.length - ROWS : null;
  return [{ card: 'requests/alarms', data: { n: records.length, items, more } }];
}
