import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice, optionalText, pageMark } from '../../../kernel/input.js';
import { find } from '../handlers/find.js';
import { list } from '../handlers/list.js';
import { LIMITS_OF_SEARCH } from '../model/find.js';
import { LISTS } from '../model/lists.js';

const everyone = () => true;
const searched = { text: optionalText(LIMITS_OF_SEARCH.typed) };

/** In which list a button stands; the same fields travel into the reading and back. */
export const inList = {
  which: optionalChoice(LISTS),
  personId: optionalText(80),
  classCode: optionalText(200),
};

/** What somebody sees of their own lists, and what they search. What is in them is asked for each request apart. */
export const listVerbs: VerbSpec[] = [
  {
    name: 'request.list',
    opens: 'dialog',
    may: everyone,
    input: z.object({
      ...inList,
      after: pageMark,
      before: pageMark,
      show: optionalChoice(LISTS),
      inClass: optionalText(200),
      ...searched,
    }),
    handle: list,
  },
  { name: 'request.find', opens: 'dialog', may: everyone, input: z.object(searched), handle: find },
];
