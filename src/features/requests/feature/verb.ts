import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { recordId } from '../../../kernel/input.js';
import type { Person, School } from '../../school/model/school.js';
import { onward } from '../handlers/onward.js';
import { once } from '../model/form.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { overtaken } from '../model/state-line.js';
import { isRequester, leads, mayHold, maySee } from '../policy.js';

export type May = (person: Person, school: School, request: CareRequest, now: number) => boolean;

export const seer: May = (p, s, r, now) => maySee(p, r, s, dayOf(now));
export const leader: May = (p, s, r, now) => leads(p, r, s, dayOf(now));
export const requester: May = (p, _s, r) => isRequester(p, r);
export const either: May = (p, s, r, now) => requester(p, s, r, now) || leader(p, s, r, now);

export const onRecord = z.object({ id: recordId, once });

/** It was handed over or taken while they looked at it. Only where their role lets them hold it, and see where it stands. */
const late: NonNullable<VerbSpec['late']> = (person, school, request, now) =>
  mayHold(person, request) && maySee(person, request, school, dayOf(now))
    ? overtaken({ school, person }, request)
    : undefined;

/** A verb on a care request: who may is always a question about that request. What its leader does leads on to the next one. */
export const on = (
  name: string,
  opens: VerbSpec['opens'],
  may: May,
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  on: REQUEST,
  may: (person, school, request, now) => may(person, school, request as CareRequest, now),
  ...(may === leader || may === either ? { late } : {}),
  input,
  handle: may === leader && opens === 'act' ? onward(handle) : handle,
});
