import * as month from '../handlers/month.js';
import { monthInput } from '../model/month.js';
import { staff, type Verb } from './verb.js';

/** The page of a month, for a staff meeting. */
export const monthVerbs: Verb[] = [
  staff('thanks.month', 'dialog', monthInput, month.month),
  staff('thanks.month.print', 'act', monthInput, month.printed),
  staff('thanks.month.picture', 'act', monthInput, month.pictured),
];
