import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, CARLA, DIRK, GRIET, inStore, LIES, raise, SCHOOL, WORDS } from './acting.js';

const XANDER = 'xander-springtij';
const PETRA = 'petra-schorre';
const SHARED = 'Iemand telt in het derde nog op de vingers. Wat deed jij?';
const THOUGHT = 'Wij namen een rekenrek erbij';
const REFUSED = 'Dat lukt niet: dit bestaat niet, of het is niet voor jou.';
/** What a colleague who was asked must never see. */
const NEVER = new RegExp(`${WORDS}|KV7|Lies Wadloper|ZV-`);

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let xander: Acting;
let id: string;
let roepnaam: string;

const open = async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  [lies, an, xander] = [sandbox.as(LIES), sandbox.as(AN), sandbox.as(XANDER)];
};
const ask = (who: Acting, people: string, text = SHARED) =>
  who.act('request.invite.save', { id, people, text });
const messages = async () =>
  JSON.stringify(await Promise.all(sandbox.people.map(async (one) => sandbox.as(one.id).inbox())));

describe('a colleague who is asked to think along', () => {
  beforeAll(async () => {
    await open();
    ({ id, roepnaam } = await raise(lies));
  });
  afterAll(() => sandbox.close());

  it('is chosen in a dialog in which nothing of the request is filled in', async () => {
    const { dialog } = await an.act('request.read', { id });
    const form = (await an.press(dialog!, 'Laten meedenken')).dialog!;
    const text = textOf(form);
    expect(text).not.toMatch(new RegExp(`${WORDS}|KV7`));
    const values = JSON.stringify(form).match(/"value":"[^"]*"/g) ?? [];
    for (const hidden of [LIES, AN, 'nele-zoutman', 'sam-ebbe'])
      expect(values).not.toContain(`"value":"${hidden}"`);
    for (const shown of [XANDER, DIRK, GRIET]) expect(values).toContain(`"value":"${shown}"`);
    expect((await an.press(form, 'Vragen', { people: XANDER })).errors).toHaveProperty('text');
    expect((await an.press(form, 'Vragen', { text: SHARED })).errors).toHaveProperty('people');
    for (const wrong of [LIES, 'sam-ebbe', 'niemand', `${XANDER},${LIES}`])
      expect((await an.press(form, 'Vragen', { people: wrong, text: SHARED })).errors).toHaveProperty(
        'people',
      );
    const sent = await an.press(form, 'Vragen', { people: `${XANDER},${DIRK}`, text: SHARED });
    expect(sent.note).toContain('Xander Springtij');
  });

  it('gets a message with roepnaam, class and who asks, and reads what was shared in a dialog', async () => {
    const asked = await xander.message('wil meedenken over');
    expect(textOf(asked.card)).toContain(`An Duindoorn vraagt of je wil meedenken over`);
    expect(textOf(asked.card)).toContain(roepnaam);
    expect(textOf(asked.card)).toContain('L3B');
    expect(titlesOf(asked.card)).toEqual(['Lezen en meedenken', 'Ik kan nu niet helpen']);
    expect(await messages()).not.toMatch(/telt in het derde|KV7/);

    const { dialog } = await xander.press(asked.card, 'Lezen en meedenken');
    expect(textOf(dialog!)).toContain(SHARED);
    expect(textOf(dialog!)).toContain('Dirk Kwelder');
    expect(JSON.stringify(dialog)).not.toMatch(NEVER);
    expect((await xander.act('request.read', { id })).note).toBe(REFUSED);
    expect((await xander.act('request.invite', { id })).note).toBe(REFUSED);
  });

  it('answers to who asked, in the dialog, and sees nothing of what others said', async () => {
    const { dialog } = await xander.act('request.shared', { id });
    const done = await xander.press(dialog!, 'Antwoorden', { text: THOUGHT });
    expect(done).toMatchObject({ closed: true, note: expect.stringContaining('An Duindoorn') });
    const news = await an.message('dacht mee over');
    expect(textOf(news.card)).toContain(roepnaam);
    expect(await messages()).not.toContain(THOUGHT);

    const read = await an.press(news.card, 'Lezen');
    expect(textOf(read.dialog!)).toContain(THOUGHT);
    expect(textOf(read.dialog!)).toContain('Xander Springtij dacht mee');
    const own = textOf((await lies.act('request.read', { id })).dialog!);
    expect(own).toContain(THOUGHT);
    expect(own).toContain('Dirk Kwelder: gevraagd');
    const dirk = JSON.stringify((await sandbox.as(DIRK).act('request.shared', { id })).dialog);
    expect(dirk).not.toMatch(NEVER);
    expect(dirk).not.toContain(THOUGHT);
    expect(dirk).not.toContain('dacht mee');
    const again = textOf((await xander.act('request.shared', { id })).dialog!);
    expect(again).toContain(THOUGHT);
    expect(again).toContain('Xander Springtij dacht mee');
    expect(textOf((await xander.message(roepnaam)).card)).toContain('Je dacht mee');
  });

  it('says in one tap that it does not fit; who asked hears it with the digest', async () => {
    const dirk = sandbox.as(DIRK);
    const asked = await dirk.message('wil meedenken over');
    const before = (await an.inbox()).messages.length;
    await dirk.press(asked.card, 'Ik kan nu niet helpen');
    expect(titlesOf((await dirk.message(roepnaam)).card)).toEqual(['Lezen en meedenken']);
    expect((await an.inbox()).messages).toHaveLength(before);
    expect(textOf((await an.act('request.read', { id })).dialog!)).toContain('Dirk Kwelder kan nu niet');
    await sandbox.moveTo('2026-10-13T08:30');
    expect(textOf((await an.message('kan nu niet meedenken')).card)).toContain(roepnaam);
    await dirk.act('request.thought.save', { id, text: 'Toch een idee' });
    expect(textOf((await an.act('request.read', { id })).dialog!)).toContain('Dirk Kwelder dacht mee');
  });

  it('is not known to another coordinator, also with a reason, nor to the class teacher', async () => {
    const carla = sandbox.as(CARLA);
    const asked = await carla.act('request.read', { id });
    const read = await carla.press(asked.dialog!, /.*/, { why: 'Ik vervang morgen' });
    const text = textOf((read.dialog ?? (await carla.act('request.read', { id })).dialog)!);
    expect(text).toContain(WORDS);
    expect(text).not.toContain(THOUGHT);
    expect(text).not.toContain('Wie denkt mee');
  });

  it('no longer reads it once it was taken back, and the message says so', async () => {
    const { dialog } = await an.act('request.read', { id });
    const row = JSON.stringify(dialog).includes(`"personId":"${XANDER}"`);
    expect(row).toBe(true);
    expect((await an.act('request.uninvite', { id, personId: XANDER })).note).toContain('Xander Springtij');
    expect((await xander.act('request.shared', { id })).note).toBe(REFUSED);
    expect((await xander.act('request.thought.save', { id, text: 'Nog iets' })).note).toBe(REFUSED);
    const shown = await xander.message(roepnaam);
    expect(textOf(shown.card)).toContain('afgesloten');
    expect(titlesOf(shown.card)).toEqual([]);
    expect((await an.act('request.uninvite', { id, personId: XANDER })).note).toContain('al afgesloten');
    expect(textOf((await an.act('request.read', { id })).dialog!)).toContain(THOUGHT);
    expect(textOf((await sandbox.as(DIRK).act('request.shared', { id })).dialog!)).toContain(SHARED);
  });

  it('reads it until the request is closed, and not again when it is opened again', async () => {
    await an.act('request.close.save', { id, outcome: 'helped' });
    const dirk = sandbox.as(DIRK);
    expect((await dirk.act('request.shared', { id })).note).toBe(REFUSED);
    expect(textOf((await dirk.message(roepnaam)).card)).toContain('afgesloten');
    await an.act('request.reopen', { id });
    expect((await dirk.act('request.shared', { id })).note).toBe(REFUSED);
    await ask(an, DIRK, 'Nog een vraag');
    const read = textOf((await dirk.act('request.shared', { id })).dialog!);
    expect(read).toContain('Nog een vraag');
    expect(read).not.toContain(SHARED);
  });
});

describe('who may ask whom', () => {
  beforeEach(open);
  afterEach(() => sandbox.close());

  it('the requester too, and then the answer comes to them', async () => {
    ({ id } = await raise(lies));
    const { dialog } = await lies.act('request.read', { id });
    const form = await lies.press(dialog!, 'Laten meedenken');
    await lies.press(form.dialog!, 'Vragen', { people: XANDER, text: SHARED });
    await xander.act('request.thought.save', { id, text: THOUGHT });
    await lies.message('dacht mee over');
    expect(textOf((await an.act('request.read', { id })).dialog!)).toContain(THOUGHT);
  });

  it('about "mijn aanpak" the requester alone, and never the head', async () => {
    ({ id } = await raise(lies, { scope: 'practice', pupil: '' }));
    expect(titlesOf((await an.act('request.read', { id })).dialog!)).not.toContain('Laten meedenken');
    for (const verb of ['request.invite', 'request.invite.save'])
      expect((await an.act(verb, { id, people: XANDER, text: SHARED })).note).toBe(REFUSED);
    expect((await ask(lies, GRIET)).errors).toHaveProperty('people');
    await ask(lies, XANDER);
    expect(textOf((await xander.act('request.shared', { id })).dialog!)).toContain(SHARED);
  });

  it('nobody about somebody of the school, before or after they chose who may know', async () => {
    const sent = await lies.type('/zorg vraag');
    await lies.press(sent.dialog!, 'Versturen', {
      scope: 'pupil',
      classCode: 'L3B',
      observation: WORDS,
      safety: 'no',
      aboutStaff: 'true',
    });
    const found = await inStore(sandbox, (store) => store.find(REQUEST, SCHOOL, { limit: 1 }));
    id = found.items[0]!.id;
    expect((await ask(lies, XANDER)).note).toBe(REFUSED);
    await lies.act('request.choose.save', { id, people: AN });
    expect((await ask(lies, XANDER)).note).toBe(REFUSED);
    expect((await ask(an, XANDER)).note).toBe(REFUSED);
  });

  it('a class teacher reads what was shared beside the steps that they see anyway', async () => {
    ({ id } = await raise(sandbox.as(XANDER), { classCode: 'L3A' }));
    const petra = sandbox.as(PETRA);
    const before = await petra.act('request.read', { id });
    expect(textOf(before.dialog!)).not.toContain('met jou gedeeld');
    await ask(an, PETRA);
    const after = await petra.act('request.read', { id });
    expect(textOf(after.dialog!)).not.toContain(SHARED);
    expect(textOf(after.dialog!)).not.toContain(WORDS);
    const read = await petra.press(after.dialog!, 'Lezen en meedenken');
    expect(textOf(read.dialog!)).toContain(SHARED);
  });

  it('who left the school reads nothing more', async () => {
    ({ id } = await raise(lies));
    await ask(an, XANDER);
    const sam = sandbox.as('sam-ebbe');
    const { dialog } = await sam.act('school.team.edit', { personId: XANDER });
    expect((await sam.press(dialog!, 'Bewaren', { until: '2026-10-12' })).closed).toBe(true);
    await sandbox.moveTo('2026-10-13T09:00');
    expect((await xander.act('request.shared', { id })).dialog).toBeUndefined();
    expect((await ask(an, XANDER)).errors).toHaveProperty('people');
  });

  it('what was shared goes with a request that nobody worked with, and its requester takes back', async () => {
    ({ id, roepnaam } = await raise(lies));
    await ask(lies, XANDER);
    await lies.act('request.withdraw.save', { id });
    const stored = await inStore(sandbox, (store) => store.get(REQUEST, SCHOOL, id));
    expect(JSON.stringify(stored)).not.toContain('derde');
    expect(textOf((await xander.message(roepnaam)).card)).toContain('afgesloten');
    expect((await xander.act('request.shared', { id })).note).toBe(REFUSED);
  });

  it('is told kindly about a name and about what worries', async () => {
    ({ id } = await raise(lies));
    expect((await ask(an, XANDER, 'Het gaat over Emma Peeters')).note).toContain('volledige naam');
    const worrying = await xander.act('request.thought.save', {
      id,
      text: 'Ze zei dat ze zelfmoord wil plegen',
    });
    expect(worrying.note).toContain('112');
  });

  it('a curious colleague learns nothing by any of it', async () => {
    ({ id } = await raise(lies));
    await ask(an, XANDER);
    for (const other of ['zita-rif', DIRK, 'nele-zoutman', 'sam-ebbe', GRIET, PETRA]) {
      const who = sandbox.as(other);
      for (const verb of [
        'request.invite',
        'request.invite.save',
        'request.uninvite',
        'request.shared',
        'request.thought.save',
        'request.cannot',
      ]) {
        const input = { people: 'zita-rif', text: 'x', personId: XANDER };
        const theirs = await who.act(verb, { id, ...input });
        expect(theirs).toEqual(await who.act(verb, { id: 'NIETS', ...input }));
      }
    }
  });
});
