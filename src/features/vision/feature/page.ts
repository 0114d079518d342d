import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsFor } from '../../school/model/verbs.js';
import * as agreements from '../handlers/agreements.js';
import * as page from '../handlers/page.js';
import * as values from '../handlers/values.js';
import {
  agreementInput,
  listInput,
  nothing,
  onPart,
  removeInput,
  textInput,
  valueInput,
} from '../model/vision-form.js';
import { writesVision } from '../policy.js';

const everyone = verbsFor(() => true);
const written = verbsFor(writesVision);

/** The care vision with its core values and the agreements of the school: read by everybody, written by who sets care. */
export const pageVerbs: VerbSpec<School, Person>[] = [
  everyone('vision.page', 'dialog', nothing, page.page),
  everyone('vision.values', 'dialog', nothing, values.list),
  everyone('vision.agreements', 'dialog', listInput, agreements.list),
  written('vision.edit', 'dialog', nothing, page.edit),
  written('vision.save', 'act', textInput, page.saved),
  written('vision.value', 'dialog', onPart, values.edit),
  written('vision.value.save', 'act', valueInput, values.saved),
  written('vision.agreement', 'dialog', onPart, agreements.edit),
  written('vision.agreement.save', 'act', agreementInput, agreements.saved),
  written('vision.agreement.checked', 'act', onPart, agreements.checked),
  written('vision.remove', 'dialog', removeInput, agreements.remove),
  written('vision.removed', 'act', removeInput, agreements.removed),
];
