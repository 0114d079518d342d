import type { CardData } from '../kernel/card.js';
import type { FileRef } from '../kernel/file.js';
import type { Epoch, Language } from '../kernel/values.js';
import { drawIcs, type SaidEntry } from './ics.js';
import { drawPage, type SaidPage } from './page.js';
import { plain, type Said, type Texts } from './texts.js';

/** A file as it is sent or opened. `name`: with its ending, and only of letters that every system takes. */
export interface DrawnFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/**
 * Makes the bytes of a file, in the language of its reader. `now`: school time. Throws on a text or parameter that does not exist;
 * the message holds no value.
 */
export async function drawFile(
  texts: Texts,
  file: FileRef,
  { language }: { language: Language },
  now: Epoch,
): Promise<DrawnFile> {
  const said = bare(texts.voice(language).words({ name: file.name, data: file.data } as CardData, now)) as {
    name: string;
    data: unknown;
  };
  const name = safeName(said.name);
  if (file.file === 'page')
    return {
      name: `${name}.pdf`,
      mime: 'application/pdf',
      bytes: await drawPage(said.data as SaidPage, language, now),
    };
  // A day is a day here and no words: what the voice made of it is put back.
  const { data } = file;
  const when = 'day' in data ? { day: data.day } : { from: data.from, to: data.to };
  return {
    name: `${name}.ics`,
    mime: 'text/calendar; charset=utf-8; method=PUBLISH',
    bytes: drawIcs({ ...(said.data as SaidEntry), ...when }, language, now),
  };
}

/** Without the marks around bold words. */
function bare(value: Said): Said {
  if (typeof value === 'string') return plain(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bare);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bare(one)]));
}

const LONGEST = 60;

/** ASCII letters, digits, hyphens: accents go, the rest becomes a hyphen. */
function safeName(words: string): string {
  const name = words
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return name || 'zorgbode';
}
