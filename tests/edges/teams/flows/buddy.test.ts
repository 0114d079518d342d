import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { answer, LIES, press, said, send, settled, wellBehaved } from './acting.js';

/** He reads English, the school Dutch. */
const EOIN = 'Eoin Saltmarsh';
const PETRA = 'Petra Schorre';
const { say } = inLanguage('en');

let open: OpenTeams;
let [eoin, lies, petra] = [] as unknown as TeamsClient[];
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00');
  [eoin, lies, petra] = [EOIN, LIES, PETRA].map((name) => open.as(name));
});
afterAll(() => wellBehaved(open));

const asks = async (name: string) => {
  eoin!.dialog?.close();
  await press(eoin!, await answer(open, eoin!, 'care buddy'), say('button.open'));
  await send(open, eoin!, { [say('buddy.who')]: name }, say('buddy.ask'));
};

it('is asked in Teams by who would like one, in English; a no is not told', async () => {
  await asks(PETRA);
  const asked = petra!.message('zou graag jouw buddy zijn');
  expect(titlesOf(asked)).toEqual(['Graag', 'Liever niet']);
  await petra!.press(asked, 'Liever niet');
  await settled(open);
  expect(text(petra!.messages().at(-1)!)).toContain('hoort hier niets van');
  expect(said(eoin!, PETRA).filter((one) => !one.includes('Asked'))).toEqual([]);

  await asks(LIES);
  await lies!.press(lies!.message('zou graag jouw buddy zijn'), 'Graag');
  await settled(open);
  expect(said(eoin!, 'will gladly be your buddy')).toHaveLength(1);
});

it('gets one nudge a month, and what somebody wants to be asked is chosen beside it', async () => {
  await open.moveTo('2026-10-20 18:30');
  await settled(open);
  const nudge = eoin!.messages().findLast((one) => titlesOf(one).includes(say('asks.title')))!;
  expect(text(nudge)).toContain(LIES);
  await press(eoin!, nudge, say('asks.title'));
  expect(eoin!.theDialog.text).toContain(say('asks.what.pulse'));
  expect(eoin!.theDialog.text).not.toContain(say('asks.what.thanks'));
  await send(open, eoin!, {}, say('vision.saveButton'));
  await press(eoin!, nudge, say('buddy.title'));
  await eoin!.theDialog.press(say('buddy.stop'));
  await settled(open);
  expect(eoin!.theDialog.text).not.toContain('you are buddies');
});
