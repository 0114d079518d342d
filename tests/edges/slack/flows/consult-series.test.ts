import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, press, said } from './acting.js';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(async () => {
  const { problems } = open.slack;
  await open.close();
  expect(problems).toEqual([]);
});

it('sets up a meeting that returns, told once with one entry for a calendar, and stops it', async () => {
  const [an, lies] = [open.as(AN), open.as(LIES)];
  await an.openHome();
  const form = await press(an, await an.homeShown(), 'Vast overleg');
  await form.fill({
    'Waarom komen we samen?': 'Zqx',
    'Met wie?': [LIES],
    'Welke dag?': 'dinsdag',
    'Om hoe laat?': '10:00',
  });
  await form.submit();
  const overview = await an.modalShown();
  expect(overview.text).toContain('herfstvakantie');
  await overview.submit();
  await open.drained();
  expect(said(lies, 'elke week op dinsdag')).toHaveLength(1);
  expect(said(lies, 'elke week op dinsdag')[0]).not.toContain('Zqx');
  const files = [...open.slack.uploads.values()].filter(({ shared }) => shared);
  expect(files).toHaveLength(2);
  expect(files[0]!.bytes.toString()).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU');
  const seen = await press(an, an.message('elke week op dinsdag'), 'Bekijken');
  expect(seen.text).toContain('di 13/10 om 10:00');
  await (await press(an, seen, 'Mag stoppen')).submit();
  await open.drained();
  expect(text(lies.message('is gestopt'))).not.toContain('Zqx');
  expect(titlesOf(lies.message('is gestopt'))).toEqual(['Bekijken']);
});
