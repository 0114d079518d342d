import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Beside } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { moment, text } from '../../../kernel/text.js';
import { fittingAmong } from '../../school/model/instrument-fits.js';
import { byTitle, INSTRUMENT, type Instrument } from '../../school/model/instruments.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf } from '../model/head.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';
import { aspectsFor } from '../policy.js';
import type { Choice } from './choices.js';

/** What a list sends for "none". */
export const NO_INSTRUMENT = 'none';
/** The instruments given last; nobody reads more of them in a dialog. */
const MOST = 5;

/** All of the list, those that fit the request first. */
export function instrumentChoices(
  accepted: readonly Stored<Instrument>[],
  { words, phase, theme }: CareRequest,
): Choice[] {
  const fitting = fittingAmong(accepted, { domains: words.domains ?? [], phase, theme }).map(
    (one) => one.instrument,
  );
  const rest = accepted.filter((one) => !fitting.includes(one)).sort(byTitle);
  return [
    { title: text('request.answer.noInstrument'), value: NO_INSTRUMENT },
    ...[...fitting, ...rest].map(({ id, data }) => ({ title: data.title, value: id })),
  ];
}

/** An answer to its requester; a chosen instrument comes with a first sentence, to be changed. */
export function answerCard(
  { school, record }: RequestTurn<unknown>,
  accepted: readonly Stored<Instrument>[],
  chosen: string | undefined,
  once: string,
): CardRef {
  const instruments = instrumentChoices(accepted, record.data);
  const known = instruments.some(({ value }) => value === chosen) ? chosen! : NO_INSTRUMENT;
  return {
    card: 'requests/answer',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      instruments: instruments.length > 1 ? instruments : [],
      instrument: known,
      said: known === NO_INSTRUMENT ? '' : text('request.answer.withInstrument'),
    },
  };
}

/** Beside a request, for who may read its words: what was given along with an answer, and where it is. */
export async function advicePart({
  school,
  person,
  now,
  record,
  read,
}: Beside<School, Person>): Promise<CardRef[]> {
  if (record.kind !== REQUEST.kind) return [];
  const { data: request } = record as Stored<CareRequest>;
  const given = request.notes.filter(({ instrument }) => instrument !== undefined).slice(-MOST);
  if (given.length === 0) return [];
  if (!aspectsFor(person, request, school, dayOf(now)).has('words')) return [];
  const rows: CardData[] = [];
  for (const { instrument, by, at } of given) {
    const found = await read.get(INSTRUMENT, instrument!);
    if (!found) continue;
    rows.push({
      title: found.data.title,
      by: text('request.advice.by', { name: nameOf(school, by), at: moment(at) }),
      // What the school took out of its list may no longer be what it was.
      link: found.data.state === 'ACCEPTED' ? (found.data.link ?? null) : null,
    });
  }
  return rows.length === 0
    ? []
    : [{ card: 'requests/advice', data: { roepnaam: request.roepnaam, given: rows } }];
}
