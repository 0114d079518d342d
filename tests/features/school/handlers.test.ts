import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import { COMMANDS } from '../../../src/features/commands.js';
import { createDirectory } from '../../../src/features/school/directory.js';
import { school as feature } from '../../../src/features/school/feature.js';
import { saveRoster } from '../../../src/features/school/model/roster.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON, SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import type { Decision } from '../../../src/kernel/decision.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import type { Place } from '../../../src/kernel/interaction.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import type { Store } from '../../../src/ports/store.js';
import { createRenderer } from '../../../src/render/card.js';
import { coordinator, group, person, schoolOf, schoolStores } from './support.js';

const NOW = epochOf('2026-11-24', '10:00');
const stores = schoolStores();
const renderer = createRenderer({ cardsDir: new URL('../../../cards', import.meta.url).pathname });
let store: Store;
let count = 0;
let schoolId = '';

beforeAll(async () => {
  store = await stores.open();
});
afterAll(() => stores.end());
beforeEach(async () => {
  count += 1;
  schoolId = `school${count}`;
  const classes = [group('L1', { year: 1 }), group('L2', { year: 2 })];
  const { people, ...record } = schoolOf(
    [
      coordinator('an', { covers: [{ by: 'fallback' }], standInId: 'bo', phone: '059 1' }),
      coordinator('bo', { covers: [{ by: 'class', value: 'L2' }] }),
      person('care', { roles: ['CARE_TEACHER'] }),
      person('head', { roles: ['HEAD'] }),
      person('sec', { roles: ['SECRETARY'] }),
      person('adm', { roles: ['ADMINISTRATOR'] }),
      person('tea', { classes: ['L1'] }),
    ],
    classes,
    { id: schoolId },
  );
  const team = [...people.values()].map((one) => ({ person: one, expect: 0 }));
  const change = {
    schoolId,
    save: saveRoster({ version: 0, data: record }, team),
    remove: [],
    work: [],
    audit: [],
  };
  expect(await store.commit(change, NOW)).toBe('done');
});

const dialog: Place = { kind: 'dialog' };
const personal: Place = { kind: 'personal' };
const stored = async (id: string): Promise<Person> => (await store.get(PERSON, schoolId, id))!.data;

/** As the router does it: input, may, handle, commit. */
async function act(who: string, name: string, input: object = {}, place = personal) {
  const verb = feature.verbs.find((one) => one.name === name)!;
  const school = (await createDirectory(store).school(schoolId))!;
  const me = school.people.get(who)!;
  if (!verb.may(me, school, undefined as never, NOW)) return { refused: true } as const;
  const read = {
    get: store.get.bind(store) as never,
    find: store.find.bind(store) as never,
    count: store.count.bind(store) as never,
  };
  const scoped = {
    get: (kind: never, id: string) => (read.get as Store['get'])(kind, schoolId, id),
    find: (kind: never, query: never) => (read.find as Store['find'])(kind, schoolId, query),
    count: (kind: never, where: never) => (read.count as Store['count'])(kind, schoolId, where),
  };
  const parsed = verb.input.parse(input);
  const scene = { now: NOW, school, read: scoped as never, id: () => 'nonce' };
  const outcome = await verb.handle({ ...scene, person: me, input: parsed, record: undefined, place });
  if ('refusal' in outcome) return outcome as Refusal;
  const { save, remove, work, audit } = outcome;
  const committed =
    save.length > 0 ? await store.commit({ schoolId, save, remove, work, audit }, NOW) : 'done';
  expect(committed).toBe('done');
  return outcome as Decision;
}
const noted = (outcome: Awaited<ReturnType<typeof act>>) => {
  if (!('reply' in outcome) || outcome.reply.kind !== 'close' || !outcome.reply.note)
    throw new Error('no note');
  return renderer.say(outcome.reply.note, 'nl', NOW);
};
const shown = (outcome: Awaited<ReturnType<typeof act>>) => {
  if (!('reply' in outcome) || !('card' in outcome.reply)) throw new Error('no card');
  const card = renderer.render(outcome.reply.card, { language: 'nl' }, 'sandbox', NOW);
  return { kind: outcome.reply.kind, card, json: JSON.stringify(card) };
};

describe('an absence', () => {
  const week = { from: '2026-11-30', to: '2026-12-04' };

  it('of one’s own is saved with a new revision, logged without content, and told to the stand-in', async () => {
    const outcome = (await act('an', 'school.absence.save', { ...week, standInId: 'care' })) as Decision;
    expect((await stored('an')).absences).toEqual([week]);
    expect((await stored('an')).standInId).toBe('care');
    expect((await store.get(SCHOOL, schoolId, schoolId))?.data.revision).toBe(2);
    expect(outcome.audit).toMatchObject([
      { who: 'an', verb: 'school.absence.save', kind: 'person', id: 'an', access: 'change' },
    ]);
    expect(outcome.work).toMatchObject([
      { type: 'send', name: 'school.stands-in', to: { person: 'care' }, manner: 'addressed', dueAt: NOW },
    ]);
    expect(noted(outcome)).toBe(
      'Genoteerd: je bent er niet van maandag 30 november tot en met vrijdag 4 december. Care Test springt in en krijgt het te horen.',
    );
  });

  it('that follows on another becomes one with it', async () => {
    await act('tea', 'school.absence.save', week);
    await act('tea', 'school.absence.save', { from: '2026-12-05', to: '2026-12-11' });
    expect((await stored('tea')).absences).toEqual([{ from: '2026-11-30', to: '2026-12-11' }]);
  });

  it('of a teacher needs no stand-in and tells nobody', async () => {
    const outcome = (await act('tea', 'school.absence.save', { ...week, standInId: 'an' })) as Decision;
    expect(outcome.work).toEqual([]);
    expect((await stored('tea')).standInId).toBeUndefined();
    expect(noted(outcome)).toContain('je bent er niet');
  });

  it('may leave nobody in one’s place, and says where requests then go', async () => {
    const outcome = await act('an', 'school.absence.save', { ...week, standInId: 'none' });
    expect((await stored('an')).standInId).toBeUndefined();
    expect(noted(outcome)).toContain('Niemand springt in');
  });

  it.each(['head', 'sec'])('of a colleague is set by %s, and keeps the stand-in', async (who) => {
    const outcome = await act(who, 'school.absence.save', { ...week, personId: 'an', standInId: '' });
    expect((await stored('an')).absences).toEqual([week]);
    expect((await stored('an')).standInId).toBe('bo');
    expect(noted(outcome)).toContain('An Test is er niet');
  });

  it.each(['bo', 'tea', 'adm', 'care'])('of a colleague is not for %s to set or take away', async (who) => {
    expect(await act(who, 'school.absence.save', { ...week, personId: 'an' })).toEqual({
      refusal: 'refused',
    });
    expect(await act(who, 'school.absence.end', { from: week.from, personId: 'an' })).toEqual({
      refusal: 'refused',
    });
    expect((await stored('an')).absences).toEqual([]);
  });

  it.each<[object, string]>([
    [{ to: '2026-12-04' }, 'from'],
    [{ from: '2026-12-04' }, 'to'],
    [{ from: '2026-12-04', to: '2026-12-01' }, 'to'],
    [{ from: '2026-11-02', to: '2026-11-23' }, 'to'],
    [{ from: '2026-02-30', to: '2026-12-04' }, 'from'],
    [{ from: '2026-12-01', to: '2029-12-01' }, 'to'],
    [{ ...week, standInId: 'an' }, 'standInId'],
    [{ ...week, standInId: 'tea' }, 'standInId'],
    [{ ...week, standInId: 'adm' }, 'standInId'],
    [{ ...week, standInId: 'ghost' }, 'standInId'],
  ])('%j is answered at the field %s and changes nothing', async (input, field) => {
    const outcome = (await act('an', 'school.absence.save', input)) as Refusal;
    expect(outcome.refusal).toBe('invalid');
    expect(Object.keys(outcome.fields ?? {})).toEqual([field]);
    expect((await stored('an')).absences).toEqual([]);
  });

  it('ends early, or goes when it had not begun; the dialog stays', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-20', to: '2026-11-27' });
    await act('an', 'school.absence.save', week);
    expect((await stored('an')).absences).toHaveLength(2);
    const outcome = await act('an', 'school.absence.end', { from: '2026-11-20' }, dialog);
    expect((await stored('an')).absences).toEqual([{ from: '2026-11-20', to: '2026-11-23' }, week]);
    expect(shown(outcome).kind).toBe('next');
    expect(shown(outcome).json).not.toContain('20 november');
    expect(shown(outcome).json).toContain('30 november');
    await act('an', 'school.absence.end', { from: week.from });
    expect((await stored('an')).absences).toEqual([{ from: '2026-11-20', to: '2026-11-23' }]);
  });

  it('is asked in a dialog: a teacher for themselves, a secretary for all', async () => {
    await act('an', 'school.absence.save', week);
    const own = shown(await act('tea', 'school.absence'));
    expect(own.kind).toBe('dialog');
    expect(own.json).not.toContain('An Test');
    expect(own.json).not.toContain('standInId');
    const all = shown(await act('sec', 'school.absence'));
    expect(all.json).toContain('An Test: van maandag 30 november tot en met vrijdag 4 december');
    expect(all.json).toContain('"id":"personId"');
    const offered = /"id":"standInId".*?"choices":(\[.*?\])/.exec(
      shown(await act('an', 'school.absence')).json,
    )?.[1];
    expect(JSON.parse(offered ?? '[]').map((one: { value: string }) => one.value)).toEqual([
      'none',
      'bo',
      'care',
      'head',
    ]);
  });

  it('tells the stand-in only while it is still so', async () => {
    const [standsIn] = feature.sends.filter((send) => send.name === 'school.stands-in');
    const view = async () => {
      const school = (await createDirectory(store).school(schoolId))!;
      const scene = {
        now: NOW,
        school,
        read: undefined as never,
        id: () => '',
        person: school.people.get('bo')!,
      };
      const card = await standsIn!.view({ ...scene, ref: { kind: 'person', id: 'an' }, data: week });
      return card && JSON.stringify(renderer.render(card, { language: 'nl' }, 'sandbox', NOW));
    };
    expect(await view()).toBeUndefined();
    await act('an', 'school.absence.save', week);
    expect(await view()).toContain('Jij springt in');
    await act('an', 'school.absence.save', { from: '2027-01-11', to: '2027-01-12', standInId: 'care' });
    expect(await view()).toBeUndefined();
  });
});

describe('what everyone chooses for themselves', () => {
  it('is a pause of the morning message that ends by itself', async () => {
    expect(noted(await act('tea', 'school.digest-pause.save', { until: '2026-12-04' }))).toContain(
      'vrijdag 4 december',
    );
    expect((await stored('tea')).digestPausedUntil).toBe('2026-12-04');
    expect(shown(await act('tea', 'school.digest-pause')).json).toContain(
      'Het staat nu stil tot en met vrijdag 4 december',
    );
    await act('tea', 'school.digest-pause.save', { resume: 'yes' });
    expect((await stored('tea')).digestPausedUntil).toBeUndefined();
    for (const until of [undefined, '2026-11-23', '2029-01-01']) {
      expect(await act('tea', 'school.digest-pause.save', { until })).toMatchObject({
        refusal: 'invalid',
        fields: { until: {} },
      });
    }
  });

  it('is a language, and for a coordinator how new requests come', async () => {
    await act('tea', 'school.language.save', { language: 'fr' });
    expect((await stored('tea')).language).toBe('fr');
    await act('an', 'school.new-requests.save', { how: 'hourly' });
    expect((await stored('an')).newRequests).toBe('hourly');
    for (const verb of ['school.new-requests', 'school.new-requests.save']) {
      expect(await act('tea', verb, { how: 'each' })).toEqual({ refused: true });
    }
    expect(shown(await act('an', 'school.new-requests')).json).toContain('"value":"hourly"');
    expect(shown(await act('tea', 'school.language')).json).toContain('"value":"fr"');
  });
});

describe('what everyone may look up', () => {
  it('is whom to phone, first 112, also from within a dialog', async () => {
    const phones = shown(await act('tea', 'school.phones', {}, dialog));
    expect(phones.kind).toBe('next');
    expect(phones.json.indexOf('112')).toBeLessThan(phones.json.indexOf('059 1'));
    expect(phones.json.indexOf('059 1')).toBeLessThan(phones.json.indexOf('1712'));
  });

  it('is who follows what today', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-24', to: '2026-11-25' });
    const { json } = shown(await act('tea', 'school.who'));
    expect(json).toContain(', zolang An Test er niet is: L1');
    expect(json).toContain(': L2');
    expect(json).toContain(': directie');
  });

  it('is a home that says what holds today', async () => {
    await act('an', 'school.absence.save', { from: '2026-11-24', to: '2026-11-25' });
    expect(shown(await act('an', 'school.home')).json).toContain(
      'Je staat als afwezig tot en met woensdag 25 november.',
    );
    expect(shown(await act('bo', 'school.home')).json).toContain(
      'Je springt in voor An Test, tot en met woensdag 25 november.',
    );
    expect(shown(await act('tea', 'school.home')).json).not.toContain('springt');
  });

  it.each([...LANGUAGES])(
    'is a help that names every command in %s, and the corridor only to who has it',
    async (language) => {
      for (const [who, corridor] of [
        ['tea', false],
        ['care', true],
        ['an', true],
      ] as const) {
        const outcome = await act(who, 'school.help');
        if (!('reply' in outcome) || !('card' in outcome.reply)) throw new Error('no card');
        const json = JSON.stringify(renderer.render(outcome.reply.card, { language }, 'sandbox'));
        for (const command of COMMANDS) {
          const words = `"text":"${command.words[language][0]}"`;
          expect([words, json.includes(words)]).toEqual([
            words,
            corridor || command.verb !== 'request.corridor',
          ]);
        }
      }
    },
  );
});
