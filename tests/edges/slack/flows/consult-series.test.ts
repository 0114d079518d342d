import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, press, said, wellBehaved } from './acting.js';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

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
  const change = await press(an, seen, 'Aanpassen');
  await change.fill({ 'Om hoe laat?': '10:30' });
  await change.submit();
  const sure = await an.modalShown();
  expect(sure.text).toContain('10:30');
  await sure.submit();
  await open.drained();
  await an.modal?.close({ all: true });
  expect(said(lies, '10:30')).not.toEqual([]);

  await open.moveTo('2027-03-02 09:00');
  const asked = an.message('Waarom komen jullie samen');
  expect(text(asked)).not.toContain('Zqx');
  await an.press(asked, 'Ja, zo');
  await open.drained();
  const sentence = await press(an, an.message('Nog nodig?'), 'Eén zin erbij');
  await sentence.fill({ 'Waarom komen jullie samen?': 'Anders zien we elkaar niet' });
  await sentence.submit();
  await open.drained();
  const later = await press(an, an.message('Nog nodig?'), 'Bekijken');
  expect(later.text).toContain('Anders zien we elkaar niet');
  await (await press(an, later, 'Mag stoppen')).submit();
  await open.drained();
  expect(text(lies.message('is gestopt'))).not.toContain('Zqx');
  expect(titlesOf(lies.message('is gestopt'))).toEqual(['Bekijken']);
});
