import type { CardData } from '../kernel/card.js';
import type { CalendarEntry, CalendarFeed, FileRef } from '../kernel/file.js';
import type { Epoch, Language } from '../kernel/values.js';
import { drawEntries, drawFeed, drawIcs, type SaidEntry } from './ics.js';
import { drawPage, type SaidPage } from './page.js';
import { drawPicture } from './picture.js';
import type { SaidPicture } from './picture-svg.js';
import { plain, type Said, type Texts } from './texts.js';

/** A file as it is sent or opened. `name`: with its ending, and only of letters that every system takes. */
export interface DrawnFile {
  name: string;
  mime: string;
  bytes: Buffer;
  /** Of a picture: what is on it, for who does not see it. */
  alt?: string;
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
  if (file.file === 'entries') return drawSeveral(texts, file, language, now);
  const words = file.file === 'ics' ? wordsOf(file.data) : file.data;
  const said = bare(texts.voice(language).words({ name: file.name, data: words } as CardData, now)) as {
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
  if (file.file === 'picture') {
    const picture = said.data as SaidPicture;
    return { name: `${name}.png`, mime: 'image/png', bytes: await drawPicture(picture), alt: picture.alt };
  }
  const { data } = file;
  return {
    name: `${name}.ics`,
    mime: `${MIME}; method=${data.invitation?.method ?? 'PUBLISH'}`,
    bytes: drawIcs(saidEntry(said.data as Said, data), language, now),
  };
}

const MIME = 'text/calendar; charset=utf-8';

/** Several entries, each as it is by now: a calendar puts them beside what it has. RFC 5546, 3.2.1. */
function drawSeveral(
  texts: Texts,
  { name, data }: Extract<FileRef, { file: 'entries' }>,
  language: Language,
  now: Epoch,
): DrawnFile {
  const voice = texts.voice(language);
  const said = bare(voice.words({ name }, now)) as { name: string };
  const entries = data.entries.map((entry) =>
    saidEntry(bare(voice.words(wordsOf(entry) as CardData, now)), entry),
  );
  return {
    name: `${safeName(said.name)}.ics`,
    mime: `${MIME}; method=PUBLISH`,
    bytes: drawEntries(entries, language, now),
  };
}

/** All that somebody follows, in one file. */
export function drawCalendar(
  texts: Texts,
  feed: CalendarFeed,
  { language }: { language: Language },
  now: Epoch,
): DrawnFile {
  const voice = texts.voice(language);
  const said = bare(voice.words({ title: feed.title }, now)) as { title: string };
  const entries = feed.entries.map((entry) =>
    saidEntry(bare(voice.words(wordsOf(entry) as CardData, now)), entry),
  );
  return { name: 'zorgbode.ics', mime: MIME, bytes: drawFeed(said.title, entries, language) };
}

const wordsOf = ({ title, note }: CalendarEntry) => (note === undefined ? { title } : { title, note });

/** Its words as they were said; the rest as it is: a day is a day here, and a moment a number. */
function saidEntry(said: Said, entry: CalendarEntry): SaidEntry {
  const { title, note } = said as { title: string; note?: string };
  return { ...entry, title, ...(note === undefined ? {} : { note }) } as SaidEntry;
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
