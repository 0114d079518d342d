import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { mergeRoster } from '../../src/features/school/model/import/merge.js';
import { parseSchool } from '../../src/features/school/model/import/parse.js';
import { openStore } from '../../src/tools/open-store.js';
import { readSchoolFiles } from '../../src/tools/school-files.js';
import { openSlack } from '../support/slack/open.js';
import { text } from '../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../support/teams/open.js';
import { said, opens as slackOpens } from './slack/flows/acting.js';
import { AN, answer, LIES, opens, send, XANDER } from './teams/flows/acting.js';

const FOLDER = fileURLToPath(new URL('../../infra/example-school/', import.meta.url));
const STAFF = 250;
/** Names longer than most, two by two with the same beginning. */
const COLLEAGUE = (nth: number) => `Maximiliaan${nth} Vandenbroucke-Deprez`;

/** The example school with so many more colleagues, in a store of its own. */
async function largeSchool(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-large-'));
  const files = await readSchoolFiles(FOLDER);
  const { people } = files;
  const lines = people!.content.trimEnd().split('\n');
  for (let nth = lines.length; nth <= STAFF; nth += 1) {
    const [given, ...name] = COLLEAGUE(nth).split(' ');
    lines.push(`${given};${name.join(' ')};collega${nth}@wolkenschip.example;;leraar;;;;voltijds;;;;;;;`);
  }
  const parsed = parseSchool({ ...files, people: { ...people!, content: `${lines.join('\n')}\n` } });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors[0]));
  expect(parsed.people.length).toBe(STAFF);
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { save } = mergeRoster(undefined, parsed, '');
  await store.commit({ schoolId: parsed.school.id, save, remove: [], work: [], audit: [] }, 0);
  await store.close();
  return dir;
}

describe('a school of 250 colleagues in Teams', () => {
  let dir: string;
  let open: OpenTeams;
  beforeAll(async () => {
    dir = await largeSchool();
    open = await openTeams('2026-10-12 09:00', { DATA_DIR: dir });
  });
  afterAll(async () => {
    await open.close();
    await rm(dir, { recursive: true, force: true });
  });
  const QUESTION = 'Waarover wil je even nadenken?';
  const COLLEAGUES = 'En deze collega’s';

  it('opens every form, with a field for names where the list is too long', async () => {
    const an = open.as(AN);
    for (const words of ['zorg meedenken', 'zorg gang', 'zorg vraag', 'zorg afwezig']) {
      const { card } = await opens(open, an, words);
      expect(JSON.stringify(card).length * 2).toBeLessThan(28 * 1024);
    }
    const { card } = await answer(open, an, 'zorg wie');
    expect(JSON.stringify(card).length * 2).toBeLessThan(28 * 1024);
    expect(open.teams.problems).toEqual([]);
  });

  it('finds colleagues by what is typed of their names, and asks when that is nobody or several', async () => {
    const an = open.as(AN);
    await opens(open, an, 'zorg meedenken');
    const question = 'Hoe maken we de overgang rustig?';
    await send(open, an, { [QUESTION]: question, [COLLEAGUES]: 'xander, Jef Niemand' });
    expect(Object.values(an.theDialog.errors)).toEqual([
      'Ik vind niemand met de naam “Jef Niemand”. Typ voornaam en familienaam.',
    ]);
    expect(an.theDialog.fields).toMatchObject({ [QUESTION]: question, [COLLEAGUES]: 'xander, Jef Niemand' });
    await send(open, an, { [COLLEAGUES]: 'Maximiliaan10' });
    expect(Object.values(an.theDialog.errors)[0]).toMatch(
      /^“Maximiliaan10” kan (Maximiliaan10\d Vandenbroucke-Deprez, ){5}Maximiliaan10\d Vandenbroucke-Deprez … zijn\. Typ de hele naam\.$/,
    );
    await send(open, an, { [COLLEAGUES]: `XANDER spríng; ${COLLEAGUE(101)}` });
    expect(an.notes.at(-1)).toBe(`Gevraagd aan Xander Springtij en ${COLLEAGUE(101)}.`);
    expect(open.as(XANDER).messages().map(text).join()).toContain(
      'An Duindoorn vraagt of je even wil meedenken',
    );
    expect(open.teams.problems).toEqual([]);
  });

  it('takes one name where there is one to take', async () => {
    const an = open.as(AN);
    await opens(open, an, 'zorg gang');
    const form = {
      'Het gaat over': 'Eén leerling',
      'Welke klas?': 'L3B',
      'Zo begreep ik het': 'Telt nog op de vingers',
      'Jouw antwoord': 'Nee',
    };
    await send(open, an, { ...form, 'Met wie praatte je?': 'lies wadl' });
    expect(an.dialog?.errors ?? {}).toEqual({});
    expect(open.as(LIES).messages().map(text).join()).toContain('An Duindoorn');
  });
});

describe('a school of 250 colleagues in Slack', () => {
  it('searches the list while somebody types', async () => {
    const dir = await largeSchool();
    const open = await openSlack('2026-10-12 09:00', { DATA_DIR: dir });
    try {
      const form = await slackOpens(open.as(AN), 'meedenken');
      await form.fill({
        'Waarover wil je even nadenken?': 'Hoe maken we de overgang rustig?',
        'En deze collega’s': [XANDER, COLLEAGUE(101)],
      });
      await form.submit();
      await open.drained();
      expect(said(open.as(AN), `Gevraagd aan Xander Springtij en ${COLLEAGUE(101)}.`)).toHaveLength(1);
      const corridor = await slackOpens(open.as(AN), 'gang');
      await corridor.fill({ 'Met wie praatte je?': COLLEAGUE(249) });
      expect(open.slack.problems).toEqual([]);
    } finally {
      await open.close();
      await rm(dir, { recursive: true, force: true });
    }
  });
});
