import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { REQUEST } from '../../requests/model/request.js';
import { standsInToday } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { BUNDLE, type Bundle } from '../model/bundle.js';
import { membersOf } from '../model/members.js';
import { leadsBundle, mayActOnSeveral } from '../policy.js';
import { workOf } from './bundle.js';

type At = Scene<School> & { person: Person };

/** So many pieces of work stand on a home. */
const ROWS = 5;

/** On a home: the pieces of work, and a button to act on several; at most five pieces with their requests are read. */
export async function piecesHome(at: At): Promise<CardRef[]> {
  const { person, school, now } = at;
  if (!mayActOnSeveral(person)) return [];
  const rows = [];
  for (const of of [person, ...standsInToday(school, person, dayOf(now))])
    rows.push(...(await ownedBy(at, of)));
  const mine = rows.filter(({ data }) => leadsBundle(person, data, school, dayOf(now)));
  const pieces = [];
  for (const bundle of mine) {
    const n = (await membersOf(at.read, bundle)).length;
    if (n > 0 && pieces.length < ROWS) pieces.push(workOf(school, bundle, n));
  }
  const several = (await at.read.count(REQUEST, { coordinatorId: person.id, open: true })) > 1;
  return pieces.length > 0 || several ? [{ card: 'triage/home', data: { pieces, several } }] : [];
}

const ownedBy = async ({ read }: At, { id }: Person): Promise<Stored<Bundle>[]> => {
  const { items } = await read.find(BUNDLE, {
    where: { ownerId: id, status: 'OPEN' },
    order: { field: 'changedAt', direction: 'desc' },
    limit: ROWS,
  });
  return items;
};
