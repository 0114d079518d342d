import { describe, expect, it } from '@jest/globals';
import type { Ask, Load } from '../../../src/features/school/model/choice.js';
import { reasonsFor, routeRequest, weighedFor } from '../../../src/features/school/model/routing.js';
import type { Coverage, Person } from '../../../src/features/school/model/school.js';
import type { TextRef } from '../../../src/kernel/text.js';
import { createRenderer } from '../../../src/render/card.js';
import { coordinator, group, schoolOf } from './support.js';

const TODAY = '2026-11-24';
const CLASSES = [group('L3B', { year: 3, grade: 2 }), group('L4A', { year: 4, grade: 2 })];
const both: Coverage[] = [{ by: 'grade', value: '2' }];
const away = [{ from: TODAY, to: TODAY }];
const an = (more: Partial<Person> = {}) => coordinator('an', { covers: both, ...more });
const bo = (more: Partial<Person> = {}) => coordinator('bo', { covers: both, ...more });
const load = (of: Record<string, Partial<Load>>): Ask['load'] =>
  new Map(Object.entries(of).map(([id, one]) => [id, { open: 0, points: 0, ...one }]));
const to = (people: Person[], ask: Ask = {}, code = 'L3B') =>
  routeRequest(schoolOf(people, CLASSES), code, TODAY, ask);
const weighed = (people: Person[], domains?: Ask['domains']) =>
  weighedFor(schoolOf(people, CLASSES), 'L3B', TODAY, domains).map(({ id }) => id);
const keys = ({ reasons }: { reasons: TextRef[] }) => reasons.map(({ t }) => t);

const renderer = createRenderer({ cardsDir: new URL('../../../cards', import.meta.url).pathname });
const say = (reasons: TextRef[], language: 'nl' | 'en' | 'fr' = 'nl') =>
  reasons.map((reason) => renderer.say(reason, language, 0)).join(' | ');

describe('among those who follow a class equally', () => {
  it('whoever is there comes before who is away and has a stand-in', () => {
    const people = [an({ absences: away, standInId: 'ca' }), bo(), coordinator('ca')];
    expect(to(people)).toMatchObject({ personId: 'bo', absent: false });
    expect(to(people).standsInFor).toBeUndefined();
    expect(say(to(people).reasons)).toBe('Bo Test volgt de tweede graad');
  });

  it('the domain of the request decides, without being said', () => {
    const people = [an({ domains: ['EDUCATIONAL_CAREER'] }), bo({ domains: ['LEARNING_AND_STUDYING'] })];
    const routing = to(people, { domains: ['LEARNING_AND_STUDYING'], load: load({ bo: { points: 99 } }) });
    expect(routing.personId).toBe('bo');
    expect(say(routing.reasons)).toBe('Bo Test volgt de tweede graad | Bo Test volgt waar het over gaat');
    expect(JSON.stringify(routing)).not.toContain('LEARNING');
    expect(keys(to(people, { domains: ['PREVENTIVE_HEALTH'] }))).toEqual(['route.grade']);
    expect(keys(to(people))).toEqual(['route.grade']);
  });

  it('open work against weekly hours decides', () => {
    const people = [an({ careHours: 9 }), bo({ careHours: 18 })];
    const busy = load({ an: { open: 7, points: 14 }, bo: { open: 12, points: 24 } });
    const routing = to(people, { load: busy });
    expect(routing.personId).toBe('bo');
    expect(say(routing.reasons)).toBe('Bo Test volgt de tweede graad | Bo Test heeft nu de meeste ruimte');
    expect(to(people, { load: load({ an: { points: 4 }, bo: { points: 10 } }) }).personId).toBe('an');
  });

  it('only who it goes to reads how much they have open', () => {
    const people = [an({ careHours: 9 }), bo({ careHours: 9 })];
    const { reasons } = to(people, {
      load: load({ an: { open: 7, points: 12 }, bo: { open: 9, points: 20 } }),
    });
    const read = (who: string, language: 'nl' | 'en' | 'fr') =>
      say(reasonsFor({ reasons }, who).slice(1), language);
    expect(read('an', 'nl')).toBe('je hebt 7 open vragen op 9 uren zorg');
    expect(read('an', 'en')).toBe('you have 7 open requests for 9 hours of care');
    expect(read('an', 'fr')).toBe('tu as 7 demandes ouvertes pour 9 heures de soin');
    expect(read('tea', 'nl')).not.toContain('7');
  });

  it('somebody whose hours are not known counts as the others, and equal work goes by name', () => {
    const people = [an({ careHours: 10 }), bo()];
    const equal = load({ an: { points: 5 }, bo: { points: 5 } });
    expect(keys(to(people, { load: equal }))).toEqual(['route.grade']);
    expect(to(people, { load: equal }).personId).toBe('an');
    expect(to(people, { load: load({ an: { points: 5 }, bo: { points: 4 } }) }).personId).toBe('bo');
    const none = [an({ careHours: 0 }), bo({ careHours: 10 })];
    expect(to(none, { load: load({ an: { points: 1 }, bo: { points: 4 } }) }).personId).toBe('bo');
  });

  it('who reached the limit of the week lets who has room go first', () => {
    const people = [an({ weeklyCap: 3 }), bo()];
    const routing = to(people, { load: load({ an: { points: 1, arrived: 3 }, bo: { points: 50 } }) });
    expect(routing).toMatchObject({ personId: 'bo' });
    expect(keys(routing)).toEqual(['route.grade', 'route.free']);
    expect(to(people, { load: load({ an: { arrived: 2 }, bo: { points: 50 } }) }).personId).toBe('an');
  });

  it('never somebody less precise, however busy the others are', () => {
    const people = [
      an({ weeklyCap: 1 }),
      coordinator('free', {
        covers: [{ by: 'level', value: 'primary' }],
        domains: ['LEARNING_AND_STUDYING'],
        careHours: 38,
      }),
    ];
    const ask: Ask = {
      domains: ['LEARNING_AND_STUDYING'],
      load: load({ an: { open: 300, points: 600, arrived: 9 } }),
    };
    expect(to(people, ask).personId).toBe('an');
  });
});

describe('a limit of the week', () => {
  const people = (more: Partial<Person> = {}) => [
    an({ weeklyCap: 2, standInId: 'bo', ...more }),
    coordinator('bo'),
  ];

  it('is said to whoever asks, with when it can be and who is there', () => {
    const routing = to(people(), { load: load({ an: { arrived: 2 } }) });
    expect(routing).toMatchObject({ personId: 'an', weeksFull: 1 });
    expect(routing.reasons[1]).toMatchObject({ t: 'route.full', p: { standIn: 'Bo Test' } });
    expect(say(routing.reasons)).toBe('An Test volgt de tweede graad | An Test heeft deze week veel vragen');
    expect(say(reasonsFor(routing, 'an'))).toContain('je zit deze week aan je grens');
    expect(
      to(people({ standInId: undefined }), { load: load({ an: { arrived: 2 } }) }).reasons[1]?.p?.standIn,
    ).toBe('');
  });

  it.each([
    [0, undefined],
    [1, undefined],
    [2, 1],
    [3, 1],
    [4, 2],
    [60, 3],
  ])('%s new ones with a limit of 2 move it %s weeks', (arrived, weeks) => {
    expect(to(people(), { load: load({ an: { arrived } }) }).weeksFull).toBe(weeks);
  });
});

describe('what has to be known before', () => {
  it('is nothing when it can only go to one person', () => {
    expect(weighed([an()])).toEqual([]);
    expect(weighed([an(), coordinator('free', { covers: [{ by: 'fallback' }] })])).toEqual([]);
    expect(weighed([an({ absences: away }), bo()])).toEqual([]);
    expect(weighed([an(), bo({ domains: ['EDUCATIONAL_CAREER'] })], ['EDUCATIONAL_CAREER'])).toEqual([]);
  });

  it('is the open work of those between whom it decides, and of who set a limit', () => {
    expect(weighed([bo(), an()])).toEqual(['an', 'bo']);
    expect(weighed([an({ weeklyCap: 2 })])).toEqual(['an']);
    const away2 = an({ absences: away, standInId: 'ca' });
    expect(weighed([away2, coordinator('ca', { weeklyCap: 2 })])).toEqual(['ca']);
  });
});
