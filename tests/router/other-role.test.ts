import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSandbox, type Sandbox } from '../support/sandbox.js';

const LIES = 'lies-wadloper';
const AN = 'an-duindoorn';
const NELE = 'nele-zoutman';
const KIND = 'Dit hoort bij een andere rol op school dan de jouwe.';
const HELP = 'Typ “/zorg hulp”, dan toon ik wat jij hier kan.';
const NOTHING = 'Dat lukt niet: dit bestaat niet, of het is niet voor jou.';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-13 09:00');
});
afterAll(() => sandbox.close());
const answer = async (who: string, words: string) => (await sandbox.as(who).type(words)).note;

describe('a command that everybody finds in the help of somebody', () => {
  it.each([
    [LIES, '/zorg team', ' Nele Zoutman en Sam Ebbe kunnen je hierbij helpen.'],
    [LIES, '/zorg instellingen', ' An Duindoorn en Bert Zeewind kunnen je hierbij helpen.'],
    [AN, '/zorg team', ' Nele Zoutman en Sam Ebbe kunnen je hierbij helpen.'],
    [LIES, '/zorg gang Emma huilt', ''],
    [LIES, '/zorg grens', ''],
    [NELE, '/zorg stap', ''],
    [NELE, '/zorg klas L3B', ''],
  ])(
    'answers %s, who types %s, that it goes with another role, and who can help',
    async (who, words, names) => {
      expect(await answer(who, words)).toBe(`${KIND}${names} ${HELP}`);
    },
  );

  it('names nobody who is not there', async () => {
    const [nele, sam] = [sandbox.as(NELE), sandbox.as('sam-ebbe')];
    await nele.act('school.absence.save', { personId: NELE, from: '2026-10-13', to: '2026-10-13' });
    expect(await answer(LIES, '/zorg team')).toBe(`${KIND} Sam Ebbe kan je hierbij helpen. ${HELP}`);
    await sam.act('school.absence.save', { personId: 'sam-ebbe', from: '2026-10-13', to: '2026-10-13' });
    expect(await answer(LIES, '/zorg team')).toBe(`${KIND} ${HELP}`);
  });

  it('says it in the language of the reader', async () => {
    expect(await answer('yasmina-kaaimuur', '/soin limite')).toBe(
      'Ceci relève d’un autre rôle à l’école que le tien. Tape « /soin aide » et je te montre ce que tu peux faire ici.',
    );
  });
});

describe('what is about a record, or no command', () => {
  it('is answered as ever, whether or not there is such a record', async () => {
    const lies = sandbox.as(LIES);
    for (const verb of ['request.take', 'request.read', 'school.absence.of'])
      expect((await lies.act(verb, { id: '01J00000000000000000ABCDEF' })).note).toBe(NOTHING);
    expect((await lies.act('school.team.edit', { personId: AN })).note).toBe(NOTHING);
    expect((await lies.act('no.such.verb')).note).toBe(NOTHING);
  });
});
