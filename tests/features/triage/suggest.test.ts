import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { dayOf } from '../../../src/calendar/time.js';
import type { Aspect } from '../../../src/features/requests/policy.js';
import { CHOOSABLE_PHASES } from '../../../src/features/school/model/phases.js';
import { type Facts, factsOf } from '../../../src/features/triage/model/facts.js';
import { NEXT_STEPS } from '../../../src/features/triage/model/rules.js';
import { LIES_LONG, suggestionsFor } from '../../../src/features/triage/model/suggest.js';
import { suggestionCard } from '../../../src/features/triage/view/suggestions.js';

import { ALL, look, RULES, scene, school } from './scenes.js';

describe('whatever a request says', () => {
  it('no suggestion is without a reason that stands in the texts, and at most two are said', () => {
    fc.assert(
      fc.property(scene, (at) => {
        for (const said of Object.values(look(at))) {
          expect(said.because.length).toBeGreaterThan(0);
          expect(said.because.length).toBeLessThanOrEqual(2);
          for (const id of said.because) expect(TEXTS).toHaveProperty([`triage.why.${id}`]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the last phase is never suggested, nor the one it has, nor any without a pupil or in danger', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const { phase: said } = look(at);
        if (!said) return;
        expect(CHOOSABLE_PHASES).toContain(said.value);
        expect(said.value).not.toBe(at.request.phase);
        expect(at.request.words.scope).not.toBe('practice');
        if (at.request.status === 'NEW' && at.aspects === ALL) expect(at.request.words.safety).toBe('no');
      }),
      { numRuns: 400 },
    );
  });

  it('by when is a school day from today on, and the next step is one that can be taken', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const { by, next } = look(at);
        if (by) {
          expect(isSchoolDay(school.calendar, by.value)).toBe(true);
          expect(by.value >= dayOf(at.now)).toBe(true);
        }
        if (next) expect(at.possible.has(next.value)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('the same facts give the same, and what a reader may not know changes nothing', () => {
    fc.assert(
      fc.property(scene, (at) => {
        expect(look(at)).toEqual(look(structuredClone(at)));
        const blind = { ...at, aspects: new Set<Aspect>(['words', 'timeline']) };
        const { capacity: _, ...told } = at.request.words;
        const untold = { ...at.request, words: { ...told, safety: 'no' as const } };
        expect(look(blind)).toEqual(look({ ...blind, request: untold }));
      }),
      { numRuns: 200 },
    );
  });

  it('no name of anybody but the one who asked is said, and no word that was written', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const secret = {
          ...at.request,
          words: { ...at.request.words, observation: 'GEHEIM', tried: 'GEHEIM' },
        };
        const said = look({ ...at, request: secret });
        const card = suggestionCard(school, { id: 'x', ...secret }, said, '2026-11-24');
        expect(JSON.stringify(card ?? {})).not.toMatch(/GEHEIM|An Test|Bo Test/);
      }),
    );
  });
});

const TEXTS = JSON.parse(
  readFileSync(new URL('../../../cards/texts/nl.json', import.meta.url).pathname, 'utf8'),
);

describe('the table', () => {
  it('has an id of its own, a reason in words and a source for every rule', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, source } of RULES) {
      expect(TEXTS).toHaveProperty([`triage.why.${id}`]);
      expect(source).toMatch(/^(domain|product)\.md §\d/);
    }
    expect(TEXTS).toHaveProperty([`triage.why.${LIES_LONG}`]);
  });

  it('has no rule that nothing can reach, or that another always hides', () => {
    const possible = new Set(NEXT_STEPS);
    const at = { calendar: school.calendar, today: '2026-11-24', came: '2026-11-20', possible };
    const facts = fc
      .sample(scene, { numRuns: 2000, seed: 7 })
      .map(({ request: one, earlier, aspects }) =>
        factsOf({ school, request: one, earlier, aspects, today: '2026-11-24' }),
      );
    const unheard = RULES.filter(({ id, if: condition }) => {
      const heard = facts.some((any) => {
        const fitted: Record<string, unknown> = { ...any };
        for (const [fact, test] of Object.entries(condition)) {
          const values = test as { from?: number };
          if (Array.isArray(test)) fitted[fact] = Array.isArray(fitted[fact]) ? test : test[0];
          else fitted[fact] = values.from ?? 0;
        }
        const said = suggestionsFor(fitted as unknown as Facts, at);
        return Object.values(said).some(({ rule }) => rule === id);
      });
      return !heard;
    });
    expect(unheard.map(({ id }) => id)).toEqual([]);
  });
});
