import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, DIRK, GRIET, inStore, LIES, raise, SCHOOL, WORDS, ZITA } from './acting.js';

const XANDER = 'xander-springtij';
const SAM = 'sam-ebbe';
const NELE = 'nele-zoutman';
const ELS = 'els-schelpaert';

let sandbox: Sandbox;
let kv7: Awaited<ReturnType<typeof raise>>;
let other: typeof kv7;
let practice: typeof kv7;
let aboutStaff: string;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  kv7 = await raise(sandbox.as(LIES));
  other = await raise(sandbox.as(XANDER), { classCode: 'L4B', pupil: 'mt 3' });
  practice = await raise(sandbox.as(LIES), { scope: 'practice', pupil: '' });
  await sandbox.as(LIES).act('request.submit', {
    scope: 'pupil',
    classCode: 'L3B',
    pupil: 'STAFF9',
    observation: WORDS,
    safety: 'no',
    aboutStaff: 'true',
    once: 's',
  });
  const home = textOf((await sandbox.as(LIES).inbox()).home);
  aboutStaff = /(\S+)\s+· L3B\s+Alleen bij jou/.exec(home)![1]!;
});
afterAll(() => sandbox.close());

/** What stands in the dialog above its fields. */
const found = async (person: string, typed: string): Promise<string> => {
  const { dialog } = await sandbox.as(person).type(`/zorg zoek ${typed}`);
  return textOf(dialog).split('Iets anders tonen')[0]!;
};
const NOTHING = 'Hier is niets mee te vinden';

describe('searching by roepnaam', () => {
  it('finds one’s own and what one follows up, with capitals, a part of it, or a slip of the finger', async () => {
    const { roepnaam } = kv7;
    const slip = `${roepnaam.slice(0, 2)}${roepnaam[3]}${roepnaam[2]}${roepnaam.slice(4)}`;
    for (const typed of [roepnaam, roepnaam.toUpperCase(), `  ${roepnaam} `, roepnaam.slice(0, 4), slip]) {
      for (const person of [LIES, AN])
        expect({ typed, person, text: await found(person, typed) }).toEqual({
          typed,
          person,
          text: expect.stringContaining(roepnaam),
        });
    }
    expect(await found(AN, roepnaam)).not.toMatch(new RegExp(`${WORDS}|KV7`));
  });

  it('shows a coordinator that another has it, and lets them read after a reason only', async () => {
    const { dialog } = await sandbox.as(BERT).type(`/zorg zoek ${kv7.roepnaam}`);
    expect(textOf(dialog)).toContain('Ligt bij An Duindoorn');
    const opened = await sandbox.as(BERT).press(dialog, 'Lezen');
    expect(textOf(opened.dialog)).not.toContain(WORDS);
    expect(titlesOf(opened.dialog)).toContain('Lezen');
  });

  it('gives everybody else the same answer for what is not theirs as for what is not there', async () => {
    const nothing = (text: string, typed: string) => text.replaceAll(typed, '…');
    for (const person of [XANDER, ZITA, SAM, NELE, DIRK]) {
      const theirs = nothing(await found(person, kv7.roepnaam), kv7.roepnaam);
      expect({ person, theirs }).toEqual({
        person,
        theirs: nothing(await found(person, 'vraagloos'), 'vraagloos'),
      });
      expect(theirs).toContain(NOTHING);
    }
  });

  it('shows the teacher of a class the steps of what a colleague asked about it, and no word', async () => {
    const theirs = await raise(sandbox.as('petra-schorre'), { pupil: 'KV8' });
    for (const typed of [theirs.roepnaam, 'L3B']) {
      expect(await found(LIES, typed)).toContain(theirs.roepnaam);
      expect(await found(LIES, typed)).not.toMatch(/KV8/);
      for (const person of [ZITA, NELE]) expect(await found(person, typed)).toContain(NOTHING);
    }
    const { dialog } = await sandbox.as(LIES).act('request.read', { id: theirs.id });
    expect(textOf(dialog)).toContain('Je ziet hier de stappen');
    expect(textOf(dialog)).toContain('Ten laatste');
    expect(textOf(dialog)).not.toMatch(new RegExp(`${WORDS}|KV8`));
    expect(await found(LIES, 'KV8')).toContain(NOTHING);
  });

  it('finds what is about somebody of the school for its writer alone', async () => {
    expect(await found(LIES, aboutStaff)).toContain(aboutStaff);
    for (const person of [AN, BERT, GRIET, ELS, ZITA]) {
      expect(await found(person, aboutStaff)).toContain(NOTHING);
      expect(await found(person, 'STAFF9')).toContain(NOTHING);
    }
  });
});

describe('searching by class', () => {
  it('is as forgiving as elsewhere, and shows what may be seen', async () => {
    for (const typed of ['L3B', 'l 3b', '3b', 'klas L3B']) {
      const text = await found(AN, typed);
      for (const { roepnaam } of [kv7, practice])
        expect({ typed, text }).toEqual({ typed, text: expect.stringContaining(roepnaam) });
      expect(text).not.toContain(other.roepnaam);
      expect(text).not.toContain(aboutStaff);
    }
    expect(await found(BERT, 'L3B')).toContain(kv7.roepnaam);
    expect(await found(LIES, 'L3B')).toContain(practice.roepnaam);
  });

  it('finds a teacher what they asked themselves, and the office nothing', async () => {
    await sandbox.as(XANDER).act('request.list', {});
    expect(await found(XANDER, 'L3B')).toContain(NOTHING);
    expect(await found(XANDER, 'L4B')).toContain(other.roepnaam);
    for (const person of [ZITA, SAM, NELE, DIRK]) expect(await found(person, 'L3B')).toContain(NOTHING);
  });
});

describe('searching by the code of a pupil', () => {
  const lines = () =>
    inStore(sandbox, async (store) =>
      (await store.audit(SCHOOL, { limit: 500 })).filter(({ verb }) => verb === 'request.find'),
    );

  it('is for who asked and for who may read its words; each finding is logged, without what was typed', async () => {
    const before = (await lines()).length;
    for (const typed of ['KV7', 'kv 7', 'k.v.7']) {
      expect(await found(AN, typed)).toContain(kv7.roepnaam);
      expect(await found(LIES, typed)).toContain(kv7.roepnaam);
      for (const person of [BERT, GRIET, XANDER, ZITA, DIRK, SAM])
        expect(await found(person, typed)).toContain(NOTHING);
    }
    expect(await found(AN, 'MT3')).toContain(other.roepnaam);
    const logged = (await lines()).slice(0, -before || undefined);
    expect(logged).toHaveLength(7);
    expect(new Set(logged.map(({ who, id, access }) => `${who} ${access} ${id}`))).toEqual(
      new Set([`${AN} read ${kv7.id}`, `${LIES} read ${kv7.id}`, `${AN} read ${other.id}`]),
    );
    expect(JSON.stringify(logged)).not.toMatch(/kv ?7|mt ?3/i);
  });

  it('finds it for another coordinator once they gave a reason', async () => {
    const bert: Acting = sandbox.as(BERT);
    await bert.act('request.reason', { id: other.id, why: 'Zelfde gezin' });
    expect(await found(BERT, 'MT3')).toContain(other.roepnaam);
  });
});

describe('the field in the list', () => {
  it('searches, keeps what was typed, and goes back to a list when it is emptied', async () => {
    const an = sandbox.as(AN);
    const { dialog } = await an.type('/zorg zoek');
    expect(textOf(dialog)).toContain('Vragen bij mij');
    const hit = await an.press(dialog, 'Tonen', { text: other.roepnaam });
    expect(textOf(hit.dialog)).toContain('Gevonden');
    expect(inputsOf(hit.dialog).text).toBe(other.roepnaam);
    expect(textOf(hit.dialog).split('Iets anders')[0]).not.toContain(kv7.roepnaam);
    const back = await an.press(hit.dialog, 'Tonen', { text: '', show: 'new', inClass: 'L4B' });
    expect(inputsOf(back.dialog)).toEqual({ show: 'new', inClass: 'L4B', text: '' });
    expect(textOf(back.dialog).split('Iets anders')[0]).toMatch(
      new RegExp(`Nieuw[\\s\\S]*${other.roepnaam}`),
    );
    expect(textOf(back.dialog).split('Iets anders')[0]).not.toContain(kv7.roepnaam);
  });

  it('refuses what is longer than anything', async () => {
    const { errors } = await sandbox.as(AN).act('request.find', { text: 'x'.repeat(61) });
    expect(errors).toHaveProperty('text');
  });
});
