import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PERSON, SCHOOL as SCHOOL_KIND } from '../../../src/features/school/model/school-kinds.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, GRIET, inStore, LIES, raise, SCHOOL, said } from '../requests/acting.js';

const SAM = 'sam-ebbe';
const NELE = 'nele-zoutman';
let sandbox: Sandbox;
let sam: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  sam = sandbox.as(SAM);
});
afterEach(() => sandbox.close());

const stored = (id: string) => inStore(sandbox, async (store) => (await store.get(PERSON, SCHOOL, id))?.data);
async function edit(who: Acting, personId: string) {
  const { dialog } = await who.type('/zorg team');
  return who.press(dialog, 'Openen', { personId });
}
async function add(who: Acting, filled: object) {
  const list = await who.type('/zorg team');
  const { dialog } = await who.press(list.dialog, 'Een collega toevoegen');
  return who.press(dialog, 'Bewaren', filled);
}
const NEW = {
  givenName: 'Mila',
  familyName: 'Duinroos',
  email: 'Mila.Duinroos@wolkenschip.example',
  roles: 'TEACHER',
  classes: 'L3B',
};

describe('the team list in the chat', () => {
  it('opens a colleague as the list has them, and saves only what was changed', async () => {
    const before = await stored(AN);
    const { dialog } = await edit(sam, AN);
    expect(inputsOf(dialog)).toMatchObject({
      givenName: 'An',
      familyName: 'Duindoorn',
      email: 'an.duindoorn@wolkenschip.example',
      roles: 'CARE_COORDINATOR',
      pattern: 'voltijds',
    });
    expect(inputsOf(dialog).covers).toMatch(/leerjaar 1 lager, .*school/);
    expect((await sam.press(dialog, 'Bewaren')).note).toContain('Bewaard: An Duindoorn');
    expect(await stored(AN)).toEqual(before);
    expect(await said(sandbox.as(AN), 'teamlijst')).toEqual([]);

    const again = await edit(sam, AN);
    await sam.press(again.dialog, 'Bewaren', { email: 'an.nieuw@wolkenschip.example' });
    expect(await stored(AN)).toEqual({ ...before, email: 'an.nieuw@wolkenschip.example' });
  });

  it('reads back all that the example school has, as it was', async () => {
    for (const { id } of sandbox.people) {
      if (id === SAM) continue;
      const before = await stored(id);
      const { dialog } = await edit(sam, id);
      expect(await sam.press(dialog, 'Bewaren')).toMatchObject({ closed: true });
      expect(await stored(id)).toEqual(before);
    }
  }, 60_000);

  it('adds a colleague, who can start at once, and logs it', async () => {
    expect((await add(sam, NEW)).note).toContain('Bewaard: Mila Duinroos');
    expect(await stored('mila-duinroos')).toMatchObject({
      name: 'Mila Duinroos',
      email: 'mila.duinroos@wolkenschip.example',
      roles: ['TEACHER'],
      classes: ['L3B'],
    });
    const mila = sandbox.as('mila-duinroos');
    expect((await raise(mila)).roepnaam).toBeTruthy();
    await inStore(sandbox, async (store) => {
      const lines = await store.audit(SCHOOL, { record: { kind: 'person', id: 'mila-duinroos' }, limit: 5 });
      expect(lines).toMatchObject([{ who: SAM, verb: 'school.team.save', access: 'change' }]);
    });
  });

  it('adds one when the form is sent twice', async () => {
    const revision = () =>
      inStore(sandbox, async (store) => (await store.get(SCHOOL_KIND, SCHOOL, SCHOOL))?.data.revision);
    const list = await sam.type('/zorg team');
    const { dialog } = await sam.press(list.dialog, 'Een collega toevoegen');
    await sam.press(dialog, 'Bewaren', NEW);
    const once = await revision();
    await sam.press(dialog, 'Bewaren', NEW);
    expect(await revision()).toBe(once);
  });

  it('routes by what was changed, and ends somebody’s stay', async () => {
    const { dialog } = await edit(sam, BERT);
    await sam.press(dialog, 'Bewaren', { covers: 'graad 3, L3B' });
    expect((await stored(BERT))?.covers).toContainEqual({ by: 'class', value: 'L3B' });
    expect(textOf((await sandbox.as(LIES).type('/zorg wie')).dialog)).toMatch(/Bert Zeewind[^\n]*[\s\S]*L3B/);
    const { roepnaam } = await raise(sandbox.as(LIES));
    await sandbox.as(BERT).message(roepnaam);

    const zita = await edit(sam, 'zita-rif');
    await sam.press(zita.dialog, 'Bewaren', { until: '2026-10-11' });
    expect((await sandbox.as('zita-rif').type('/zorg')).note).toContain('teamlijst');
    expect(textOf((await sam.type('/zorg team')).dialog)).toContain('Zita Rif (nu niet in dienst)');
  });

  it.each([
    ['email', { email: 'geen adres' }, /geen e-mailadres/],
    ['email', { email: 'an.duindoorn@wolkenschip.example' }, /andere collega/],
    ['roles', { roles: '' }, /minstens één rol/],
    ['roles', { roles: 'KEIZER' }, /minstens één rol/],
    ['classes', { classes: 'Z9' }, /ken ik niet/],
    ['covers', { covers: 'graad 3' }, /alleen bij een coördinator/],
    ['covers', { roles: 'CARE_COORDINATOR', covers: 'graad 9' }, /kan niet zo/],
    ['pattern', { pattern: 'soms' }, /werkdagen/],
    ['until', { from: '2026-10-20', until: '2026-10-01' }, /ligt voor de eerste/],
    ['givenName', { givenName: '', familyName: '' }, /naam/],
  ])('says at %s what an import would refuse: %j', async (field, wrong, words) => {
    const { errors } = await add(sam, { ...NEW, ...wrong });
    expect(errors?.[field]).toMatch(words);
    expect(Object.keys(errors ?? {})).toEqual([field]);
    expect(await stored('mila-duinroos')).toBeUndefined();
  });

  it('never leaves the school without anybody for a request, nor a stand-in without the role for it', async () => {
    const { dialog } = await edit(sam, AN); // Bert's and Carla's stand-in
    expect((await sam.press(dialog, 'Bewaren', { roles: 'TEACHER', covers: '' })).errors?.roles).toMatch(
      /nog niet/,
    );
    expect((await stored(AN))?.roles).toEqual(['CARE_COORDINATOR']);
  });
});

describe('who keeps the list', () => {
  it('becomes no reader by it: not themselves, and not in silence another', async () => {
    const { dialog } = await edit(sam, SAM);
    expect(Object.keys(inputsOf(dialog))).not.toContain('roles');
    await sam.press(dialog, 'Bewaren', { roles: 'CARE_COORDINATOR', covers: 'school', until: '' });
    expect(await stored(SAM)).toMatchObject({ roles: ['ADMINISTRATOR'], covers: [] });

    const lies = await edit(sam, LIES);
    await sam.press(lies.dialog, 'Bewaren', { roles: 'TEACHER,CARE_COORDINATOR' });
    expect(await said(sandbox.as(LIES), /Sam Ebbe[\s\S]*jij bent nu Leraar en Zorgcoördinator/)).toHaveLength(
      1,
    );
    expect(await said(sandbox.as(GRIET), /Sam Ebbe[\s\S]*Lies Wadloper is nu/)).toHaveLength(1);
  });

  it('is the administrator; the office changes classes alone, others nothing', async () => {
    const nele = sandbox.as(NELE);
    const { dialog } = await edit(nele, LIES);
    expect(Object.keys(inputsOf(dialog)).filter((field) => !['once', 'personId'].includes(field))).toEqual([
      'classes',
      'teaches',
    ]);
    const typed = { classes: 'L3B,L4A', teaches: 'L5A,L6B', roles: 'HEAD', email: 'x@y.be' };
    await nele.press(dialog, 'Bewaren', typed);
    expect(await stored(LIES)).toMatchObject({
      classes: ['L3B', 'L4A'],
      teaches: ['L5A', 'L6B'],
      roles: ['TEACHER'],
    });
    expect(titlesOf((await nele.type('/zorg team')).dialog)).not.toContain('Een collega toevoegen');
    for (const verb of ['school.team.add', 'school.team.save'])
      expect((await nele.act(verb, NEW)).note).toContain('niet voor jou');
    for (const id of [LIES, AN, GRIET]) {
      expect((await sandbox.as(id).type('/zorg team')).note).toContain('andere rol op school');
      expect((await sandbox.as(id).act('school.team.save', { ...NEW })).note).toContain('niet voor jou');
    }
    const help = await sam.type('/zorg hulp');
    expect((await sam.press(help.dialog, 'Teamlijst')).dialog).toBeDefined();
  });
});
