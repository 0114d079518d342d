import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STARTERS } from '../../../src/features/vision/model/starters.js';
import { stemOf } from '../../../src/features/vision/model/stem.js';
import { type Entry, indexOf, search } from '../../../src/features/vision/model/task-search.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import { loadTexts } from '../../../src/render/texts.js';
import { ENTRIES, LATER_QUESTIONS, noise, QUESTIONS } from './labelled-questions.js';

const index = indexOf(ENTRIES);
const among = indexOf([...noise(5_000 - ENTRIES.length), ...ENTRIES]);
const first3 = (where: typeof index, question: string) => search(where, question, 3).map(({ id }) => id);
const missed = (where: typeof index, questions = QUESTIONS) =>
  questions
    .filter(([question, ...wanted]) => !first3(where, question).some((id) => wanted.includes(id)))
    .map(([question]) => `${question}: ${first3(where, question)}`);

describe('questions of colleagues', () => {
  it('are labelled with entries that are there', () => {
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
    const ids = new Set(ENTRIES.map(({ id }) => id));
    expect(QUESTIONS.flatMap(([, ...wanted]) => wanted).filter((id) => !ids.has(id))).toEqual([]);
  });

  // hits@3, counted here: how many of them find what they look for among the first three.
  it.each([
    ['the list of one school', index],
    ['5,000 entries', among],
  ])('find it among the first three in %s', (_name, where) => {
    const wrong = missed(where);
    expect(wrong.length / QUESTIONS.length > 0.03 ? wrong : []).toEqual([]);
  });

  it('are found as well where nothing was set to them', () => {
    for (const where of [index, among]) {
      const wrong = missed(where, LATER_QUESTIONS);
      expect(wrong.length / LATER_QUESTIONS.length > 0.1 ? wrong : []).toEqual([]);
    }
  });

  it('say why, in the words of the entry, and not in what was typed', () => {
    const because = (question: string) => search(index, question, 1)[0]!.because;
    expect(because('wie helpt bij afwezigheid?')).toEqual([{ word: 'afwezigheden', how: 'form' }]);
    expect(because('spijbelen')).toEqual([{ word: 'afwezigheden', how: 'like' }]);
    expect(because('logopedei')).toEqual([{ word: 'logopedie', how: 'slip' }]);
    expect(because('leesproble')).toEqual([{ word: 'leesproblemen', how: 'begins' }]);
  });

  it('find nothing where nothing fits, or nothing was asked', () => {
    for (const question of ['', ' ?! ', 'dinosaurus', 'qwxyzv']) expect(search(index, question)).toEqual([]);
  });
});

describe('forms of a word', () => {
  it.each([
    ['spijbelen', 'spijbelt', 'gespijbeld', 'spijbelaar', 'spijbelaars'],
    ['pesten', 'pest', 'gepest', 'pesterij', 'pesterijen', 'pester'],
    ['rekenen', 'rekent', 'reken'],
    ['lezen', 'leest', 'gelezen'],
    ['klassen', 'klas'],
    ['kinderen', 'kind'],
    ['afwezigheden', 'afwezigheid', 'afwezig'],
    ['toetsen', 'toets', 'getoetst'],
    ['leraren', 'leraar'],
    ['absences', 'absence'],
  ])('%s has the stem of the others', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });
});

describe('any list', () => {
  const word = fc.stringMatching(/^[a-z]{5,12}$/);
  const entries = fc.array(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 12 },
  );

  it('finds an entry by each of its words with accents, capitals and a letter too many', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(), (whats, which, where) => {
        const all: Entry[] = whats.map((what, i) => ({ id: String(i), texts: { what } }));
        const made = indexOf(all);
        const at = which % whats.length;
        const words = whats[at]!.split(' ');
        const chosen = words[where % words.length]!;
        const typed = [chosen.toUpperCase(), chosen.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`)];
        for (const one of typed)
          expect(search(made, `wie helpt bij ${one}?`).map(({ id }) => id)).toContain(String(at));
        const cut = 1 + (where % (chosen.length - 1));
        const slip = `${chosen.slice(0, cut)}q${chosen.slice(cut)}`;
        const only = indexOf([all[at]!]);
        expect(search(only, slip).map(({ id }) => id)).toEqual([String(at)]);
      }),
    );
  });

  it('gives an order that is always the same, the best first, each once', () => {
    fc.assert(
      fc.property(entries, fc.string({ maxLength: 60 }), (whats, typed) => {
        const made = indexOf(whats.map((what, i) => ({ id: String(i), texts: { what } })));
        const hits = search(made, `${typed} ${whats[0]}`);
        expect(search(made, `${typed} ${whats[0]}`)).toEqual(hits);
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
        expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
      }),
    );
  });
});

describe('the list to start from', () => {
  const texts = loadTexts(new URL('../../../cards/texts', import.meta.url).pathname);
  const made = indexOf(STARTERS.map(({ code, words }) => ({ id: code, texts: { what: words } })));

  it.each(STARTERS.map(({ code }) => code))('%s is found by its own sentence in each language', (code) => {
    for (const language of LANGUAGES)
      expect(first3(made, texts.say({ t: `task.starter.${code}` }, language))).toContain(code);
  });
});
