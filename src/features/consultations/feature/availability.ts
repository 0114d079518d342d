import { z } from 'zod';
import type { ThinkSpec, VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, toggle } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import type { Person, School } from '../../school/model/school.js';
import { MOST_HOURS_TEXT } from '../../school/model/week-hours.js';
import * as availability from '../handlers/availability.js';
import * as calendars from '../handlers/calendars.js';
import { HOURS_ARE } from '../model/availability.js';
import { MOST_URL } from '../model/busy.js';
import { mayPlan } from '../policy.js';

const hours = optionalText(MOST_HOURS_TEXT);

export const availabilityVerbs: VerbSpec<School, Person>[] = [
  {
    name: 'consult.availability',
    opens: 'dialog',
    input: z.object({}),
    may: (person) => mayPlan(person),
    handle: availability.form,
  },
  {
    name: 'consult.availability.save',
    opens: 'act',
    input: z.object({
      once,
      url: optionalText(MOST_URL),
      off: toggle,
      are: optionalChoice(HOURS_ARE),
      lessons: hours,
      duties: hours,
      keeps: hours,
    }),
    may: (person) => mayPlan(person),
    handle: availability.saved,
  },
];

export const availabilityThinks: ThinkSpec<School>[] = [
  { name: 'busy.morning', eachMorning: true, run: calendars.morning },
  { name: 'busy.fetch', asks: calendars.asks, run: calendars.fetched },
];
