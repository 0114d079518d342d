import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeCandidates,
  guard,
  type KnownHere,
  SEEN_KINDS,
  type SeenKind,
} from '../../../src/features/appreciation/model/guard.js';

interface Labelled {
  ask: Record<SeenKind, string[]>;
  fine: string[];
}
/**
 * `tuned`: looked at while the rules were made · `heldOut`: a third of the first ones, never read for it · `fresh`: written in another
 * style when the rules were done, and not tuned on since. Two sets before it were fresh once: they caught 27 and 26 of 33, with no false
 * alarm in 64; what they showed went into the rules, and they are among the tuned now.
 */
type Set3 = 'tuned' | 'heldOut' | 'fresh';
const file = JSON.parse(readFileSync(new URL('./guard-sentences.json', import.meta.url), 'utf8')) as Record<
  Set3,
  Labelled
> & { here: Omit<KnownHere, 'pupilCodes'> & { pupilCodes: string[] } };
const HERE: KnownHere = { ...file.here, pupilCodes: new Set(file.here.pupilCodes) };

const kept = new Map<string, SeenKind[]>();
/** Each sentence is read once, though it is counted in more than one set. */
function kindsIn(text: string): SeenKind[] {
  const kinds = kept.get(text) ?? guard(text, HERE).map(({ kind }) => kind);
  kept.set(text, kinds);
  return kinds;
}

const rate = (part: number, whole: number) => part / whole;
function measure({ ask, fine }: Labelled) {
  const asks = Object.entries(ask).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })));
  const kinds = asks.map(({ text }) => kindsIn(text));
  const caught = kinds.filter((seen) => seen.length > 0);
  const named = asks.filter(({ kind }, i) => kinds[i]!.includes(kind as SeenKind));
  const alarms = fine.filter((text) => kindsIn(text).length > 0);
  return {
    caught: rate(caught.length, asks.length),
    ofItsKind: rate(named.length, asks.length),
    alarms: rate(alarms.length, fine.length),
    sizes: [asks.length, fine.length],
  };
}
const merged = (sets: Labelled[]): Labelled => ({
  ask: Object.fromEntries(
    SEEN_KINDS.map((kind) => [kind, sets.flatMap(({ ask }) => ask[kind] ?? [])]),
  ) as Labelled['ask'],
  fine: sets.flatMap(({ fine }) => fine),
});

describe('the guard, on labelled sentences', () => {
  const limits: [string, Labelled, { catch: number; alarms: number }][] = [
    ['looked at while the rules were made', file.tuned, { catch: 0.95, alarms: 0.08 }],
    ['held out', file.heldOut, { catch: 0.9, alarms: 0.12 }],
    ['fresh, in another style', file.fresh, { catch: 0.9, alarms: 0.12 }],
    ['never tuned on', merged([file.heldOut, file.fresh]), { catch: 0.9, alarms: 0.12 }],
    ['all', merged([file.tuned, file.heldOut, file.fresh]), { catch: 0.95, alarms: 0.08 }],
  ];
  it.each(limits)('asks where it should and leaves thanks alone: %s', (name, set, limit) => {
    const { caught, ofItsKind, alarms, sizes } = measure(set);
    const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
    process.stdout.write(
      `guard, ${name} (${sizes.join(' + ')}): catch ${percent(caught)}, as what it is ${percent(ofItsKind)}, false alarms ${percent(alarms)}\n`,
    );
    expect(caught).toBeGreaterThanOrEqual(limit.catch);
    expect(ofItsKind).toBeGreaterThanOrEqual(limit.catch - 0.05);
    expect(alarms).toBeLessThanOrEqual(limit.alarms);
  });

  it('is measured on enough of them, each once', () => {
    const all = [file.tuned, file.heldOut, file.fresh].flatMap(({ ask, fine }) => [
      ...Object.values(ask).flat(),
      ...fine,
    ]);
    expect(all.length).toBeGreaterThanOrEqual(260);
    expect(new Set(all).size).toBe(all.length);
  });
});

const seen = (text: string, known: KnownHere = HERE) =>
  guard(text, known).map(({ kind, words }) => `${kind}: ${words}`);

describe('what the guard says it saw', () => {
  it('repeats the words as typed, in their order, with their place', () => {
    const text = 'Dank je! De mama van Lotte en KV7 waren er, en Zoë uit L3B.';
    expect(guard(text, HERE)).toEqual([
      { kind: 'parent', words: 'mama van Lotte', at: 12, end: 26 },
      { kind: 'code', words: 'KV7', at: 30, end: 33 },
      { kind: 'name', words: 'Zoë', at: 47, end: 50 },
    ]);
  });

  it('says each once', () => {
    expect(seen('Yusuf, en weer Yusuf, en yusuf')).toEqual(['name: Yusuf']);
  });
});

describe('a first name of the house', () => {
  it.each([
    'Ik zag dat je, Emma, de hele klas meekreeg.',
    'Emma en Tom, jullie kring in L3B was een feest.',
    'Dank je, juf Emma van L3B!',
    'De hoek van Emma in L3B is een plek voor iedereen.',
  ])('is a colleague in "%s"', (text) => expect(seen(text)).toEqual([]));

  it.each([
    ['Emma uit L3B kwam vertellen hoe fijn het was.', 'name: Emma'],
    ['Leerling Emma kwam vertellen hoe fijn het was.', 'name: Emma'],
    ['Kleine Emma kwam vertellen hoe fijn het was.', 'name: Emma'],
    ['Je was er voor Emma (L3B) deze week.', 'name: Emma'],
    ['Je was er voor Emma Peeters deze week.', 'name: Emma Peeters'],
    ['De mama van Emma kwam langs.', 'parent: mama van Emma'],
  ])('may be a pupil in "%s"', (text, words) => expect(seen(text)).toEqual([words]));

  it('is the class teacher of her own class, where that is known', () => {
    const known = {
      ...HERE,
      colleagues: [{ name: 'Emma Strandjutter', givenName: 'Emma', classes: ['L3B'] }],
    };
    expect(seen('Samen met Emma van L3B zette je alles klaar.', known)).toEqual([]);
    expect(seen('Samen met Emma van L4A zette je alles klaar.', known)).toEqual(['name: Emma']);
  });
});

describe('codes', () => {
  it.each([
    ['Je hielp KV7, kv 12 en MB-3.', ['kv7', 'kv', 'kv12', 'mb3']],
    ['J.V. en TD uit L3B, 24-113 ook.', ['jv', 'td', 'l3b', '24113']],
    ['Dank voor je les LO om 10u30 met 3 ballen!', []],
    ['', []],
  ])('are looked for in "%s"', (text, codes) =>
    expect(codeCandidates(text).sort()).toEqual([...codes].sort()),
  );

  it('are never more than a store can be asked about at once', () => {
    expect(
      codeCandidates(Array.from({ length: 900 }, (_, i) => `KV${i}`).join(' ')).length,
    ).toBeLessThanOrEqual(40);
  });

  it.each([
    ['Je hielp PLOK vandaag.', 'plok'],
    ['Je hielp 2024-17 vandaag.', '202417'],
    ['Je hielp kv 12 vandaag.', 'kv12'],
  ])('count when the school knows them: "%s"', (text, code) => {
    const known = { ...HERE, pupilCodes: new Set([code]) };
    expect(codeCandidates(text)).toContain(code);
    expect(guard(text, known).map(({ kind }) => kind)).toEqual(['code']);
    expect(seen(text, { ...HERE, pupilCodes: new Set() })).toEqual([]);
  });
});

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...Object.values(file.tuned.ask)
          .flat()
          .flatMap((text) => text.split(' ')),
        ...[
          '\n',
          'mama van',
          'uit L3B',
          'mevrouw',
          'Zoë',
          'd’Hondt',
          'İlayda',
          '😀',
          'J.V.',
          '0478 12 34 56',
          '-',
          '«',
        ],
      ),
      { maxLength: 30 },
    )
    .map((words) => words.join(' ')),
);

describe('whatever somebody types', () => {
  it('never fails, and shows only what stands there, in order and apart', () => {
    fc.assert(
      fc.property(typed, (text) => {
        let until = 0;
        for (const { kind, words, at, end } of guard(text, HERE)) {
          expect(SEEN_KINDS).toContain(kind);
          expect(text.slice(at, end)).toBe(words);
          expect(words.trim()).not.toBe('');
          expect(at).toBeGreaterThanOrEqual(until);
          until = end;
        }
      }),
    );
  });

  it('is seen alike with composed and with decomposed letters', () => {
    const of = (text: string) => guard(text, HERE).map(({ kind, words }) => [kind, words.normalize('NFC')]);
    fc.assert(
      fc.property(typed, (text) => {
        expect(of(text.normalize('NFD'))).toEqual(of(text.normalize('NFC')));
      }),
    );
    expect(of('Zoë van L3B'.normalize('NFD'))).toEqual([['name', 'Zoë']]);
  });

  it('asks nothing where nothing stands', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u200b', '.', '-', '!'),
          maxLength: 60,
        }),
        (text) => {
          expect(guard(text, HERE)).toEqual([]);
          expect(codeCandidates(text)).toEqual([]);
        },
      ),
    );
  });

  // Four times as long would take sixteen times as long, were there a pattern that goes back over what it read.
  it.each([
    ['capitals with full stops', 'A.'],
    ['figures', '1 '],
    ['hyphens', 'a-'],
    ['half an address of mail', 'a.b-'],
    ['at signs', 'a@'],
    ['quotation marks', '"'],
    ['parents', 'mama van '],
    ['particles', 'van de '],
  ])('takes time in proportion: %s', (_, piece) => {
    const time = (length: number) => {
      const text = piece.repeat(length / piece.length);
      const begun = process.cpuUsage();
      guard(text, HERE);
      codeCandidates(text);
      return process.cpuUsage(begun).user / 1000;
    };
    const best = (length: number) => Math.min(time(length), time(length));
    const short = best(4_000);
    expect(best(16_000)).toBeLessThan(12 * short + 250);
  });

  it('knows nothing by heart: without any school it asks more, not less, and fails nowhere', () => {
    const nobody: KnownHere = { classCodes: [], colleagues: [] };
    fc.assert(fc.property(typed, (text) => guard(text, nobody).length >= 0));
    expect(seen('Samen met Veerle naar de markt', nobody)).toEqual(['name: Veerle']);
  });
});
