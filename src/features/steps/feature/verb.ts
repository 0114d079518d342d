import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { recordId } from '../../../kernel/input.js';
import { text } from '../../../kernel/text.js';
import { once } from '../../requests/model/form.js';
import type { Person, School } from '../../school/model/school.js';
import { calledOf, stateLine } from '../model/head.js';
import { INTERVENTION, type SmallIntervention } from '../model/step-kind.js';
import { mayChange, mayLookBack, mayRead, maySee } from '../policy.js';

export type May = (person: Person, step: SmallIntervention, school: School, today: string) => boolean;

export const onStep = z.object({ id: recordId, once });

/** A verb on a small step: who may is always a question about that step. */
export const on = (
  name: string,
  opens: VerbSpec['opens'],
  may: May,
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  on: INTERVENTION,
  may: (person, school, record, now) => may(person, record as SmallIntervention, school, dayOf(now)),
  ...(may === owner || may === changer ? { late } : {}),
  input,
  handle,
});

/** A button of a message from before it went into other hands: where it lies now, to who sees that anyway. */
const late: NonNullable<VerbSpec['late']> = (person, school, record, now) => {
  const step = record as SmallIntervention;
  if (!maySee(person, step, school, dayOf(now))) return undefined;
  const state = stateLine(school, step, person.id);
  return text('step.movedOn', { called: calledOf(step), state });
};

export const reader: May = mayRead;
export const owner: May = mayLookBack;
export const changer: May = mayChange;
/** Of somebody, or of a team: what a team's step has of its own is not done in the way of the others, and the other way round. */
export const ofPerson =
  (may: May): May =>
  (person, step, school, today) =>
    step.teamId === undefined && may(person, step, school, today);
export const ofTeam =
  (may: May): May =>
  (person, step, school, today) =>
    step.teamId !== undefined && may(person, step, school, today);
