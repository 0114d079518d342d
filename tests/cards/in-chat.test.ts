import { beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../src/calendar/time.js';
import { FEATURES } from '../../src/features/index.js';
import type { Person, School } from '../../src/features/school/model/school.js';
import type { CardRef } from '../../src/kernel/card.js';
import type { Decision } from '../../src/kernel/decision.js';
import type { VerbSpec } from '../../src/kernel/feature.js';
import { LANGUAGES } from '../../src/kernel/values.js';
import { createRenderer } from '../../src/render/card.js';
import { demoSchool } from '../../src/tools/example-school.js';

/**
 * What may stand in a chat whole: numbers to phone, what can be typed, who follows which class. Whoever adds one says
 * here that it holds no word that somebody wrote and nothing of a request.
 */
const ALLOWED = ['school.help', 'school.phones', 'school.who'];

const NOW = epochOf('2026-10-12', '10:00');
const renderer = createRenderer({ cardsDir: new URL('../../cards', import.meta.url).pathname });
const verbs: VerbSpec[] = FEATURES.flatMap((feature) => feature.verbs).filter(({ inChat }) => inChat);
/** Nothing that is kept may be looked at. */
const read = new Proxy({} as never, {
  get: (_target, name) => {
    throw new Error(`reads (${String(name)}) for a card that stands in a chat`);
  },
});

let school: School;
beforeAll(async () => {
  const { school: record, people } = await demoSchool();
  school = { ...record, people: new Map(people.map((one) => [one.id, one])) };
});

it('stands in a chat: nothing but what is listed', () => {
  expect(verbs.map(({ name }) => name).sort()).toEqual(ALLOWED);
});

describe.each(verbs)('$name', ({ opens, on, input, handle }) => {
  it('is about no record, and takes along nothing that was typed', () => {
    expect({ opens, on }).toEqual({ opens: 'dialog', on: undefined });
    expect(input.parse({ text: 'Miel', id: 'r1', rest: 'Miel' })).toEqual({});
  });

  it('says the same whatever is kept, changes nothing and asks nothing, to whoever asks', async () => {
    const people: Person[] = [...school.people.values()];
    expect(people.length).toBeGreaterThan(10);
    for (const person of people) {
      const place = { kind: 'personal' } as const;
      const turn = { now: NOW, school, person, input: {}, record: undefined, place, read, id: () => 'n1' };
      const opens = () => true;
      const beside = async () => [];
      const links = { secret: () => ({ token: 'token', hash: 'hash' }), address: () => undefined };
      const { reply, ...rest } = (await handle({
        ...turn,
        ...links,
        opens,
        beside,
        found: beside,
        held: beside,
      })) as Decision;
      expect(reply.kind).toBe('dialog');
      expect(rest).toEqual({ save: [], remove: [], work: [], audit: [], changed: [] });
      for (const language of LANGUAGES) {
        const card = renderer.render((reply as { card: CardRef }).card, { language }, 'teams', NOW);
        expect(JSON.stringify(card)).not.toContain('"Input.');
      }
    }
  });
});
