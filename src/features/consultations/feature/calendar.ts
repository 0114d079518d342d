import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, recordId } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import * as calendar from '../handlers/calendar.js';
import { mayPlan, organises, takesPart } from '../policy.js';
import { on } from './verb.js';

const onRecord = z.object({ id: recordId, once });
/** `words`: what somebody made of the text before they copied it; read by nobody. */
const inLanguage = onRecord.extend({ which: optionalChoice(['nl', 'en', 'fr']), words: optionalText(1500) });
const own: Pick<VerbSpec, 'input' | 'may'> = { input: z.object({ once }), may: (person) => mayPlan(person) };

/** Into people's own calendars: a file with a message, words to pass on, and a link to follow. */
export const calendarVerbs: VerbSpec[] = [
  on('consult.calendar', 'act', takesPart, onRecord, calendar.calendar),
  on('consult.outside', 'dialog', organises, inLanguage, calendar.outside),
  on('consult.outside.file', 'act', organises, inLanguage, calendar.outsideFile),
  { ...own, name: 'consult.feed', opens: 'dialog', handle: calendar.feed },
  {
    ...own,
    name: 'consult.feed.make',
    opens: 'act',
    handle: calendar.make,
    // A second delivery has no link to show: nobody kept it.
    again: calendar.stateOf,
  },
  { ...own, name: 'consult.feed.stop', opens: 'act', handle: calendar.stop },
];
