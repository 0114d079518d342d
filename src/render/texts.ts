import { dayOf, isDay, timeOf, weekdayOf } from '../calendar/time.js';
import type { CardData, CardValue } from '../kernel/card.js';
import type { ClockRef, DayRef, ListRef, MomentRef, SpokenRef, TextParam, TextRef } from '../kernel/text.js';
import { type Day, type Epoch, LANGUAGES, type Language } from '../kernel/values.js';
import { BOLD, loadMessages, type Messages, PLAIN, type Values, withoutMarks } from './messages.js';

export interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
}

/** Data with every reference replaced by words. */
export type Said = string | number | boolean | null | undefined | Said[] | { [key: string]: Said };

/** Speaks one language. */
export interface Voice {
  language: Language;
  /** A text with the fields of `values` as its parameters, marks around its bold words. Throws on what is missing. */
  marked(key: string, values: Said): string;
  /** Data as a view returned it → the same with words for references, marks around bold words. */
  words(data: CardData, now?: Epoch): { [key: string]: Said };
  /** A sentence, plain. `now` decides which days are said with their year. */
  say(ref: TextRef, now?: Epoch): string;
}

export interface Texts {
  keys: readonly string[];
  voice(language: Language): Voice;
  /** A sentence in plain words, for notes and errors. Throws on a missing key or parameter. */
  say(ref: TextRef, language: Language, now?: Epoch): string;
  /** The same as TextRuns of an Adaptive Card, bold where our own text says so. */
  runs(ref: TextRef, language: Language, now?: Epoch): TextRun[];
}

/** Loads and checks `<language>.json` of a folder; see `loadMessages` for what throws. */
export function loadTexts(dir: string): Texts {
  const messages = loadMessages(dir);
  const voices = new Map<Language, Voice>();
  const voice = (language: Language): Voice => {
    const found = voices.get(language);
    if (found === undefined) throw new Error(`no texts in '${language}'`);
    return found;
  };
  for (const language of LANGUAGES) voices.set(language, createVoice(messages, language, voice));
  return {
    keys: messages.keys,
    voice,
    say: (ref, language, now) => voice(language).say(ref, now),
    runs: (ref, language, now) => toRuns(voice(language).words({ ref }, now).ref as string),
  };
}

/** Marked words → TextRuns. */
export function toRuns(marked: string): TextRun[] {
  if (!marked.includes(BOLD)) return [{ type: 'TextRun', text: marked }];
  const runs: TextRun[] = [];
  let depth = 0;
  for (const piece of marked.split(/([\uFDD0\uFDD1])/)) {
    if (piece === BOLD) depth += 1;
    else if (piece === PLAIN) depth -= 1;
    else if (piece !== '')
      runs.push({ type: 'TextRun', text: piece, ...(depth > 0 && { weight: 'Bolder' }) });
  }
  return runs;
}

const MOST_SAID = 2000;
const SHORT = { day: 'format.short', year: 'format.shortYear' };
const LONG = { day: 'format.day', year: 'format.dayYear' };

function createVoice(messages: Messages, language: Language, other: (language: Language) => Voice): Voice {
  const locale = plain(messages.get('format.locale', language).format({}));
  const weekdays = names(locale, { weekday: 'long' }, (n) => Date.UTC(2024, 0, n + 1), 7);
  const shortWeekdays = names(locale, { weekday: 'short' }, (n) => Date.UTC(2024, 0, n + 1), 7);
  const months = names(locale, { month: 'long', day: 'numeric' }, (n) => Date.UTC(2024, n, 15), 12);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

  const marked = (key: string, values: Said): string => {
    const message = messages.get(key, language);
    const chosen: Values = {};
    for (const name of message.names) {
      const value = (values as { [key: string]: Said } | undefined)?.[name];
      if (typeof value === 'string' || typeof value === 'number') chosen[name] = value;
      else if (typeof value === 'boolean') chosen[name] = String(value);
      else throw new Error(`text '${key}' needs a value for {${name}}`);
    }
    return message.format(chosen);
  };

  /** The days that were said lately: most are of this week. */
  const said = new Map<string, string>();
  const sayDay = (day: Day, as: DayRef['as'], now?: Epoch): string => {
    const year = now === undefined || as === 'date' ? '' : schoolYear(dayOf(now));
    const asked = `${day} ${as} ${year}`;
    const known = said.get(asked) ?? saidOf(day, as, now);
    if (said.size >= MOST_SAID) said.clear();
    said.set(asked, known);
    return known;
  };

  const saidOf = (day: Day, as: DayRef['as'], now?: Epoch): string => {
    if (!isDay(day)) throw new Error('a day in the data is not YYYY-MM-DD');
    const [year, month, date] = day.split('-') as [string, string, string];
    if (as === 'date') return marked('format.date', { day: date, month, year });
    const kind = as === 'short' ? SHORT : LONG;
    const key = now === undefined || schoolYear(day) === schoolYear(dayOf(now)) ? kind.day : kind.year;
    const weekday = (as === 'short' ? shortWeekdays : weekdays)[weekdayOf(day) - 1] as string;
    const named = as === 'short' ? String(Number(month)) : (months[Number(month) - 1] as string);
    return marked(key, { weekday, day: String(Number(date)), month: named, year });
  };

  const sayMoment = ({ at, as }: MomentRef, now?: Epoch): string => {
    if (as === 'time') return timeOf(at);
    if (as === 'day') return sayDay(dayOf(at), 'day', now);
    return marked('format.moment', { day: sayDay(dayOf(at), 'short', now), time: timeOf(at) });
  };

  const param = (value: CardValue, now?: Epoch): Said => {
    if (typeof value === 'string') return withoutMarks(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => param(one, now));
    if (isRef<TextRef>(value, 't', 'string', 'p')) {
      return marked(value.t, value.p && fields(value.p, now));
    }
    if (isRef<DayRef>(value, 'day', 'string', 'as')) return sayDay(value.day, value.as, now);
    if (isRef<MomentRef>(value, 'at', 'number', 'as')) return sayMoment(value, now);
    if (isRef<ClockRef>(value, 'clock', 'string')) return value.clock;
    if (isRef<SpokenRef>(value, 'say', 'object', 'in')) {
      return other(value.in).words({ said: value.say }, now).said;
    }
    if (isRef<ListRef>(value, 'list', 'object') && Array.isArray(value.list)) {
      return lists.format(value.list.map((one: TextParam) => String(param(one, now))));
    }
    return fields(value as CardData, now);
  };

  const fields = (data: CardData, now?: Epoch): { [key: string]: Said } => {
    const said: { [key: string]: Said } = {};
    for (const key of Object.keys(data)) said[key] = param(data[key], now);
    return said;
  };

  return { language, marked, words: fields, say: (ref, now) => plain(param(ref, now) as string) };
}

/** Marked words → the words alone. */
export const plain = withoutMarks;

/** A reference has its own field and at most one other; anything else is data that happens to use the same name. */
function isRef<T>(value: object, field: string, type: string, other?: string): value is T & object {
  if (typeof (value as CardData)[field] !== type) return false;
  for (const key of Object.keys(value)) if (key !== field && key !== other) return false;
  return true;
}

const schoolYear = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);

/** Names as the locale has them inside a date; patterns are ours, since those of Intl differ by version of Node. */
function names(
  locale: string,
  options: Intl.DateTimeFormatOptions,
  at: (n: number) => number,
  count: number,
): string[] {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const wanted = 'weekday' in options ? 'weekday' : 'month';
  return Array.from(
    { length: count },
    (_, n) => format.formatToParts(at(n)).find((part) => part.type === wanted)?.value as string,
  );
}
