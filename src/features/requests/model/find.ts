import { schoolYearOf } from '../../../calendar/holidays.js';
import { editDistance, plain } from '../../../kernel/spelling.js';
import type { Day } from '../../../kernel/values.js';
import { findClass } from '../../school/model/classes.js';
import type { School } from '../../school/model/school.js';
import { normalCode } from './request.js';
import { ROEPNAAM_WORDS } from './roepnaam-words.js';

/** Characters typed at most, and from how many on a word may be the beginning of a longer one. */
export const LIMITS_OF_SEARCH = { typed: 60, beginning: 3 } as const;
/** From this length on one slip of the finger is forgiven. */
const FORGIVING = 5;

/** What somebody may have meant by what they typed; looked for all at once, since a word can be several of these. */
export interface Meant {
  /** As roepnamen are written. */
  roepnaam: string;
  /** This school year and the last. */
  schoolYears: string[];
  classCodes: string[];
  /** As the blind index has it. */
  pupil: string;
}

/** As roepnamen are written: words of plain letters, one space between them. */
const asWritten = (typed: string): string =>
  plain(typed)
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export function meantBy(school: School, typed: string, today: Day): Meant {
  const found = findClass(school, typed, today);
  const groups = found === undefined ? [] : 'many' in found ? found.many : [found];
  const year = schoolYearOf(today);
  return {
    roepnaam: asWritten(typed),
    schoolYears: [year, yearBefore(year)],
    classCodes: groups.map(({ code }) => code),
    pupil: normalCode(typed),
  };
}

/** "2025-2026" of "2026-2027". */
const yearBefore = (schoolYear: string): string =>
  schoolYear
    .split('-')
    .map((year) => Number(year) - 1)
    .join('-');

/** Of the words that requests are called by, those one slip away; of a list that is the same for everybody. */
export const nearWords = (roepnaam: string): string[] =>
  roepnaam.length < FORGIVING || roepnaam.includes(' ')
    ? []
    : ROEPNAAM_WORDS.filter((word) => word !== roepnaam && editDistance(word, roepnaam, 1) <= 1);
