import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { saveRoster } from '../../src/features/school/model/roster.js';
import type { Actor, Platform } from '../../src/kernel/interaction.js';
import { createLog } from '../../src/log.js';
import type { Finder } from '../../src/ports/delivery.js';
import type { Store } from '../../src/ports/store.js';
import { createRenderer } from '../../src/render/card.js';
import type { Router } from '../../src/router.js';
import { openStore } from '../../src/tools/open-store.js';
import { coordinator, group, person, schoolOf } from '../features/school/support.js';
import { buttonIn, inputsOf, textOf } from '../support/card.js';
import { stillClock } from '../support/clock.js';
import { quietRouter } from '../support/quiet-router.js';

const renderer = createRenderer({ cardsDir: new URL('../../cards', import.meta.url).pathname });
const log = createLog('silent');
const dir = mkdtempSync(join(tmpdir(), 'zorgbode-platforms-'));
let store: Store;
let router: Router;
let clock: ReturnType<typeof stillClock>;
/** Who is in which workspace, by e-mail. */
const workspace = new Map<string, string>();
const asked: string[] = [];
const finder: Finder = async (tenant, email) => {
  asked.push(`${tenant} ${email}`);
  const user = workspace.get(email);
  if (user) await router.acquaintances.introduce({ platform: 'slack', tenant, user }, email);
  return user;
};
let nth = 0;
let T = '';
const slack = (user: string): Actor => ({ platform: 'slack', tenant: T, user });

async function addSchool(id: string, name: string, classCode: string) {
  const { people, ...record } = schoolOf(
    [
      coordinator('an', { covers: [{ by: 'fallback' }] }),
      person('lies', { email: 'lies@group.example', classes: [classCode] }),
      person('gone', { until: '2026-01-01' }),
    ],
    [group(classCode, { year: 3 })],
    { id, name },
  );
  const team = [...people.values()].map((one) => ({ person: one, expect: 0 }));
  const save = saveRoster({ version: 0, data: record }, team);
  expect(await store.commit({ schoolId: id, save, remove: [], work: [], audit: [] }, clock.real())).toBe(
    'done',
  );
}
const ids = { one: '', two: '' };

beforeAll(async () => {
  ({ store } = await openStore(readConfig({ DATA_DIR: dir })));
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  nth += 1;
  T = `T${nth}`;
  ids.one = `dune${nth}`;
  ids.two = `quay${nth}`;
  workspace.clear();
  asked.length = 0;
  clock = stillClock('2026-10-12 09:00');
  await addSchool(ids.one, 'De Duinen', 'L3A');
  await addSchool(ids.two, 'De Kaai', 'K3Z');
  router = quietRouter(store, clock, {
    log,
    finders: new Map<Platform, Finder>([['slack', finder]]),
    sandbox: false,
  });
});

const link = (...schools: string[]) => router.acquaintances.link({ platform: 'slack', tenant: T }, schools);
const meet = (user: string, email: string) => router.acquaintances.introduce(slack(user), email);
const schoolNow = async (id: string) => (await router.house.directory.school(id))!;
const addressOf = async (schoolId: string, personId: string) => {
  const school = await schoolNow(schoolId);
  return router.address(school, school.people.get(personId)!);
};

describe('who a platform user is', () => {
  it('is nobody in a workspace that is linked to no school, whatever their e-mail says', async () => {
    expect(await meet('U1', 'an@school.example')).toBeUndefined();
    expect(await router.acquaintances.who(slack('U1'))).toBeUndefined();
    const { reply } = await router.turns.act({
      actor: slack('U1'),
      place: { kind: 'personal' },
      verb: 'request.form',
      input: {},
    });
    expect(reply).toMatchObject({ kind: 'note', text: { t: 'access.stranger' } });
  });

  it('is the colleague with that e-mail, in capitals or not, and remembered', async () => {
    await link(ids.one);
    expect(await meet('U1', 'An@School.Example')).toMatchObject({ schoolId: ids.one, personId: 'an' });
    expect(await router.acquaintances.who(slack('U1'))).toMatchObject({ personId: 'an' });
    expect(await router.acquaintances.who({ ...slack('U1'), tenant: 'T999' })).toBeUndefined();
  });

  it('is nobody who left, and nobody once forgotten or after the workspace was unlinked', async () => {
    await link(ids.one);
    expect(await meet('U2', 'gone@school.example')).toBeUndefined();
    await meet('U1', 'an@school.example');
    await router.acquaintances.forget(slack('U1'));
    expect(await router.acquaintances.who(slack('U1'))).toBeUndefined();
    await router.acquaintances.unlink(slack(''));
    expect(await meet('U1', 'an@school.example')).toBeUndefined();
  });

  it('may be any school there is where the link says so', async () => {
    await router.acquaintances.link({ platform: 'slack', tenant: T }, 'all');
    expect(await router.acquaintances.schoolsOf({ platform: 'slack', tenant: T })).toEqual(
      expect.arrayContaining([ids.one, ids.two]),
    );
    await router.acquaintances.unlink({ platform: 'slack', tenant: T });
  });
});

describe('where a person reads', () => {
  it('is where they acted last', async () => {
    await link(ids.one);
    await meet('U1', 'an@school.example');
    await meet('U9', 'an@school.example');
    const act = (user: string) =>
      router.turns.act({ actor: slack(user), place: { kind: 'personal' }, text: 'zorg hulp', input: {} });
    await act('U1');
    expect(await addressOf(ids.one, 'an')).toEqual({ surface: 'slack', tenant: T, place: 'U1' });
    await act('U9');
    expect(await addressOf(ids.one, 'an')).toEqual({ surface: 'slack', tenant: T, place: 'U9' });
  });

  it('is found by e-mail for who never used it, and asked for once', async () => {
    await link(ids.one);
    workspace.set('lies@group.example', 'U3');
    expect(await addressOf(ids.one, 'lies')).toEqual({ surface: 'slack', tenant: T, place: 'U3' });
    expect(await addressOf(ids.one, 'lies')).toEqual({ surface: 'slack', tenant: T, place: 'U3' });
    expect(asked).toEqual([`${T} lies@group.example`]);
  });

  it('is nowhere for who is not there, and is looked for again after a while', async () => {
    await link(ids.one);
    expect(await addressOf(ids.one, 'an')).toBeUndefined();
    expect(await addressOf(ids.one, 'an')).toBeUndefined();
    expect(asked).toHaveLength(1);
    workspace.set('an@school.example', 'U1');
    clock.moveReal(15 * 60_000);
    expect(await addressOf(ids.one, 'an')).toMatchObject({ place: 'U1' });
  });

  it('is in no workspace of another school', async () => {
    await link(ids.two);
    workspace.set('an@school.example', 'U1');
    expect(await addressOf(ids.one, 'an')).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('somebody with a place in two schools', () => {
  const form = async (input: object, extra: object = {}) => {
    const place = { kind: 'dialog' } as const;
    const answer = await router.turns.act({
      actor: slack('U3'),
      place,
      verb: 'request.form',
      input: { ...input },
      ...extra,
    });
    const { reply, reader } = answer;
    if (!('card' in reply)) throw new Error(`no card: ${JSON.stringify(reply)}`);
    return renderer.render(reply.card, reader!, 'sandbox', clock.now());
  };
  const typed = { scope: 'class', observation: 'De klas is heel druk.', safety: 'no' };

  beforeEach(async () => {
    await link(ids.one, ids.two);
    await meet('U3', 'lies@group.example');
  });

  it('is asked in the first field which one, with the last one filled in', async () => {
    const card = await form({});
    expect(textOf(card)).toContain('Voor welke school?');
    expect(inputsOf(card).school).toBe(ids.one);
    expect(textOf(card)).toContain('L3A');
  });

  it('gets the classes of the other school, and keeps what was typed', async () => {
    const first = await form({});
    const sent = { ...inputsOf(first), ...typed, school: ids.two, ...buttonIn(first, 'Versturen').data };
    const { reply, reader } = await router.turns.act({
      actor: slack('U3'),
      place: { kind: 'dialog' },
      verb: 'request.submit',
      input: sent,
    });
    expect(reply.kind).toBe('next');
    const second = renderer.render((reply as any).card, reader!, 'sandbox', clock.now());
    expect(textOf(second)).toContain('K3Z');
    expect(inputsOf(second)).toMatchObject({ school: ids.two, observation: typed.observation, safety: 'no' });

    const again = await router.turns.act({
      actor: slack('U3'),
      place: { kind: 'dialog' },
      verb: 'request.submit',
      input: { ...inputsOf(second), ...buttonIn(second, 'Versturen').data, classCode: 'K3Z' },
    });
    expect(again.reply.kind).toBe('close');
    expect(again.reader?.schoolId).toBe(ids.two);
    // The school of the last act is the one filled in from now on.
    expect(inputsOf(await form({})).school).toBe(ids.two);
  });

  it('acts in the school of the card, and never in one where they are nobody', async () => {
    const card = await form({}, { schoolId: ids.two });
    expect(inputsOf(card).school).toBe(ids.two);
    const { reply } = await router.turns.act({
      actor: slack('U3'),
      place: { kind: 'dialog' },
      verb: 'request.form',
      input: {},
      schoolId: 'elsewhere',
    });
    expect(reply).toMatchObject({ text: { t: 'access.stranger' } });
  });
});

it('asks the author of a message in a channel, in private, to take it away once a request was made of it', async () => {
  await link(ids.one);
  await meet('U1', 'an@school.example');
  await meet('U3', 'lies@group.example');
  const original = { author: slack('U3'), link: 'https://demo.slack.com/archives/C1/p1' };
  const { reply } = await router.turns.act({
    actor: slack('U1'),
    place: { kind: 'dialog' },
    verb: 'request.submit',
    input: {
      scope: 'class',
      classCode: 'L3A',
      observation: 'Het is druk.',
      safety: 'no',
      aboutStaff: 'false',
    },
    original,
  });
  expect(reply.kind).toBe('close');
  const rows = await store.claim(clock.now(), clock.real(), 60_000, 100);
  const mine = rows.filter(({ schoolId }) => schoolId === ids.one);
  const asking = mine.find(({ name }) => name === 'request.original');
  expect(asking).toMatchObject({
    to: { person: 'lies' },
    manner: 'addressed',
    data: { link: original.link },
  });
  expect(asking?.ref).toBeUndefined();
});

it('offers the language of the profile, and speaks the one that was chosen', async () => {
  await link(ids.one);
  await meet('U1', 'an@school.example');
  const dialogFor = async (locale: string) => {
    const { reply, reader } = await router.turns.act({
      actor: { ...slack('U1'), locale },
      place: { kind: 'personal' },
      text: 'zorg taal',
      input: {},
    });
    return textOf(renderer.render((reply as any).card, reader!, 'sandbox', clock.now()));
  };
  expect(await dialogFor('en-GB')).toContain('Je profiel staat in het English.');
  expect(await dialogFor('nl-BE')).not.toContain('Je profiel');
  expect(await dialogFor('de-DE')).not.toContain('Je profiel');
});
