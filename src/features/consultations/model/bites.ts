import { type Agenda, slotsFor, type Wish } from './slots.js';

/**
 * Why there is no time. `busy`, `full`, `work`: this person alone has none (what stands in their way: busy times, days that hold as
 * many talks as they may, or that nothing is left beside work pattern, lessons and supervision) · `clash`: without them the others
 * have one.
 */
export interface Bite {
  personId: string;
  why: 'busy' | 'full' | 'work' | 'clash';
}

/** Who has no such time alone; when everybody has, whom the others would not have to wait for. Empty: it is nobody in particular. */
export function whoseTime(wish: Wish): Bite[] {
  const some = (agendas: readonly Agenda[]) => slotsFor({ ...wish, agendas }).length > 0;
  const alone = wish.agendas.flatMap((agenda): Bite[] => {
    const { personId } = agenda;
    if (some([agenda])) return [];
    if (some([{ ...agenda, busy: [] }])) return [{ personId, why: 'busy' }];
    return [{ personId, why: some([{ ...agenda, busy: [], most: undefined }]) ? 'full' : 'work' }];
  });
  if (alone.length > 0 || wish.agendas.length < 3) return alone;
  return wish.agendas.flatMap(({ personId }): Bite[] =>
    some(wish.agendas.filter((one) => one.personId !== personId)) ? [{ personId, why: 'clash' }] : [],
  );
}
