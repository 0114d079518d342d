import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf, stateLine } from '../model/head.js';
import { INTERVENTION, stepRef } from '../model/step-kind.js';
import { mayRead, maySee, mayStartFrom } from '../policy.js';
import { lookBackLine } from './read.js';

const MOST = 8;

/** The steps of a request, in order, with how they were looked back on; the words for who may read them. */
export async function stepsBeside(scene: Beside<School, Person>): Promise<CardRef[]> {
  if (scene.record.kind !== REQUEST.kind) return [];
  const { read, school, person, now, shows } = scene;
  const record = scene.record as Stored<CareRequest>;
  const today = dayOf(now);
  const { items } = await read.find(INTERVENTION, {
    where: { requestId: record.id },
    order: { field: 'createdAt', direction: 'asc' },
    limit: MOST,
  });
  const seen = items.filter(({ data }) => maySee(person, data, school, today));
  const start = mayStartFrom(person, record.data, school, today);
  if (seen.length === 0 && !start) return [];
  const steps = seen.map(({ id, data }) => {
    const words = mayRead(person, data, school, today);
    if (words) shows(stepRef(id));
    return {
      ...headOf(school, id, data),
      state: stateLine(school, data, person.id),
      what: words ? data.words.what : null,
      lookBacks: words ? data.lookBacks.map((one) => lookBackLine(school, one)) : [],
      open: words,
    };
  });
  return [{ card: 'steps/beside', data: { from: record.id, roepnaam: record.data.roepnaam, steps, start } }];
}
