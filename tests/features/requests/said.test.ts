import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS, type Note } from '../../../src/features/requests/model/request.js';
import { fitting, MOST_SAID } from '../../../src/features/requests/view/said.js';
import { titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES, raise } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
const BEFORE = 'Toon wat eerder gezegd is';
const lines = (start: string, length: number) =>
  `${start}\n${`${'woord na woord '.repeat(6)}\n`.repeat(30)}`.slice(0, length);

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

/** UTF-16, as Teams counts; far below what it takes. */
const size = (card: unknown) => JSON.stringify(card).length * 2;

describe('a request of which much was said', () => {
  it('opens on every surface, with the last of it, and all of it is a tap away', async () => {
    const { id } = await raise(lies, { observation: lines('eerst', LIMITS.observation) });
    const long = lines('lang', LIMITS.long);
    await lies.act('request.complete.save', {
      id,
      tried: long,
      strengths: long,
      triedWhy: lines('w', LIMITS.short),
    });
    for (let n = 1; n <= 14; n += 1) {
      await lies.act('request.add.save', { id, text: lines(`bericht-${n}.`, LIMITS.long) });
    }
    const read = (await an.act('request.read', { id })).dialog!;
    expect(size(read)).toBeLessThan(50 * 1024);
    expect(JSON.stringify(read)).toContain('bericht-14.');
    expect(JSON.stringify(read)).not.toContain('bericht-1.');

    const seen: string[] = [];
    let card = (await an.press(read, BEFORE)).dialog!;
    for (let page = 0; page < 10; page += 1) {
      expect(size(card)).toBeLessThan(50 * 1024);
      seen.unshift(...(JSON.stringify(card).match(/bericht-\d+\./g) ?? []));
      if (!titlesOf(card).includes('Toon wat daarvoor kwam')) break;
      card = (await an.press(card, 'Toon wat daarvoor kwam')).dialog!;
    }
    expect(seen).toEqual(Array.from({ length: 14 }, (_, n) => `bericht-${n + 1}.`));
  });

  it('shows its steps alone to who may not read the words, also here', async () => {
    const { id } = await raise(lies);
    await lies.act('request.add.save', { id, text: 'GEHEIM' });
    const shown = JSON.stringify((await sandbox.as(BERT).act('request.said', { id })).dialog);
    expect(shown).toContain('voegde iets toe');
    expect(shown).not.toContain('GEHEIM');
    expect(titlesOf((await an.act('request.read', { id })).dialog!)).not.toContain(BEFORE);
  });

  it('always fits one note, and never more than there is room for beyond that', () => {
    const note = fc
      .string({ maxLength: 1000 })
      .map((text): Note => ({ at: 1, by: 'x', kind: 'addition', text }));
    fc.assert(
      fc.property(fc.array(note, { maxLength: 20 }), (notes) => {
        const fits = fitting(notes, MOST_SAID);
        expect(fits).toBeLessThanOrEqual(notes.length);
        if (notes.length > 0) expect(fits).toBeGreaterThan(0);
        const words = notes.slice(notes.length - fits).reduce((sum, one) => sum + one.text.length, 0);
        if (fits > 1) expect(words).toBeLessThanOrEqual(MOST_SAID);
      }),
    );
  });
});
