import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeInstruments, readInstruments } from '../../../src/features/school/model/import/instruments.js';
import { Problems, tell } from '../../../src/features/school/model/import/problems.js';
import { fittingAmong, ideaAmong } from '../../../src/features/school/model/instrument-fits.js';
import {
  INSTRUMENT,
  type Instrument,
  isLink,
  newInstrument,
  soughtIn,
} from '../../../src/features/school/model/instruments.js';
import { CARE_PHASES } from '../../../src/features/school/model/phases.js';
import { DOMAINS } from '../../../src/features/school/model/school.js';
import type { Stored } from '../../../src/kernel/kind.js';

const stored = (id: string, more: Partial<Instrument> = {}): Stored<Instrument> => ({
  schoolId: 's',
  kind: INSTRUMENT.kind,
  id,
  version: 3,
  data: { ...newInstrument({ title: id, domains: [] }, 1, 'ACCEPTED'), ...more },
});
const some = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }),
    topic: fc.option(fc.constantFrom('rekenen', 'ruzie'), { nil: undefined }),
    domains: fc.uniqueArray(fc.constantFrom(...DOMAINS)),
    phase: fc.option(fc.constantFrom(...CARE_PHASES), { nil: undefined }),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const wanted = fc.record(
  {
    domains: fc.uniqueArray(fc.constantFrom(...DOMAINS)),
    phase: fc.constantFrom(...CARE_PHASES),
    theme: fc.constantFrom('rekenen', 'ruzie'),
  },
  { requiredKeys: ['domains'] },
);

describe('what fits', () => {
  it('always says why, never is of another phase, and does not depend on the order', () => {
    fc.assert(
      fc.property(some, wanted, (list, want) => {
        const all = list.map(({ id, ...more }) => stored(id, more));
        const found = fittingAmong(all, want);
        for (const { instrument, domains, phase, theme } of found) {
          expect(domains.length > 0 || theme !== undefined).toBe(true);
          expect(domains.every((one) => want.domains.includes(one))).toBe(true);
          const own = instrument.data.phase;
          expect(own === undefined || want.phase === undefined || own === want.phase).toBe(true);
          if (phase) expect(phase).toBe(want.phase);
        }
        const turned = fittingAmong([...all].reverse(), want);
        expect(turned.map(({ instrument }) => instrument.id)).toEqual(
          found.map(({ instrument }) => instrument.id),
        );
      }),
    );
  });

  it('puts the theme before domains, and several domains before one', () => {
    const list = [
      stored('een', { domains: ['LEARNING_AND_STUDYING'] }),
      stored('twee', { domains: ['LEARNING_AND_STUDYING', 'EDUCATIONAL_CAREER'] }),
      stored('thema', { topic: 'rekenen' }),
      stored('niets'),
    ];
    const want = { domains: ['LEARNING_AND_STUDYING', 'EDUCATIONAL_CAREER'] as const, theme: 'Rekenen' };
    expect(fittingAmong(list, want).map(({ instrument }) => instrument.id)).toEqual(['thema', 'twee', 'een']);
  });

  it('is an idea for everyday care alone, the same for the same request, and an example where nothing is known', () => {
    const list = [
      stored('zorg', { domains: ['PREVENTIVE_HEALTH'], phase: 'INCREASED_CARE' }),
      stored('basis', { domains: ['PREVENTIVE_HEALTH'] }),
    ];
    const seeds = Array.from({ length: 200 }, (_, i) => `01J${i}`);
    const ideas = seeds.map((seed) => ideaAmong(list, ['PREVENTIVE_HEALTH'], seed));
    expect(ideas).toEqual(seeds.map((seed) => ideaAmong(list, ['PREVENTIVE_HEALTH'], seed)));
    const own = ideas.flatMap((idea) => ('instrument' in idea ? [idea.instrument.id] : []));
    expect(new Set(own)).toEqual(new Set(['basis']));
    expect(own.length).toBeGreaterThan(60);
    expect(own.length).toBeLessThan(140);
    for (const idea of ideas) if ('example' in idea) expect(idea.example.domain).toBe('PREVENTIVE_HEALTH');
    for (const seed of seeds) {
      expect(ideaAmong(list, [], seed, true)).toHaveProperty('example');
      expect(ideaAmong(list, ['PREVENTIVE_HEALTH'], seed, true)).toHaveProperty('instrument');
    }
  });
});

describe('the list', () => {
  it('in the order of its titles, by words of title and topic, and by domain', () => {
    const list = [
      stored('b', { title: 'Weerkaart', topic: 'gevoelens', domains: ['PSYCHOLOGICAL_AND_SOCIAL'] }),
      stored('a', { title: 'Éen twee drie', domains: ['LEARNING_AND_STUDYING'] }),
    ];
    const found = (words: string, domain?: (typeof DOMAINS)[number]) =>
      soughtIn(list, { words, domain }).map(({ id }) => id);
    expect(found('')).toEqual(['a', 'b']);
    expect(found('gevoellens')).toEqual(['b']);
    expect(found('een')).toEqual(['a']);
    expect(found('', 'LEARNING_AND_STUDYING')).toEqual(['a']);
    expect(found('weerkaart', 'LEARNING_AND_STUDYING')).toEqual([]);
  });

  it('knows a link that anybody can open', () => {
    expect(isLink('https://example.org/materiaal/é?x=1#deel')).toBe(true);
    for (const wrong of ['http://a.example', 'https://a b.example', 'https://x', 'https://u:p@x.example', ''])
      expect(isLink(wrong)).toBe(false);
  });
});

describe('a list of material in a file', () => {
  const from = (content: string) => {
    const problems = new Problems();
    const list = readInstruments('instruments.csv', content, problems);
    return { list, problems: problems.sorted().map(tell) };
  };

  it('is read with Dutch or English headers', () => {
    expect(
      from('titel;domeinen;fase;link\nA;leren, loopbaan;fase 1;https://example.org/a\nB;;;').list,
    ).toEqual([
      {
        title: 'A',
        domains: ['LEARNING_AND_STUDYING', 'EDUCATIONAL_CAREER'],
        phase: 'INCREASED_CARE',
        link: 'https://example.org/a',
      },
      { title: 'B', domains: [] },
    ]);
    expect(from('title,topic\nA,numbers').list).toEqual([{ title: 'A', topic: 'numbers', domains: [] }]);
  });

  it('says everything that is wrong, with its line', () => {
    const { problems } = from(
      `titel;link;domein;fase\n;http://x.example;;\nA;;voetbal;3\na!;;;\n${'x'.repeat(121)};;;`,
    );
    expect(problems).toEqual([
      expect.stringMatching(/:2: .*title is missing/),
      expect.stringMatching(/:2: .*https/),
      expect.stringMatching(/:3: unknown phase "3"/),
      expect.stringMatching(/:3: unknown domain "voetbal"/),
      expect.stringMatching(/:4: .*already in line 3/),
      expect.stringMatching(/:5: .*longer than 120/),
    ]);
  });

  it('adds and changes by title, takes nothing away, and leaves out what was taken out', () => {
    const first = mergeInstruments([], [{ title: 'A', domains: [] }], 5);
    expect(first.save).toMatchObject([{ id: 'm-a', expect: 0, data: { state: 'ACCEPTED' } }]);
    const there = [
      stored('m-a', { title: 'A', proposedBy: 'lies' }),
      stored('m-b', { title: 'B', state: 'WITHDRAWN' }),
      stored('eigen', { title: 'Van de school' }),
    ];
    const same = mergeInstruments(
      there,
      [
        { title: 'A', domains: [] },
        { title: 'B', domains: [] },
      ],
      9,
    );
    expect(same.save).toEqual([]);
    const next = mergeInstruments(
      there,
      [
        { title: 'a', domains: [], topic: 'nieuw' },
        { title: 'B', domains: [], topic: 'nieuw' },
        { title: 'Á!', domains: [] },
      ].slice(0, 2),
      9,
    );
    expect(next.save.map(({ id, expect: version, data }) => [id, version, data.state])).toEqual([
      ['m-a', 3, 'ACCEPTED'],
      ['m-b', 3, 'WITHDRAWN'],
    ]);
    expect(next.save[0]?.data).toMatchObject({ proposedBy: 'lies', topic: 'nieuw', changedAt: 9 });
    expect(INSTRUMENT.schema.parse(next.save[0]?.data)).toBeTruthy();
  });
});
