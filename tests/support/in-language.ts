import { readFileSync } from 'node:fs';
import type { Language } from '../../src/kernel/values.js';

const read = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../cards/texts/${language}.json`, import.meta.url), 'utf8'));

/** What a text says where it counts this many: `one`, `other`, `=0`. */
function branchOf(text: string, branch: string): string {
  const start = text.indexOf(`${branch} {`) + branch.length + 2;
  let open = 1;
  let end = start;
  for (; open > 0; end += 1) open += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
  return text.slice(start, end - 1);
}

/** The words of the product in a language, to find things by as whoever reads it would. */
export function inLanguage(language: Language) {
  const texts = read(language);
  const text = (key: string): string => {
    if (texts[key] === undefined) throw new Error(`no text ${key}`);
    return texts[key].replaceAll('**', '');
  };
  return {
    /** With its parameters filled in. */
    say: (key: string, params: Record<string, string | number> = {}): string =>
      text(key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])),
    /** Whatever its parameters are, but for those that are given. */
    about: (key: string, params: Record<string, string> = {}, branch?: string): RegExp => {
      const words = branch === undefined ? text(key) : branchOf(text(key), branch);
      const pattern = words
        .split(/(\{\w+\})/)
        .map((part) =>
          part.startsWith('{')
            ? (params[part.slice(1, -1)] ?? '[^]+?')
            : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '\\d+'),
        );
      return new RegExp(pattern.join(''));
    },
  };
}
