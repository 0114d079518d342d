import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, type Language } from '../kernel/values.js';

/**
 * Around bold words, inside the renderer only. Noncharacters of Unicode: nobody can type them into a card, since
 * `withoutMarks` takes them out of every word that comes from outside.
 */
export const BOLD = '\uFDD0';
export const PLAIN = '\uFDD1';
/** Stands, with a path behind it, where a template asked for a field that the data does not have. */
export const HOLE = '\uFDD2';

const MARKS = /[\uFDD0-\uFDD2]/;
const ALL_MARKS = /[\uFDD0-\uFDD2]/g;

export const withoutMarks = (words: string): string =>
  MARKS.test(words) ? words.replaceAll(ALL_MARKS, '') : words;

export type Values = Record<string, string | number>;

/** One sentence in one language. */
export interface Message {
  /** The names of its parameters. */
  names: ReadonlySet<string>;
  /** The sentence with marks around its bold words. Every name must have a value. */
  format(values: Values): string;
}

export interface Messages {
  keys: readonly string[];
  /** Throws on a key that does not exist. */
  get(key: string, language: Language): Message;
}

/** As the parser of `intl-messageformat` numbers its elements; all others have the name of a parameter for value. */
const LITERAL = 0;
interface Element {
  type: number;
  value: string;
  options?: Record<string, { value: Element[] }>;
}

/**
 * Reads `<language>.json` of a folder, flat keys to ICU messages, and parses every one. Throws, naming all that is
 * wrong: a message that does not parse, a key or a parameter that one language has and another has not.
 */
export function loadMessages(dir: string): Messages {
  const problems: string[] = [];
  const all = new Map<Language, Map<string, Message>>();
  for (const language of LANGUAGES) {
    const source = JSON.parse(readFileSync(join(dir, `${language}.json`), 'utf8')) as Record<string, string>;
    const locale = source['format.locale'] ?? language;
    const messages = new Map<string, Message>();
    for (const [key, words] of Object.entries(source)) {
      try {
        messages.set(key, parse(words, locale));
      } catch (error) {
        problems.push(`${language} ${key}: ${(error as Error).message}`);
      }
    }
    all.set(language, messages);
  }
  const keys = [...new Set([...all.values()].flatMap((messages) => [...messages.keys()]))].sort();
  for (const key of keys) problems.push(...differences(key, all));
  if (problems.length > 0) throw new Error(`cards/texts: ${problems.join('; ')}`);
  return {
    keys,
    get(key, language) {
      const message = all.get(language)?.get(key);
      if (message === undefined) throw new Error(`no text '${key}' in ${language}`);
      return message;
    },
  };
}

function differences(key: string, all: Map<Language, Map<string, Message>>): string[] {
  const found: string[] = [];
  const names = new Set<string>();
  for (const messages of all.values()) for (const name of messages.get(key)?.names ?? []) names.add(name);
  for (const [language, messages] of all) {
    const message = messages.get(key);
    if (message === undefined) found.push(`${language} has no ${key}`);
    else
      for (const name of names)
        if (!message.names.has(name)) found.push(`${language} ${key} lacks {${name}}`);
  }
  return found;
}

/** A message with plain parameters only, nine out of ten: joining is ten times as fast as the general way, to read and to say. */
const SIMPLE = /^(?:[^{}]|\{\w+\})*$/;

function parse(words: unknown, locale: string): Message {
  if (typeof words !== 'string' || words === '') throw new Error('is empty');
  const marked = words.replaceAll(/\*\*(.+?)\*\*/gs, `${BOLD}$1${PLAIN}`);
  if (marked.includes('**')) throw new Error('has a ** without its other half');
  return SIMPLE.test(marked) ? simple(marked) : general(marked, locale);
}

function simple(marked: string): Message {
  // Text at even places, names at odd ones.
  const parts = marked.split(/\{(\w+)\}/);
  return {
    names: new Set(parts.filter((_, n) => n % 2 === 1)),
    format(values) {
      let sentence = '';
      for (const [n, part] of parts.entries()) sentence += n % 2 === 0 ? part : values[part];
      return sentence;
    },
  };
}

function general(marked: string, locale: string): Message {
  // ICU quotes with an apostrophe, and French and Dutch are full of them ("l'{x}"): here it is only ever an apostrophe.
  const source = marked.replaceAll("'", "''");
  const message = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
  return {
    names: namesIn(message.getAst() as unknown as Element[]),
    format: (values) => message.format(values) as string,
  };
}

function namesIn(elements: Element[], names = new Set<string>()): Set<string> {
  for (const { type, value, options } of elements) {
    if (type !== LITERAL && value !== undefined) names.add(value);
    for (const option of Object.values(options ?? {})) namesIn(option.value, names);
  }
  return names;
}
