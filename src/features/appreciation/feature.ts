import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { mainVerbs } from './feature/main.js';
import { monthVerbs } from './feature/month.js';
import { roundThinks } from './handlers/round.js';
import { settleThinks } from './handlers/settle.js';
import { APPRECIATION, PREFERENCE, SECOND } from './model/appreciation.js';
import { ROUND } from './model/round.js';
import { thanksHold } from './view/held.js';
import { thanksHome } from './view/home.js';
import { thanksSends } from './view/messages.js';
import { monthSends } from './view/month.js';

/** Appreciation (*waardering*): what somebody saw a colleague do, said out loud; a fact, never a trophy. */
export const appreciation: Feature<School, Person> = {
  name: 'appreciation',
  kinds: [APPRECIATION, SECOND, PREFERENCE, ROUND],
  verbs: [...mainVerbs, ...monthVerbs],
  thinks: [...settleThinks, ...roundThinks],
  sends: [...thanksSends, ...monthSends],
  sections: { home: thanksHome, holds: thanksHold },
};
