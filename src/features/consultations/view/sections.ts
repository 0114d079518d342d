import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside, Scene, Sections } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION } from '../model/consultation.js';
import { mayPlan, mayPlanFrom, takesPart } from '../policy.js';
import { headOf, stateLine } from './consultation.js';

const ROWS = 4;
const MOST = 40;

/** The consultations of this person that are still to come, the next one first. */
async function home({ read, person, school, now }: Scene<School> & { person: Person }): Promise<CardRef[]> {
  if (!mayPlan(person)) return [];
  const { items } = await read.find(CONSULTATION, { where: { person: person.id }, limit: MOST });
  const coming = items
    .filter(({ data }) => data.open && (data.to ?? now) >= now)
    .sort((a, b) => (a.data.from ?? Number.MAX_SAFE_INTEGER) - (b.data.from ?? Number.MAX_SAFE_INTEGER));
  return [
    {
      card: 'consultations/home',
      data: {
        items: coming.slice(0, ROWS).map(({ id, data }) => ({
          ...headOf(school, id, data),
          state: stateLine(school, data),
          vote: data.status === 'VOTING' && data.votes[person.id] === undefined,
        })),
      },
    },
  ];
}

/** Beside a care request: its consultations, for those who take part, and a button to plan one. */
async function beside({ record, read, person, school, now }: Beside<School, Person>): Promise<CardRef[]> {
  if (record.kind !== REQUEST.kind) return [];
  const request = record as Stored<CareRequest>;
  const { items } = await read.find(CONSULTATION, { where: { requestId: request.id }, limit: ROWS });
  const plan = mayPlanFrom(person, request.data, school, dayOf(now));
  const own = items.filter(({ data }) => takesPart(person, data));
  if (own.length === 0 && !plan) return [];
  const rows = own.map(({ id, data }) => ({ ...headOf(school, id, data), state: stateLine(school, data) }));
  return [{ card: 'consultations/beside', data: { from: request.id, rows, plan } }];
}

export const sections: Sections<School, Person> = { home, beside };
