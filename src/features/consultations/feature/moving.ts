import { z } from 'zod';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { ids, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { TALKS_HIT } from '../../school/model/leavers.js';
import type { School } from '../../school/model/school.js';
import * as hits from '../handlers/hits.js';
import * as moving from '../handlers/moving.js';
import * as people from '../handlers/people.js';
import { MOST_PEOPLE } from '../model/consultation.js';
import { slotsInput } from '../model/form.js';
import { organises } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
const onSlots = slotsInput.extend({ id: recordId });

export const movingVerbs: VerbSpec[] = [
  on('consult.move', 'dialog', organises, onRecord, moving.form),
  { ...on('consult.move.propose', 'act', organises, onSlots, moving.propose), again: moving.again },
  { ...on('consult.move.fix', 'act', organises, onSlots, moving.fix), again: moving.again },
  on('consult.people', 'dialog', organises, onRecord, people.form),
  on('consult.people.save', 'act', organises, onRecord.extend({ people: ids(MOST_PEOPLE) }), people.saved),
  on('consult.keep', 'act', organises, onRecord, hits.keep),
];

export const movingThinks: ThinkSpec<School>[] = [{ name: TALKS_HIT, eachMorning: true, run: hits.look }];
