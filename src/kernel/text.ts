import type { Day, Epoch, Language, LocalTime } from './values.js';

/** A sentence by its key in `cards/texts`, with its parameters; `render` says it in the reader's language. */
export interface TextRef {
  t: string;
  p?: Record<string, TextParam>;
}
/** `day`: "dinsdag 24 november" · `short`: "di 24/11" · `date`: "24/11/2026". */
export interface DayRef {
  day: Day;
  as?: 'day' | 'short' | 'date';
}
/** A moment in school time. `time`: "14:05" · `moment`: "di 24/11 om 14:05". */
export interface MomentRef {
  at: Epoch;
  as?: 'time' | 'moment' | 'day';
}
export interface ClockRef {
  clock: LocalTime;
}
/** Parts joined as the language does: "a, b en c". */
export interface ListRef {
  list: TextParam[];
}
/** A sentence in this language, whoever reads it: for words that somebody passes on. */
export interface SpokenRef {
  say: TextRef;
  in: Language;
}
export type TextParam =
  | string
  | number
  | boolean
  | TextRef
  | DayRef
  | MomentRef
  | ClockRef
  | ListRef
  | SpokenRef;

export const text = (t: string, p?: Record<string, TextParam>): TextRef => (p ? { t, p } : { t });
export const day = (value: Day, as: DayRef['as'] = 'day'): DayRef => ({ day: value, as });
export const moment = (at: Epoch, as: MomentRef['as'] = 'moment'): MomentRef => ({ at, as });
export const list = (...parts: TextParam[]): ListRef => ({ list: parts });
