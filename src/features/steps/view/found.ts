import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Sought } from '../../../kernel/feature.js';
import { LIMITS_OF_SEARCH, meantBy, nearWords } from '../../requests/model/find.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf, stateLine } from '../model/head.js';
import type { Step } from '../model/lists.js';
import { INTERVENTION } from '../model/step-kind.js';
import { mayRead, maySee } from '../policy.js';

const MOST = 8;
const MOST_READ = 25;

/** Small steps of this roepnaam, as far as this person may know of them; nothing at all where there is none. */
export async function stepsFound(sought: Sought<School, Person>): Promise<CardRef[]> {
  const { read, school, person, now, typed } = sought;
  const today = dayOf(now);
  const { roepnaam, schoolYears } = meantBy(school, typed, today);
  if (roepnaam.length < LIMITS_OF_SEARCH.beginning) return [];
  const begins = (schoolYear: string, word: string, whole: boolean) =>
    read.find(INTERVENTION, {
      where: whole ? { schoolYear, roepnaam: word } : { schoolYear },
      ...(whole ? {} : { range: { field: 'roepnaam', from: word, below: `${word}\uffff` } }),
      limit: MOST_READ,
    });
  const look = async (words: readonly string[], whole: boolean): Promise<Step[]> => {
    const pages = await Promise.all(
      schoolYears.flatMap((year) => words.map((word) => begins(year, word, whole))),
    );
    return pages.flatMap(({ items }) => items).filter(({ data }) => maySee(person, data, school, today));
  };
  const exact = await look([roepnaam], false);
  const found = exact.length > 0 ? exact : await look(nearWords(roepnaam), true);
  if (found.length === 0) return [];
  return [
    {
      card: 'steps/found',
      data: {
        items: found.slice(0, MOST).map(({ id, data }) => ({
          ...headOf(school, id, data),
          state: stateLine(school, data, person.id),
          reads: mayRead(person, data, school, today),
        })),
      },
    },
  ];
}
