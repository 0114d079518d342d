import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import { FEATURES } from '../../../src/features/index.js';
import { createDirectory } from '../../../src/features/school/directory.js';
import { school as feature } from '../../../src/features/school/feature.js';
import { saveRoster } from '../../../src/features/school/model/roster.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON } from '../../../src/features/school/model/school-kinds.js';
import type { Decision } from '../../../src/kernel/decision.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import type { Place } from '../../../src/kernel/interaction.js';
import type { Store } from '../../../src/ports/store.js';
import { createRenderer } from '../../../src/render/card.js';
import { fieldErrors } from '../../../src/router/field-errors.js';
import { createRegistry } from '../../../src/router/registry.js';
import { coordinator, group, person, schoolOf, schoolStores } from './support.js';

export const NOW = epochOf('2026-11-24', '10:00');
const stores = schoolStores();
export const renderer = createRenderer({ cardsDir: new URL('../../../cards', import.meta.url).pathname });
export let store: Store;
const { verbs: VERBS } = createRegistry(FEATURES);
let count = 0;
export let schoolId = '';

/** A school of its own for every test, on one real store. Called once per file. */
export function everyTestHasASchool(): void {
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
}

export const dialog: Place = { kind: 'dialog' };
const personal: Place = { kind: 'personal' };
/** The person as saved. */
export const stored = async (id: string): Promise<Person> => (await store.get(PERSON, schoolId, id))!.data;

/** As the router does it: input, may, handle, commit. */
export async function act(who: string, name: string, input: object = {}, place = personal) {
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
  const typed = verb.input.safeParse(input);
  if (!typed.success) return { refusal: 'invalid', fields: fieldErrors(typed.error) } as Refusal;
  const parsed = typed.data;
  const scene = {
    now: NOW,
    school,
    read: scoped as never,
    id: () => 'nonce',
    opens: (one: string) => VERBS.get(one)?.may(me, school, undefined, NOW) === true,
    held: async () => [],
    beside: async () => [],
    secret: () => ({ token: 'token', hash: 'hash' }),
    address: () => undefined,
    found: async () => [],
  };
  const outcome = await verb.handle({ ...scene, person: me, input: parsed, record: undefined, place });
  if ('refusal' in outcome) return outcome as Refusal;
  const { save, remove, work, audit } = outcome;
  const committed =
    save.length > 0 ? await store.commit({ schoolId, save, remove, work, audit }, NOW) : 'done';
  expect(committed).toBe('done');
  return outcome as Decision;
}
/** The note a dialog closed with, in Dutch. */
export const noted = (outcome: Awaited<ReturnType<typeof act>>) => {
  if (!('reply' in outcome) || outcome.reply.kind !== 'close' || !outcome.reply.note)
    throw new Error('no note');
  return renderer.say(outcome.reply.note, 'nl', NOW);
};
/** The card of a reply, drawn in Dutch. */
export const shown = (outcome: Awaited<ReturnType<typeof act>>) => {
  if (!('reply' in outcome) || !('card' in outcome.reply)) throw new Error('no card');
  const card = renderer.render(outcome.reply.card, { language: 'nl' }, 'sandbox', NOW);
  return { kind: outcome.reply.kind, card, json: JSON.stringify(card) };
};
