import { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import { recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import type { Person, School } from '../../school/model/school.js';
import * as pupil from '../handlers/same-pupil.js';
import { suggestions } from '../handlers/suggestions.js';
import { maySeeTally, mayTriage } from '../policy.js';

const onPair = (name: string, handle: VerbSpec['handle']): VerbSpec<School, Person> => ({
  name,
  opens: 'act',
  on: REQUEST,
  may: (person, school, record, now) => mayTriage(person, record as CareRequest, school, dayOf(now)),
  input: z.object({ id: recordId, other: recordId, once }),
  handle,
});

export const suggestVerbs: VerbSpec[] = [
  onPair('triage.same-pupil', pupil.same),
  onPair('triage.other-pupil', pupil.notSame),
  onPair('triage.same-pupil.undo', pupil.takenBack),
  {
    name: 'triage.suggestions',
    opens: 'dialog',
    may: (person) => maySeeTally(person),
    input: z.object({}),
    handle: suggestions,
  },
];
