import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { verbsFor } from '../../school/model/verbs.js';
import * as moving from '../handlers/moving.js';
import * as planning from '../handlers/plan.js';
import * as voting from '../handlers/vote.js';
import { ANSWERS, CANCEL_REASONS } from '../model/consultation.js';
import { formInput, slotsInput } from '../model/form.js';
import { mayPlan, organises, takesPart } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
const answer = optionalChoice(ANSWERS);

const free = verbsFor((person) => mayPlan(person));

export const mainVerbs: VerbSpec[] = [
  free('consult.form', 'dialog', z.object({ from: optionalText(80) }), planning.form),
  { ...free('consult.plan', 'act', formInput, planning.plan), again: planning.plannedAgain },
  { ...free('consult.propose', 'act', slotsInput, planning.propose), again: planning.plannedAgain },
  { ...free('consult.fix', 'act', slotsInput, planning.fix), again: planning.plannedAgain },
  on('consult.read', 'dialog', takesPart, onRecord, voting.read),
  on('consult.vote', 'dialog', takesPart, onRecord, voting.vote),
  on(
    'consult.vote.save',
    'act',
    takesPart,
    onRecord
      .extend({ s0: answer, s1: answer, s2: answer, s3: answer, s4: answer })
      .transform(({ s0, s1, s2, s3, s4, ...rest }) => ({ ...rest, answers: [s0, s1, s2, s3, s4] })),
    voting.voted,
  ),
  on('consult.confirm', 'dialog', organises, onRecord, voting.confirm),
  {
    ...on(
      'consult.confirm.save',
      'act',
      organises,
      onRecord.extend({ slot: optionalText(2) }),
      voting.confirmed,
    ),
    again: moving.again,
  },
  on('consult.confirm.hold', 'act', organises, onRecord.extend({ which: optionalText(2) }), voting.held),
  on('consult.cancel.form', 'dialog', organises, onRecord, voting.cancelForm),
  on(
    'consult.cancel',
    'act',
    organises,
    onRecord.extend({ why: optionalChoice(CANCEL_REASONS) }),
    voting.cancel,
  ),
];
