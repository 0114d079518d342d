import { z } from 'zod';
import { readMark } from './page-mark.js';

/**
 * What people type and tick, as every surface sends it: strings, choices of a multiple choice joined by commas,
 * toggles as "true"/"false", nothing typed as "". Each of these turns that into a value, or into an issue whose message
 * is a text key.
 */

// Control characters other than line breaks and tabs, the marks that turn the reading direction of what follows, and halves
// of a sign that came without the other.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Composed (NFC), without unprintable characters, trimmed; line ends are \n. */
export const clean = (value: string): string =>
  value.replace(/\r\n?/g, '\n').normalize('NFC').replace(UNPRINTABLE, '').trim();

/** Neither white space nor a sign without a look, as a joiner is. */
const SEEN = /[^\s\p{Cf}]/u;

const typed = z.preprocess((value) => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  const text = clean(value);
  return SEEN.test(text) ? text : undefined;
}, z.string().optional());

/** A text of at most `max` UTF-16 units; never cut. Nothing but white space is nothing. */
export const optionalText = (max: number) => typed.pipe(z.string().max(max).optional());
/** What comes along into a form may be too long for its field: it is shown whole there, with how much to leave out. */
export const MOST_TYPED = 4000;
// The text for what is missing must not answer for what is too long as well.
const needed = {
  error: (issue: { code?: string }) => (issue.code === 'invalid_type' ? 'error.needed' : undefined),
};
export const requiredText = (max: number) => typed.pipe(z.string(needed).max(max));

const ticked = (value: unknown) => (value === '' || value === null ? undefined : value);
export const requiredChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(
    ticked,
    z.enum(values, { error: (issue) => (issue.input === undefined ? 'error.needed' : 'error.choice') }),
  );
export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(ticked, z.enum(values, 'error.choice').optional());

const split = (value: unknown) =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : ticked(value);
/** Several of a closed list; undefined when none. */
export const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(split, z.array(z.enum(values, 'error.choice')).max(values.length).optional());
/** Several ids of people or records; whether they exist is the handler's to check. */
export const ids = (max: number) => z.preprocess(split, z.array(z.string().max(80)).max(max).optional());

export const toggle = z.preprocess((value) => value === true || value === 'true', z.boolean());
/** The id of a record or a draft. Broken ones cannot exist, so they read as nothing rather than as an error. */
export const recordId = z.preprocess(
  (value) => (typeof value === 'string' && value.length <= 80 ? value : ''),
  z.string(),
);

/** Where a page of a list ended, as the store wrote it; any other reads as nothing, which is the first page. */
export const pageMark = z.preprocess(
  (value) => (isPageMark(value) ? value : undefined),
  z.string().optional(),
);

const isPageMark = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 300 && readMark(value) !== undefined;

/** No 31 February, whatever a client sends. */
const isInMonth = (day: string): boolean => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (month !== 2) return date <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date <= (leap ? 29 : 28);
};

export const optionalDay = z.preprocess(
  ticked,
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'error.day')
    .refine(isInMonth, 'error.day')
    .optional(),
);
