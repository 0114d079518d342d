import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { mergeInstruments } from '../../src/features/school/model/import/instruments.js';
import { openStore } from '../../src/tools/open-store.js';
import { schoolWithoutHours } from '../support/example-house.js';
import { openSlack } from '../support/slack/open.js';
import { openTeams } from '../support/teams/open.js';
import * as slack from './slack/flows/acting.js';
import * as teams from './teams/flows/acting.js';

/** More than a list of Slack may hold, and longer than a dialog of Teams may be. */
const MUCH = 350;
const TITLE = (nth: number) => `Materiaal nummer ${nth} om samen met de hele klas rustig in te oefenen`;
const FIELD = 'Materiaal erbij';
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-material-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { school, save } = await schoolWithoutHours();
  const titles = Array.from({ length: MUCH }, (_, nth) => ({ title: TITLE(nth), domains: [] }));
  const much = mergeInstruments([], titles, 1).save;
  await store.commit({ schoolId: school.id, save: [...save, ...much], remove: [], work: [], audit: [] }, 0);
  await store.close();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('much material', () => {
  it('is chosen in Slack from a list that is searched while typing', async () => {
    const open = await openSlack('2026-10-12 09:00', { DATA_DIR: dir });
    const [an, lies] = [open.as(slack.AN), open.as(slack.LIES)];
    const roepnaam = await slack.raise(open, lies);
    const form = await slack.press(an, await slack.read(an, roepnaam), 'Antwoord geven');
    await form.fill({ 'Jouw antwoord aan je collega': 'Kijk eens', [FIELD]: TITLE(349).slice(0, 75) });
    await form.submit();
    await open.drained();
    expect((await slack.read(lies, roepnaam)).text).toContain(TITLE(349));
    const { problems } = open.slack;
    await open.close();
    expect(problems).toEqual([]);
  });

  it('is typed in Teams, where the list would not fit', async () => {
    const open = await openTeams('2026-10-12 09:00', { DATA_DIR: dir });
    const [an, lies] = [open.as(teams.AN), open.as(teams.LIES)];
    const roepnaam = await teams.raise(open, lies);
    await teams.press(an, await teams.read(an, roepnaam), 'Antwoord geven');
    await teams.send(open, an, {
      'Jouw antwoord aan je collega': 'Kijk eens',
      [`${FIELD} (mag leeg)`]: 'nummer 349',
    });
    expect((await teams.read(lies, roepnaam)).text).toContain(TITLE(349));
    await teams.wellBehaved(open);
  });
});
