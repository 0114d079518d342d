import type { TextParam } from './text.js';
import type { Language } from './values.js';

/** What a template is filled with. `render` replaces every TextRef, DayRef, MomentRef, ClockRef and ListRef by words first. */
export type CardValue = TextParam | null | undefined | CardValue[] | { [key: string]: CardValue };
export type CardData = { [key: string]: CardValue };

/** A card by the name of its template (`requests/new` is `cards/requests/new.json`). Nobody but `render` draws it. */
export interface CardRef {
  card: string;
  data: CardData;
  /** Cards whose bodies follow this one's body, in order (home, digest). */
  parts?: CardRef[];
}

/** For whom a card is drawn. */
export interface Reader {
  schoolId: string;
  personId: string;
  language: Language;
}
