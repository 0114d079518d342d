import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/features/commands.js';
import { LANGUAGES } from '../../src/kernel/values.js';
import { loadTexts } from '../../src/render/texts.js';

const root = new URL('../..', import.meta.url).pathname;
const texts = loadTexts(join(root, 'cards/texts'));
const keys = new Set(texts.keys);

const filesIn = (dir: string, extension: RegExp): string[] =>
  readdirSync(join(root, dir), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
const read = (file: string) => readFileSync(file, 'utf8');

const templates = filesIn('cards', /\.json$/).filter((file) => !/cards\/(?:texts|samples)\//.test(file));
const sources = filesIn('src', /\.[tj]s$/);

/** Keys that a template or a source names: `t('key'`, `text('key'`, `text(x ? 'key' : 'key'`, `t: 'key'`. */
function named(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of templates) {
    for (const [, key] of read(file).matchAll(/\b(?:t|runs)\('([\w.-]+)'/g)) found.set(key as string, file);
  }
  for (const file of sources) {
    const source = read(file);
    for (const [, first] of source.matchAll(/\btext\(([^,()]*)/g)) {
      for (const [, key] of (first as string).matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g))
        found.set(key as string, file);
    }
    for (const [, key] of source.matchAll(/\bt: '([\w.-]+)'/g)) found.set(key as string, file);
  }
  return found;
}

/** Anything in a source that could be a key or, in a template literal, the beginning of some. */
const literals = new Set<string>();
const beginnings = new Set<string>();
for (const source of sources.map(read)) {
  for (const [, literal] of source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)) literals.add(literal as string);
  for (const [, start] of source.matchAll(/`([\w-]+\.(?:[\w-]+\.)*[\w-]*)\$\{/g))
    beginnings.add(start as string);
}

describe('texts', () => {
  it('exist when they are named', () => {
    const missing = [...named()].filter(([key]) => !keys.has(key));
    expect(missing).toEqual([]);
  });

  it('show the number to call in danger in bold, which is also how the sandbox knows it from what people type', () => {
    for (const language of LANGUAGES) {
      const written: Record<string, string> = JSON.parse(read(join(root, `cards/texts/${language}.json`)));
      const plain = Object.entries(written).filter(([, words]) =>
        /112|\{emergency\}/.test(words.replaceAll(/\*\*(?:112|\{emergency\})\*\*/g, '')),
      );
      expect(plain).toEqual([]);
    }
  });

  it('are named when they exist', () => {
    const used = named();
    const unused = texts.keys.filter(
      (key) =>
        !used.has(key) &&
        !literals.has(key) &&
        ![...beginnings].some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it.each(LANGUAGES)('name only words that can be typed, in %s', (language) => {
    const { 'command.name': name, ...written } = JSON.parse(read(join(root, `cards/texts/${language}.json`)));
    const typed = COMMANDS.flatMap(({ words }) => words[language]);
    const named = Object.values<string>(written).flatMap((text) =>
      [...text.matchAll(/[“«]\s?\{name\} (\p{L}+)\s?[”»]/gu)].map(([, word]) => `${name} ${word}`),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((words) => !typed.includes(words))).toEqual([]);
  });

  it('are written out in three languages, none copied from another by mistake', () => {
    const written = Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        JSON.parse(read(join(root, `cards/texts/${language}.json`))) as Record<string, string>,
      ]),
    );
    for (const language of LANGUAGES) {
      expect(Object.keys(written[language] ?? {})).toEqual([...texts.keys]);
      for (const [key, words] of Object.entries(written[language] ?? {})) {
        // A straight sign is none of ours, and escapes what stands behind it where that is a brace.
        expect({ key, words }).toEqual({
          key,
          words: words.trim().replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’'),
        });
      }
    }
    // A sentence of more than four words is never the same in two languages.
    const same = texts.keys.filter((key) => {
      const [nl, en, fr] = LANGUAGES.map((language) => written[language]?.[key] ?? '');
      const long =
        (nl ?? '')
          .replaceAll(/\{[^{}]*\}/g, '')
          .split(/\s+/)
          .filter((word) => /\p{L}{2}/u.test(word)).length > 4;
      return long && (nl === en || nl === fr || en === fr);
    });
    expect(same).toEqual([]);
  });
});

describe('summaries', () => {
  it('name the roepnaam and nothing else, since they stand on locked screens', () => {
    const words = JSON.parse(read(join(root, 'cards/texts/nl.json'))) as Record<string, string>;
    const telling = templates.flatMap((file) => {
      const { summary } = JSON.parse(read(file)) as { summary: string };
      const key = /'([\w.-]+)'/.exec(summary)?.[1] as string;
      const told = Array.from((words[key] ?? '').matchAll(/\{(\w+)/g), ([, name]) => name);
      return told.some((name) => name !== 'roepnaam') ? [`${file}: ${key} tells ${told}`] : [];
    });
    expect(telling).toEqual([]);
  });
});

/** The voice: words that sound like a personnel file, a ticket system or the Netherlands, with what to say instead. */
const AVOIDED: [RegExp, string][] = [
  [/evaluatie/i, 'terugblik'],
  [/ingreep|interventie|\bmaatregel/i, 'kleine stap'],
  [/triage|prioriteit|dossier|\bticket|\been geval\b/i, 'bekijken, tegen wanneer, vraag'],
  [/\bindien(?:en|t)\b|ingediend|\b(?:ge)?meld(?:en|t|de|ing(?:en)?)?\b/i, 'vragen, laten weten'],
  [/aanvrager|\bmelder/i, 'collega, of de naam'],
  [/\bte laat\b|achterstallig|openstaand/i, 'nog open, stond op'],
  [/escal(?:eer|er)|geëscaleerd/i, 'iemand erbij vragen'],
  [/zorgleerling|fase.?\d.?(?:kind|leerling)|zwakke leerling/i, 'ondersteuning in fase 1'],
  [/geen effect/i, 'hielp niet'],
  [/geparkeerd/i, 'ligt even stil tot'],
  [/verplicht veld|verplichte velden/i, 'dit heb ik nog nodig'],
  [/\b[Uu]w?\b/, 'je, jij, jouw'],
  [
    /meldcode|veilig thuis|\b113\b|intern begeleider|\bgroep \d|\bmentor|\bZAT\b|passend onderwijs/i,
    'a Flemish word',
  ],
];

/** Where the word is the thing itself: what a school keeps by law, and not a care request. */
const OFFICIAL: Record<string, string[]> = { 'consult.council': ['dossier'] };

describe('the Dutch voice', () => {
  it('avoids the words that it avoids', () => {
    const source = JSON.parse(read(join(root, 'cards/texts/nl.json'))) as Record<string, string>;
    const found: string[] = [];
    for (const [key, words] of Object.entries(source)) {
      for (const [avoided, instead] of AVOIDED) {
        const word = avoided.exec(words)?.[0];
        if (word !== undefined && !(OFFICIAL[key] ?? []).includes(word))
          found.push(`${key}: "${word}" → ${instead}`);
      }
    }
    expect(found).toEqual([]);
  });
});
