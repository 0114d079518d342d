import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../../src/config.js';
import { openStore } from '../../../../src/tools/open-store.js';
import { schoolWithoutHours } from '../../../support/example-house.js';
import { text } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, everybodys, FORM, home, LIES, opens, press, raise, read, said, WORDS } from './acting.js';

const SCHOOL = 'Voor welke school?';
const [SHIP, QUAY] = ['wolkenschip', 'zeebries'];
let open: OpenSlack;
let names: Record<string, string>;
let folder: string;

/** The example school twice in one store: the second with its own colleagues, classes and name; Lies works in both. */
async function twoSchools(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-two-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { school, save } = await schoolWithoutHours();
  await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, 0);
  const other = JSON.parse(
    JSON.stringify(save.map(({ data, id, expect: version }) => ({ data, id, expect: version })))
      .replaceAll('"L3B"', '"Z3Z"')
      .replaceAll(/([a-z.]+)@wolkenschip/g, (whole, who) =>
        who === 'lies.wadloper' ? whole : `${who}@zeebries`,
      )
      .replaceAll(SHIP, QUAY)
      .replaceAll('lies.wadloper@zeebries', 'lies.wadloper@wolkenschip')
      .replaceAll('An Duindoorn', 'Anke Strand'),
  );
  const again = save.map((one, nth) => ({ ...one, ...other[nth] }));
  const record = again.find(({ kind }) => kind.kind === 'school')!;
  names = { [SHIP]: school.name, [QUAY]: 'De Zeebries' };
  Object.assign(record.data, { name: 'De Zeebries' });
  await store.commit({ schoolId: QUAY, save: again, remove: [], work: [], audit: [] }, 0);
  await store.close();
  return dir;
}

beforeEach(async () => {
  folder = await twoSchools();
  open = await openSlack('2026-10-12 09:00', { DATA_DIR: folder });
  const { team, world } = open.slack;
  world.addUser(team, { id: 'U0ANKE', email: 'an.duindoorn@zeebries.example', real_name: 'Anke Strand' });
  await open.running.router.acquaintances.link({ platform: 'slack', tenant: team.id }, [SHIP, QUAY]);
});
afterEach(async () => {
  const { problems } = open.slack;
  await open.close();
  await rm(folder, { recursive: true, force: true });
  expect(problems).toEqual([]);
});

describe('several schools in one workspace', () => {
  it('the form asks in its first field which one, the last one filled in, and shows its classes', async () => {
    const lies = open.as(LIES);
    const form = await opens(lies, 'vraag');
    expect(Object.keys(form.fields)[0]).toBe(SCHOOL);
    const first = form.fields[SCHOOL];
    const [own, other] = first === names[SHIP] ? [SHIP, QUAY] : [QUAY, SHIP];
    await form.fill({
      [SCHOOL]: names[other]!,
      'Het gaat over': 'Eén leerling',
      'In je eigen woorden': WORDS,
    });
    await form.fill({ 'Jouw antwoord': 'Nee', 'Welke klas?': own === SHIP ? 'L3B' : 'Z3Z' });
    await form.submit();
    // Its classes are others: it asks once more, and keeps what was typed.
    const there = lies.modal!;
    expect(there.fields).toMatchObject({ [SCHOOL]: names[other]!, 'In je eigen woorden': WORDS });
    await there.fill({ 'Welke klas?': other === SHIP ? 'L3B' : 'Z3Z' });
    await there.submit();
    await open.drained();
    expect(lies.modal).toBeUndefined();
    const anke = open.slack.as('U0ANKE');
    const [told, untold] = other === SHIP ? [open.as(AN), anke] : [anke, open.as(AN)];
    expect(said(told, 'Nieuwe vraag')).toHaveLength(1);
    expect(untold.inbox()).toEqual([]);
    expect((await read(told, 'Nieuwe vraag')).text).toContain(WORDS);
    // The school used last stands there the next time.
    expect((await opens(lies, 'vraag')).fields[SCHOOL]).toBe(names[other]);
  });

  it('who works in one is asked nothing, and sees nothing of the other', async () => {
    const zita = open.as('Zita Rif');
    expect(Object.keys((await opens(zita, 'vraag')).fields)).not.toContain(SCHOOL);
    await zita.modal!.close({ all: true });
    const name = await raise(open, zita, { 'Welke klas?': 'L1A' });
    const anke = open.slack.as('U0ANKE');
    expect(await home(open, anke)).not.toContain(name);
    expect((await opens(anke, 'wie')).text).toContain('Anke Strand');
    expect(anke.modal!.text).not.toContain(AN);
    expect(anke.inbox()).toEqual([]);
  });

  it('a button of one school acts in that school, whichever was used last', async () => {
    const lies = open.as(LIES);
    const form = await opens(lies, 'vraag');
    await form.fill({ [SCHOOL]: names[SHIP]! });
    await form.fill({ 'Welke klas?': Object.values(form.fields).includes('L3B') ? 'L3B' : 'Z3Z' });
    await form.fill({
      'Het gaat over': 'De hele klas',
      'In je eigen woorden': WORDS,
      'Jouw antwoord': 'Nee',
    });
    await form.submit();
    if (lies.modal) {
      await lies.modal.fill({ 'Welke klas?': FORM['Welke klas?'] });
      await lies.modal.submit();
    }
    await open.drained();
    const other = await opens(lies, 'vraag');
    await other.fill({ [SCHOOL]: names[QUAY]!, 'Het gaat over': 'De hele klas', 'Jouw antwoord': 'Nee' });
    await other.fill({ 'In je eigen woorden': WORDS });
    await other.submit();
    await lies.modal!.fill({ 'Welke klas?': 'Z3Z' });
    await lies.modal!.submit();
    await open.drained();
    expect(said(lies, 'Dank je, Lies')).toHaveLength(2);
    const add = await press(lies, lies.message('(L3B)'), 'Iets toevoegen');
    await add.fill({ 'Wat wil je nog vertellen?': 'Nog iets' });
    await add.submit();
    await open.drained();
    expect((await read(open.as(AN), 'Nieuwe vraag')).text).toContain('Nog iets');
    expect(text(open.slack.as('U0ANKE').message('Nieuwe vraag'))).toContain('Z3Z');
    expect(everybodys(open).join()).not.toContain(WORDS);
  });
});
