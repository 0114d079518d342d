import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { APPRECIATION, PREFERENCE, SECOND } from '../../../src/features/appreciation/model/appreciation.js';
import { ROUND } from '../../../src/features/appreciation/model/round.js';
import { FEATURES } from '../../../src/features/index.js';

const root = new URL('../../../', import.meta.url).pathname;
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What would make a trophy of a thank-you, in three languages. */
const TROPHIES =
  /\b(punt(?:en)?|score|ranglijst|ranking|klassement|klassering|streak|reeks|kampioen\w*|winnaar\w*|badge\w*|medaille\w*|trofee\w*|top ?\d+|meest gewaardeerd\w*|achter(?:staan|lopen|op)|points?|leaderboard|winners?|trophy|most appreciated|behind|classement|gagnant\w*|vainqueur\w*|trophée\w*|palmarès|en retard)\b/i;
const plants = [
  'Je kreeg al 5 punten deze maand',
  'Top 3 van de week',
  'You are behind this week',
  'Le classement du mois',
];

const texts = (language: string): [string, string][] =>
  Object.entries(JSON.parse(read(`cards/texts/${language}.json`)) as Record<string, string>).filter(([key]) =>
    /^(digest\.|message\.|shortcut\.|school\.help\.)?thanks\b/.test(key),
  );

/** Never points, counts per person, rankings, streaks or who is behind (`product.md` §5). */
describe('an appreciation stays a fact', () => {
  it.each(['nl', 'en', 'fr'])('has no trophy in its texts (%s), and no number of them', (language) => {
    const own = texts(language);
    expect(own.length).toBeGreaterThan(60);
    expect(own.filter(([, words]) => TROPHIES.test(words))).toEqual([]);
    // `#` and a bare {n} say a number: how many may be chosen is the one there is; the others choose between words.
    const numbered = own.filter(([, words]) => /#|\{n\}|\{n, number/.test(words)).map(([key]) => key);
    expect(numbered).toEqual(['thanks.error.many']);
    for (const plant of plants) expect(plant).toMatch(TROPHIES);
  });

  it('cannot be found by whom it is for, and by its writer only to change it', () => {
    const indexed = [APPRECIATION, SECOND, PREFERENCE, ROUND].flatMap(({ kind, indexes }) =>
      indexes.map(([first]) => `${kind}.${first}`),
    );
    expect([...new Set(indexed)].sort()).toEqual([
      'appreciation.roundId',
      'appreciation.senderId',
      'appreciation.state',
      'appreciationRound.teamId',
      'appreciationSecond.of',
    ]);
    for (const { blind } of [APPRECIATION, SECOND, PREFERENCE, ROUND]) expect(blind).toBeUndefined();
  });

  it('is counted by nobody: no query, metric, log line or export has its number', () => {
    const all = [...below('src'), ...below('bench')].map((file) => [file, read(file)] as const);
    const counting = /\.count\(\s*(?:APPRECIATION|SECOND|PREFERENCE|ROUND)\b/;
    expect(all.filter(([, code]) => counting.test(code)).map(([file]) => file)).toEqual([]);
    expect('await read.count(APPRECIATION, { state })').toMatch(counting);
    // Whoever asks for them does so by state, by round, or by the one who asks: never by another person.
    const asked = all.flatMap(([file, code]) =>
      [...code.matchAll(/find\(\s*(?:APPRECIATION|SECOND)\s*,\s*\{\s*where:\s*\{\s*([^}]*)\}/g)].map(
        ([, where]) => [file.split('/features/')[1], where!.trim()],
      ),
    );
    const allowed = [/^state(: '(ASKED|WAITING|POSTED)')?$/, /^roundId$/, /^of$/, /^senderId: person\.id$/];
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter(([, where]) => !allowed.some((fits) => fits.test(where!)))).toEqual([]);
    const metrics = read('src/metrics.ts');
    expect(metrics).not.toMatch(/thanks|appreciation/i);
  });

  it('has no verb that lists what somebody got', () => {
    const verbs = FEATURES.flatMap((feature) => feature.verbs.map(({ name }) => name));
    expect(verbs.filter((name) => /^thanks\.(received|got|of|counts?|stats|top)/.test(name))).toEqual([]);
    expect(verbs).toContain('thanks.form');
  });
});
