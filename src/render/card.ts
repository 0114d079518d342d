import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { CardRef } from '../kernel/card.js';
import type { CalendarFeed, FileRef } from '../kernel/file.js';
import type { Platform } from '../kernel/interaction.js';
import type { TextRef } from '../kernel/text.js';
import type { Epoch, Language } from '../kernel/values.js';
import { type CardTemplate, checkTemplate } from './elements.js';
import { compile } from './expand.js';
import { type DrawnFile, drawCalendar, drawFile } from './file.js';
import { type CardNode, finish, finishActions, rows, spaced } from './finish.js';
import { registerFunctions } from './functions.js';
import { loadTexts, type Texts } from './texts.js';

/**
 * An Adaptive Card as a surface takes it. Without `lang`, which only says how a client writes dates, and we write them:
 * `adaptivecards` 3.0.6 refuses every second `lang` that it parses (a `g` on its pattern keeps `lastIndex`).
 */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  version: '1.5';
  speak: string;
  fallbackText: string;
  title?: string;
  body: CardNode[];
  actions?: CardNode[];
}

export interface Renderer {
  /** Names of all cards: `requests/new`. */
  cards: readonly string[];
  texts: Texts;
  /**
   * Draws a card. In the sandbox a dialog carries its own `title`; Slack and Teams want it beside the card, see `title()`.
   * `now` (school time) decides which days are said with their year. Throws on a card, text, parameter or field that
   * does not exist; the message names it and never holds a value.
   */
  render(ref: CardRef, reader: { language: Language }, surface: Platform, now?: Epoch): AdaptiveCard;
  /** The one line of a notification: the roepnaam and nothing else about anybody. */
  summary(ref: CardRef, reader: { language: Language }, now?: Epoch): string;
  /** The title of a dialog; undefined for a card that is none. */
  title(ref: CardRef, reader: { language: Language }, now?: Epoch): string | undefined;
  /** A sentence in plain words, for notes and errors. */
  say(ref: TextRef, language: Language, now?: Epoch): string;
  /** A file, see `drawFile`. */
  file(ref: FileRef, reader: { language: Language }, now: Epoch): Promise<DrawnFile>;
  /** A feed, see `drawCalendar`. */
  calendar(feed: CalendarFeed, reader: { language: Language }, now: Epoch): DrawnFile;
}

interface Expanded {
  summary: string;
  title?: string;
  body: CardNode[];
  actions: CardNode[];
}

/** A template and what is compiled of it at its first use; compiling costs fifty times an expansion. */
interface Card {
  template: CardTemplate;
  whole?: ReturnType<typeof compile>;
  head?: ReturnType<typeof compile>;
}

/** Loads texts and cards of a folder laid out like `cards/`. Throws, with file and place, on whatever does not fit. */
export function createRenderer({ cardsDir }: { cardsDir: string }): Renderer {
  registerFunctions();
  const texts = loadTexts(join(cardsDir, 'texts'));
  const cards = loadCards(cardsDir, new Set(texts.keys));

  const named = (name: string): Card => {
    const card = cards.get(name);
    if (card === undefined) throw new Error(`no card '${name}'`);
    return card;
  };

  const draw = (ref: CardRef, language: Language, surface: Platform, now?: Epoch): Expanded => {
    const card = named(ref.card);
    card.whole ??= compile(spaced(card.template));
    const voice = texts.voice(language);
    const expanded = card.whole(voice.words(ref.data, now), { voice });
    const body = finish(expanded.body, surface);
    const actions = finishActions(expanded.actions);
    for (const part of ref.parts ?? []) body.push(...drawPart(part, language, surface, now));
    return { summary: expanded.summary, title: expanded.title, body, actions };
  };

  const drawPart = (ref: CardRef, language: Language, surface: Platform, now?: Epoch): CardNode[] => {
    const part = naming(ref, language, () => draw(ref, language, surface, now));
    if (part.title !== undefined) throw new Error(`card '${ref.card}' is a dialog and cannot be a part`);
    const [first, ...rest] = part.body;
    const body: CardNode[] = first ? [{ ...first, separator: true, spacing: 'Large' }, ...rest] : [];
    body.push(...rows({ type: 'ActionSet' }, part.actions, surface));
    return body;
  };

  const head = (ref: CardRef, language: Language, now?: Epoch): { summary: string; title?: string } =>
    naming(ref, language, () => {
      const card = named(ref.card);
      const { summary, title } = card.template;
      card.head ??= compile({ summary, ...(title !== undefined && { title }) });
      const voice = texts.voice(language);
      return card.head(voice.words(ref.data, now), { voice });
    });

  return {
    cards: [...cards.keys()],
    texts,
    render(ref, { language }, surface, now) {
      const { summary, title, body, actions } = naming(ref, language, () =>
        draw(ref, language, surface, now),
      );
      return {
        type: 'AdaptiveCard',
        version: '1.5',
        speak: summary,
        fallbackText: summary,
        ...(title !== undefined && surface === 'sandbox' && { title }),
        body,
        ...(actions.length > 0 && { actions }),
      };
    },
    summary: (ref, { language }, now) => head(ref, language, now).summary,
    title: (ref, { language }, now) => head(ref, language, now).title,
    say: texts.say,
    file: (ref, reader, now) => drawFile(texts, ref, reader, now),
    calendar: (feed, reader, now) => drawCalendar(texts, feed, reader, now),
  };
}

function naming<T>(ref: CardRef, language: Language, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`card '${ref.card}' (${language}): ${(error as Error).message}`, { cause: error });
  }
}

function loadCards(cardsDir: string, keys: ReadonlySet<string>): Map<string, Card> {
  const cards = new Map<string, Card>();
  const problems: string[] = [];
  for (const name of cardNames(cardsDir)) {
    const file = `cards/${name}.json`;
    let source: unknown;
    try {
      source = JSON.parse(readFileSync(join(cardsDir, `${name}.json`), 'utf8'));
    } catch (error) {
      problems.push(`${file}: ${(error as Error).message}`);
      continue;
    }
    const checked = checkTemplate(file, source, keys);
    if ('problem' in checked) problems.push(checked.problem);
    else cards.set(name, checked);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return cards;
}

/** `<feature>/<card>` of every template in the folder, in order. */
function cardNames(cardsDir: string): string[] {
  return readdirSync(cardsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(cardsDir, join(entry.parentPath, entry.name)).split(sep).join('/').slice(0, -5))
    .filter((name) => !/^(?:texts|samples)\//.test(name))
    .sort();
}
