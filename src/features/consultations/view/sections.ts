import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside, Scene, Sections } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { moment } from '../../../kernel/text.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { aspectsFor } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';
import {
  mayNoteNow,
  mayPlan,
  mayPlanFrom,
  maySetUpSeries,
  plansRounds,
  takesPart,
  waitsForMinutes,
} from '../policy.js';
import { headOf, stateLine } from './consultation.js';
import { feed } from './feed.js';
import { roundHome } from './round-home.js';

const ROWS = 4;
const TO_NOTE = 3;
const MOST = 100;
/** What is over and was not noted stays within reach of those who were there for so long; of who organised it until it is. */
const NOTED_WITHIN = 7 * 86_400_000;
const NOTED_SERIES = 86_400_000;

/** The consultations of this person that are still to come, the next one first. */
async function home(at: Scene<School> & { person: Person }): Promise<CardRef[]> {
  const { read, person, school, now } = at;
  if (!mayPlan(person)) return [];
  const { items } = await read.find(CONSULTATION, { where: { person: person.id, open: true }, limit: MOST });
  const toNote = items
    .filter(({ data }) => waitsForMinutes(person, data, now))
    .sort((a, b) => (b.data.from ?? 0) - (a.data.from ?? 0));
  const coming = items
    .filter(
      ({ data }) =>
        data.open && (data.to ?? now) >= now - NOTED_WITHIN && !waitsForMinutes(person, data, now),
    )
    .sort((a, b) => (a.data.from ?? Number.MAX_SAFE_INTEGER) - (b.data.from ?? Number.MAX_SAFE_INTEGER));
  return [
    {
      card: 'consultations/home',
      data: {
        round: plansRounds(person),
        mayRepeat: maySetUpSeries(person),
        // The latest first: what was said is still fresh then.
        toNote: toNote
          .slice(0, TO_NOTE)
          .map(({ id, data }) => ({ ...headOf(school, id, data), at: moment(data.from ?? 0) })),
        rest: Math.max(0, toNote.length - TO_NOTE),
        items: eachSeriesOnce(coming, now)
          .slice(0, ROWS)
          .map(({ id, data }) => ({
            ...headOf(school, id, data),
            state: stateLine(school, data, now),
            vote: data.status === 'VOTING' && data.votes[person.id] === undefined,
            note: data.status === 'CONFIRMED' && mayNoteNow(person, data, now) && (data.from ?? now) <= now,
          })),
      },
    },
    ...(await roundHome(at, coming)),
  ];
}

/** Of a series only the next one, or for a day the last one, to note it: the others would leave no room for anything else. */
function eachSeriesOnce(coming: readonly Stored<Consultation>[], now: number): Stored<Consultation>[] {
  const seen = new Set<string>();
  return coming.filter(({ data: { seriesId, to } }) => {
    if (seriesId === undefined) return true;
    if (seen.has(seriesId) || (to !== undefined && to < now - NOTED_SERIES)) return false;
    seen.add(seriesId);
    return true;
  });
}

/** Beside a care request: its consultations, for those who take part, and a button to plan one. */
async function beside({ record, read, person, school, now }: Beside<School, Person>): Promise<CardRef[]> {
  if (record.kind !== REQUEST.kind) return [];
  const request = record as Stored<CareRequest>;
  const { items } = await read.find(CONSULTATION, { where: { requestId: request.id }, limit: ROWS });
  const plan = mayPlanFrom(person, request.data, school, dayOf(now));
  // Who reads the request sees that its people came together, and nothing of what they said.
  const reads = aspectsFor(person, request.data, school, dayOf(now)).has('words');
  const seen = items.filter(({ data }) => reads || takesPart(person, data));
  if (seen.length === 0 && !plan) return [];
  const rows = seen.map(({ id, data }) => ({
    ...headOf(school, id, data),
    state: stateLine(school, data, now),
    look: takesPart(person, data),
  }));
  return [{ card: 'consultations/beside', data: { from: request.id, rows, plan } }];
}

export const sections: Sections<School, Person> = { home, beside, calendar: feed };
