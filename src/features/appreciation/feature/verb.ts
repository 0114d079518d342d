import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { verbsFor } from '../../school/model/verbs.js';
import { mayWrite } from '../policy.js';

export type Verb = VerbSpec<School, Person>;

/** For all of the staff: about no appreciation, or about what stood in a channel. */
export const staff = verbsFor((person, _school, _record, now) => mayWrite(person, dayOf(now)));
