import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, list, moment, text } from '../../src/kernel/text.js';
import { LANGUAGES } from '../../src/kernel/values.js';
import { loadTexts } from '../../src/render/texts.js';

const texts = loadTexts(new URL('../fixtures/cards/texts', import.meta.url).pathname);
const what = (value: Parameters<typeof list>[0]) => text('example.covers', { what: value });
const said = (value: Parameters<typeof list>[0], language: 'nl' | 'en' | 'fr', now?: number) =>
  texts.say(what(value), language, now);

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});
/** A folder with the same texts in every language, but for what is given of one of them. */
function folder(
  base: Record<string, string>,
  changed: Partial<Record<string, Record<string, string>>> = {},
): string {
  const dir = mkdtempSync(join(tmpdir(), 'texts-'));
  made.push(dir);
  const common = { 'format.locale': 'nl-BE', ...base };
  for (const language of LANGUAGES) {
    writeFileSync(join(dir, `${language}.json`), JSON.stringify(changed[language] ?? common));
  }
  return dir;
}

describe('say', () => {
  it('says days, moments, times and lists as the language does', () => {
    expect(said(day('2026-11-24'), 'nl')).toBe('jij volgt dinsdag 24 november');
    expect(said(day('2026-11-24', 'short'), 'nl')).toBe('jij volgt di 24/11');
    expect(said(day('2026-09-01', 'date'), 'nl')).toBe('jij volgt 01/09/2026');
    expect(said(day('2026-11-24'), 'en')).toBe('you follow Tuesday 24 November');
    expect(said(day('2026-09-01'), 'fr')).toBe("c'est toi qui suis l'mardi 1er septembre");
    expect(said(day('2026-11-24', 'short'), 'fr')).toBe("c'est toi qui suis l'mar. 24/11");
    expect(said({ clock: '08:30' }, 'nl')).toBe('jij volgt 08:30');
    expect(said(list('a', 'b', 'c'), 'nl')).toBe('jij volgt a, b en c');
    expect(said(list('a', what('b')), 'en')).toBe('you follow a and you follow b');
    expect(said(list(), 'nl')).toBe('jij volgt ');
  });

  it('says moments in the time of the school, on both sides of a clock change', () => {
    expect(said(moment(Date.UTC(2026, 9, 25, 0, 59)), 'nl')).toBe('jij volgt zo 25/10 om 02:59');
    expect(said(moment(Date.UTC(2026, 9, 25, 1, 0)), 'nl')).toBe('jij volgt zo 25/10 om 02:00');
    expect(said(moment(Date.UTC(2026, 6, 1, 22, 30), 'day'), 'en')).toBe('you follow Thursday 2 July');
    expect(said(moment(Date.UTC(2026, 0, 1, 13, 5), 'time'), 'fr')).toContain('14:05');
  });

  it('adds the year to a day of another school year', () => {
    const now = Date.UTC(2027, 5, 1);
    expect(said(day('2026-09-01'), 'nl', now)).toBe('jij volgt dinsdag 1 september');
    expect(said(day('2027-09-01'), 'nl', now)).toBe('jij volgt woensdag 1 september 2027');
    expect(said(day('2026-08-31', 'short'), 'nl', now)).toBe('jij volgt ma 31/8/2026');
    expect(said(moment(Date.UTC(2027, 8, 6, 7)), 'nl', now)).toBe('jij volgt ma 6/9/2027 om 09:00');
  });

  it('counts as the language does, and keeps apostrophes', () => {
    expect(texts.say(text('example.count', { n: 1 }), 'nl')).toBe('Eén vraag');
    expect(texts.say(text('example.count', { n: 0 }), 'fr')).toBe('Une question');
    expect(texts.say(text('example.count', { n: 12 }), 'en')).toBe('12 questions');
    expect(said("l'eau", 'fr')).toBe("c'est toi qui suis l'l'eau");
  });

  it('drops the marks of bold words, and puts them into runs', () => {
    const ref = text('example.new', { roepnaam: 'vuurtoren', classCode: 'L3B', from: '**An**', when: 'nu' });
    expect(texts.say(ref, 'nl')).toBe('Nieuwe vraag vuurtoren · L3B · van **An** · nu');
    expect(texts.runs(ref, 'nl')).toEqual([
      { type: 'TextRun', text: 'Nieuwe vraag ' },
      { type: 'TextRun', text: 'vuurtoren', weight: 'Bolder' },
      { type: 'TextRun', text: ' · L3B · van **An** · nu' },
    ]);
    const nested = texts.runs(what(ref), 'nl');
    expect(nested.filter(({ weight }) => weight).map((run) => run.text)).toEqual(['vuurtoren']);
  });

  it('throws on a key or a parameter that is not there, and on a day that is none', () => {
    expect(() => texts.say(text('example.none'), 'nl')).toThrow("no text 'example.none' in nl");
    expect(() => texts.say(text('example.covers'), 'nl')).toThrow('{what}');
    expect(() => texts.say(text('example.covers', { who: 'x' }), 'nl')).toThrow('{what}');
    expect(() => said(undefined as unknown as string, 'nl')).toThrow('{what}');
    expect(() => said(day('2026-02-30'), 'nl')).toThrow('YYYY-MM-DD');
    expect(() => texts.say(text('toString'), 'nl')).toThrow('no text');
    expect(() => texts.say(text('example.covers', Object.create({ what: 'x' })), 'nl')).toThrow('{what}');
  });

  it('inserts people’s words as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(said(words, 'nl')).toBe(`jij volgt ${words}`);
      }),
    );
  });
});

describe('words', () => {
  it('takes an object for data unless it is a whole reference', () => {
    const voice = texts.voice('nl');
    const data = {
      row: { day: '2026-11-24', name: 'x' },
      moved: { at: 5, who: 'x' },
      parts: { list: 'a' },
      empty: null,
      yes: true,
      when: [day('2026-11-24', 'short')],
    };
    expect(voice.words(data)).toEqual({ ...data, when: ['di 24/11'] });
  });
});

describe('loadTexts', () => {
  const good = { 'a.b': 'Dag {name}' };
  it('takes texts that are the same everywhere', () => {
    expect(loadTexts(folder(good)).keys).toEqual(['a.b', 'format.locale']);
  });
  it.each([
    ['a key that one language lacks', { en: { 'format.locale': 'en-GB' } }, 'en has no a.b'],
    [
      'a parameter that one language lacks',
      { fr: { 'format.locale': 'fr-BE', 'a.b': 'Salut' } },
      'fr a.b lacks {name}',
    ],
    ['another name for it', { fr: { 'format.locale': 'fr-BE', 'a.b': 'Salut {nom}' } }, 'nl a.b lacks {nom}'],
    ['a message that does not parse', { nl: { 'format.locale': 'nl-BE', 'a.b': 'Dag {name' } }, 'nl a.b'],
    ['half a bold', { nl: { 'format.locale': 'nl-BE', 'a.b': '**Dag {name}' } }, 'nl a.b: has a **'],
    ['an empty text', { nl: { 'format.locale': 'nl-BE', 'a.b': '' } }, 'nl a.b: is empty'],
    [
      'a parameter deep inside',
      { en: { 'format.locale': 'en-GB', 'a.b': '{name, select, x {{other}} other {}}' } },
      'lacks {other}',
    ],
  ])('throws on %s', (_what, changed, message) => {
    expect(() => loadTexts(folder(good, changed))).toThrow(message);
  });
});
