import { z } from 'zod';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene, ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { ids, optionalDay, optionalText, recordId, requiredChoice } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsFor } from '../../school/model/verbs.js';
import { mayHandOverClasses } from '../../school/policy.js';
import * as handover from '../handlers/handover.js';
import { due, over } from '../handlers/handover-due.js';
import { CLASS_HANDOVER, type ClassHandover, OPEN_CHOICES } from '../model/class-handover.js';
import { OVER, THINK } from '../model/handing-over.js';
import { changesHandover, confirmsHandover } from '../policy.js';

const whom = optionalText(64);
const free = verbsFor(mayHandOverClasses);
const on = (
  name: string,
  may: (person: Person, handover: ClassHandover) => boolean,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens: 'act',
  on: CLASS_HANDOVER,
  may: (person, _school, record) => may(person, record as ClassHandover),
  input: z.object({ id: recordId, once }),
  handle,
});

export const handoverVerbs: VerbSpec[] = [
  free('handover.form', 'dialog', z.object({ personId: whom, id: whom }), handover.form),
  free(
    'handover.preview',
    'act',
    z.object({
      once,
      personId: whom,
      covers: ids(100),
      classes: ids(100),
      to: whom,
      day: optionalDay,
      open: requiredChoice(OPEN_CHOICES),
    }),
    handover.preview,
  ),
  on('handover.save', confirmsHandover, handover.save),
  on('handover.cancel', changesHandover, handover.cancel),
  on('handover.undo', changesHandover, handover.undo),
];

export const handoverThinks: ThinkSpec[] = [
  { name: THINK, run: due as (at: Scene<School> & { ref?: RecordKey }) => ReturnType<typeof due> },
  { name: OVER, run: over },
];
