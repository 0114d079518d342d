import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saveRoster } from '../../src/features/school/model/roster.js';
import type { Person } from '../../src/features/school/model/school.js';
import { PERSON, SCHOOL as SCHOOL_KIND } from '../../src/features/school/model/school-kinds.js';
import {
  AN,
  BERT,
  counts,
  FORM,
  GRIET,
  inStore,
  LIES,
  raise,
  SCHOOL,
  send,
  WORDS,
  ZITA,
} from '../features/requests/acting.js';
import { textOf } from '../support/card.js';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

/** As a roster that is imported again does it, in another process. */
const change = (id: string, more: Partial<Person>) =>
  inStore(sandbox, async (store) => {
    const [school, person] = await Promise.all([
      store.get(SCHOOL_KIND, SCHOOL, SCHOOL),
      store.get(PERSON, SCHOOL, id),
    ]);
    const save = saveRoster(school!, [{ person: { ...person!.data, ...more }, expect: person!.version }]);
    expect(await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, 0)).toBe('done');
  });

/** All that somebody is shown without opening a request. */
async function shownTo(id: string): Promise<string> {
  const who = sandbox.as(id);
  const { home, messages } = await who.inbox();
  const lists = await Promise.all(['mine', 'lead', ''].map((which) => who.act('request.list', { which })));
  return [home, ...messages.map(({ card }) => card), ...lists].map((one) => JSON.stringify(one)).join('\n');
}

describe('what nobody was told about yet', () => {
  it("stands in nobody else's list, home, digest or chat when it is about somebody of the school", async () => {
    const { dialog } = await send(sandbox.as(LIES), { aboutStaff: 'true', safety: 'yes' });
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify(dialog))![0];
    await sandbox.moveTo('2026-10-14T10:00');
    for (const person of sandbox.people.filter((one) => one.id !== LIES)) {
      expect([person.id, await shownTo(person.id)]).toEqual([person.id, expect.not.stringContaining(id)]);
    }
    expect(await shownTo(LIES)).toContain(id);

    await sandbox.as(LIES).act('request.withdraw.save', { id });
    for (const person of sandbox.people.filter((one) => one.id !== LIES)) {
      const never = await sandbox.as(person.id).act('request.read', { id: 'nothing' });
      expect(await sandbox.as(person.id).act('request.read', { id })).toEqual(never);
    }
  });

  it('stands in no list of the coordinator before the teacher said "Klopt"', async () => {
    const an = sandbox.as(AN);
    await an.act('request.corridor.save', { ...FORM, teacher: LIES });
    const { card } = await sandbox.as(LIES).message('Klopt');
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify(card))![0];
    for (const who of [AN, BERT, GRIET]) expect(await shownTo(who)).not.toContain(id);
    expect(await shownTo(LIES)).toContain(id);
  });

  it('cannot be sent to whoever reads nothing, to nobody, or to oneself', async () => {
    const { dialog } = await send(sandbox.as(LIES), { aboutStaff: 'true', safety: 'yes' });
    const id = /[0-9A-HJKMNP-TV-Z]{26}/.exec(JSON.stringify(dialog))![0];
    const office = sandbox.people.filter(({ roles }) =>
      roles.every((role) => /ADMINISTRATOR|SECRETARY/.test(role)),
    );
    expect(office.length).toBeGreaterThan(0);
    for (const people of ['', LIES, ZITA, 'nobody', `${GRIET},${ZITA}`, ...office.map((one) => one.id)]) {
      const { closed, errors } = await sandbox.as(LIES).act('request.choose.save', { id, people });
      expect([people, closed, typeof errors?.people]).toEqual([people, undefined, 'string']);
    }
    expect(await sandbox.as(LIES).act('request.choose.save', { id, people: GRIET })).toMatchObject({
      closed: true,
    });
  });
});

describe('who may no longer know', () => {
  it('keeps what stood in their chat, and finds nothing behind it', async () => {
    const { id } = await raise(sandbox.as(LIES), { safety: 'yes' });
    const an = sandbox.as(AN);
    expect(textOf((await an.act('request.read', { id })).dialog)).toContain(WORDS);
    await change(AN, { roles: ['TEACHER'], covers: [] });

    const never = await an.act('request.read', { id: 'nothing' });
    for (const verb of ['read', 'take', 'ask', 'ask.save', 'close', 'hand-over', 'acknowledge', 'reason']) {
      const input = { id, text: 'x', why: 'x' };
      expect([verb, await an.act(`request.${verb}`, input)]).toEqual([verb, never]);
    }
    await sandbox.as(LIES).act('request.add.save', { id, text: 'GEHEIM' });
    await sandbox.moveTo('2026-10-14T10:00');
    const { messages } = await an.inbox();
    const left = messages.map(({ card }) => textOf(card)).join('\n');
    expect(left).toContain('(L3B)');
    expect(left).not.toMatch(new RegExp(`${WORDS}|KV7|GEHEIM`));
    for (const which of ['mine', 'lead']) {
      expect(JSON.stringify((await an.act('request.list', { which })).dialog)).not.toContain(id);
    }
  });

  it('is nobody any more once they left, also with a card in hand', async () => {
    const { id } = await raise(sandbox.as(LIES));
    await change(AN, { until: '2026-10-11' });
    const an = sandbox.as(AN);
    expect(await an.act('request.read', { id })).toMatchObject({ error: 'person: unknown' });
    expect(await an.inbox()).toMatchObject({ error: 'person: unknown' });
    expect(await an.type('/zorg')).toMatchObject({ error: 'person: unknown' });
    // And what lay with them lies with somebody who is there.
    await sandbox.moveTo('2026-10-15T12:00');
    const carla = sandbox.as('carla-strandvonk');
    expect((await carla.act('request.take', { id })).closed).toBe(true);
  });

  it('acts on it no more after a hand-over, and hears where it is: every coordinator sees that', async () => {
    const { id, roepnaam } = await raise(sandbox.as(LIES));
    await sandbox.as(AN).act('request.hand-over.save', { id, to: BERT });
    for (const verb of ['take', 'ask.save', 'answer.save', 'hand-over', 'close', 'park.save']) {
      const told = await sandbox.as(AN).act(`request.${verb}`, { id, text: 'x', why: 'tryout' });
      expect([verb, told.note]).toEqual([verb, expect.stringMatching(`${roepnaam}.*Ligt bij Bert Zeewind`)]);
      expect(Object.keys(told)).not.toContain('dialog');
    }
    // Whoever sees nothing of it hears nothing, whatever it is.
    for (const who of [ZITA, 'dirk-kwelder', 'sam-ebbe', 'nele-zoutman']) {
      const never = await sandbox.as(who).act('request.take', { id: 'nothing' });
      expect([who, await sandbox.as(who).act('request.take', { id })]).toEqual([who, never]);
    }
    expect((await sandbox.as(BERT).act('request.take', { id })).closed).toBe(true);
  });

  it('never hands "mijn aanpak" to the head', async () => {
    const { id } = await raise(sandbox.as(LIES), { scope: 'practice' });
    const { dialog } = await sandbox.as(AN).act('request.hand-over', { id });
    expect(textOf(dialog)).toContain('Bert Zeewind');
    expect(textOf(dialog)).not.toContain('Griet Baken');
    expect(await sandbox.as(AN).act('request.hand-over.save', { id, to: GRIET })).toMatchObject({
      errors: {},
    });
  });
});

describe('the identity of an act', () => {
  const once = '01K9ZZZZZZZZZZZZZZZZZZZZZZ';

  it("is one person's: another with the same nonce is not taken for a repeat", async () => {
    await sandbox.as(LIES).act('request.submit', { ...FORM, once });
    await sandbox.as(ZITA).act('request.submit', { ...FORM, once });
    expect(await counts(sandbox)).toMatchObject({ request: 2 });
    await sandbox.as(LIES).act('request.submit', { ...FORM, once });
    expect(await counts(sandbox)).toMatchObject({ request: 2 });
  });

  it('tells nobody that a record of that id exists, and shows nothing of it', async () => {
    const { id, roepnaam } = await raise(sandbox.as(LIES));
    const fresh = await sandbox.as(ZITA).act('request.submit', { ...FORM, observation: 'Anders', once });
    const taken = await sandbox.as(ZITA).act('request.submit', { ...FORM, observation: 'Anders', once: id });
    expect([Object.keys(taken), taken.closed]).toEqual([Object.keys(fresh), true]);
    expect(taken.note).not.toContain(roepnaam);
    expect(await counts(sandbox)).toMatchObject({ request: 3 });
  });

  it('of a draft opens it for its writer alone', async () => {
    const { dialog } = await sandbox.as(LIES).act('request.more', { ...FORM, once });
    expect(JSON.stringify(dialog)).toContain(once);
    for (const verb of ['details', 'pause.go', 'pause.staff', 'pause.numbers', 'pause.back']) {
      const zita = sandbox.as(ZITA);
      const theirs = await zita.act(`request.${verb}`, { draft: once });
      expect([verb, theirs]).toEqual([verb, await zita.act(`request.${verb}`, { draft: 'nothing' })]);
    }
    const again = await sandbox.as(ZITA).act('request.more', { ...FORM, observation: 'Anders', once });
    expect(JSON.stringify(again)).not.toContain(WORDS);
    expect(await counts(sandbox)).toMatchObject({ request: 0 });
  });
});
